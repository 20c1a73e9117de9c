import { chown, cp, readdir, writeFile } from 'node:fs/promises'
import { resolve as absolute, join } from 'node:path'
import { homeIn } from './home.ts'
import type { PostgresOptions, PostgresServer } from './server.ts'
import { startPostgres } from './server.ts'

/** A primary, and a standby that has confirmed whatever the primary has (synchronous replication). */
export interface ReplicatedPostgres extends AsyncDisposable {
  readonly primary: PostgresServer
  readonly standby: PostgresServer
}

export type ReplicatedOptions = Pick<PostgresOptions, 'password' | 'settings'> & {
  /** Of each. */
  readonly dataDirs: readonly [string, string]
  readonly ports: readonly [number, number]
  /** Fills the primary before there is a standby. */
  readonly prepare: (primary: PostgresServer) => Promise<void>
}

const REPLICATED = { wal_level: 'replica', max_wal_senders: '5', hot_standby: 'on', synchronous_commit: 'on' }
const STANDBY = 'standby'

/** Starts two servers, the second of which follows the first: for tests of what happens when the first dies. */
export async function startReplicated(options: ReplicatedOptions): Promise<ReplicatedPostgres> {
  const { password, dataDirs, ports, prepare } = options
  const settings = { ...REPLICATED, ...options.settings }
  const [first, second] = dataDirs
  const alone = await startPostgres({ dataDir: first, port: ports[0], password, settings })
  try {
    await prepare(alone)
  } finally {
    await alone.stop()
  }
  await copyCluster(first, second)
  const login = `user=postgres password=${password} application_name=${STANDBY}`
  const standby = await startPostgres({
    dataDir: second,
    port: ports[1],
    password,
    settings: { ...settings, primary_conninfo: `host=127.0.0.1 port=${ports[0]} ${login}` },
  })
  const primary = await startPostgres({
    dataDir: first,
    port: ports[0],
    password,
    settings: { ...settings, synchronous_standby_names: STANDBY },
  }).catch(async error => {
    await standby.stop()
    throw error
  })
  return {
    primary,
    standby,
    async [Symbol.asyncDispose]() {
      // Whoever waits for the standby's word must be able to end.
      await primary.stop()
      await standby.stop()
    },
  }
}

/** A copy of the cluster of a server that is stopped, which will follow another. */
async function copyCluster(from: string, to: string): Promise<void> {
  const [source, target] = [await homeIn(absolute(from)), await homeIn(absolute(to))]
  const cluster = join(target.folder, 'cluster')
  await cp(join(source.folder, 'cluster'), cluster, { recursive: true })
  await writeFile(join(cluster, 'standby.signal'), '')
  const { account } = target
  if (account === undefined) return
  const inside = await readdir(cluster, { recursive: true })
  await Promise.all(['', ...inside].map(name => chown(join(cluster, name), account.uid, account.gid)))
}

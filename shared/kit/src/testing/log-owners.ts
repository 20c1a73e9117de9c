import { freePort } from '@hub/postgres'
import type { MemberCode, Owner } from '@hub/vocabulary'
import { fastify } from 'fastify'
import { pino } from 'pino'
import type { LogKeeping } from '../transparency/parts.ts'
import { collect } from '../transparency/peers/collect.ts'
import { follow } from '../transparency/peers/follow.ts'
import { createPeers, type Peer, type Peers } from '../transparency/peers/peer.ts'
import { addLogRoutes } from '../transparency/routes.ts'
import { Sequencer } from '../transparency/sequence/sequencer.ts'
import { publishKey, sealWhereDue } from '../transparency/statements/checkpoints.ts'
import { type LogDatabase, startLogDatabase } from './log-database.ts'

/** An owner's log at its address, where nothing goes by itself: what a keeper does in time, a test does in order. */
export interface LogOwner extends LogDatabase {
  readonly url: URL
  /** Lines of its log. */
  readonly lines: string[]
  /** Logs some releases, takes them in and signs a checkpoint. */
  seal(releases: number): Promise<void>
  /** Follows a peer, at another address than its own where one is given. */
  follow(code: Owner, url?: URL): Promise<void>
  collect(code: Owner): Promise<void>
  readonly peers: Peers
  /** Publishes its key, as it does when it starts. */
  publish(): Promise<void>
}

/** Owners that are one another's peers. */
export async function startLogOwners<Code extends MemberCode>(
  postgresUrl: string,
  codes: readonly Code[],
): Promise<Readonly<Record<Code, LogOwner>> & AsyncDisposable> {
  const stack = new AsyncDisposableStack()
  const urls = new Map<Owner, URL>()
  for (const code of codes) urls.set(code, new URL(`http://127.0.0.1:${await freePort()}`))
  const owners: [Code, LogOwner][] = []
  for (const code of codes) owners.push([code, stack.use(await startLogOwner(postgresUrl, code, urls))])
  return {
    ...(Object.fromEntries(owners) as Record<Code, LogOwner>),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

/** One of them. With the key of another it is what that owner may show instead: another log under its name. */
export async function startLogOwner(
  postgresUrl: string,
  code: MemberCode,
  urls: LogKeeping['peers'],
  key?: LogKeeping['key'],
  beforeMigrating?: (migrateUrl: string) => Promise<void>,
): Promise<LogOwner> {
  const database = await startLogDatabase(postgresUrl, code, urls, key, beforeMigrating)
  const { db, keeping } = database
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: line => lines.push(line) })
  const peers = createPeers(code, keeping)
  const peerIn = ({ of }: Peers, one: Owner): Peer => {
    const found = of.get(one)
    if (found === undefined) throw new Error(`\`${one}\` is no peer`)
    return found
  }
  const app = fastify()
  addLogRoutes(app, code, db, peers)
  await publishKey(db, keeping)
  const port = key === undefined ? Number(urls.get(code)?.port ?? 0) : 0
  const url = new URL(await app.listen({ host: '127.0.0.1', port }))
  const following = { db, self: code, key: keeping.key, log }
  const sequencer = new Sequencer(db)
  return {
    ...database,
    url,
    lines,
    peers,
    publish: () => publishKey(db, keeping),
    async seal(releases) {
      if (releases > 0) await database.logReleases(releases)
      while ((await sequencer.takeIn()) !== 0) {}
      await sequencer.takeIn((locked, tree) => sealWhereDue(locked, tree, code, { ...keeping, sealEntries: 0 }))
    },
    async follow(one, at) {
      if (at === undefined) return follow(peerIn(peers, one), following)
      const elsewhere = createPeers(code, { ...keeping, peers: new Map([[one, at]]) })
      try {
        await follow(peerIn(elsewhere, one), following)
      } finally {
        await elsewhere.close()
      }
    },
    collect: one => collect(peerIn(peers, one), following),
    async [Symbol.asyncDispose]() {
      await app.close()
      await peers.close()
      await database[Symbol.asyncDispose]()
    },
  }
}

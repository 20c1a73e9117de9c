import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@hub/postgres'
import pg from 'pg'

/** The hub of a copy of the repository, as `npm start` runs it: processes of its own on ports that were free. */
export interface RunningCopy extends AsyncDisposable {
  readonly gateway: string
  readonly identity: string
  /** The case that the summary names. */
  readonly caseId: string
  /** What was printed until it was ready. */
  readonly summary: string
  /** Connects to `hub_<database>` as one of the logins that `npm start` made. */
  connect(database: string, login: string): Promise<pg.Client>
}

/** @param owners codes of all owners of the copy, whose ports are moved */
export async function startCopy(folder: string, owners: readonly string[]): Promise<RunningCopy> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hrd-hub-copy-data-'))
  // As an ordinary folder is; otherwise root's PostgreSQL would go elsewhere.
  chmodSync(dataDir, 0o755)
  const postgresPort = await freePort()
  const moved = ['GATEWAY', 'IDENTITY', ...owners.map(owner => owner.toUpperCase())].map(name => [`${name}_PORT`, '0'])
  const hub = spawn(process.execPath, ['shared/start/src/main.ts'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HUB_DATA_DIR: dataDir,
      HUB_CASES: '200',
      POSTGRES_PORT: String(postgresPort),
      ...Object.fromEntries(moved),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(hub, 'close')
  const stop = async () => {
    hub.kill('SIGINT')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const summary = await outputUntil(hub.stdout, hub.stderr, 'Ctrl-C stops everything')
    const found = (pattern: RegExp) => pattern.exec(summary)?.[1] ?? ''
    return {
      gateway: found(/GraphQL +(\S+)\/graphql/),
      identity: found(/identity provider +(\S+)/),
      caseId: found(/, id ([0-9a-f-]{36})\./),
      summary,
      async connect(database, login) {
        const passwords = JSON.parse(readFileSync(join(dataDir, 'passwords.json'), 'utf8')) as Record<string, string>
        const client = new pg.Client({
          host: '127.0.0.1',
          port: postgresPort,
          database: `hub_${database}`,
          user: login,
          password: passwords[login] ?? '',
        })
        await client.connect()
        return client
      },
      [Symbol.asyncDispose]: stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Everything that was printed until this was; rejects with it where the streams end before. */
async function outputUntil(out: NodeJS.ReadableStream, err: NodeJS.ReadableStream, text: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let output = ''
  const listen = (chunk: Buffer | string) => {
    output += chunk.toString()
    if (output.includes(text)) resolve(output)
  }
  out.on('data', listen).once('end', () => reject(new Error(`the hub of the copy did not start:\n${output}`)))
  err.on('data', listen)
  return promise
}

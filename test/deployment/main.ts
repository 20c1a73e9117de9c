import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { removeHome, startPostgres, temporaryFolder } from '@hub/postgres'
import type { TlsFiles } from '@hub/tls'
import { createAuthority } from '@hub/tls/testing'
import { OWNERS } from '@hub/vocabulary'
import { GROUND, type Ground } from '../src/deployment/ground.ts'

/**
 * Runs the end-to-end tests, as they are, against a deployment without demo mode: makes certificates and starts a
 * PostgreSQL server for each owner, then has Vitest run the files of `files.ts`. Arguments go to Vitest.
 */
const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Servers of many databases in turn: what they keep of the past stays small. */
const SMALL = { shared_buffers: '32MB', min_wal_size: '32MB', max_wal_size: '64MB' }

let tests: ChildProcess | undefined
let stopped = false
// Nothing that tests stand on is stopped before they have ended. Ctrl-C reaches the test runner, too.
process.on('SIGINT', () => {
  stopped = true
})
process.on('SIGTERM', signal => {
  stopped = true
  tests?.kill(signal)
})

await using stack = new AsyncDisposableStack()
const authority = stack.use(await createAuthority())
const certificates: Record<string, TlsFiles> = {}
for (const name of ['gateway', 'identity', 'recorder', 'database', ...OWNERS]) {
  certificates[name] = await authority.issue(name)
}
const tls = certificates.database as TlsFiles
const adminUrls = await Promise.all(
  OWNERS.map(async owner => {
    const dataDir = await mkdtemp(join(temporaryFolder(), `hrd-hub-${owner}-`))
    stack.defer(() => removeHome(dataDir))
    const password = randomBytes(12).toString('base64url')
    const server = await startPostgres({ dataDir, port: 0, password, disposable: true, tls, settings: SMALL })
    stack.defer(() => server.stop())
    return [owner, server.adminUrl] as const
  }),
)
const folder = await mkdtemp(join(tmpdir(), 'deployment-'))
stack.defer(() => rm(folder, { recursive: true }))
const ground = {
  authority: authority.file,
  certificates,
  adminUrls: Object.fromEntries(adminUrls) as Ground['adminUrls'],
}
const file = join(folder, 'ground.json')
await writeFile(file, JSON.stringify(ground), { mode: 0o600 })

process.exitCode = stopped ? 130 : await run()

async function run(): Promise<number> {
  const arguments_ = ['run', '--config', 'test/deployment/vitest.config.ts', ...process.argv.slice(2)]
  tests = spawn(process.execPath, [join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), ...arguments_], {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      [GROUND]: file,
      NODE_EXTRA_CA_CERTS: authority.file,
      HUB_DECISIONS: process.env.HUB_DECISIONS ?? '5000',
    },
  })
  const [code] = await once(tests, 'close')
  return stopped ? 130 : typeof code === 'number' ? code : 1
}

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeHome, startPostgres, temporaryFolder } from '@hub/postgres'
import type { TlsFiles } from '@hub/tls'
import { createAuthority } from '@hub/tls/testing'
import { OWNERS } from '@hub/vocabulary'
import { GROUND, type Ground } from '../src/deployment/ground.ts'

/**
 * Runs the end-to-end tests, as they are, against a deployment without demo mode: makes certificates and starts a
 * PostgreSQL server for each owner, then has Vitest run the files of `vitest.config.ts`. Arguments go to Vitest.
 */
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
    const server = await startPostgres({ dataDir, port: 0, password, disposable: true, tls })
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

const arguments_ = ['exec', 'vitest', 'run', '--config', 'test/deployment/vitest.config.ts', ...process.argv.slice(2)]
const tests = spawn('npx', ['--yes', 'pnpm@12.21.0', '--silent', ...arguments_], {
  stdio: 'inherit',
  env: { ...process.env, [GROUND]: file, NODE_EXTRA_CA_CERTS: authority.file },
})
const [code] = await once(tests, 'exit')
process.exitCode = typeof code === 'number' ? code : 1

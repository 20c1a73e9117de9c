import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { generateSigningKey } from '@hub/assertion'
import { freePort, testPostgres } from '@hub/postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { startTestRegistry, type TestRegistry } from './testing/test-registry.ts'

const MAIN = fileURLToPath(new URL('testing/test-member/main.ts', import.meta.url))

let urls: { readonly serveUrl: string; readonly migrateUrl: string }
let logKey: string
let registry: TestRegistry
let port: number
let dispose: () => Promise<void>

beforeAll(async () => {
  const { privateJwk } = await generateSigningKey()
  logKey = JSON.stringify(privateJwk)
  const owners = await testPostgres(inject('postgresUrl')).createOwners(['emergency'])
  urls = owners.databases.emergency
  port = await freePort()
  registry = await startTestRegistry(`http://127.0.0.1:${port}`)
  dispose = async () => {
    await registry[Symbol.asyncDispose]()
    await owners[Symbol.asyncDispose]()
  }
})
afterAll(() => dispose())

const environment = () => ({
  PATH: process.env.PATH,
  NODE_ENV: 'test',
  EMERGENCY_PORT: String(port),
  EMERGENCY_DATABASE_URL: urls.serveUrl,
  EMERGENCY_MIGRATE_DATABASE_URL: urls.migrateUrl,
  OIDC_ISSUER: 'http://127.0.0.1:1',
  GATEWAY_JWKS_URL: 'http://127.0.0.1:1/jwks.json',
  EMERGENCY_LOG_KEY: logKey,
  LOG_PEERS: 'emergency=http://127.0.0.1:1',
  REGISTRY_URL: registry.url,
})

/** Runs the process to its end. */
async function run(env: Record<string, string | undefined>, ...args: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', data => {
    complaint += data
  })
  const [code] = await once(child, 'close')
  return { code, complaint }
}

it('migrates, serves, tells its parent, and stops cleanly', async () => {
  expect(await run(environment(), 'migrate')).toEqual({ code: 0, complaint: '' })
  const child = spawn(process.execPath, [MAIN], { env: environment(), stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  expect((await once(child, 'message'))[0]).toBe('ready')
  child.kill('SIGTERM')
  expect((await once(child, 'exit'))[0]).toBe(0)
})

it('stops with its parent', async () => {
  const child = spawn(process.execPath, [MAIN], { env: environment(), stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  await once(child, 'message')
  child.disconnect()
  expect((await once(child, 'exit'))[0]).toBe(0)
})

it('says in one line what keeps it from starting, without secrets', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port: occupied } = taken.address() as AddressInfo
  const env = environment()
  const migrateUrl = env.EMERGENCY_MIGRATE_DATABASE_URL
  const unreachable = urls.serveUrl.replace(/:\d+\//, ':1/')
  for (const [changed, line] of [
    [{ GATEWAY_JWKS_URL: undefined }, /^emergency: GATEWAY_JWKS_URL .+\n$/],
    [{ EMERGENCY_LOG_KEY: undefined }, /^emergency: EMERGENCY_LOG_KEY .+\n$/],
    [{ REGISTRY_URL: undefined }, /^emergency: REGISTRY_URL .+\n$/],
    [{ LOG_PEERS: undefined }, /^emergency: LOG_PEERS .+\n$/],
    [{ EMERGENCY_DATABASE_URL: unreachable }, 'emergency: the database cannot be reached\n'],
    [{ EMERGENCY_DATABASE_URL: migrateUrl }, /^emergency: the database login may change the ledger.*\n$/],
    [{ EMERGENCY_PORT: String(occupied) }, 'emergency: EMERGENCY_PORT is taken by another process\n'],
  ] as const) {
    const { code, complaint } = await run({ ...env, ...changed })
    expect(code).toBe(1)
    expect(complaint).toMatch(line)
    expect(complaint).not.toContain('test-only')
  }
  taken.close()
})

it('does not serve a database that is not migrated', async () => {
  await using owners = await testPostgres(inject('postgresUrl')).createOwners(['emergency'])
  const env = { ...environment(), EMERGENCY_DATABASE_URL: owners.databases.emergency.serveUrl }
  expect(await run(env)).toEqual({ code: 1, complaint: 'emergency: the database is not migrated\n' })
})

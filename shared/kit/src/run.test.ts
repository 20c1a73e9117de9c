import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'
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
  DRAIN_GRACE_MS: '0',
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
  for (const [changed, line] of [
    [{ GATEWAY_JWKS_URL: undefined }, /^emergency: GATEWAY_JWKS_URL .+\n$/],
    [{ EMERGENCY_LOG_KEY: undefined }, /^emergency: EMERGENCY_LOG_KEY .+\n$/],
    [{ REGISTRY_URL: undefined }, /^emergency: REGISTRY_URL .+\n$/],
    [{ LOG_PEERS: undefined }, /^emergency: LOG_PEERS .+\n$/],
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

/** What the process says of itself, and what it answers to a question. */
async function state() {
  const ready = await fetch(`http://127.0.0.1:${port}/health/ready`)
  const asked = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST' })
  const known = await fetch(`http://127.0.0.1:${port}/log/keys`)
  return { ready: [ready.status, await ready.json()], asked: [asked.status, known.status] }
}

it('waits for its database, for a migration and for the registry, answers nothing before, and says so', async () => {
  await using owners = await testPostgres(inject('postgresUrl')).createOwners(['emergency'])
  const { serveUrl, migrateUrl } = owners.databases.emergency
  const target = new URL(serveUrl)
  const databasePort = await freePort()
  const registryPort = await freePort()
  const here = (url: string) => url.replace(/:\d+\//, `:${databasePort}/`)
  const env = {
    ...environment(),
    EMERGENCY_DATABASE_URL: here(serveUrl),
    REGISTRY_URL: `http://127.0.0.1:${registryPort}`,
    LOG_LEVEL: 'warn',
  }
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const ready = once(child, 'message')
  let log = ''
  child.stdout?.on('data', data => {
    log += data
  })
  const reason = (text: string) => expect.poll(() => log, { timeout: 20_000 }).toContain(`"reason":"${text}`)

  await reason('the database cannot be reached (ECONNREFUSED)')
  expect(await state()).toEqual({ ready: [503, { status: 'starting', waitsFor: 'database' }], asked: [503, 503] })

  await using _database = await forward(databasePort, Number(target.port))
  await reason('the database is not migrated')
  expect(await state()).toEqual({ ready: [503, { status: 'starting', waitsFor: 'database' }], asked: [503, 503] })

  expect(await run({ ...env, EMERGENCY_MIGRATE_DATABASE_URL: migrateUrl }, 'migrate')).toMatchObject({ code: 0 })
  await reason('the registry has not sent the orders that were missed')
  expect(await state()).toEqual({ ready: [503, { status: 'starting', waitsFor: 'registry' }], asked: [503, 200] })

  await using _registry = await forward(registryPort, Number(new URL(registry.url).port))
  await ready
  expect(await state()).toEqual({ ready: [200, { status: 'ready' }], asked: [401, 200] })
  child.kill('SIGTERM')
  expect((await once(child, 'exit'))[0]).toBe(0)
})

it('ends in good order while it still waits', async () => {
  const env = { ...environment(), EMERGENCY_DATABASE_URL: urls.serveUrl.replace(/:\d+\//, ':1/') }
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  // Its first words are that it waits.
  await once(child.stdout, 'data')
  child.kill('SIGTERM')
  expect((await once(child, 'exit'))[0]).toBe(0)
})

/** A port that leads to another, as if a server had been started there. */
async function forward(from: number, to: number): Promise<AsyncDisposable> {
  const sockets = new Set<Socket>()
  const server = createServer(client => {
    const target = connect(to, '127.0.0.1')
    for (const socket of [client, target]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.once('close', () => sockets.delete(socket))
    }
    client.pipe(target)
    target.pipe(client)
  }).listen(from, '127.0.0.1')
  await once(server, 'listening')
  return {
    async [Symbol.asyncDispose]() {
      const closed = new Promise(resolve => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

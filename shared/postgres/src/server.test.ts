import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { canEnter } from './account.ts'
import { removeHome } from './home.ts'
import { type PostgresServer, startPostgres, temporaryFolder } from './index.ts'

const password = 'of-the-test'
let folder: string
let dataDir: string

beforeEach(async () => {
  folder = await mkdtemp(join(temporaryFolder(), 'hrd-hub-server-test-'))
  await chmod(folder, 0o755)
  dataDir = join(folder, 'postgres')
})
afterEach(async () => {
  await removeHome(dataDir)
  await rm(folder, { recursive: true, force: true })
})

function start(): Promise<PostgresServer> {
  return startPostgres({ dataDir, port: 0, password, logFile: join(folder, 'log') })
}

async function query(adminUrl: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** Resolves when the server has closed a session that is open now. */
async function sessionEnd(adminUrl: string): Promise<{ ended: Promise<void> }> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  // It ends with an error, as it should.
  client.on('error', () => {})
  return { ended: new Promise(resolve => client.once('end', () => resolve())) }
}

test('what was written is there at the next start; it is PostgreSQL 18, in UTF-8, in the same order everywhere', async () => {
  {
    await using server = await start()
    await query(server.adminUrl, `create table kept as select 'ž' as word`)
  }
  await using server = await start()
  expect(await query(server.adminUrl, 'select word from kept')).toEqual([{ word: 'ž' }])
  expect(
    await query(
      server.adminUrl,
      `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_encoding') as encoding,
        datlocprovider as provider, datlocale as locale from pg_database where datname = 'postgres'`,
    ),
  ).toEqual([{ version: 18, encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8' }])
})

test('a server that was killed leaves nothing that stops the next', async () => {
  const killed = await start()
  await query(killed.adminUrl, 'create table kept as select 7 as id')
  process.kill(killed.pid, 'SIGKILL')
  await killed.ended
  expect(await readFile(join(await clusterFolder(), 'postmaster.pid'), 'utf8')).toContain(String(killed.pid))
  await using server = await start()
  expect(await query(server.adminUrl, 'select id from kept')).toEqual([{ id: 7 }])
})

test('a server whose starter is killed stops by itself', async () => {
  const { starter, url } = await startFromAnotherProcess()
  const { ended } = await sessionEnd(url)
  starter.kill('SIGKILL')
  await ended
  await using server = await start()
  expect(await query(server.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a server that was left running is stopped by the next start', async () => {
  const { starter, url, pid } = await startFromAnotherProcess()
  const { ended } = await sessionEnd(url)
  await using server = await start()
  await ended
  expect(server.pid).not.toBe(pid)
  starter.kill('SIGKILL')
})

test('a port that is taken is named', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  await expect(startPostgres({ dataDir, port, password })).rejects.toThrow(
    expect.objectContaining({ name: 'PostgresError', message: `port ${port} is in use`, port }),
  )
  taken.close()
})

test('Ctrl-C does not reach the server: it is in a process group of its own', async () => {
  await using server = await start()
  const stat = await readFile(`/proc/${server.pid}/stat`, 'utf8').catch(() => undefined)
  if (stat === undefined) return
  expect(Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2])).toBe(server.pid)
})

test('in a folder that nobody else may enter, it works for root too, and finds its data again', async () => {
  await chmod(folder, 0o700)
  {
    await using server = await start()
    await query(server.adminUrl, 'create table kept as select 7 as id')
  }
  await using server = await start()
  expect(await query(server.adminUrl, 'select id from kept')).toEqual([{ id: 7 }])
})

test('whether an account can enter a folder', async () => {
  const stranger = { uid: 54_321, gid: 54_321 }
  const reachable = canEnter(stranger, tmpdir())
  expect(canEnter(stranger, folder)).toBe(reachable)
  expect(canEnter(stranger, join(folder, 'not', 'yet'))).toBe(reachable)
  await chmod(folder, 0o700)
  expect(canEnter(stranger, folder)).toBe(false)
  expect(canEnter({ uid: process.getuid?.() ?? 0, gid: 54_321 }, folder)).toBe(true)
})

test('the log holds no statement and no value', async () => {
  {
    await using server = await start()
    await query(server.adminUrl, 'create table person (name text primary key)')
    const insert = () => query(server.adminUrl, `insert into person values ('canary')`)
    await insert()
    await expect(insert()).rejects.toThrow('duplicate key')
  }
  const log = await readFile(join(folder, 'log'), 'utf8')
  expect(log).toContain('ready to accept connections')
  expect(log).not.toContain('canary')
})

async function clusterFolder(): Promise<string> {
  return join(await readFile(join(dataDir, 'elsewhere'), 'utf8').catch(() => dataDir), 'cluster')
}

async function startFromAnotherProcess(): Promise<{ starter: ChildProcess; url: string; pid: number }> {
  const code = `
    import { startPostgres } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
    const { adminUrl, pid } = await startPostgres(${JSON.stringify({ dataDir, port: 0, password })})
    process.send({ url: adminUrl, pid })`
  const starter = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [{ url, pid }] = (await once(starter, 'message')) as [{ url: string; pid: number }]
  return { starter, url, pid }
}

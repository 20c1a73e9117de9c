import { freePort, testPostgres } from '@hub/postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { createPool } from './pool.ts'

let url: URL
let dispose: () => Promise<void>
/** A server that nobody runs. */
let nobody: number

beforeAll(async () => {
  const database = await testPostgres(inject('postgresUrl')).createDatabase()
  url = new URL(database.url)
  dispose = async () => database[Symbol.asyncDispose]()
  nobody = await freePort()
})
afterAll(() => dispose())

/** A pool over servers at these ports, in this order. */
async function over(...ports: readonly (number | string)[]) {
  const hosts = ports.map(port => `127.0.0.1:${port}`).join(',')
  const connectionString = url.href.replace(url.host, hosts)
  const pool = createPool({ connectionString, max: 2, connectionTimeoutMillis: 2_000 })
  return { pool, [Symbol.asyncDispose]: () => pool.end() }
}

it('finds the server that answers, wherever it stands', async () => {
  await using first = await over(url.port, nobody)
  await using last = await over(nobody, url.port)
  for (const { pool } of [first, last]) {
    const answers = await Promise.all([1, 2, 3].map(n => pool.query('select $1::integer as n', [n])))
    expect(answers.map(({ rows }) => rows[0].n)).toEqual([1, 2, 3])
  }
})

it('takes no connection to a server that takes no writes', async () => {
  await using one = await over(url.port, nobody)
  await using other = await over(nobody, url.port)
  const admin = createPool({ connectionString: url.href })
  const client = await admin.connect()
  const name = url.pathname.slice(1)
  await client.query(`alter database ${name} set default_transaction_read_only = on`)
  try {
    await expect(one.pool.query('select 1')).rejects.toThrow('ECONNREFUSED')
    await expect(other.pool.query('select 1')).rejects.toThrow('takes no writes')
  } finally {
    await client.query(`alter database ${name} reset default_transaction_read_only`)
    client.release()
    await admin.end()
  }
  expect((await one.pool.query('select 1 as n')).rows).toEqual([{ n: 1 }])
})

it('asks nobody else where the login is refused', async () => {
  const wrong = url.href.replace(url.host, `${url.host},127.0.0.1:${nobody}`).replace(`:${url.password}@`, ':wrong@')
  const pool = createPool({ connectionString: wrong })
  await expect(pool.query('select 1')).rejects.toMatchObject({ code: '28P01' })
  await pool.end()
})

it('fails as any connection does where nobody is', async () => {
  await using none = await over(nobody, await freePort())
  await expect(none.pool.query('select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

import { expect, inject, it } from 'vitest'
import { createPool } from './pool.ts'
import { startServedOwner } from './testing/served-owner.ts'
import { PARTNER, testCases } from './testing/test-member/cases.ts'
import { testMember } from './testing/test-member/index.ts'

it('an owner says that it is ready while every connection for work is taken', async () => {
  await using owner = await startServedOwner(testMember({ afterRooms: async () => {} }), inject('postgresUrl'))
  const cases = testCases(owner)
  const { id } = await cases.shared('THREAT')
  const client = await owner.database.connect()
  const watcher = createPool({ connectionString: owner.migrateUrl })
  const waiting = async () => {
    const { rows } =
      await watcher.query(`select count(*)::int as n from pg_locks join pg_database on pg_database.oid = database
      where datname = current_database() and not granted and locktype = 'advisory'`)
    return rows[0].n
  }
  try {
    await client.query('begin')
    // As somebody does who is changing the case. What is read is shared; what is logged of it waits, each for itself.
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id])
    const answers = Array.from({ length: 15 }, () => cases.ask(PARTNER, id))
    // Ten wait for the case, and five for a connection.
    while ((await waiting()) < 10);
    const response = await fetch(`${owner.url}/health/ready`)
    expect(response.status).toBe(200)
    expect(await waiting()).toBe(10)
    await client.query('rollback')
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(Array(15).fill(200))
  } finally {
    client.release()
    await watcher.end()
  }
})

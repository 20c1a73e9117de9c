import { randomUUID } from 'node:crypto'
import { testPostgres } from '@hub/postgres'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { migrateOwner } from '../migrate.ts'
import { testMember } from '../testing/test-member/index.ts'
import { checkDatabase, createCheck } from './check.ts'
import { grantToServe } from './grants.ts'

const member = testMember({ afterRooms: async () => {} })
/** A login of this file's own: what it is made is no concern of other tests. */
const LOGIN = `served_${randomUUID().slice(0, 8)}`
const GROUP = `${LOGIN}_group`

let migrateUrl: string
let dispose: () => Promise<void>
/** By a superuser. */
let admin: pg.Client
let serve: pg.Pool

beforeAll(async () => {
  const owners = await testPostgres(inject('postgresUrl')).createOwners([member.code])
  dispose = async () => {
    await owners[Symbol.asyncDispose]()
  }
  migrateUrl = owners.databases[member.code].migrateUrl
  await migrateOwner(member, migrateUrl)
  const { pathname } = new URL(migrateUrl)
  const as = (change: (url: URL) => void) => {
    const url = new URL(inject('postgresUrl'))
    url.pathname = pathname
    change(url)
    return url.href
  }
  admin = new pg.Client({ connectionString: as(() => {}) })
  await admin.connect()
  await admin.query(`create role ${LOGIN} login password '${LOGIN}'; create role ${GROUP}`)
  await admin.query(`grant connect on database ${pg.escapeIdentifier(pathname.slice(1))} to ${LOGIN}`)
  await grant()
  const connectionString = as(url => {
    url.username = LOGIN
    url.password = LOGIN
  })
  serve = new pg.Pool({ connectionString, max: 1 })
})

afterAll(async () => {
  await serve?.end()
  await admin?.query(`reassign owned by ${LOGIN} to current_user; drop owned by ${LOGIN}, ${GROUP}`)
  await admin?.query(`drop role ${LOGIN}; drop role ${GROUP}`)
  await admin?.end()
  await dispose?.()
})

/** The rights of a login that serves, as every migration gives them. */
async function grant(): Promise<void> {
  const pool = new pg.Pool({ connectionString: migrateUrl, max: 1 })
  const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) })
  await grantToServe(db, LOGIN)
  await db.destroy()
}

it('a login serves that has what migrations give it', async () => {
  await expect(checkDatabase(serve)).resolves.toBeUndefined()
})

describe('a login does not serve that', () => {
  it.each([
    ['grant update on ledger.release_log to $', 'revoke update on ledger.release_log from $'],
    ['grant update (sub) on ledger.release_log to $', 'revoke update (sub) on ledger.release_log from $'],
    ['grant references (id) on ledger.relation to $', 'revoke references (id) on ledger.relation from $'],
    ['grant delete on ledger.part to $', 'revoke delete on ledger.part from $'],
    ['grant truncate on ledger.log_leaf to $', 'revoke truncate on ledger.log_leaf from $'],
    ['grant trigger on ledger.consent_directive to $', 'revoke trigger on ledger.consent_directive from $'],
    ['grant insert on ledger.case_epoch to $', 'revoke insert on ledger.case_epoch from $'],
    ['grant insert (epoch) on ledger.case_epoch to $', 'revoke insert (epoch) on ledger.case_epoch from $'],
    [
      'grant update on sequence ledger.release_log_seq_seq to $',
      'revoke update on sequence ledger.release_log_seq_seq from $',
    ],
    ['grant create on schema ledger to $', 'revoke create on schema ledger from $'],
    ['grant create on schema public to $', 'revoke create on schema public from $'],
    ['grant pg_write_all_data to $', 'revoke pg_write_all_data from $'],
    ['grant pg_execute_server_program to $', 'revoke pg_execute_server_program from $'],
    ['alter role $ superuser', 'alter role $ nosuperuser'],
    ['alter role $ bypassrls', 'alter role $ nobypassrls'],
    ['alter role $ createrole', 'alter role $ nocreaterole'],
    ['alter role $ replication', 'alter role $ noreplication'],
    ['alter table ledger.relation owner to $', 'alter table ledger.relation owner to emergency_migrate'],
    ['alter schema ledger owner to $', 'alter schema ledger owner to emergency_migrate'],
    ['alter function ledger.log_rows owner to $', 'alter function ledger.log_rows owner to emergency_migrate'],
    [`grant update on ledger.part to ${GROUP}; grant ${GROUP} to $`, `revoke ${GROUP} from $`],
    [
      `grant ${GROUP} to $ with inherit false; alter role ${GROUP} nologin; alter table ledger.part owner to ${GROUP}`,
      `alter table ledger.part owner to emergency_migrate; revoke ${GROUP} from $`,
    ],
    ['grant emergency_migrate to $ with inherit false', 'revoke emergency_migrate from $'],
  ])('was given: %s', async (give, take) => {
    const run = (text: string) => admin.query(text.replaceAll('$', LOGIN))
    await run(give)
    try {
      await expect(checkDatabase(serve)).rejects.toThrow(
        /^the database login may change the ledger \(.+\): serve with the login that serves$/,
      )
    } finally {
      await run(take)
      // A change of owner takes rights along.
      await grant()
    }
    await expect(checkDatabase(serve)).resolves.toBeUndefined()
  })
})

describe('a login that was found good', () => {
  const grantUpdate = () => admin.query(`grant update on ledger.part to ${LOGIN}`)
  const revokeUpdate = () => admin.query(`revoke update on ledger.part from ${LOGIN}`)

  it('is looked at again after ten seconds, and each time after it was found bad', async () => {
    let now = 0
    const check = createCheck(serve, () => now)
    await check()
    await grantUpdate()
    try {
      now = 9_999
      await check()
      now = 10_000
      await expect(check()).rejects.toThrow('the database login may change the ledger')
      now = 10_001
      await expect(check()).rejects.toThrow('the database login may change the ledger')
    } finally {
      await revokeUpdate()
    }
    await check()
  })

  it.each([
    ['create schema restoring', 'drop schema restoring', 'the database is being restored'],
    [
      `revoke insert on ledger.log_words from ${LOGIN}`,
      `grant insert on ledger.log_words to ${LOGIN}`,
      'the database login may not write the release log',
    ],
  ])('does not serve at once where: %s', async (worse, better, message) => {
    const check = createCheck(serve, () => 0)
    await check()
    await admin.query(worse)
    try {
      await expect(check()).rejects.toThrow(message)
    } finally {
      await admin.query(better)
    }
    await check()
  })

  it('is looked at anew where its database was gone: another may have taken its place', async () => {
    let connected = true
    // A pool that loses its server, and finds another: the connection is real, its end is not waited for.
    const pool = {
      query: (...given: [string, unknown[]]) =>
        connected ? serve.query(...given) : Promise.reject(new Error('Connection terminated')),
    } as unknown as pg.Pool
    const check = createCheck(pool, () => 0)
    await check()
    connected = false
    await expect(check()).rejects.toThrow('the database cannot be reached')
    connected = true
    await grantUpdate()
    try {
      await expect(check()).rejects.toThrow('the database login may change the ledger')
    } finally {
      await revokeUpdate()
    }
  })

  it('gives those who ask at the same time one answer', async () => {
    const check = createCheck(serve, () => 0)
    const asked = [check(), check()]
    expect(asked[0]).toBe(asked[1])
    await Promise.all(asked)
    expect(check()).not.toBe(asked[0])
    await check()
  })
})

import { randomUUID } from 'node:crypto'
import { erasureDigest } from '@hub/kit'
import type { TestCaller } from '@hub/kit/testing'
import { eraseAtRegistry } from '@hub/kit/upkeep'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startRegistry, type TestRegistry } from '../testing/start-registry.ts'
import { enterErasure, erasuresSince } from './erasures.ts'

const WHO = { by: 'dpo@secretariat.example', reason: 'REQUEST' } as const
const CASE = randomUUID()

let registry: TestRegistry
let db: Kysely<never>

beforeAll(async () => {
  registry = await startRegistry(inject('postgresUrl'))
  db = registry.writer as unknown as Kysely<never>
  const { database } = registry
  await database.query(`insert into case_reference values ($1, 'HRD-2222-2222-2', 'PERSON', 'OPEN', current_date)`, [
    CASE,
  ])
  for (const owner of ['emergency', 'training']) {
    await database.query(
      `insert into mirror_standing values ($1, $2, $2, null, 'HOLDER', 1, now() - interval '1 hour', null)`,
      [CASE, owner],
    )
    await database.query(`insert into desk_mirror values ($1, $2, 1)`, [CASE, owner])
  }
  const [item, command] = [randomUUID(), randomUUID()]
  await database.query(
    `insert into desk_item (id, kind, audience, case_id, delivered) values ($1, 'NOTICE', 'STAFF', $2, true)`,
    [item, CASE],
  )
  await database.query(
    `insert into desk_order values (gen_random_uuid(), 'emergency', 1, $1, ($2::text)::uuid, false, 0,
      jsonb_build_object('caseId', $2::text), now(), now(), null)`,
    [command, CASE],
  )
  for (const answer of [{ caseId: CASE }, { item }]) {
    await database.query(
      `insert into desk_command values (gen_random_uuid(), 'd', 'openCase', 'emergency', 's', now(), $1)`,
      [JSON.stringify(answer)],
    )
  }
  await database.query(
    `insert into desk_command values (gen_random_uuid(), 'd', 'openCase', 'emergency', 's', now(), '{}')`,
  )
  await database.query(`insert into queue.job (name, data) values ('mirror', $1)`, [
    JSON.stringify({ owner: 'training', caseId: CASE }),
  ])
})
afterAll(() => registry[Symbol.asyncDispose]())

/** Tables of the registry in which the case stands. */
async function mentions(): Promise<string[]> {
  const { rows: tables } = await registry.database.query(`select schemaname || '.' || tablename as name from pg_tables
    where schemaname in ('public', 'ledger', 'queue') order by 1`)
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await registry.database.query(
      `select count(*)::int as n from ${name} as t where strpos(t::text, $1) > 0`,
      [CASE],
    )
    if (rows[0].n > 0) found.push(name)
  }
  return found
}

describe('a member that erases a case', () => {
  it('is entered by a digest, holds no part any more, and is told how many others do', async () => {
    const before = new Date(Date.now() - 1_000)
    expect(await enterErasure(db, 'emergency', CASE, true)).toEqual({ holders: 1 })
    const { rows } = await registry.database.query('select owner from mirror_standing where case_id = $1', [CASE])
    expect(rows).toEqual([{ owner: 'training' }])
    expect(await erasuresSince(db, 'emergency', before)).toEqual([erasureDigest(CASE)])
    expect(await erasuresSince(db, 'training', before)).toEqual([])
    expect(await erasuresSince(db, 'emergency', new Date(Date.now() + 60_000))).toEqual([])
  })
})

describe('the other holders', () => {
  const OFFICER = { sub: 'dpo@training.example', role: 'DATA_PROTECTION_OFFICER', purpose: 'AUDIT' } as const
  const NOTICES = '{ desk(view: NOTICES) { nodes { notice sender recipient case { id } } } }'
  const noticesOf = async (caller: TestCaller) => {
    const { desk } = await registry.read<{ desk: { nodes: readonly object[] } | null }>(caller, NOTICES)
    return desk?.nodes ?? null
  }

  it('find on the desk of their data protection officer that it was erased, and not by whom', async () => {
    const notice = { notice: 'ERASURE_ASKED', sender: null, recipient: 'training', case: { id: CASE } }
    expect(await noticesOf({ ...OFFICER, member: 'training' })).toEqual([notice])
    // However many erase it, there is one.
    await enterErasure(db, 'outreach', CASE, true)
    expect(await noticesOf({ ...OFFICER, member: 'training' })).toEqual([notice])
  })

  it.each([
    ['nobody else’s', { ...OFFICER, member: 'advocacy', sub: 'dpo@advocacy.example' }],
    ['not of its staff', { ...OFFICER, member: 'training', role: 'CASE_WORKER', purpose: 'CASE_COORDINATION' }],
    ['not of the member that erased it', { ...OFFICER, member: 'emergency', sub: 'dpo@emergency.example' }],
  ] as const)('%s', async (_, caller) => {
    expect((await noticesOf(caller))?.filter(one => (one as { notice: string }).notice === 'ERASURE_ASKED')).toEqual([])
  })

  it('are not told where it was erased for its age alone', async () => {
    const id = randomUUID()
    await registry.database.query(
      `insert into case_reference values ($1, 'HRD-3333-3333-3', 'PERSON', 'CLOSED', current_date)`,
      [id],
    )
    for (const owner of ['emergency', 'relocation']) {
      const text = `insert into mirror_standing values ($1, $2, $2, null, 'HOLDER', 1, now() - interval '1 hour', null)`
      await registry.database.query(text, [id, owner])
    }
    expect(await enterErasure(db, 'emergency', id, false)).toEqual({ holders: 1 })
    expect(await noticesOf({ ...OFFICER, member: 'relocation', sub: 'dpo@relocation.example' })).toEqual([])
  })
})

describe('erasing a case at the registry', () => {
  it('waits until no member holds a part', async () => {
    const erasing = eraseAtRegistry(registry.migrateUrl, 'HRD-2222-2222-2', WHO)
    await expect(erasing).rejects.toThrow('members hold 1 parts of this case')
    expect((await mentions()).length).toBeGreaterThan(6)
  })

  it('takes every trace of it out of every table, by its reference', async () => {
    await enterErasure(db, 'training', CASE, true)
    const { erased } = await eraseAtRegistry(registry.migrateUrl, 'HRD-2222-2222-2', WHO)
    expect(erased).toMatchObject({
      'public.case_reference': 1,
      'public.desk_command': 2,
      'public.desk_order': 1,
      'queue.job': 1,
    })
    expect(await mentions()).toEqual([])
    const { rows } = await registry.database.query('select count(*)::int as n from desk_command')
    expect(rows).toEqual([{ n: 1 }])
    const again = await eraseAtRegistry(registry.migrateUrl, CASE, WHO)
    expect(again.erased).toEqual({})
  })
})

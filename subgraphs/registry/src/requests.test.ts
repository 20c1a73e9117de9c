import { randomUUID } from 'node:crypto'
import type { TestCaller } from '@hub/kit/testing'
import { EVERY_PURPOSE, MEMBERS, SECRETARIAT } from '@hub/vocabulary'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { writeCursor } from './cursor.ts'
import type { CaseConnection } from './generated/types.ts'
import { generateReference } from './reference.ts'
import { asking, everyoneAsking } from './testing/caller.ts'
import { caseRow, consentRow, standingRow } from './testing/rows.ts'
import { startRegistry, type TestRegistry } from './testing/start-registry.ts'

const TRAINER = asking('training', 'TRAINING')
const CASES = Array.from({ length: 60 }, (_, index) => caseRow({ opened_on: `2025-03-${10 + (index % 20)}` }))
const ELSEWHERE = caseRow()
const [SOME] = CASES as [ReturnType<typeof caseRow>]

let registry: TestRegistry
beforeAll(async () => {
  registry = await startRegistry(inject('postgresUrl'))
  await registry.insert({
    case_reference: [...CASES, ELSEWHERE],
    mirror_standing: [
      ...CASES.flatMap(({ id }) => [
        standingRow(id, 'training', 'training', 'HOLDER'),
        standingRow(id, 'advocacy', 'advocacy', 'HOLDER'),
      ]),
      standingRow(ELSEWHERE.id, 'outreach', 'outreach', 'HOLDER'),
    ],
    mirror_consent: CASES.map(({ id }) => consentRow(id, 'advocacy', 'EVERYONE', { status_denied: EVERY_PURPOSE })),
  })
})
afterAll(() => registry[Symbol.asyncDispose]())

const LIST = `query ($filter: CaseFilter, $orderBy: CaseOrder, $first: Int, $after: String) {
  cases(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    pageInfo { hasNextPage endCursor } nodes { id reference subjectKind status openedOn holders } } }`

describe('statements', () => {
  test('are as many for 1, 20 and 50 cases: the page and the log', async () => {
    for (const first of [1, 20, 50]) {
      const { data, statements } = await registry.ask(TRAINER, LIST, { first, orderBy: { field: 'OPENED_ON' } })
      expect(data).toMatchObject({ cases: { nodes: { length: first } } })
      expect(statements).toHaveLength(2)
    }
  })

  test('are one more where the number of cases is asked for, and no page where nothing else is', async () => {
    const both = await registry.ask(TRAINER, '{ cases { totalCount nodes { id } } }')
    expect(both.statements).toHaveLength(3)
    const count = await registry.ask(TRAINER, '{ cases { ...Count } } fragment Count on CaseConnection { totalCount }')
    expect(count.data).toEqual({ cases: { totalCount: CASES.length } })
    expect(count.statements).toHaveLength(2)
  })

  test('are two for any number of entities', async () => {
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      __typename ... on Case { id reference } } }`
    for (const count of [1, 20, 50]) {
      const representations = CASES.slice(0, count).map(({ id }) => ({ __typename: 'Case', id }))
      const { data, statements } = await registry.ask(TRAINER, query, { representations })
      expect(data?._entities).toEqual(
        CASES.slice(0, count).map(({ id, reference }) => ({ __typename: 'Case', id, reference })),
      )
      expect(statements).toHaveLength(2)
    }
  })
})

describe('the size of a page', () => {
  test('is 20 unless asked for, and 50 at most', async () => {
    const { cases } = await registry.read<{ cases: CaseConnection }>(TRAINER, LIST)
    expect(cases.nodes).toHaveLength(20)
    for (const first of [51, -1, 2_147_483_647]) expect(await refusal(LIST, { first })).toBe('BAD_USER_INPUT')
  })

  test.each([
    ['first', { first: 51 }],
    ['after', { after: 'x' }],
    ['openedOn', { filter: { openedOn: { from: 'today' } } }],
  ])('an argument that cannot be used is named: %s', async (argument, variables) => {
    const { errors } = await registry.ask(TRAINER, LIST, variables)
    expect(errors).toEqual([
      { message: 'an argument or variable cannot be used', extensions: { code: 'BAD_USER_INPUT', argument } },
    ])
  })

  test('may be nothing, and still tells whether there is something', async () => {
    const { cases } = await registry.read<{ cases: CaseConnection }>(TRAINER, LIST, { first: 0 })
    expect(cases).toEqual({ nodes: [], pageInfo: { hasNextPage: true, endCursor: null } })
  })
})

describe('a cursor', () => {
  const place = { field: 'OPENED_ON', direction: 'ASC', value: '2025-03-10', id: SOME.id } as const
  const good = writeCursor(place)
  const encode = (text: string) => Buffer.from(text).toString('base64url')
  const byDay = { field: 'OPENED_ON', direction: 'ASC' }

  test('is taken up where it comes from', async () => {
    const { data } = await registry.ask(TRAINER, LIST, { after: good, orderBy: byDay })
    expect(data).toMatchObject({ cases: { nodes: { length: 20 } } })
  })

  test.each([
    ['empty', ''],
    ['no cursor', 'x'],
    ['no JSON', encode('[')],
    ['no list', encode('{"id":1}')],
    ['null', encode('null')],
    ['too short', encode('["OPENED_ON","ASC","2025-03-10"]')],
    ['longer than any', encode(JSON.stringify(['OPENED_ON', 'ASC', '2025-03-10', SOME.id, 'x'.repeat(10_000)]))],
    ['of another order', writeCursor({ ...place, field: 'REFERENCE', value: SOME.reference })],
    ['of the other direction', writeCursor({ ...place, direction: 'DESC' })],
    ['with a day that there is not', writeCursor({ ...place, value: '2025-02-30' })],
    ['with words of SQL', writeCursor({ ...place, value: "2025-03-10'; drop table case_reference; --" })],
    ['with an id that is none', writeCursor({ ...place, id: 'x' })],
    ['with a number for an id', encode(`["OPENED_ON","ASC","2025-03-10",7]`)],
    ['with an object for a value', encode(`["OPENED_ON","ASC",{"__proto__":null},"${SOME.id}"]`)],
  ])('is refused, without a word of what is wrong: %s', async (_, after) => {
    expect(await refusal(LIST, { after, orderBy: byDay })).toBe('BAD_USER_INPUT')
  })

  test('of a place that nobody may hide is refused without a value', async () => {
    const after = writeCursor({ field: 'REFERENCE', direction: 'ASC', value: null, id: SOME.id } as const)
    expect(await refusal(LIST, { after })).toBe('BAD_USER_INPUT')
  })

  test('holds nothing that is denied', async () => {
    const first = { first: 50, orderBy: byDay }
    const { cases } = await registry.read<{ cases: CaseConnection }>(TRAINER, LIST, first)
    expect(cases.nodes?.map(one => one.status)).toEqual(Array.from({ length: 50 }, () => null))
    expect(Buffer.from(cases.pageInfo.endCursor ?? '', 'base64url').toString()).not.toContain('2025')
  })
})

test.each([
  '2025-02-30',
  '2025-3-1',
  'yesterday',
  '0000-01-01',
  '2025-01-01T00:00:00Z',
  20250101,
  true,
  ['2025-01-01'],
])('a day that is none is refused: %j', async day => {
  expect(await refusal(LIST, { filter: { openedOn: { from: day } } })).toBe('BAD_USER_INPUT')
})

describe('a case that may not be known', () => {
  const query = 'query ($id: ID!) { case(id: $id) { id reference subjectKind status openedOn holders } }'
  const byReference = 'query ($reference: String!) { caseByReference(reference: $reference) { id status } }'

  test.each(everyoneAsking())('answers as one that is not there, to the byte: $member, $role, $purpose', async who => {
    const ids = [ELSEWHERE.id, randomUUID(), 'x', SOME.id.toUpperCase(), '']
    const answers = await Promise.all(ids.map(id => registry.ask(who, query, { id })))
    expect(new Set(answers.map(answer => answer.text)).size).toBe(1)
    expect(answers[0]?.data).toEqual({ case: null })
    const typed = [ELSEWHERE.reference, generateReference(), 'HRD-7K3M-9QDX-5', '', '\u0000']
    // One after the other: each answer's own statements are counted.
    const others = []
    for (const reference of typed) others.push(await registry.ask(who, byReference, { reference }))
    expect(new Set(others.map(answer => answer.text)).size).toBe(1)
    expect(others[0]?.data).toEqual({ caseByReference: null })
    expect(new Set(others.map(answer => answer.statements.length)).size).toBe(1)
  })
})

test('an officer of data protection sees that there are cases, and nothing personal of them', async () => {
  const officer = asking('training', 'AUDIT', 'DATA_PROTECTION_OFFICER')
  const { cases } = await registry.read<{ cases: CaseConnection }>(officer, LIST, { first: 1 })
  expect(cases.nodes).toEqual([
    {
      id: expect.any(String),
      reference: expect.any(String),
      subjectKind: 'PERSON',
      status: null,
      openedOn: null,
      holders: null,
    },
  ])
})

test('the log says what was asked for, what a filter named included, and how each case was decided', async () => {
  const filter = { status: ['OPEN'], openedOn: { from: '2025-01-01' } }
  const { cases } = await registry.read<{ cases: CaseConnection }>(TRAINER, LIST, { filter })
  expect(cases.nodes).toEqual([])
  await registry.read(TRAINER, LIST, { first: 1 })
  const { rows } = await registry.database.query(
    'select fields, entries from ledger.release_in_words order by seq desc limit 2',
  )
  expect(rows[1].fields).toEqual(expect.arrayContaining(['CaseFilter.status', 'CaseFilter.openedOn', 'Case.status']))
  expect(rows[0].entries).toContainEqual({
    case: expect.any(String),
    relations: ['PARTICIPANT'],
    mask: ['INVOLVEMENT', 'OPEN'],
    present: true,
    withheld: { 'Case.status': 'CONSENT_DENIED', 'Case.openedOn': 'CONSENT_DENIED' },
  })
})

test('the directory and the caller are open to everyone', async () => {
  const query = '{ members { code name domain } viewer { sub member roles purposes } }'
  for (const who of [asking('eu', 'AGGREGATE_REPORTING', 'EU_LIAISON'), asking(SECRETARIAT, 'AUDIT', 'AUDITOR')]) {
    expect(await registry.read(who, query)).toEqual({
      members: MEMBERS.map(({ code, name, domain }) => ({ code, name, domain })),
      viewer: { sub: who.sub, member: who.member, roles: [who.role], purposes: [who.purpose] },
    })
  }
})

describe('a change of the mirror', () => {
  const status = 'query ($id: ID!) { case(id: $id) { id status } }'

  test('that comes while a release is being decided is waited for, and bites', async () => {
    const who = asking('relocation', 'RELOCATION_PLACEMENT')
    const row = caseRow()
    await registry.insert({
      case_reference: [row],
      mirror_standing: [standingRow(row.id, 'relocation', 'relocation', 'HOLDER')],
    })
    expect(await registry.read(who, status, { id: row.id })).toEqual({ case: { id: row.id, status: 'OPEN' } })

    const answer = await registry.writer.transaction().execute(async change => {
      const deny = consentRow(row.id, 'relocation', 'EVERYONE', { status_denied: EVERY_PURPOSE })
      await change.insertInto('mirror_consent').values(deny).execute()
      const pending = registry.ask(who, status, { id: row.id })
      await someoneWaits()
      // In an object: an async function would wait for the bare promise.
      return { pending }
    })
    const { data, statements } = await answer.pending
    expect(data).toEqual({ case: { id: row.id, status: null } })
    expect(statements).toHaveLength(4)
  })

  test.each(['insert', 'update', 'delete'] as const)('moves the epoch of its cases: %s', async verb => {
    const [row, other] = [caseRow(), caseRow()]
    await registry.insert({
      case_reference: [row, other],
      mirror_standing: [row, other].map(({ id }) => standingRow(id, 'relocation', 'relocation', 'HOLDER')),
    })
    const epochs = async () => {
      const query = registry.writer.selectFrom('case_epoch').select(['case_id', 'epoch'])
      const rows = await query.where('case_id', 'in', [row.id, other.id]).execute()
      return new Map(rows.map(one => [one.case_id, Number(one.epoch)]))
    }
    const before = await epochs()
    const { writer } = registry
    const change = {
      insert: writer.insertInto('mirror_consent').values(consentRow(row.id, 'relocation', 'training')),
      update: writer.updateTable('mirror_standing').set({ purposes: 0 }).where('case_id', '=', row.id),
      delete: writer.deleteFrom('mirror_standing').where('case_id', '=', row.id),
    }
    await change[verb].execute()
    const after = await epochs()
    expect(after.get(row.id)).toBeGreaterThan(before.get(row.id) ?? Infinity)
    expect(after.get(other.id)).toBe(before.get(other.id))
  })

  /** Until a session of this database waits for a lock: the release, for the change. */
  async function someoneWaits(): Promise<void> {
    for (;;) {
      const { rows } = await registry.database.query(
        `select from pg_locks join pg_database on pg_database.oid = pg_locks.database
          where datname = current_database() and not granted`,
      )
      if (rows.length > 0) return
    }
  }
})

/** The code of the one error, after having made sure that the answer holds nothing else. */
async function refusal(query: string, variables: object, who: TestCaller = TRAINER): Promise<string | undefined> {
  const { data, errors, hub } = await registry.ask(who, query, variables)
  expect(data ?? null).toBeNull()
  expect(hub).toBeUndefined()
  expect(errors).toHaveLength(1)
  return errors?.[0]?.extensions.code
}

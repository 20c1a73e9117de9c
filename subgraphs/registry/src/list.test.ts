import type { TestCaller } from '@hub/kit/testing'
import { EVERY_PURPOSE, purposeBit, SECRETARIAT } from '@hub/vocabulary'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { CaseConnection, CaseFilter, CaseOrder } from './generated/types.ts'
import { asking } from './testing/caller.ts'
import { exists, holdersOf, type Mirrored, seesHolders, seesStatus } from './testing/oracle.ts'
import { caseRow, consentRow, hoursFromNow, standingRow } from './testing/rows.ts'
import { startRegistry, type TestRegistry } from './testing/start-registry.ts'

const KINDS = ['PERSON', 'FAMILY', 'ORGANISATION', 'COMMUNITY'] as const
const STATUSES = ['OPEN', 'ON_HOLD', 'CLOSED'] as const
const DAYS = ['2024-12-31', '2025-01-01', '2025-03-31', '2025-07-15']
const MEMBERS = ['emergency', 'training', 'relocation']
const RECIPIENTS = ['emergency', 'training', 'outreach', SECRETARIAT, 'EVERYONE']

const bits = fc.constantFrom(
  0,
  0,
  EVERY_PURPOSE,
  purposeBit('CASE_COORDINATION'),
  purposeBit('TRAINING') | purposeBit('EMERGENCY_PROTECTION'),
)
const time = fc.constantFrom(
  { opens_at: hoursFromNow(-1), closes_at: null },
  { opens_at: hoursFromNow(-1), closes_at: null },
  { opens_at: hoursFromNow(-9), closes_at: hoursFromNow(9) },
  { opens_at: hoursFromNow(-9), closes_at: hoursFromNow(-1) },
  { opens_at: hoursFromNow(1), closes_at: null },
)

/** A case of some members, with more or less standing and consent of others. */
const mirrored: fc.Arbitrary<Mirrored> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    status: fc.constantFrom(...STATUSES),
    day: fc.constantFrom(...DAYS),
    owners: fc.subarray(MEMBERS, { minLength: 1 }),
    // A part may be over, or not begun, while other rows of the same member still stand.
    held: fc.array(time, { minLength: MEMBERS.length, maxLength: MEMBERS.length }),
    standing: fc.array(
      fc.record({
        owner: fc.nat(2),
        recipient: fc.constantFrom('emergency', 'training', 'outreach', 'outreach'),
        kind: fc.constantFrom('REFERRED' as const, 'GRANTED' as const, 'EMERGENCY' as const, 'CO_HOLDER' as const),
        purposes: bits,
        time,
      }),
      { minLength: 1, maxLength: 3 },
    ),
    coordinated: fc.boolean(),
    consent: fc.array(
      fc.record({
        owner: fc.nat(2),
        recipient: fc.constantFrom(...RECIPIENTS),
        bits: fc.tuple(bits, bits, bits),
        time,
      }),
      { minLength: 3, maxLength: 6 },
    ),
  })
  .map(given => {
    const row = caseRow({ subject_kind: given.kind, status: given.status, opened_on: given.day })
    const ownerAt = (index: number) => given.owners[index % given.owners.length] as string
    return {
      row,
      standing: [
        ...given.owners.map((owner, index) => standingRow(row.id, owner, owner, 'HOLDER', given.held[index])),
        ...given.standing.map(({ owner, recipient, kind, purposes, time: when }) => {
          const person = kind === 'EMERGENCY' ? `CASE_WORKER@${recipient}` : null
          return standingRow(row.id, ownerAt(owner), recipient, kind, { purposes, person, ...when })
        }),
        ...(given.coordinated ? [standingRow(row.id, ownerAt(0), SECRETARIAT, 'COORDINATING')] : []),
      ],
      consent: given.consent.map(({ owner, recipient, bits: [denied, permitted, notInvolved], time: when }) =>
        consentRow(row.id, ownerAt(owner), recipient, {
          ...when,
          status_denied: denied,
          involvement_permitted: permitted,
          involvement_denied: notInvolved,
        }),
      ),
    }
  })

const CASES = fc.sample(mirrored, { numRuns: 300, seed: 20250331 })

const caller: fc.Arbitrary<TestCaller> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('emergency', 'training', 'outreach'),
      fc.constantFrom('CASE_COORDINATION', 'TRAINING', 'EMERGENCY_PROTECTION', 'DOUBLE_FUNDING_CHECK', 'AUDIT'),
      fc.constantFrom('CASE_WORKER', 'PARTNER_SYSTEM'),
    )
    .map(([member, purpose, role]) => asking(member, purpose, role)),
  fc.constant(asking(SECRETARIAT, 'CASE_COORDINATION', 'COORDINATOR')),
  fc.constant(asking('training', 'AUDIT', 'DATA_PROTECTION_OFFICER')),
)

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 2 })
const filter: fc.Arbitrary<CaseFilter> = fc.record({
  status: maybe(fc.subarray([...STATUSES])),
  subjectKind: fc.option(fc.subarray([...KINDS], { minLength: 2 }), { nil: null, freq: 2 }),
  openedOn: maybe(fc.record({ from: maybe(fc.constantFrom(...DAYS)), until: maybe(fc.constantFrom(...DAYS)) })),
  referencePrefix: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(...'23456789ABCDEFGHJKMNPQRSTUVWXYZ') },
  ),
})
const orderBy: fc.Arbitrary<CaseOrder> = fc.record({
  field: fc.constantFrom('REFERENCE', 'SUBJECT_KIND', 'STATUS', 'OPENED_ON'),
  direction: fc.constantFrom('ASC', 'DESC'),
})

function matches(who: TestCaller, one: Mirrored, asked: CaseFilter): boolean {
  const { status, subjectKind, openedOn, referencePrefix } = asked
  const { row } = one
  const { from, until } = openedOn ?? {}
  if ((status != null || from != null || until != null) && !seesStatus(who, one)) return false
  return (
    (status == null || status.includes(row.status)) &&
    (subjectKind == null || subjectKind.includes(row.subject_kind)) &&
    (from == null || row.opened_on >= from) &&
    (until == null || row.opened_on <= until) &&
    (referencePrefix == null || row.reference.startsWith(`HRD-${referencePrefix}`))
  )
}

/** What a case is sorted by, as far as the caller may see it. */
function sortedBy(who: TestCaller, one: Mirrored, { field }: CaseOrder): string | null {
  switch (field) {
    case 'REFERENCE':
      return one.row.reference
    case 'SUBJECT_KIND':
      return one.row.subject_kind
    case 'STATUS':
      return seesStatus(who, one) ? one.row.status : null
    case 'OPENED_ON':
      return seesStatus(who, one) ? one.row.opened_on : null
  }
}

const RANK: readonly string[] = [...KINDS, ...STATUSES]

function sorted(who: TestCaller, cases: readonly Mirrored[], order: CaseOrder): Mirrored[] {
  const sign = order.direction === 'DESC' ? -1 : 1
  return cases.toSorted((a, b) => {
    const [left, right] = [sortedBy(who, a, order), sortedBy(who, b, order)]
    const byId = a.row.id < b.row.id ? -1 : 1
    if (left === null || right === null) return left === right ? byId : left === null ? 1 : -1
    const [first, second] = [left, right].map(word => (RANK.includes(word) ? String(RANK.indexOf(word)) : word))
    return sign * (first === second ? byId : (first ?? '') < (second ?? '') ? -1 : 1)
  })
}

/** How the caller should find a case in a list. */
function listed(who: TestCaller, one: Mirrored) {
  const seen = seesStatus(who, one)
  return {
    id: one.row.id,
    reference: one.row.reference,
    subjectKind: one.row.subject_kind,
    status: seen ? one.row.status : null,
    openedOn: seen ? one.row.opened_on : null,
    holders: seesHolders(who, one),
  }
}

describe('the list of cases', () => {
  let registry: TestRegistry
  beforeAll(async () => {
    registry = await startRegistry(inject('postgresUrl'))
    await registry.insert({
      case_reference: CASES.map(one => one.row),
      mirror_standing: CASES.flatMap(one => one.standing),
      mirror_consent: CASES.flatMap(one => one.consent),
    })
  })
  afterAll(() => registry[Symbol.asyncDispose]())

  test('the random cases hold something to see and something to hide for each kind of caller', () => {
    for (const who of [
      asking('training', 'TRAINING'),
      asking('outreach', 'EMERGENCY_PROTECTION'),
      asking(SECRETARIAT, 'CASE_COORDINATION', 'COORDINATOR'),
    ]) {
      const existing = CASES.filter(one => exists(who, one))
      const seen = existing.filter(one => seesStatus(who, one))
      expect(seen.length).toBeGreaterThan(4)
      expect(existing.length - seen.length).toBeGreaterThan(4)
      expect(existing.length).toBeLessThan(CASES.length)
      expect(new Set(existing.map(one => seesHolders(who, one)?.length ?? 0)).size).toBeGreaterThan(1)
    }
  })

  test('page by page it is what the rules say: rows, order, cursors, count, values, and what the gateway is told', async () => {
    await fc.assert(
      fc.asyncProperty(
        caller,
        fc.option(filter),
        fc.option(orderBy, { freq: 8 }),
        fc.integer({ min: 7, max: 50 }),
        async (who, asked, order, first) => {
          const by: CaseOrder = order ?? { field: 'REFERENCE', direction: 'ASC' }
          const found = CASES.filter(one => exists(who, one) && matches(who, one, asked ?? {}))
          const expected = sorted(who, found, by)
          let after: string | null = null
          for (let at = 0; ; at += first) {
            const variables = { filter: asked, orderBy: order, first, after }
            const { cases, hub } = await page(who, variables)
            const wanted = expected.slice(at, at + first)
            expect(cases.edges?.map(edge => edge.node)).toEqual(wanted.map(one => listed(who, one)))
            expect(cases.nodes).toEqual(cases.edges?.map(edge => edge.node))
            expect(cases.totalCount).toBe(expected.length)
            expect(cases.edges?.map(edge => read(edge.cursor))).toEqual(
              wanted.map(one => [by.field, by.direction, sortedBy(who, one, by), one.row.id]),
            )
            expect(cases.pageInfo).toEqual({
              hasNextPage: expected.length > at + first,
              hasPreviousPage: at > 0,
              startCursor: cases.edges?.at(0)?.cursor ?? null,
              endCursor: cases.edges?.at(-1)?.cursor ?? null,
            })
            expect(hub?.holders ?? {}).toEqual(Object.fromEntries(wanted.map(one => [one.row.id, holdersOf(one)])))
            const decided = hub?.decisions.map(([key]) => key).filter(key => key !== '')
            expect(decided?.toSorted()).toEqual(wanted.map(one => one.row.id).toSorted())
            if (!cases.pageInfo.hasNextPage) break
            after = cases.pageInfo.endCursor
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  test('an empty list names nothing: no case matches', async () => {
    const who = asking('training', 'TRAINING')
    for (const asked of [{ status: [] }, { subjectKind: [] }, { subjectKind: [], referencePrefix: '' }]) {
      const { cases } = await page(who, { filter: asked })
      expect(cases).toMatchObject({ edges: [], totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null } })
    }
  })

  test('a prefix that no reference can have matches no case', async () => {
    const { cases } = await page(asking('training', 'TRAINING'), { filter: { referencePrefix: '%' } })
    expect(cases).toMatchObject({ edges: [], totalCount: 0 })
  })

  test('a case that comes in between neither repeats nor hides another', async () => {
    const who = asking('advocacy', 'ADVOCACY_PRIVATE')
    const [a, b, c, between] = ['2025-01-01', '2025-01-02', '2025-01-04', '2025-01-03'].map(day =>
      caseRow({ opened_on: day }),
    ) as [Row, Row, Row, Row]
    const insert = (...rows: Row[]) =>
      registry.insert({
        case_reference: rows,
        mirror_standing: rows.map(row => standingRow(row.id, 'advocacy', 'advocacy', 'HOLDER')),
      })
    await insert(a, b, c)
    const order = { field: 'OPENED_ON', direction: 'ASC' }
    const { cases: before } = await page(who, { orderBy: order, first: 2 })
    await insert(between, caseRow({ opened_on: '2024-01-01' }))
    const { cases: then } = await page(who, { orderBy: order, first: 2, after: before.pageInfo.endCursor })
    expect(before.nodes?.map(one => one.id)).toEqual([a.id, b.id])
    expect(then.nodes?.map(one => one.id)).toEqual([between.id, c.id])
  })

  type Row = ReturnType<typeof caseRow>

  async function page(who: TestCaller, variables: object) {
    const query = `query ($filter: CaseFilter, $orderBy: CaseOrder, $first: Int, $after: String) {
      cases(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        nodes { ...Listed }
        edges { cursor node { ...Listed } }
      }
    }
    fragment Listed on Case { id reference subjectKind status openedOn holders }`
    const { data, errors, hub } = await registry.ask(who, query, variables)
    expect(errors).toBeUndefined()
    return { cases: data?.cases as CaseConnection, hub }
  }

  function read(cursor: string): unknown {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  }
})

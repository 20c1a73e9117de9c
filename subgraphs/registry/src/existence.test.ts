import type { TestCaller } from '@hub/kit/testing'
import { PURPOSES, purposeBit, SECRETARIAT } from '@hub/vocabulary'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { CaseConnection } from './generated/types.ts'
import { asking, everyoneAsking } from './testing/caller.ts'
import { opensTo } from './testing/oracle.ts'
import { caseRow, hoursFromNow, standingRow } from './testing/rows.ts'
import { startRegistry, type TestRegistry } from './testing/start-registry.ts'

const KINDS = ['HOLDER', 'REFERRED', 'GRANTED', 'CO_HOLDER', 'EMERGENCY', 'COORDINATING'] as const
const TIMES = {
  open: { opens_at: hoursFromNow(-1), closes_at: hoursFromNow(1) },
  unbounded: { opens_at: hoursFromNow(-1), closes_at: null },
  'not yet': { opens_at: hoursFromNow(1), closes_at: null },
  over: { opens_at: hoursFromNow(-2), closes_at: hoursFromNow(-1) },
}
const OWNER = 'training'
const RECIPIENTS = ['emergency', 'outreach', SECRETARIAT, 'eu', 'EVERYONE']
const HALF = PURPOSES.filter((_, index) => index % 2 === 0)
const PERSONS = ['CASE_WORKER@emergency', 'CASE_WORKER@outreach', 'PARTNER_SYSTEM@emergency', null]

/** One case for each way in which a single row can be. */
const MATRIX = KINDS.flatMap(kind =>
  Object.values(TIMES).flatMap(time =>
    RECIPIENTS.flatMap(recipient =>
      [HALF, PURPOSES.filter(purpose => !HALF.includes(purpose))].flatMap(purposes =>
        (kind === 'EMERGENCY' ? PERSONS : [null]).map(person => {
          const bits = purposes.reduce((mask, purpose) => mask | purposeBit(purpose), 0)
          const row = caseRow()
          const standing = standingRow(row.id, OWNER, recipient, kind, { ...time, purposes: bits, person })
          // A second holder, so that each case is somebody's.
          return { row, standing, elsewhere: standingRow(row.id, 'advocacy', 'advocacy', 'HOLDER') }
        }),
      ),
    ),
  ),
)

describe('a case exists', () => {
  let registry: TestRegistry
  beforeAll(async () => {
    registry = await startRegistry(inject('postgresUrl'))
    await registry.insert({
      case_reference: MATRIX.map(one => one.row),
      mirror_standing: MATRIX.flatMap(one => [one.standing, one.elsewhere]),
    })
  })
  afterAll(() => registry[Symbol.asyncDispose]())

  test('the matrix has both answers for every kind of row that can open a case', () => {
    const opened = MATRIX.filter(one => everyoneAsking().some(who => opensTo(who, one.standing)))
    const kinds = new Set(opened.map(one => one.standing.kind))
    expect(kinds).toEqual(new Set(['HOLDER', 'REFERRED', 'GRANTED', 'EMERGENCY', 'COORDINATING']))
  })

  test.each(everyoneAsking())('for $member, $role, $purpose: by id, by reference and in the list', async who => {
    const expected = MATRIX.filter(one => opensTo(who, one.standing)).map(one => one.row)
    const ids = expected.map(row => row.id).sort()
    expect(await entities(who)).toEqual(ids)
    expect(await listed(who)).toEqual({ ids, totalCount: ids.length })
    const [one] = expected
    if (one === undefined) return
    const query = `query ($id: ID!, $reference: String!) {
      case(id: $id) { id reference } caseByReference(reference: $reference) { id reference subjectKind } }`
    const variables = { id: one.id, reference: one.reference.toLowerCase() }
    const data = await registry.read<{ case: object; caseByReference: object }>(who, query, variables)
    expect(data.case).toEqual({ id: one.id, reference: one.reference })
    expect(data.caseByReference).toEqual({ ...data.case, subjectKind: 'PERSON' })
  })

  test('for nobody else of the same member where break-glass is one person’s', async () => {
    const own = await entities(asking('emergency', 'EMERGENCY_PROTECTION'))
    const other = await entities(asking('emergency', 'EMERGENCY_PROTECTION', 'CASE_WORKER', 'somebody-else'))
    const [gone, ...more] = own.filter(id => !other.includes(id))
    expect(gone).toBeDefined()
    const lost = [gone, ...more].map(id => MATRIX.find(one => one.row.id === id)?.standing)
    expect(new Set(lost.map(row => row?.person))).toEqual(new Set(['CASE_WORKER@emergency']))
  })

  async function entities(who: TestCaller): Promise<string[]> {
    const found: string[] = []
    for (let at = 0; at < MATRIX.length; at += 100) {
      const representations = MATRIX.slice(at, at + 100).map(one => ({ __typename: 'Case', id: one.row.id }))
      const query = `query ($representations: [_Any!]!) {
        _entities(representations: $representations) { ... on Case { __typename id reference } } }`
      const data = await registry.read<{ _entities: ({ id: string } | null)[] }>(who, query, { representations })
      found.push(...data._entities.flatMap(one => one?.id ?? []))
    }
    return found.sort()
  }

  async function listed(who: TestCaller): Promise<{ ids: string[]; totalCount: number }> {
    const query = `query ($after: String) {
      cases(first: 50, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } }`
    const ids: string[] = []
    for (let after: string | null = null; ; ) {
      const { cases }: { cases: CaseConnection } = await registry.read(who, query, { after })
      ids.push(...(cases.nodes ?? []).map(one => one.id))
      if (!cases.pageInfo.hasNextPage) return { ids: ids.sort(), totalCount: cases.totalCount }
      after = cases.pageInfo.endCursor
    }
  }
})

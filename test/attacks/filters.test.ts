import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type As, type Hub, startHub } from '../src/harness/start-hub.ts'
import { inAllOrders } from './orders.ts'

/** Filters, counts, order and cursors tell no more than the output would. */

let hub: Hub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub[Symbol.asyncDispose]())

const OFFICER: As = { sub: 'dpo@emergency.example', purpose: 'AUDIT' }
const WORKER: As = { sub: 'case-worker@emergency.example', purpose: 'CASE_COORDINATION' }
/** Of some of its cases this one may not know the status. */
const SYSTEM: As = { sub: 'training-system', purpose: 'CASE_COORDINATION' }

interface Page {
  readonly totalCount: number
  readonly nodes: readonly { readonly id: string; readonly status: string | null; readonly openedOn: string | null }[]
  readonly edges: readonly { readonly cursor: string }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}
const PAGE = 'totalCount nodes { id status openedOn } edges { cursor } pageInfo { hasNextPage endCursor }'

async function page(as: As, args: string, after: string | null = null): Promise<Page> {
  const query = `query ($after: String) { cases(after: $after, ${args}) { ${PAGE} } }`
  const { status, body } = await hub.query(as, query, { after })
  expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined })
  return body.data?.cases as unknown as Page
}

async function everyPage(as: As, args: string): Promise<Page['nodes']> {
  const nodes: Page['nodes'][number][] = []
  for (let after: string | null = null; ; ) {
    const one: Page = await page(as, `first: 7, ${args}`, after)
    nodes.push(...one.nodes)
    for (const { cursor } of one.edges) expect(Buffer.from(cursor, 'base64url').toString()).not.toMatch(hiddenIn(one))
    if (!one.pageInfo.hasNextPage) return nodes
    after = one.pageInfo.endCursor
  }
}

/** The cursor of a case whose status is hidden holds no status and no date. */
function hiddenIn({ nodes }: Page): RegExp {
  const ids = nodes.filter(one => one.status === null).map(one => one.id)
  return new RegExp(`"(OPEN|ON_HOLD|CLOSED|\\d{4}-\\d{2}-\\d{2})","(${ids.join('|') || 'none'})"`)
}

describe('attack 22: a filter on what the role never sees', () => {
  test.each([
    ['as a literal', 'query NAME { cases(filter: {status: [OPEN, ON_HOLD, CLOSED]}) { totalCount } }', undefined],
    [
      'in a variable',
      'query NAME($f: CaseFilter) { cases(filter: $f) { totalCount } }',
      { f: { status: ['OPEN', 'ON_HOLD', 'CLOSED'] } },
    ],
    [
      'as the default of a variable',
      'query NAME($f: CaseFilter! = {status: [OPEN, ON_HOLD, CLOSED]}) { cases(filter: $f) { totalCount } }',
      undefined,
    ],
    [
      'with a variable in it',
      'query NAME($s: [CaseStatus!] = [OPEN, ON_HOLD, CLOSED]) { cases(filter: {status: $s}) { totalCount } }',
      undefined,
    ],
    [
      'as a fragment’s',
      'query NAME { ...f } fragment f on Query { cases(filter: {status: [OPEN, ON_HOLD, CLOSED]}) { totalCount } }',
      undefined,
    ],
    ['as a range of days', 'query NAME { cases(filter: {openedOn: {from: "1970-01-01"}}) { totalCount } }', undefined],
  ])('matches nothing, is reported, and reaches nobody: %s', async (_, query, variables) => {
    const form = (name: string) => query.replace('NAME', name)
    const ask = (as: As) => ({ as, ...(variables && { variables }) })
    const { allowed, denied } = await inAllOrders(hub, form, ask(WORKER), ask(OFFICER))
    expect((allowed.answer.body.data as unknown as { cases: Page }).cases.totalCount).toBeGreaterThan(0)
    expect(denied.answer.body.data).toEqual({ cases: { totalCount: 0 } })
    expect(denied.answer.body.extensions?.release.withheld).toMatchObject([
      {
        field: expect.stringMatching(/^CaseFilter\.(status|openedOn)$/),
        owner: 'registry',
        reason: 'ROLE_NOT_COVERED',
      },
    ])
    expect(denied.sent.join()).not.toMatch(/status|openedOn|OPEN|ON_HOLD|CLOSED|1970/)
  })

  test('without it there are cases to match', async () => {
    expect((await page(OFFICER, 'first: 1')).totalCount).toBeGreaterThan(0)
  })

  test('nor does an order tell: it is the same whichever way it is asked', async () => {
    const ids = async (order: string) => (await everyPage(OFFICER, `orderBy: ${order}`)).map(one => one.id)
    const [up, down] = [await ids('{field: STATUS}'), await ids('{field: STATUS, direction: DESC}')]
    expect(up.length).toBeGreaterThan(7)
    expect(down).toEqual(up)
    expect(await ids('{field: OPENED_ON, direction: DESC}')).toEqual(up)
  })
})

describe('attack 22: a filter on what the caller does not see of some cases', () => {
  test('counts none of them, whatever it asks', async () => {
    const all = await everyPage(SYSTEM, 'orderBy: {field: REFERENCE}')
    const hidden = all.filter(one => one.status === null)
    expect(hidden.length).toBeGreaterThan(0)
    for (const filter of ['status: [OPEN, ON_HOLD, CLOSED]', 'openedOn: {from: "1970-01-01", until: "2100-01-01"}']) {
      const { totalCount } = await page(SYSTEM, `first: 1, filter: {${filter}}`)
      expect(totalCount).toBe(all.length - hidden.length)
    }
    for (const status of ['OPEN', 'ON_HOLD', 'CLOSED']) {
      const matched = await everyPage(SYSTEM, `filter: {status: [${status}]}`)
      expect(new Set(matched.map(one => one.status))).toEqual(new Set(matched.length > 0 ? [status] : []))
    }
  })

  test.each(['STATUS', 'OPENED_ON'])(
    'puts them last, in either direction, in an order of their own: %s',
    async field => {
      const [up, down] = [
        await everyPage(SYSTEM, `orderBy: {field: ${field}}`),
        await everyPage(SYSTEM, `orderBy: {field: ${field}, direction: DESC}`),
      ]
      const hiddenIds = (nodes: Page['nodes']) => nodes.filter(one => one.status === null).map(one => one.id)
      expect(hiddenIds(up)).toEqual(hiddenIds(down))
      for (const nodes of [up, down]) {
        const first = nodes.findIndex(one => one.status === null)
        expect(nodes.slice(first).every(one => one.status === null && one.openedOn === null)).toBe(true)
      }
    },
  )

  test('takes no cursor that it did not give out for anything but a place', async () => {
    const forged = (place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url')
    const nobody = '00000000-0000-4000-8000-000000000000'
    const all = (await everyPage(SYSTEM, 'orderBy: {field: STATUS}')).map(one => one.id)
    for (const value of ['OPEN', 'ON_HOLD', null]) {
      const after = forged(['STATUS', 'ASC', value, nobody])
      const { nodes } = await page(SYSTEM, 'first: 50, orderBy: {field: STATUS}', after)
      expect(nodes.filter(one => !all.includes(one.id))).toEqual([])
    }
    for (const place of [
      ['STATUS', 'ASC', "x' or true --", nobody],
      ['STATUS', 'ASC', 'OPEN', '%'],
      ['STATUS', 'DESC', 'OPEN', nobody],
    ]) {
      const { status, body } = await hub.query(
        SYSTEM,
        'query ($after: String) { cases(orderBy: {field: STATUS}, after: $after) { totalCount nodes { id } } }',
        { after: forged(place) },
      )
      expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT'])
    }
  })
})

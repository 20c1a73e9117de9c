import type { ExpectStatic } from 'vitest'
import { type DemoCaller, nameOf } from '../callers.ts'
import type { Answer, Hub } from '../harness/start-hub.ts'
import { EVERY_FIELD_OF_A_CASE, EVERY_FIELD_OF_A_HOST_PLACE, type Expectation, type Line } from '../oracle/index.ts'
import { described, differences } from './differences.ts'
import { expectedLines, reportedLines } from './report-lines.ts'

export const PAGE = 50
const MOST_OUTSIDE = 200

const LIST = `query List($after: String, $outside: Boolean!) {
  cases(first: ${PAGE}, after: $after) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { node { id } }
    nodes { ${EVERY_FIELD_OF_A_CASE} }
  }
  hostPlaces(first: ${MOST_OUTSIDE}) @include(if: $outside) { ${EVERY_FIELD_OF_A_HOST_PLACE} }
  publishedAppeals(first: ${MOST_OUTSIDE}) @include(if: $outside) { title publishedOn url }
  members @include(if: $outside) { code name domain }
  viewer @include(if: $outside) { sub member roles purposes }
}`

/** What hangs on no case and is the same for everybody, but for the viewer. */
export interface Outside {
  readonly publishedAppeals: readonly object[]
  readonly members: readonly object[]
  readonly viewer: object
}

/** Asks for every page of cases with all that they have, and holds each against what was expected. */
export async function compareEveryPage(
  expect: ExpectStatic,
  hub: Hub,
  caller: DemoCaller,
  expected: Expectation,
  outside: Outside,
): Promise<void> {
  let after: string | null = null
  for (let start = 0; start === 0 || start < expected.cases.length; start += PAGE) {
    const page = expected.cases.slice(start, start + PAGE)
    const first = start === 0
    const answer: Answer = await hub.query(caller, LIST, { after, outside: first })
    after = cursorOf(answer)
    const data = {
      cases: {
        totalCount: expected.cases.length,
        pageInfo: {
          hasNextPage: start + PAGE < expected.cases.length,
          hasPreviousPage: !first,
          // Where it points is seen by the page that follows.
          endCursor: page.length === 0 ? null : after,
        },
        edges: page.map(({ id }) => ({ node: { id } })),
        nodes: page.map(one => one.data),
      },
      ...(first && {
        hostPlaces: expected.hostPlaces?.slice(0, MOST_OUTSIDE) ?? null,
        ...outside,
        publishedAppeals: outside.publishedAppeals.slice(0, MOST_OUTSIDE),
      }),
    }
    compareAnswer(expect, expected, answer, data, [
      ...expected.pruned,
      ...(first ? expected.prunedOfNetwork : []),
      ...page.flatMap(one => one.withheld),
    ])
  }
}

/** Holds a whole answer against what was expected, and tells in words where it is another. */
export function compareAnswer(
  expect: ExpectStatic,
  expected: Expectation,
  answer: Answer,
  data: object,
  lines: readonly Line[],
): void {
  const found = differencesOf(expected, answer, data, lines)
  expect(found.slice(0, 25), `${nameOf(expected.caller)}: ${found.length} differences`).toEqual([])
}

/** Everything in which a whole answer is not what was expected, in words. */
export function differencesOf(
  expected: Expectation,
  { body, status }: Answer,
  data: object,
  lines: readonly Line[],
): string[] {
  const { purpose, role, unavailable, withheld = [] } = body.extensions?.release ?? {}
  const { caller } = expected
  const head = { status: 200, errors: undefined, purpose: caller.purpose, role: caller.role, unavailable: [] }
  return [
    ...differences(head, { status, errors: body.errors, purpose, role, unavailable }).map(described),
    ...differences(data, body.data).map(one => described({ ...one, at: `data.${withIds(one.at, data)}` })),
    ...differences(expectedLines(lines), reportedLines(withheld)).map(one =>
      described({ ...one, at: `withheld: ${one.at}` }),
    ),
  ]
}

/** Names the case besides its place in a list. */
function withIds(at: string, data: object): string {
  const { cases } = data as { cases?: { nodes: readonly { id: string }[] } }
  return at.replace(/nodes\[(\d+)\]/, (place, index) => `${place} (${cases?.nodes[Number(index)]?.id})`)
}

function cursorOf({ body }: Answer): string | null {
  const data = body.data as { cases?: { pageInfo?: { endCursor?: unknown } } } | null | undefined
  const cursor = data?.cases?.pageInfo?.endCursor
  return typeof cursor === 'string' ? cursor : null
}

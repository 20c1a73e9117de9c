import { CALLER } from '../data/callers.ts'
import { PAGE } from '../data/shared-cases.ts'
import { ALL_ROOMS } from './rooms.ts'
import type { Scenario } from './scenario.ts'

const CASES = `query Page($prefix: String!, $first: Int!) {
  cases(filter: { referencePrefix: $prefix }, first: $first) { nodes { ...Rooms } pageInfo { hasNextPage } }
} ${ALL_ROOMS}`

export const pageOfCases: Scenario = {
  key: 'b',
  title: `a page of ${PAGE} cases, all six members`,
  requests: ({ pages }) =>
    pages.map(({ prefix }) => ({ caller: CALLER, query: CASES, variables: { prefix, first: PAGE } })),
  operations: [{ client: CALLER.sub, name: 'Page', text: CASES }],
  hubAnswers: 'same',
}

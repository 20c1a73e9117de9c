import { CALLER } from '../data/callers.ts'
import { ALL_ROOMS } from './rooms.ts'
import type { Scenario } from './scenario.ts'

export const ONE_CASE = `query OneCase($id: ID!) { case(id: $id) { ...Rooms } } ${ALL_ROOMS}`

export const oneCase: Scenario = {
  key: 'a',
  title: 'one case, all six members',
  requests: ({ pages }) =>
    pages.flatMap(({ cases }) => cases).map(({ id }) => ({ caller: CALLER, query: ONE_CASE, variables: { id } })),
  operations: [{ client: CALLER.sub, name: 'OneCase', text: ONE_CASE }],
  hubAnswers: 'same',
}

import { CALLER } from '../data/callers.ts'
import type { Scenario } from './scenario.ts'

/** The shape of public gateway benchmarks: five levels down, the same few entities again and again. */
export const NESTED = `
fragment T on Trainer { id username name }
fragment E on Evaluation { id text }
fragment C on Course { code title fee hours placesLeft travelEstimate }
query Nested {
  trainers {
    ...T
    evaluations {
      ...E
      course { ...C evaluations { ...E author { ...T evaluations { ...E course { ...C } } } } }
    }
  }
  courses {
    ...C
    evaluations { ...E author { ...T evaluations { ...E course { ...C } } } }
  }
}`

export const nested: Scenario = {
  key: 'c',
  title: 'a nested operation in which the same entities repeat',
  requests: () => [{ caller: CALLER, query: NESTED, variables: {} }],
  operations: [],
  hubAnswers: 'same',
}

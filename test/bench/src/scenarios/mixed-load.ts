import { CALLERS, MIXED_LOAD } from '@hub/test/mixed-load'
import type { MadeCases } from '../data/shared-cases.ts'
import type { Request, Scenario } from './scenario.ts'

export const mixedLoad: Scenario = {
  key: 'd',
  title: `${MIXED_LOAD.length} different operations of ${Object.keys(CALLERS).length} callers, roles and purposes`,
  requests: made => mixedRequests(made),
  operations: MIXED_LOAD.map(({ caller, name, query }) => ({ client: caller.sub, name, text: query })),
  hubAnswers: 'what may be released',
}

/** Every operation on several cases, callers and operations mixed. */
export function mixedRequests({ mixed: { prefix, cases } }: Pick<MadeCases, 'mixed'>, times = 4): Request[] {
  const requests = Array.from({ length: times }, (_, time) =>
    MIXED_LOAD.map(({ caller, query, variables }, index): Request => {
      const { id, reference } = at(cases, (time * MIXED_LOAD.length + index) % cases.length)
      return { caller, query, variables: variables({ id, reference, prefix }) }
    }),
  ).flat()
  // A step that has no divisor in common with the number goes through all of them.
  const STEP = 37
  return requests.map((_, index) => at(requests, (index * STEP) % requests.length))
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new RangeError('there is nothing to ask for')
  return item
}

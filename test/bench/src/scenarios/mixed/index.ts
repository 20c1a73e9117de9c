import { CALLERS, type CallerName } from '../../data/callers.ts'
import type { MadeCases } from '../../data/shared-cases.ts'
import type { Request, Scenario } from '../scenario.ts'
import { type MixedOperation, OPERATIONS } from './operations.ts'
import { WAYS } from './ways.ts'

/** The fifty operations, each with whom it comes from. */
export const MIXED_OPERATIONS: readonly (readonly [CallerName, MixedOperation])[] = (
  Object.keys(OPERATIONS) as CallerName[]
).flatMap(caller => OPERATIONS[caller].map(operation => [caller, operation] as const))

export const mixedLoad: Scenario = {
  key: 'd',
  title: `${MIXED_OPERATIONS.length} different operations of ${Object.keys(OPERATIONS).length} callers, roles and purposes`,
  requests: made => mixedRequests(made),
  operations: MIXED_OPERATIONS.map(([caller, operation]) => ({
    client: CALLERS[caller].sub,
    name: operation[0],
    text: mixedText(operation),
  })),
  hubAnswers: 'what may be released',
}

function mixedText([name, way, selection]: MixedOperation): string {
  const { variables, field } = WAYS[way]
  return `query ${name}${variables} ${field(selection)}`
}

/** Every operation on several cases, callers and operations mixed. */
export function mixedRequests({ mixed }: Pick<MadeCases, 'mixed'>, times = 4): Request[] {
  const requests = Array.from({ length: times }, (_, time) =>
    MIXED_OPERATIONS.map(([caller, operation], index): Request => {
      const { id, reference } = at(mixed.cases, (time * MIXED_OPERATIONS.length + index) % mixed.cases.length)
      return {
        caller: CALLERS[caller],
        query: mixedText(operation),
        variables: WAYS[operation[1]].values({ id, reference, prefix: mixed.prefix }),
      }
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

import { OWNERS, type Owner } from '@hub/vocabulary'

/** What a part of a request is called in a trace. */
export const SPANS = ['request', 'fetch', 'answer', 'load'] as const
export type SpanName = (typeof SPANS)[number]

export const OPERATIONS = ['query', 'mutation', 'none'] as const
export type OperationType = (typeof OPERATIONS)[number]

/** How a request or a part of it ended. */
export const OUTCOMES = ['ANSWERED', 'WITHHELD', 'REFUSED', 'FAILED', 'UNAVAILABLE', 'REPLAYED', 'MOVED'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** All that a span may say: words of closed vocabularies, and counts. */
export interface SpanWords {
  readonly owner?: Owner
  readonly operation?: OperationType
  readonly outcome?: Outcome
  /** How many cases. */
  readonly cases?: number
}

const WORDS: ReadonlySet<string> = new Set([...OWNERS, ...OPERATIONS, ...OUTCOMES])

/** As attributes. Whatever is none of the words, by whatever mistake it came here, is left out. */
export function attributesOf({ owner, operation, outcome, cases }: SpanWords): Record<string, string | number> {
  const attributes: Record<string, string | number> = {}
  for (const [name, word] of Object.entries({ owner, operation, outcome })) {
    if (word !== undefined && WORDS.has(word)) attributes[`hub.${name}`] = word
  }
  if (cases !== undefined && Number.isSafeInteger(cases)) attributes['hub.cases'] = cases
  return attributes
}

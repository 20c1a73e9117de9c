import { generateReference } from '@hub/registry'
import type { NumberedCase } from './batch.ts'
import { joined } from './case/draft.ts'
import { usualCase } from './case/usual.ts'
import { MEMBERS_SHOWN } from './members.ts'
import { createRandom } from './random.ts'
import { SCENARIOS } from './scenario/index.ts'
import { DAY } from './time.ts'

export interface GenerateOptions {
  /** How many; at least {@link FEWEST_CASES}. */
  readonly cases: number
  /** Another seed, other cases. */
  readonly seed: string | number
  /** The moment around which all dates are laid; epoch milliseconds. The same seed and moment give the same cases. */
  readonly now: number
}

/** Fewer cases cannot show everything. */
export const FEWEST_CASES = SCENARIOS.length

/**
 * Makes cases one by one: first those that show everything there is to show, then as many usual ones as are asked for.
 *
 * @throws RangeError where there is too little room or too little past for them
 */
export function generateCases(options: GenerateOptions): Iterable<NumberedCase> {
  const { cases, now } = options
  if (!Number.isSafeInteger(cases) || cases < FEWEST_CASES)
    throw new RangeError(`the demonstration needs at least ${FEWEST_CASES} cases`)
  if (!(now > joined(MEMBERS_SHOWN) + 60 * DAY))
    throw new RangeError('the demonstration needs a moment at which all its members have joined')
  return numberedCases(options)
}

function* numberedCases({ cases, seed, now }: GenerateOptions): Generator<NumberedCase> {
  const references = referencesFor(cases, seed)
  for (let number = 0; number < cases; number++) {
    const random = createRandom(seed, 'case', number)
    const id = random.uuid()
    const scenario = SCENARIOS[number]
    const draft = scenario ? scenario.draft(random, now) : usualCase(random, now)
    yield { id, reference: references[number] as string, number, draft }
  }
}

/**
 * A reference for each case. Lists are in the order of references, so the cases that belong on everyone's first page
 * get every other one from the start, and the rest are dealt out.
 */
function referencesFor(cases: number, seed: string | number): string[] {
  const random = createRandom(seed, 'references')
  const drawn = new Set<string>()
  while (drawn.size < cases) drawn.add(generateReference(end => random.integer(0, end - 1)))
  const sorted = [...drawn].sort()
  const front = SCENARIOS.flatMap(({ front }, number) => (front ? [number] : []))
  const early = new Map(front.map((number, place) => [number, sorted[2 * place] as string]))
  const kept = new Set(early.values())
  const rest = random.shuffle([...drawn].filter(reference => !kept.has(reference)))
  return Array.from({ length: cases }, (_, number) => early.get(number) ?? (rest.pop() as string))
}

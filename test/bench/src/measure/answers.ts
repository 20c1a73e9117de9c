import { isDeepStrictEqual } from 'node:util'
import type { Contender } from '../contenders/contender.ts'
import { bodyOf, type Request, type Scenario } from '../scenarios/scenario.ts'
import { type Coverage, coverageOf, sum } from './coverage.ts'

export interface Compared {
  /** Bytes of each contender's answer to each request, by the contender's key. */
  readonly lengths: ReadonlyMap<string, readonly number[]>
  /** How much of what all others answer the first one does. */
  readonly coverage: Coverage
}

/**
 * Asks every contender for everything once, and makes sure that they answer the same: otherwise it would not be the
 * same work that is measured. Where the first must withhold something, what it does answer must be the same.
 *
 * @throws where an answer is a fault or lacks something, or two differ in their data
 */
export async function compareAnswers(
  contenders: readonly Contender[],
  requests: readonly Request[],
  hubAnswers: Scenario['hubAnswers'],
): Promise<Compared> {
  const lengths = new Map<string, number[]>(contenders.map(({ key }) => [key, []]))
  const coverages: Coverage[] = []
  const turns = requests.entries()
  const inTurn = async (): Promise<void> => {
    for (const [index, request] of turns) {
      const answers = await Promise.all(contenders.map(contender => ask(contender, request)))
      for (const [place, { key }] of contenders.entries()) {
        const own = lengths.get(key)
        if (own) own[index] = answers[place]?.length ?? 0
      }
      const [first, ...others] = answers.map(({ data }) => data)
      const [whole = first] = others
      if (!others.every(other => isDeepStrictEqual(other, whole))) throw differing(request)
      const coverage = coverageOf(first, whole)
      if (coverage === undefined) throw differing(request)
      if (hubAnswers === 'same' && !isDeepStrictEqual(first, whole)) throw differing(request)
      coverages.push(coverage)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, inTurn))
  const coverage = sum(coverages)
  if (coverage.answered === 0) throw new Error('no contender answers with any value')
  return { lengths, coverage }
}

const AT_ONCE = 8

function differing({ query, variables }: Request): Error {
  const asked = `${query.slice(0, 60)}… ${JSON.stringify(variables)}`
  return new Error(`the contenders answer with different data, so they cannot be compared: ${asked}`)
}

interface Answer {
  readonly length: number
  readonly data: unknown
}

async function ask({ title, url, headers }: Contender, request: Request): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await headers(request.caller)) },
    body: bodyOf(request),
  })
  const bytes = await response.arrayBuffer()
  const { data, errors, extensions } = JSON.parse(Buffer.from(bytes).toString('utf8')) as Body
  if (response.status !== 200 || errors !== undefined || data === undefined || data === null)
    throw new Error(`${title}: an answer is a fault: ${response.status} ${JSON.stringify(errors ?? {})}`)
  const { unavailable = [] } = extensions?.release ?? {}
  if (unavailable.length > 0) throw new Error(`${title}: members did not answer: ${JSON.stringify(unavailable)}`)
  return { length: bytes.byteLength, data }
}

interface Body {
  readonly data?: unknown
  readonly errors?: readonly unknown[]
  readonly extensions?: { readonly release?: { readonly unavailable: readonly unknown[] } }
}

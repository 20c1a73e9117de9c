import { isDeepStrictEqual } from 'node:util'
import { MEMBERS_SHOWN } from '@hub/demonstration/authoring'
import type { Contender } from '../contenders/contender.ts'

/** Bytes of each contender's answer to each body, by the contender's key. */
export type Lengths = ReadonlyMap<string, readonly number[]>

/**
 * Asks every contender for everything once, and makes sure that they answer the same: otherwise it would not be the
 * same work that is measured.
 *
 * @throws where an answer lacks something, or two differ in their data
 */
export async function compareAnswers(contenders: readonly Contender[], bodies: readonly string[]): Promise<Lengths> {
  const answers = new Map<string, readonly Answer[]>()
  for (const contender of contenders) {
    const headers = await contender.headers()
    answers.set(contender.key, await Promise.all(bodies.map(body => ask(contender, headers, body))))
  }
  const [first, ...others] = contenders.map(({ key }) => answers.get(key) ?? [])
  for (const [index, answer] of (first ?? []).entries()) {
    const differs = others.some(other => !isDeepStrictEqual(other[index]?.data, answer.data))
    if (differs) throw new Error('the contenders answer with different data, so they cannot be compared')
  }
  return new Map([...answers].map(([key, own]) => [key, own.map(({ length }) => length)]))
}

interface Answer {
  readonly length: number
  readonly data: unknown
}

async function ask(
  { title, url }: Contender,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  })
  const bytes = await response.arrayBuffer()
  const { data, errors, extensions } = JSON.parse(Buffer.from(bytes).toString('utf8')) as Body
  if (response.status !== 200 || errors !== undefined || data === undefined)
    throw new Error(`${title}: an answer is a fault: ${response.status} ${JSON.stringify(errors ?? {})}`)
  const { withheld = [], unavailable = [] } = extensions?.release ?? {}
  if (withheld.length > 0 || unavailable.length > 0)
    throw new Error(`${title}: an answer lacks something: ${JSON.stringify([...withheld, ...unavailable])}`)
  const empty = MEMBERS_SHOWN.filter(member => JSON.stringify(data).includes(`"${member}":null`))
  if (empty.length > 0) throw new Error(`${title}: an answer lacks the rooms ${empty}`)
  return { length: bytes.byteLength, data }
}

interface Body {
  readonly data?: unknown
  readonly errors?: readonly unknown[]
  readonly extensions?: {
    readonly release?: { readonly withheld: readonly unknown[]; readonly unavailable: readonly unknown[] }
  }
}

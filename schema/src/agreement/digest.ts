import { createHash } from 'node:crypto'
import type { Policy } from './policies.ts'
import type { Terms } from './terms.ts'
import type { Words } from './words.ts'

/**
 * `sha256:…` over what the policies, the words and the terms mean: their parsed form with sorted keys. Comments, layout,
 * the order of policies and the file that they stand in change nothing.
 */
export function digestOf(words: Words, policies: readonly Policy[], terms: Terms): string {
  const said = Object.fromEntries(policies.map(policy => [policy.id, policy.json]))
  const meaning = { words: words.json, policies: said, terms }
  return `sha256:${createHash('sha256').update(canonical(meaning)).digest('hex')}`
}

/** JSON with sorted keys and no spaces: one text for one meaning. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  const sorted = entries.toSorted(([one], [other]) => (one < other ? -1 : 1))
  return `{${sorted.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`
}

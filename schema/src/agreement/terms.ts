import { isTerm, LONGEST_TERM_AT_ALL_DAYS } from '@hub/decision'
import { refuse } from './problem.ts'
import type { Source } from './source.ts'

/** What the agreement says in numbers. */
export interface Terms {
  /** Nothing is permitted, referred or granted for longer at a time. */
  readonly longestTermDays: number
}

/**
 * Reads `terms.json`. A word that nobody knows is refused: misspelt, it would limit nothing.
 *
 * @throws AgreementError
 */
export function readTerms({ file, text }: Source): Terms {
  const read = parsed(text)
  const { longestTermDays, ...rest } = read ?? {}
  refuse([
    ...(read === null ? [`${file}: is no JSON object`] : []),
    ...Object.keys(rest).map(word => `${file}: nobody knows \`${word}\``),
  ])
  if (isTerm(longestTermDays)) return { longestTermDays }
  refuse([`${file}: \`longestTermDays\` must be a whole number of days, from 1 to ${LONGEST_TERM_AT_ALL_DAYS}`])
  throw new Error('unreachable')
}

/**
 * An owner's own terms, on top of the agreement's: they may only be shorter.
 *
 * @param source null where the owner has none
 * @throws AgreementError
 */
export function narrowedTerms(agreed: Terms, source: Source | null): Terms {
  if (source === null) return agreed
  const own = readTerms(source)
  if (own.longestTermDays < agreed.longestTermDays) return own
  refuse([`${source.file}: an owner's own term must be shorter than the agreement's ${agreed.longestTermDays} days`])
  throw new Error('unreachable')
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

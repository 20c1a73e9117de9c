import { ACCEPTED_ON, bit, CATEGORIES, type Category, type LegalBasis, PERSONAL, type Purpose } from '@hub/vocabulary'
import { agreementRows, LONGEST_TERM_DAYS } from '../agreement/cells.ts'

/** What a case can be opened, and consent be given, for. */
export { CASEWORK } from '../case/access/recipients.ts'

export type PersonalCategory = Exclude<Category, 'OPEN' | 'AGGREGATE' | 'RELEASE_LOG'>

function isPersonal(category: Category): category is PersonalCategory {
  return (bit(category) & PERSONAL) !== 0
}

/** Everything that a directive may name. */
export const CONSENTABLE: readonly PersonalCategory[] = CATEGORIES.filter(isPersonal)

/** What a permit on this legal basis may name; a deny needs none. */
export function consentableOn(basis: LegalBasis | null): readonly PersonalCategory[] {
  return basis === null ? CONSENTABLE : CONSENTABLE.filter(category => (ACCEPTED_ON[basis] & bit(category)) !== 0)
}

/** What the agreement lets a referral or a grant open for these purposes; nothing else can be offered or asked for. */
export function openable(purposes: readonly Purpose[]): PersonalCategory[] {
  const open = new Set(
    purposes.flatMap(purpose =>
      agreementRows('CASE_WORKER', purpose)
        .filter(({ relation }) => relation === 'GRANTED')
        .flatMap(({ conditions }) => [...conditions.keys()]),
    ),
  )
  return CONSENTABLE.filter(category => open.has(category))
}

/** The end of a day, ISO 8601, UTC. */
export function endOf(day: string): string {
  return `${day}T23:59:59Z`
}

/** So many days from now, as far as the agreement goes, ISO 8601. */
export function daysAhead(days: number): string {
  // What ends with a day ends after this time of the day.
  const within = Math.min(days, LONGEST_TERM_DAYS - 1)
  return new Date(Date.now() + within * 86_400_000).toISOString().slice(0, 10)
}

/** The first and the last day with which something may end. */
export function possibleEnds(): { readonly earliest: string; readonly latest: string } {
  return { earliest: daysAhead(0), latest: daysAhead(LONGEST_TERM_DAYS) }
}

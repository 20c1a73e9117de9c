import { bit, CATEGORIES, type Category, PERSONAL, type Purpose } from '@hub/vocabulary'
import { agreementRows } from '../agreement/cells.ts'

/** What a case can be opened, and consent be given, for. */
export { CASEWORK } from '../case/access/recipients.ts'

export type PersonalCategory = Exclude<Category, 'OPEN' | 'AGGREGATE' | 'RELEASE_LOG'>

function isPersonal(category: Category): category is PersonalCategory {
  return (bit(category) & PERSONAL) !== 0
}

/** Everything that a directive may name. */
export const CONSENTABLE: readonly PersonalCategory[] = CATEGORIES.filter(isPersonal)

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

/** So many days from now, ISO 8601. */
export function daysAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

import { LONGEST_TERM_AT_ALL_DAYS } from '@hub/decision'
import type { Category, Purpose, Relation, Role } from '@hub/vocabulary'
import { type Change, type Condition, opens } from './difference.ts'
import { join } from './join.ts'
import { forWhat, listed, who } from './phrases.ts'

/** Changes that one sentence tells. */
interface Joined {
  readonly roles: readonly Role[]
  readonly purposes: readonly Purpose[]
  readonly relations: readonly Relation[]
  readonly categories: readonly Category[]
  readonly before: Condition
  readonly after: Condition
}

/** What changes of policy open and what they close, in sentences; together they tell every change, and each once. */
export function sentencesOf(changes: readonly Change[]): { readonly opens: string[]; readonly closes: string[] } {
  const single = changes.map(
    ({ role, purpose, relation, category, before, after }): Joined => ({
      roles: [role],
      purposes: [purpose],
      relations: [relation],
      categories: [category],
      before,
      after,
    }),
  )
  const joined = join(single, 'categories', 'roles', 'purposes', 'relations')
  return {
    opens: joined.filter(opens).map(one => `Opens: ${sentence(one)}`),
    closes: joined.filter(one => !opens(one)).map(one => `Closes: ${sentence(one)}`),
  }
}

/** What a change of the longest term opens or closes, in a sentence. */
export function termSentence(before: number, after: number): { readonly opens: string[]; readonly closes: string[] } {
  const was = before === LONGEST_TERM_AT_ALL_DAYS ? 'nothing limited it' : `it was ${before}`
  if (after > before) {
    const line = `Opens: values may now be permitted, referred and granted for up to ${after} days at a time; before, ${was}.`
    return { opens: [line], closes: [] }
  }
  const line = `Closes: nothing may be permitted, referred or granted for longer than ${after} days at a time; before, ${was}.`
  return { opens: [], closes: after === before ? [] : [line] }
}

function sentence({ roles, purposes, relations, categories, before, after }: Joined): string {
  const people = who(roles, relations)
  const what = `${listed(categories)} for ${forWhat(purposes)}`
  switch (`${before} → ${after}` as const) {
    case 'never → with consent':
      return `${people} may now see ${what}, with consent.`
    case 'never → always':
      return `${people} may now see ${what}, without consent.`
    case 'with consent → always':
      return `${people} need no consent any more to see ${what}.`
    case 'always → with consent':
      return `${people} now need consent to see ${what}.`
    case 'with consent → never':
      return `${people} may no longer see ${what}, not even with consent.`
    default:
      return `${people} may no longer see ${what}.`
  }
}

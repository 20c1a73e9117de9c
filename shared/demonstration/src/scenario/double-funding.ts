import { type ConsentState, consent } from '../case/consent.ts'
import { hold } from '../case/draft.ts'
import { shareAmongHolders } from '../case/relations.ts'
import type { Theme } from '../case/themes.ts'
import { CARRIES, MEMBERS_SHOWN, type MemberShown } from '../members.ts'
import { type Scenario, scenario } from './scenario.ts'

const FUNDING: Theme = { purposes: ['DOUBLE_FUNDING_CHECK'], categories: ['FUNDING'] }
const WITHHELD: readonly ConsentState[] = ['NONE', 'EXPIRED', 'DENIED', 'WITHDRAWN', 'FUTURE']

/** Two members hold parts of the same case, and nothing else stands between them: they may compare grants, or not. */
export function doubleFunding(): Scenario[] {
  return MEMBERS_SHOWN.filter(member => member !== 'emergency').flatMap((member, index) =>
    ['VALID' as const, WITHHELD[index] ?? 'NONE'].map(state => twoHolders('emergency', member, state)),
  )
}

function twoHolders(one: MemberShown, other: MemberShown, state: ConsentState): Scenario {
  const kind = other === 'sustaining' ? 'ORGANISATION' : 'PERSON'
  return scenario({ kind, members: [one, other] }, draft => {
    hold(draft, one, true)
    hold(draft, other, true)
    shareAmongHolders(draft)
    if (CARRIES[one].includes('FUNDING')) consent(draft, one, [other], FUNDING, state)
    if (CARRIES[other].includes('FUNDING')) consent(draft, other, [one], FUNDING, state)
  })
}

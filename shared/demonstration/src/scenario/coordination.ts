import { type Category, SECRETARIAT_RECIPIENT } from '@hub/vocabulary'
import { type ConsentState, consent, deny } from '../case/consent.ts'
import { hold } from '../case/draft.ts'
import type { Theme } from '../case/themes.ts'
import { CARRIES, MEMBERS_SHOWN, type MemberShown } from '../members.ts'
import { type Scenario, scenario, subjectOf } from './scenario.ts'

const OVERVIEW: readonly Category[] = ['INVOLVEMENT', 'ORIGIN', 'THREAT']

/** Cases that the secretariat coordinates: what it sees of them, and what not. */
export function coordination(): Scenario[] {
  const withheld: readonly (readonly [MemberShown, ConsentState])[] = [
    ['emergency', 'DENIED'],
    ['sustaining', 'EXPIRED'],
    ['outreach', 'WITHDRAWN'],
    ['emergency', 'NONE'],
  ]
  return [
    ...MEMBERS_SHOWN.map(owner => coordinated(owner, 'VALID')),
    ...withheld.map(([owner, state]) => coordinated(owner, state)),
    statusDenied(),
  ]
}

/** The permit for CASE_STATUS makes the case exist for the secretariat, whatever else is permitted. */
function coordinated(owner: MemberShown, state: ConsentState): Scenario {
  return scenario({ kind: subjectOf(owner), members: [owner] }, draft => {
    hold(draft, owner, true)
    consentTo(['CASE_STATUS'], 'VALID')
    consentTo(
      OVERVIEW.filter(category => category === 'INVOLVEMENT' || CARRIES[owner].includes(category)),
      state,
    )
    function consentTo(categories: readonly Category[], how: ConsentState): void {
      // Two permits: a deny of the one leaves the other.
      consent(draft, owner, [SECRETARIAT_RECIPIENT], { ...forCoordination, categories }, how)
    }
  })
}

function statusDenied(): Scenario {
  return scenario({ kind: 'PERSON', members: ['emergency'] }, draft => {
    hold(draft, 'emergency', true)
    consent(draft, 'emergency', [SECRETARIAT_RECIPIENT], { ...forCoordination, categories: OVERVIEW })
    deny(draft, 'emergency', [SECRETARIAT_RECIPIENT], { ...forCoordination, categories: ['CASE_STATUS'] })
  })
}

const forCoordination = { purposes: ['CASE_COORDINATION'] } as const satisfies Pick<Theme, 'purposes'>

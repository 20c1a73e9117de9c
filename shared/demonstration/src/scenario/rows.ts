import { ANY_MEMBER } from '@hub/vocabulary'
import { consent, PERMITTING } from '../case/consent.ts'
import { hold, joined } from '../case/draft.ts'
import { type RowState, share, shareAmongHolders } from '../case/relations.ts'
import { themeAt } from '../case/themes.ts'
import { MEMBERS_SHOWN, type MemberShown } from '../members.ts'
import { type Scenario, scenario, subjectOf } from './scenario.ts'

const CLOSED: readonly RowState[] = ['EXPIRED', 'CLOSED', 'UNDATED', 'AHEAD', 'UNKNOWN_SCOPE']

/** Rows that no longer open anything, or never did, although everything is consented to. */
export function closedRows(): Scenario[] {
  return (['REFERRED', 'GRANTED'] as const).flatMap(kind =>
    CLOSED.map((state, index) => {
      const owner = MEMBERS_SHOWN[index] ?? 'emergency'
      const member = owner === 'emergency' ? 'training' : 'emergency'
      return scenario({ kind: subjectOf(owner), members: [owner, member] }, draft => {
        hold(draft, owner, true)
        // The member sees the case by a part of its own, which opens nothing of the other's file.
        hold(draft, member)
        shareAmongHolders(draft)
        for (const name of ['protection', 'support'] as const) {
          share(draft, kind, owner, member, name, state)
          consent(draft, owner, [member], themeAt(owner, name))
        }
      })
    }),
  )
}

/** Denies that are over, lifted, not yet there or about somebody else: what is permitted is released. */
export function denialsOver(): Scenario[] {
  const owners: readonly MemberShown[] = ['emergency', 'relocation', 'outreach', 'emergency']
  return PERMITTING.filter(state => state !== 'VALID').map((state, index) => {
    const owner = owners[index] ?? 'emergency'
    return scenario({ kind: 'PERSON', members: [owner, 'training'] }, draft => {
      hold(draft, owner, true)
      share(draft, 'REFERRED', owner, 'training', 'protection')
      consent(draft, owner, ['training'], themeAt(owner, 'protection'), state)
    })
  })
}

/** ANY_MEMBER in a permit: the members of that day. The one that joined later is referred the case, and sees nothing. */
export function anyMember(): Scenario[] {
  const old = (['emergency', 'relocation'] as const).map(owner =>
    scenario(
      { kind: 'PERSON', members: [owner, 'outreach', 'training'], openedBefore: joined(['outreach']) },
      draft => {
        hold(draft, owner, true)
        for (const member of ['outreach', 'training'] as const) share(draft, 'REFERRED', owner, member, 'protection')
        consent(draft, owner, [ANY_MEMBER], themeAt(owner, 'protection'))
      },
    ),
  )
  const young = scenario({ kind: 'PERSON', members: ['emergency', 'outreach', 'advocacy'] }, draft => {
    hold(draft, 'emergency', true)
    for (const member of ['outreach', 'advocacy'] as const) share(draft, 'GRANTED', 'emergency', member, 'protection')
    consent(draft, 'emergency', [ANY_MEMBER], themeAt('emergency', 'protection'))
  })
  return [...old, young]
}

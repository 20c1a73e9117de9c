import { consent, deny, UNREADABLE, WITHHOLDING } from '../case/consent.ts'
import { type CaseDraft, hold } from '../case/draft.ts'
import { share } from '../case/relations.ts'
import { THEME_NAMES, type ThemeName, themeAt } from '../case/themes.ts'
import { MEMBERS_SHOWN, type MemberShown } from '../members.ts'
import { type Scenario, scenario, subjectOf } from './scenario.ts'

/**
 * Every member refers a case to every other, and grants it access to another; once with consent to everything, once
 * without. So whatever the agreement opens to a referral or a grant is released in one case and withheld in another,
 * each time for another cause.
 */
export function pairs(): Scenario[] {
  return MEMBERS_SHOWN.flatMap(owner =>
    MEMBERS_SHOWN.filter(member => member !== owner).map(member => ({ owner, member })),
  ).flatMap(({ owner, member }, index) =>
    (['REFERRED', 'GRANTED'] as const).flatMap((kind, second) => {
      const options = { kind: subjectOf(owner), members: [owner, member] }
      const front = kind === 'REFERRED' && isShownFirst(owner, member)
      return [
        scenario(options, draft => released(draft, kind, owner, member), front),
        scenario(options, draft => withheld(draft, kind, owner, member, 2 * index + second), front),
      ]
    }),
  )
}

/** From these a member sees something under each purpose; the emergency member needs all others for that. */
function isShownFirst(owner: MemberShown, member: MemberShown): boolean {
  return owner === 'emergency' || owner === 'advocacy' || (member === 'emergency' && owner !== 'training')
}

type Kind = 'REFERRED' | 'GRANTED'

function released(draft: CaseDraft, kind: Kind, owner: MemberShown, member: MemberShown): void {
  hold(draft, owner, true)
  for (const name of themesAt(owner)) {
    share(draft, kind, owner, member, name)
    consent(draft, owner, [member], themeAt(owner, name))
  }
}

/** Nothing is consented to: for each theme in another way, or by one deny that covers the whole case. */
function withheld(draft: CaseDraft, kind: Kind, owner: MemberShown, member: MemberShown, number: number): void {
  hold(draft, owner, true)
  const unreadable = number % 10 === 9 ? UNREADABLE[((number - 9) / 10) % UNREADABLE.length] : undefined
  for (const [index, name] of themesAt(owner).entries()) {
    const theme = themeAt(owner, name)
    const state = STATES[(number * THEME_NAMES.length + index) % STATES.length] ?? 'NONE'
    if (unreadable !== undefined) {
      share(draft, kind, owner, member, name)
      consent(draft, owner, [member], theme)
    } else if (state === 'NARROW') {
      share(draft, kind, owner, member, name, 'OPEN', ['INVOLVEMENT'])
      consent(draft, owner, [member], theme)
    } else {
      share(draft, kind, owner, member, name)
      consent(draft, owner, [member], theme, state)
    }
  }
  if (unreadable !== undefined) deny(draft, owner, [member], themeAt(owner, 'protection'), unreadable)
}

/** NARROW: the person consents, but the referral or grant does not reach so far. */
const STATES = [...WITHHOLDING, 'NARROW'] as const

/** The themes that this member's file has anything of. */
function themesAt(owner: MemberShown): ThemeName[] {
  return THEME_NAMES.filter(name => themeAt(owner, name).categories.length > 0)
}

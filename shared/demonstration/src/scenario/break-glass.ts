import { deny } from '../case/consent.ts'
import { hold } from '../case/draft.ts'
import { breakGlass, shareAmongHolders } from '../case/relations.ts'
import type { Theme } from '../case/themes.ts'
import { MEMBERS_SHOWN, type MemberShown } from '../members.ts'
import { DAY, HOUR } from '../time.ts'
import { type Scenario, scenario } from './scenario.ts'

/** Holders of what break-glass opens: one group for persons, one for organisations. */
const HOLDERS = {
  PERSON: ['emergency', 'relocation', 'outreach'],
  ORGANISATION: ['emergency', 'sustaining'],
} as const satisfies Record<string, readonly MemberShown[]>

const VITAL: Theme = {
  purposes: ['EMERGENCY_PROTECTION'],
  categories: ['CASE_STATUS', 'IDENTITY', 'CONTACT', 'THREAT', 'HEALTH'],
}

/**
 * Case workers break the glass: with nothing against it; although the person denied it to their member, which binds
 * them too; and long enough ago for it to be over.
 */
export function brokenGlass(): Scenario[] {
  return [
    ...MEMBERS_SHOWN.map(member => broken(member, 'PERSON', 'open')),
    ...(['training', 'advocacy', 'outreach'] as const).map(member => broken(member, 'ORGANISATION', 'open')),
    ...(['training', 'advocacy', 'sustaining', 'emergency'] as const).map(member => broken(member, 'PERSON', 'denied')),
    ...(['training', 'relocation'] as const).map(member => broken(member, 'ORGANISATION', 'denied')),
    ...(['training', 'advocacy'] as const).map(member => broken(member, 'PERSON', 'over')),
    broken('advocacy', 'ORGANISATION', 'closed'),
  ]
}

function broken(member: MemberShown, kind: keyof typeof HOLDERS, how: 'open' | 'denied' | 'over' | 'closed'): Scenario {
  const holders = HOLDERS[kind].filter(holder => holder !== member)
  return scenario({ kind, members: [member, ...holders], status: 'OPEN' }, draft => {
    const { now } = draft
    for (const holder of holders) hold(draft, holder, true)
    shareAmongHolders(draft)
    if (how === 'over') breakGlass(draft, member, now - 9 * DAY)
    else if (how === 'closed') breakGlass(draft, member, now - 3 * DAY, now - 3 * DAY + HOUR)
    // A minute ago, so that the databases' clocks may differ a little.
    else breakGlass(draft, member, now - 60_000)
    if (how === 'denied') for (const holder of holders) deny(draft, holder, [member], VITAL)
  })
}

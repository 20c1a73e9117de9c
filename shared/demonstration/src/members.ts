import { type Category, type MemberCode, type Owner, REGISTRY } from '@hub/vocabulary'

/** The members that this data is about; one that joins later starts with empty tables. */
export const MEMBERS_SHOWN = [
  'emergency',
  'sustaining',
  'relocation',
  'training',
  'advocacy',
  'outreach',
] as const satisfies readonly MemberCode[]

export type MemberShown = (typeof MEMBERS_SHOWN)[number]

export const OWNERS_SHOWN: readonly Owner[] = [REGISTRY.code, ...MEMBERS_SHOWN]

/** The categories that a member's file carries, and so what a referral by it or a permit recorded there can be about. */
export const CARRIES: Readonly<Record<MemberShown, readonly Category[]>> = {
  emergency: [
    'IDENTITY',
    'CONTACT',
    'LOCATION',
    'ORIGIN',
    'PROFILE',
    'THREAT',
    'HEALTH',
    'LEGAL',
    'FUNDING',
    'BANKING',
    'NOTES',
    'THIRD_PARTY',
  ],
  sustaining: ['IDENTITY', 'ORIGIN', 'THREAT', 'FUNDING', 'BANKING'],
  relocation: ['LOCATION', 'FAMILY', 'HEALTH', 'LEGAL', 'FUNDING'],
  training: ['DIGITAL_SECURITY', 'TRAINING'],
  advocacy: ['ADVOCACY', 'NOTES'],
  outreach: ['INVOLVEMENT', 'CONTACT', 'ORIGIN', 'PROFILE', 'SOURCE', 'THIRD_PARTY'],
}

/** The `sub` of the case worker of a member, as the demo identities have it. */
export function caseWorkerOf(member: string): string {
  return `case-worker@${member}.example`
}

import { DAY } from '../time.ts'

/** A command of somebody of the demonstration, about its showcase. */
export interface DemonstrationCommand {
  /** Who gives it. */
  readonly by: string
  readonly purpose: string
  /** Name of the mutation, and of its input. */
  readonly field: string
  readonly type: string
  readonly input: (now: number) => object
}

const inDays = (now: number, days: number) => new Date(now + days * DAY).toISOString()

/** Something waits for every role that answers, something ends soon, and a use of break-glass is not reviewed yet. */
export const COMMANDS: readonly DemonstrationCommand[] = [
  request('advocacy', 'emergency', 'ADVOCACY_PRIVATE', ['IDENTITY', 'THREAT'], 30, 'A démarche is being prepared.'),
  request('sustaining', 'emergency', 'GRANT_ASSESSMENT', ['FUNDING', 'LEGAL'], 60, 'The board decides on a grant.'),
  request('emergency', 'training', 'TRAINING', ['DIGITAL_SECURITY'], 10, 'Before we lend a device.'),
  referral('relocation', 'emergency', 'RELOCATION_PLACEMENT', ['LOCATION', 'FAMILY'], 12, 'The stay ends; what next?'),
  referral('outreach', 'sustaining', 'OUTREACH', ['CONTACT', 'ORIGIN'], 9, 'The group may need core funding.'),
  {
    by: 'case-worker@outreach.example',
    purpose: 'EMERGENCY_PROTECTION',
    field: 'breakGlass',
    type: 'BreakGlassInput',
    input: () => ({ justification: 'Call from the mission: she was followed home, and nobody answers.' }),
  },
]

function request(
  by: string,
  owner: string,
  purpose: string,
  categories: readonly string[],
  days: number,
  justification: string,
): DemonstrationCommand {
  return {
    by: `case-worker@${by}.example`,
    purpose,
    field: 'requestAccess',
    type: 'RequestAccessInput',
    input: now => ({ owner, purposes: [purpose], categories, justification, until: inDays(now, days) }),
  }
}

function referral(
  owner: string,
  recipient: string,
  purpose: string,
  categories: readonly string[],
  days: number,
  message: string,
): DemonstrationCommand {
  return {
    by: `case-worker@${owner}.example`,
    purpose,
    field: 'referCase',
    type: 'ReferCaseInput',
    input: now => ({
      owner,
      recipient,
      purposes: [purpose],
      categories,
      preview: categories.slice(0, 1),
      message,
      expiresAt: inDays(now, days),
    }),
  }
}

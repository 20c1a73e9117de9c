import type { Tables } from '@hub/training'
import { type CaseDraft, partOf } from '../case/draft.ts'
import { DAY, dayOf } from '../time.ts'
import type { RowsOf } from './rows.ts'

export type TrainingRows = RowsOf<Tables>

export const noTrainingRows = (): TrainingRows => ({ training_file: [], training_session: [], security_assessment: [] })

export function addTrainingFile(rows: TrainingRows, case_id: string, draft: CaseDraft): void {
  const { complete, heldSince } = partOf(draft, 'training')
  const { random, now } = draft
  const has = (share: number) => complete || random.chance(share)
  rows.training_file.push({ case_id, tools_provided: random.some(TOOLS, random.integer(has(0.5) ? 1 : 0, 3)) })
  for (const topic of random.some(TOPICS, random.integer(1, 3))) {
    rows.training_session.push({
      case_id,
      topic,
      held_on: dayOf(Math.min(heldSince + random.integer(2, 120) * DAY, now - DAY)),
      hours: random.pick([4, 6, 8, 12, 16, 24, 40]),
      completed: random.chance(0.92),
    })
  }
  if (!has(0.45)) return
  for (const kind of random.some(KINDS, random.integer(1, 3))) {
    const finding = random.pick(FINDINGS)
    const severity =
      finding === 'NO_ISSUE'
        ? 'LOW'
        : random.weighted([
            ['LOW', 2],
            ['MEDIUM', 5],
            ['HIGH', 3],
            ['CRITICAL', 1],
          ])
    rows.security_assessment.push({ case_id, kind, finding, severity })
  }
}

const TOPICS = [
  'RISK_ASSESSMENT',
  'DIGITAL_SECURITY',
  'PHYSICAL_SECURITY',
  'TRAVEL_SECURITY',
  'PSYCHOSOCIAL_WELLBEING',
  'FIRST_AID',
  'HUMAN_RIGHTS_MECHANISMS',
  'DOCUMENTATION_OF_VIOLATIONS',
  'ADVOCACY_SKILLS',
  'ORGANISATIONAL_SECURITY',
] as const

const TOOLS = [
  'PASSWORD_MANAGER',
  'SECURITY_KEY',
  'ENCRYPTED_MESSENGER',
  'VPN',
  'SECURE_PHONE',
  'SECURE_LAPTOP',
  'DISK_ENCRYPTION',
  'PANIC_BUTTON',
  'SURVEILLANCE_CAMERA',
  'FIRST_AID_KIT',
] as const

const KINDS = ['DEVICES', 'ACCOUNTS', 'COMMUNICATIONS', 'WEBSITE_OR_NETWORK', 'HOME', 'OFFICE', 'TRAVEL'] as const

const FINDINGS = [
  'NO_ISSUE',
  'WEAK_PASSWORDS',
  'NO_SECOND_FACTOR',
  'OUTDATED_SOFTWARE',
  'UNENCRYPTED_STORAGE',
  'UNENCRYPTED_COMMUNICATION',
  'SUSPECTED_SPYWARE',
  'ACCOUNT_TAKEN_OVER',
  'EXPOSED_LOCATION',
  'NO_BACKUP',
  'UNSECURED_PREMISES',
  'NO_EMERGENCY_PLAN',
] as const

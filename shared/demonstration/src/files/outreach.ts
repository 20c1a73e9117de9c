import type { Tables } from '@hub/outreach'
import { type CaseDraft, partOf } from '../case/draft.ts'
import { groupName } from '../person/names.ts'
import { DAY, dayOf } from '../time.ts'
import type { RowsOf } from './rows.ts'

export type OutreachRows = RowsOf<Tables>

export const noOutreachRows = (): OutreachRows => ({
  outreach_file: [],
  first_contact: [],
  source: [],
  mission: [],
  local_partner: [],
})

export function addOutreachFile(rows: OutreachRows, case_id: string, draft: CaseDraft): void {
  const { complete, heldSince } = partOf(draft, 'outreach')
  const { random, subject } = draft
  const has = (share: number) => complete || random.chance(share)
  rows.outreach_file.push({ case_id, isolation_factors: random.some(FACTORS, random.integer(1, 3)) })
  if (has(0.9)) {
    rows.first_contact.push({
      case_id,
      date: dayOf(heldSince),
      channel: random.pick(['IN_PERSON', 'PHONE', 'EMAIL', 'SECURE_MESSENGER', 'RADIO', 'INTERMEDIARY', 'EVENT']),
    })
  }
  if (has(0.7)) {
    const name = has(0.7) ? groupName(random, subject.origin.script) : null
    rows.source.push({ case_id, kind: random.pick(SOURCES), name })
  }
  if (has(0.6)) {
    rows.mission.push({
      case_id,
      country: subject.origin.code,
      starts_on: dayOf(heldSince - random.integer(1, 20) * DAY),
    })
  }
  if (has(0.5)) {
    rows.local_partner.push({ case_id, name: groupName(random, subject.origin.script) })
  }
}

const FACTORS = [
  'REMOTE_AREA',
  'NO_CONNECTIVITY',
  'LANGUAGE',
  'CONFLICT_AREA',
  'MOVEMENT_RESTRICTED',
  'NO_ORGANISATION',
  'STIGMA',
  'DISABILITY',
  'POVERTY',
  'DETENTION',
] as const

const SOURCES = [
  'OTHER_DEFENDER',
  'COMMUNITY_MEMBER',
  'LOCAL_ORGANISATION',
  'NETWORK',
  'JOURNALIST',
  'LAWYER',
  'DIPLOMAT',
] as const

import type { Tables } from '@hub/emergency'
import { type CaseDraft, type Part, partOf } from '../case/draft.ts'
import { fictionalEmail, fictionalHandle, fictionalPhone, safeHours } from '../person/contact.ts'
import { fictionalIban } from '../person/iban.ts'
import { personName } from '../person/names.ts'
import { DAY, dayOf } from '../time.ts'
import { amount, CURRENCIES, decimal } from './money.ts'
import type { RowsOf } from './rows.ts'
import { COURTS, INCIDENTS, PERPETRATORS } from './texts.ts'

export type EmergencyRows = RowsOf<Tables>

export const noEmergencyRows = (): EmergencyRows => ({
  emergency_file: [],
  identity_document: [],
  contact_channel: [],
  current_location: [],
  threat: [],
  legal_proceeding: [],
  emergency_grant: [],
  grant_payee: [],
})

export function addEmergencyFile(rows: EmergencyRows, case_id: string, draft: CaseDraft): void {
  const part = partOf(draft, 'emergency')
  const { random, subject, subjectKind } = draft
  const person = subjectKind === 'PERSON' || subjectKind === 'FAMILY'
  const has = (share: number) => part.complete || random.chance(share)
  rows.emergency_file.push({
    case_id,
    legal_name: has(0.9) ? (person ? subject.name : subject.group) : null,
    known_as: has(0.6) ? subject.knownAs : null,
    date_of_birth: person && has(0.8) ? dayOf(Date.UTC(1948, 0, 1) + random.integer(0, 55 * 365) * DAY) : null,
    nationality: person && has(0.9) ? subject.origin.code : null,
    country_of_origin: has(0.95) ? subject.origin.code : null,
    safe_contact_rule: has(0.9)
      ? random.pick(['ANY_CHANNEL', 'ENCRYPTED_ONLY', 'SAFE_HOURS_ONLY', 'THROUGH_INTERMEDIARY', 'WAIT_FOR_CONTACT'])
      : null,
    gender: has(0.9)
      ? person
        ? random.weighted([
            ['WOMAN', 48],
            ['MAN', 42],
            ['NON_BINARY', 4],
            ['SELF_DESCRIBED', 2],
            ['NOT_STATED', 4],
          ])
        : 'NOT_STATED'
      : null,
    defender_profiles: random.some(PROFILES, random.integer(1, 3)),
    risk_level: has(0.95)
      ? random.weighted([
          ['LOW', 12],
          ['MEDIUM', 38],
          ['HIGH', 36],
          ['CRITICAL', 14],
        ])
      : null,
    medical_needs: random.some(MEDICAL, random.integer(has(0.35) ? 1 : 0, 2)),
    psychosocial_needs: random.some(PSYCHOSOCIAL, random.integer(has(0.45) ? 1 : 0, 2)),
  })
  if (person && has(0.6)) addDocuments(rows, case_id, draft)
  addChannels(rows, case_id, draft, part)
  if (has(0.8)) {
    const { host } = subject
    rows.current_location.push({
      case_id,
      country: host.code,
      region: host.region,
      place: has(0.6) ? subject.town : null,
    })
  }
  addThreats(rows, case_id, draft, part)
  if (has(0.3)) addProceedings(rows, case_id, draft, part)
  if (has(0.45)) addGrants(rows, case_id, draft, part)
}

export const PROFILES = [
  'WOMENS_RIGHTS',
  'LGBTI_RIGHTS',
  'INDIGENOUS_PEOPLES',
  'LAND_AND_ENVIRONMENT',
  'JOURNALIST_OR_MEDIA',
  'LAWYER',
  'TRADE_UNION',
  'RURAL_OR_ISOLATED',
  'MINORITY_RIGHTS',
  'ANTI_CORRUPTION',
  'OTHER',
] as const

const MEDICAL = [
  'EMERGENCY_CARE',
  'SURGERY',
  'INJURY_CARE',
  'CHRONIC_ILLNESS',
  'MEDICATION',
  'MATERNAL_CARE',
  'DISABILITY_SUPPORT',
  'REHABILITATION',
] as const

const PSYCHOSOCIAL = [
  'COUNSELLING',
  'TRAUMA_THERAPY',
  'CRISIS_INTERVENTION',
  'FAMILY_SUPPORT',
  'PEER_SUPPORT',
  'REST_AND_RESPITE',
] as const

/** How often each act is reported, roughly; killings are of the defender's relatives or colleagues. */
export const ACTS = [
  ['ARREST_OR_DETENTION', 20],
  ['THREATS_OR_HARASSMENT', 20],
  ['LEGAL_ACTION', 14],
  ['DEATH_THREAT', 10],
  ['SURVEILLANCE', 8],
  ['PHYSICAL_ATTACK', 8],
  ['RAID', 5],
  ['SMEAR_CAMPAIGN', 4],
  ['TRAVEL_BAN', 3],
  ['DIGITAL_ATTACK', 3],
  ['ARBITRARY_DETENTION', 2],
  ['TORTURE', 1],
  ['KIDNAPPING', 1],
  ['ENFORCED_DISAPPEARANCE', 0.5],
  ['KILLING', 0.5],
  ['OTHER_HARMFUL_ACT', 1],
] as const

function addDocuments(rows: EmergencyRows, case_id: string, { random }: CaseDraft): void {
  for (const kind of random.some(
    ['PASSPORT', 'NATIONAL_ID', 'REFUGEE_TRAVEL_DOCUMENT'] as const,
    random.integer(1, 2),
  )) {
    rows.identity_document.push({ case_id, kind, number: `ZZ${random.integer(1_000_000, 9_999_999)}` })
  }
}

function addChannels(rows: EmergencyRows, case_id: string, { random }: CaseDraft, { complete }: Part): void {
  const channels = [
    ['PHONE', fictionalPhone(random)],
    ['EMAIL', fictionalEmail(random)],
    ['SECURE_MESSENGER', fictionalHandle(random)],
    ['INTERMEDIARY', fictionalPhone(random)],
  ] as const
  for (const [kind, value] of random.some(channels, random.integer(1, 2))) {
    rows.contact_channel.push({
      case_id,
      kind,
      value,
      safe_hours: complete || random.chance(0.6) ? safeHours(random) : null,
    })
  }
}

function addThreats(rows: EmergencyRows, case_id: string, { random }: CaseDraft, { complete, heldSince }: Part): void {
  for (let count = random.integer(1, 3); count > 0; count--) {
    rows.threat.push({
      case_id,
      act: random.weighted(ACTS),
      occurred_on: complete || random.chance(0.9) ? dayOf(heldSince - random.integer(1, 400) * DAY) : null,
      description: complete || random.chance(0.7) ? random.pick(INCIDENTS) : null,
      alleged_perpetrator: complete || random.chance(0.4) ? random.pick(PERPETRATORS) : null,
    })
  }
}

function addProceedings(rows: EmergencyRows, case_id: string, { random, now }: CaseDraft, { complete }: Part): void {
  rows.legal_proceeding.push({
    case_id,
    kind: random.weighted([
      ['CRIMINAL', 50],
      ['ADMINISTRATIVE', 15],
      ['CIVIL', 8],
      ['STRATEGIC_LAWSUIT', 12],
      ['MILITARY_OR_SPECIAL_COURT', 5],
      ['EXTRADITION', 3],
      ['ASYLUM', 7],
    ]),
    court: complete || random.chance(0.8) ? random.pick(COURTS) : null,
    next_hearing_on: complete || random.chance(0.5) ? dayOf(now + random.integer(5, 200) * DAY) : null,
  })
}

function addGrants(
  rows: EmergencyRows,
  case_id: string,
  { random, subject, subjectKind, now }: CaseDraft,
  part: Part,
): void {
  for (let count = random.integer(1, random.chance(0.25) ? 2 : 1); count > 0; count--) {
    const id = random.uuid()
    const status = part.complete
      ? 'PAID'
      : random.weighted([
          ['REQUESTED', 8],
          ['APPROVED', 14],
          ['PAID', 46],
          ['REPORTED', 24],
          ['DECLINED', 6],
          ['CANCELLED', 2],
        ])
    const approved = status === 'APPROVED' || status === 'PAID' || status === 'REPORTED'
    rows.emergency_grant.push({
      id,
      case_id,
      amount: decimal(amount(random, 500, 10_000)),
      currency: random.weighted(CURRENCIES),
      purpose: random.pick(GRANT_PURPOSES),
      approved_on: approved ? dayOf(Math.min(part.heldSince + random.integer(1, 30) * DAY, now)) : null,
      status,
    })
    if (!approved) continue
    const holder = random.chance(0.7) ? subject.name : personName(random, subject.origin.script)
    const account_holder = subjectKind === 'PERSON' || subjectKind === 'FAMILY' ? holder : subject.group
    rows.grant_payee.push({ grant_id: id, account_holder, iban: fictionalIban(random) })
  }
}

const GRANT_PURPOSES = [
  'PHYSICAL_SECURITY',
  'DIGITAL_SECURITY',
  'LEGAL_SUPPORT',
  'MEDICAL_CARE',
  'PSYCHOSOCIAL_CARE',
  'URGENT_RELOCATION',
  'FAMILY_SUPPORT',
  'SUBSISTENCE',
  'PRISON_VISITS',
  'EQUIPMENT',
] as const

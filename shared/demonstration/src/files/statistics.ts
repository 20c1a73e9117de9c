import type { CaseDraft } from '../case/draft.ts'
import { MEMBERS_SHOWN, type MemberShown } from '../members.ts'
import { createRandom, type Random } from '../random.ts'
import { DAY, dayOf } from '../time.ts'
import { ACTS, PROFILES } from './emergency.ts'
import type { FileRows } from './files.ts'

/** Rows of the schema `statistics` of one member. */
export interface StatisticsRows {
  readonly profile: object[]
  readonly activity: object[]
}

export const noStatisticsRows = (): StatisticsRows => ({ profile: [], activity: [] })

/** Where things happen, and the column that says when. */
const EVENTS = [
  ['emergency', 'emergency_grant', 'approved_on'],
  ['emergency', 'threat', 'occurred_on'],
  ['sustaining', 'core_grant', 'period_start'],
  ['relocation', 'placement', 'starts_on'],
  ['training', 'training_session', 'held_on'],
  ['advocacy', 'advocacy_action', 'sent_on'],
  ['outreach', 'first_contact', 'date'],
] as const satisfies readonly (readonly [MemberShown, string, string])[]

type Row = Record<string, unknown>

/**
 * What members record about a case for their own reporting: when things were recorded, a profile at each holder, and at
 * the lead, who is the member that the case came to first, the quarters in which anybody was active.
 */
export function addStatistics(
  rows: Readonly<Record<MemberShown, StatisticsRows>>,
  case_id: string,
  draft: CaseDraft,
  files: FileRows,
): void {
  const random = createRandom('statistics', case_id)
  const active = new Set<string>()
  for (const [member, table, column] of EVENTS) {
    const found = (files[member] as Readonly<Record<string, Row[]>>)[table] ?? []
    for (const row of found) {
      const happened = row[column] as string | null
      // What happened before the member knew of the case was recorded when it did.
      const held = dayOf(draft.parts.get(member)?.heldSince ?? draft.openedAt)
      row.recorded_on = recordedOn(random, laterOf(happened ?? held, held), draft.now)
      if (happened !== null && counts(table, row)) active.add(laterOf(happened, row.recorded_on as string))
    }
  }
  const [lead, ...others] = byTime(draft).map(one => one.owner)
  const from = leadSince(draft)
  if (lead === undefined) return
  for (const { heldSince } of draft.parts.values()) active.add(dayOf(heldSince))
  const profile = profileOf(random, draft, files)
  for (const member of [lead, ...others]) {
    rows[member].profile.push({ case_id, ...profile, leads_from: member === lead ? from : null })
  }
  const quarters = new Set([...active].filter(day => day >= from).map(firstOfQuarter))
  for (const first of quarters) rows[lead].activity.push({ case_id, recorded_on: laterOf(first, from) })
}

/** The member that leads the case, and the first day of the quarter since which it does. */
export function leadIn(draft: CaseDraft): { readonly owner: string; readonly leads_from: string } | undefined {
  const [first] = byTime(draft)
  return first && { owner: first.owner, leads_from: leadSince(draft) }
}

function byTime({ parts }: CaseDraft) {
  return [...parts.values()].sort((a, b) => a.heldSince - b.heldSince)
}

function leadSince({ openedAt }: CaseDraft): string {
  return firstOfQuarter(dayOf(openedAt))
}

/** As the members' own statements have it: what was asked for or planned only is nothing done. */
function counts(table: string, { status }: Row): boolean {
  if (table === 'emergency_grant') return ['APPROVED', 'PAID', 'REPORTED'].includes(status as string)
  if (table === 'placement') return ['ACTIVE', 'COMPLETED'].includes(status as string)
  return table !== 'advocacy_action' || status !== 'DRAFT'
}

/** Mostly within days, now and then weeks later. */
function recordedOn(random: Random, happened: string, now: number): string {
  const late = random.chance(0.05) ? random.integer(20, 60) : random.integer(0, 5)
  return dayOf(Math.min(Date.parse(happened) + late * DAY, now))
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b
}

function firstOfQuarter(day: string): string {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
}

/** UN M49: subregions of each region. */
const REGIONS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['002', '011 014 015 017 018'],
    ['019', '005 013 021 029'],
    ['142', '030 034 035 143 145'],
    ['150', '039 151 154 155'],
    ['009', '053 054 057 061'],
  ].flatMap(([region = '', subregions = '']) => subregions.split(' ').map(one => [one, region])),
)

function profileOf(random: Random, { subject, subjectKind }: CaseDraft, { emergency }: FileRows) {
  const [file] = emergency.emergency_file
  const [threat] = emergency.threat
  const person = subjectKind === 'PERSON'
  const drawn = random.weighted([
    ['WOMAN', 48],
    ['MAN', 43],
    ['OTHER', 5],
    ['NOT_STATED', 4],
  ])
  const [profile] = file?.defender_profiles ?? []
  return {
    subject_kind: subjectKind,
    region: REGIONS[subject.origin.region] ?? null,
    gender: person ? (file === undefined ? drawn : genderOf(file.gender ?? null)) : 'NOT_STATED',
    profile: profile ?? random.pick(PROFILES),
    threat: threat?.act ?? (random.chance(0.7) ? random.weighted(ACTS) : null),
  }
}

function genderOf(gender: string | null): string {
  if (gender === 'WOMAN' || gender === 'MAN') return gender
  return gender === null || gender === 'NOT_STATED' ? 'NOT_STATED' : 'OTHER'
}

export function noStatistics(): Record<MemberShown, StatisticsRows> {
  return Object.fromEntries(MEMBERS_SHOWN.map(member => [member, noStatisticsRows()])) as Record<
    MemberShown,
    StatisticsRows
  >
}

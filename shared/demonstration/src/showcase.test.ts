import { reasonFor, staticReason } from '@hub/decision'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { NumberedCase } from './batch.ts'
import { FEWEST_CASES, generateCases } from './generate.ts'
import { MEMBERS_SHOWN, type MemberShown } from './members.ts'
import { agreement, FIELDS } from './testing/cells.ts'
import { hasValue } from './testing/recorded.ts'
import { type ServedDemonstration, serveDemonstration } from './testing/served-hub.ts'
import { isTold, verdictOf } from './testing/verdicts.ts'

const now = Date.now()
const options = { cases: FEWEST_CASES, seed: 'showcase', now }
const ASKER = {
  sub: 'training-system',
  member: 'training',
  role: 'PARTNER_SYSTEM',
  purpose: 'EMERGENCY_PROTECTION',
  isPerson: false,
} as const

let hub: ServedDemonstration
let shown: NumberedCase

beforeAll(async () => {
  hub = await serveDemonstration(inject('postgresUrl'), options)
  shown = [...generateCases(options)].find(({ id }) => id === hub.showcase.id) as NumberedCase
})

afterAll(() => hub?.[Symbol.asyncDispose]())

test('names the case, and who should ask for it', () => {
  const { sub: client, role, purpose } = ASKER
  expect(hub.showcase).toEqual({ id: shown.id, reference: shown.reference, client, role, purpose })
})

test('all six members hold a part', () => {
  expect([...shown.draft.parts.keys()].sort()).toEqual([...MEMBERS_SHOWN].sort())
})

test('exists for the asker', async () => {
  const { data } = await hub.at('registry').ask(ASKER, `{ case(id: "${shown.id}") { reference status } }`)
  expect(data).toEqual({ case: { reference: shown.reference, status: 'OPEN' } })
})

test('the query of the contract gets values from four members, as they answer it', async () => {
  const rooms: string[] = []
  for (const member of MEMBERS_SHOWN) {
    const [room] = await hub.cases(member, ASKER, [shown.id])
    if (asked(member).some(({ path }) => hasValue(room, path))) rooms.push(member)
  }
  expect(rooms).toEqual(['emergency', 'relocation', 'training', 'outreach'])
})

test('the query of the contract gets three reasons', () => {
  const reasons = MEMBERS_SHOWN.flatMap(owner => {
    const verdict = verdictOf(agreement, shown, owner, ASKER, now)
    return asked(owner).map(({ need }) => {
      const pruned = staticReason(agreement, agreement, need, ASKER.role, ASKER.purpose, ASKER.member, owner, 'case')
      return pruned ?? (verdict !== null && isTold(owner, ASKER, verdict) ? reasonFor(verdict.decision, need) : null)
    })
  })
  expect(new Set(reasons)).toEqual(new Set([null, 'PURPOSE_NOT_COVERED', 'CONSENT_DENIED', 'CONSENT_EXPIRED']))
})

/** The fields of the query `UnifiedCase`. */
function asked(member: MemberShown) {
  const fields = FIELDS.filter(({ owner, coordinate }) => owner === member && UNIFIED_CASE.has(coordinate))
  expect(fields.length).toBeGreaterThan(1)
  return fields
}

const UNIFIED_CASE = new Set(
  `EmergencyFile.legalName EmergencyFile.riskLevel Threat.act Threat.occurredOn
  EmergencyGrant.amount EmergencyGrant.currency EmergencyGrant.status
  CoreGrant.amount CoreGrant.currency
  Placement.city Placement.country Placement.startsOn Placement.endsOn Placement.status
  TrainingSession.topic TrainingSession.heldOn TrainingSession.hours
  AdvocacyAction.kind AdvocacyAction.addressee AdvocacyAction.sentOn
  OutreachFile.isolationFactors OutreachMission.country OutreachMission.startsOn`.split(/\s+/),
)

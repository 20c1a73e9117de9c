import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readTable, writeTable } from '@hub/decision'
import { expect, test } from 'vitest'
import { ROOT } from './repository.ts'

/**
 * The agreement as its table says it, in words of this file's own: who, in which relation, for what, may see what.
 * Written from the agreement, not from the policies: where the two differ, one of them is wrong.
 */
const EVERYBODY = 'PARTNER_SYSTEM CASE_WORKER COORDINATOR DATA_PROTECTION_OFFICER EU_LIAISON AUDITOR'
const STAFF = 'PARTNER_SYSTEM CASE_WORKER'
const CASEWORK =
  'EMERGENCY_PROTECTION CASE_COORDINATION GRANT_ASSESSMENT GRANT_PAYMENT RELOCATION_PLACEMENT TRAINING ' +
  'ADVOCACY_PRIVATE OUTREACH'
const EVERY_PURPOSE = `${CASEWORK} ADVOCACY_PUBLIC DOUBLE_FUNDING_CHECK AGGREGATE_REPORTING AUDIT`
const ANY_OR_NONE = 'HOLDER REFERRED GRANTED CO_HOLDER PARTICIPANT COORDINATING EMERGENCY CONSORTIUM NONE'
const OWN_FILE =
  'CASE_STATUS INVOLVEMENT IDENTITY CONTACT LOCATION ORIGIN FAMILY PROFILE THREAT HEALTH DIGITAL_SECURITY LEGAL ' +
  'FUNDING TRAINING ADVOCACY HOSTING NOTES THIRD_PARTY'

type Row = readonly [relation: string, role: string, purpose: string, categories: string]

const FREE: readonly Row[] = [
  ['HOLDER', STAFF, CASEWORK, OWN_FILE],
  ['HOLDER', STAFF, 'GRANT_PAYMENT', 'BANKING'],
  ['HOLDER', 'CASE_WORKER', CASEWORK, 'SOURCE'],
  ['HOLDER', STAFF, 'DOUBLE_FUNDING_CHECK', 'FUNDING'],
  ['PARTICIPANT', STAFF, `${CASEWORK} ADVOCACY_PUBLIC DOUBLE_FUNDING_CHECK`, 'CASE_STATUS'],
  ['COORDINATING', 'COORDINATOR', 'CASE_COORDINATION', 'CASE_STATUS'],
  ['EMERGENCY', 'CASE_WORKER', 'EMERGENCY_PROTECTION', 'IDENTITY CONTACT THREAT HEALTH CASE_STATUS'],
  ['CONSORTIUM', `${STAFF} COORDINATOR`, 'RELOCATION_PLACEMENT', 'HOSTING'],
  [ANY_OR_NONE, EVERYBODY, EVERY_PURPOSE, 'OPEN'],
  [ANY_OR_NONE, 'EU_LIAISON COORDINATOR DATA_PROTECTION_OFFICER AUDITOR', 'AGGREGATE_REPORTING', 'AGGREGATE'],
  ['HOLDER', 'DATA_PROTECTION_OFFICER', 'AUDIT', 'RELEASE_LOG'],
  [ANY_OR_NONE, 'AUDITOR', 'AUDIT', 'RELEASE_LOG'],
  ['HOLDER', STAFF, CASEWORK, 'RELEASE_LOG'],
]

const REFERRED = 'REFERRED GRANTED'
const IF_CONSENTED: readonly Row[] = [
  ['HOLDER REFERRED GRANTED', STAFF, 'ADVOCACY_PUBLIC', 'ADVOCACY'],
  [
    REFERRED,
    STAFF,
    'EMERGENCY_PROTECTION',
    'INVOLVEMENT IDENTITY CONTACT LOCATION ORIGIN FAMILY PROFILE THREAT HEALTH LEGAL NOTES THIRD_PARTY',
  ],
  [REFERRED, STAFF, 'CASE_COORDINATION', 'INVOLVEMENT IDENTITY CONTACT ORIGIN PROFILE THREAT NOTES'],
  [REFERRED, STAFF, 'GRANT_ASSESSMENT', 'IDENTITY ORIGIN PROFILE THREAT LEGAL FUNDING NOTES'],
  [REFERRED, STAFF, 'GRANT_PAYMENT', 'IDENTITY FUNDING BANKING'],
  [REFERRED, STAFF, 'RELOCATION_PLACEMENT', 'IDENTITY CONTACT LOCATION ORIGIN FAMILY HEALTH THREAT LEGAL NOTES'],
  [REFERRED, STAFF, 'TRAINING', 'CONTACT PROFILE TRAINING DIGITAL_SECURITY'],
  [REFERRED, STAFF, 'ADVOCACY_PRIVATE', 'IDENTITY ORIGIN PROFILE THREAT LEGAL ADVOCACY THIRD_PARTY'],
  [REFERRED, STAFF, 'OUTREACH', 'CONTACT ORIGIN PROFILE'],
  ['REFERRED GRANTED CO_HOLDER', STAFF, 'DOUBLE_FUNDING_CHECK', 'FUNDING'],
  ['COORDINATING', 'COORDINATOR', 'CASE_COORDINATION', 'INVOLVEMENT ORIGIN THREAT'],
  ['PARTICIPANT', STAFF, CASEWORK, 'INVOLVEMENT'],
]

/** Every value that these rows open, one line each. */
function openings(rows: readonly Row[]): Set<string> {
  return new Set(
    rows.flatMap(([relations, roles, purposes, categories]) =>
      relations
        .split(' ')
        .flatMap(relation =>
          roles
            .split(' ')
            .flatMap(role =>
              purposes
                .split(' ')
                .flatMap(purpose =>
                  categories.split(' ').map(category => `${role} × ${purpose} × ${relation} × ${category}`),
                ),
            ),
        ),
    ),
  )
}

const file = join(ROOT, 'schema/agreement/table.json')
const { cells } = writeTable(readTable(JSON.parse(readFileSync(file, 'utf8'))))

test.each([
  ['free', FREE],
  ['ifConsented', IF_CONSENTED],
] as const)('the table opens %s exactly what the agreement says, in every cell', (condition, rows) => {
  const opened = cells.flatMap(one =>
    one[condition].map(category => `${one.role} × ${one.purpose} × ${one.relation} × ${category}`),
  )
  const agreed = openings(rows)
  expect(opened.filter(one => !agreed.has(one))).toEqual([])
  expect([...agreed].filter(one => !opened.includes(one))).toEqual([])
  expect(new Set(opened).size).toBe(opened.length)
})

test('nothing is both free and under consent', () => {
  const consented = openings(IF_CONSENTED)
  expect([...openings(FREE)].filter(one => consented.has(one))).toEqual([])
})

test('what the agreement never opens, it never opens', () => {
  const lines = cells.flatMap(({ role, purpose, relation, free, ifConsented }) =>
    [...free, ...ifConsented].map(category => ({ role, purpose, relation, category })),
  )
  const where = (category: string, key: 'role' | 'relation' | 'purpose') =>
    new Set(lines.filter(line => line.category === category).map(line => line[key]))
  expect(where('SOURCE', 'relation')).toEqual(new Set(['HOLDER']))
  expect(where('SOURCE', 'role')).toEqual(new Set(['CASE_WORKER']))
  expect(where('HOSTING', 'relation')).toEqual(new Set(['HOLDER', 'CONSORTIUM']))
  expect(where('BANKING', 'purpose')).toEqual(new Set(['GRANT_PAYMENT']))
  const personal = lines.filter(({ category }) => !['OPEN', 'AGGREGATE', 'RELEASE_LOG'].includes(category))
  expect(new Set(personal.map(line => line.role))).toEqual(new Set(['PARTNER_SYSTEM', 'CASE_WORKER', 'COORDINATOR']))
  expect(personal.filter(line => line.relation === 'NONE')).toEqual([])
})

import { type CaseLedger, mirrorOf } from '@hub/decision'
import { SECRETARIAT } from '@hub/vocabulary'
import { expect, inject, test } from 'vitest'
import { mirrorRows } from './mirror-rows.ts'
import { asking } from './testing/caller.ts'
import { caseRow, hoursFromNow } from './testing/rows.ts'
import { startRegistry } from './testing/start-registry.ts'

const row = caseRow()
const SINCE = hoursFromNow(-48).getTime()
const DIRECTIVE = {
  effect: 'PERMIT',
  categories: ['INVOLVEMENT', 'THREAT'],
  recipients: ['training', 'SECRETARIAT'],
  purposes: ['TRAINING', 'CASE_COORDINATION'],
  legalBasis: 'CONSENT',
  validFrom: SINCE,
  validUntil: hoursFromNow(48).getTime(),
  recordedAt: SINCE,
  mayContactAgain: true,
  withdrawnAt: null,
}

/** Emergency referred the case to training and holds consent to it; outreach holds a part and denies. */
const LEDGERS: readonly CaseLedger[] = [
  {
    caseId: row.id,
    owner: 'emergency',
    heldSince: SINCE,
    relations: [
      {
        member: 'training',
        person: null,
        kind: 'REFERRED',
        categories: ['THREAT'],
        purposes: ['TRAINING'],
        justified: true,
        openedAt: SINCE,
        expiresAt: hoursFromNow(48).getTime(),
        closedAt: null,
      },
    ],
    directives: [DIRECTIVE],
  },
  {
    caseId: row.id,
    owner: 'outreach',
    heldSince: SINCE,
    relations: [],
    directives: [
      { ...DIRECTIVE, effect: 'DENY', categories: ['CASE_STATUS'], recipients: ['SECRETARIAT'], legalBasis: null },
    ],
  },
]

test('what the owners’ ledgers say comes back as what each caller finds', async () => {
  await using registry = await startRegistry(inject('postgresUrl'))
  const mirrors = LEDGERS.map(ledger => mirrorRows(mirrorOf(ledger)))
  await registry.insert({
    case_reference: [row],
    mirror_standing: mirrors.flatMap(rows => rows.mirror_standing),
    mirror_consent: mirrors.flatMap(rows => rows.mirror_consent),
  })
  const query = 'query ($id: ID!) { case(id: $id) { status holders } }'
  const found = async (...who: Parameters<typeof asking>) => {
    const { data, hub } = await registry.ask(asking(...who), query, { id: row.id })
    return { ...data, holders: hub?.holders?.[row.id] }
  }
  const holders = ['emergency', 'outreach']
  expect(await found('training', 'TRAINING')).toEqual({ case: { status: 'OPEN', holders: ['emergency'] }, holders })
  expect(await found('training', 'OUTREACH')).toEqual({ case: null })
  expect(await found('outreach', 'OUTREACH')).toEqual({ case: { status: 'OPEN', holders: ['outreach'] }, holders })
  expect(await found(SECRETARIAT, 'CASE_COORDINATION', 'COORDINATOR')).toEqual({
    case: { status: null, holders: ['emergency'] },
    holders,
  })
  expect(await found('advocacy', 'TRAINING')).toEqual({ case: null })
})

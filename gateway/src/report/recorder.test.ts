import { type Decision, NO_FACTS } from '@hub/decision'
import { type Category, maskOf, OPEN } from '@hub/vocabulary'
import { describe, expect, it } from 'vitest'
import { readFetchPlan } from '../ask/fetch-plan.ts'
import { checkedInSnapshot } from '../testing/snapshot.ts'
import { ReleaseRecorder } from './recorder.ts'

const snapshot = checkedInSnapshot()
const ID = '0a1b2c3d-0000-4000-8000-000000000001'
const OTHER = '0a1b2c3d-0000-4000-8000-000000000002'

/** Opens these, and has nothing to say about the others but that nobody has consented. */
function opening(...categories: Category[]): Decision {
  const mask = maskOf(categories) | OPEN
  const { denied, notUnderstood, withdrawn, expired } = NO_FACTS
  const covered = maskOf(['IDENTITY', 'THREAT', 'NOTES', 'FUNDING'])
  return { mask, covered, coveredByOwner: covered, denied, notUnderstood, withdrawn, expired, mayContactAgain: true }
}

/** Fields that are said to be withheld of such a selection on a case, each with its cases. */
function withheld(selection: string, decisions: Readonly<Record<string, Decision>>, variables = {}) {
  const operation = `query ($representations: [_Any!]!, $yes: Boolean!, $no: Boolean!) {
    _entities(representations: $representations) { ... on Case { ${selection} } } }`
  const { entity } = readFetchPlan(snapshot, operation)
  if (entity === null) throw new Error('not a fetch of entities')
  const recorder = new ReleaseRecorder()
  for (const [id, decision] of Object.entries(decisions)) {
    recorder.withheldBy('emergency', id, decision, entity, variables)
  }
  return recorder.lines().map(({ field, cases }) => [field, cases])
}

describe('the report of what an owner withholds', () => {
  it('names what was asked for and is not opened, with its cases', () => {
    const selection = 'id emergency { legalName riskLevel }'
    expect(withheld(selection, { [OTHER]: opening('THREAT'), [ID]: opening('THREAT') })).toEqual([
      ['EmergencyFile.legalName', [ID, OTHER]],
    ])
    expect(withheld(selection, { [ID]: opening('THREAT', 'IDENTITY') })).toEqual([])
  })

  it('says nothing of what conditions leave out', () => {
    const selection = 'emergency { legalName @include(if: $yes) riskLevel @skip(if: $no) }'
    const report = (yes: boolean, no: boolean) =>
      withheld(selection, { [ID]: opening() }, { yes, no }).map(([field]) => field)
    expect(report(true, false)).toEqual(['EmergencyFile.legalName', 'EmergencyFile.riskLevel'])
    expect(report(false, false)).toEqual(['EmergencyFile.riskLevel'])
    expect(report(true, true)).toEqual(['EmergencyFile.legalName'])
    expect(report(false, true)).toEqual([])
  })

  it('names of nested fields the outermost', () => {
    const selection = 'emergency { threats { act description } }'
    expect(withheld(selection, { [ID]: opening() })).toEqual([['EmergencyFile.threats', [ID]]])
    expect(withheld(selection, { [ID]: opening('THREAT') })).toEqual([['Threat.description', [ID]]])
  })
})

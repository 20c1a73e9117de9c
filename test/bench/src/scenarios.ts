import type { NumberedCase } from '@hub/demonstration/authoring'
import { SHARED_CASES } from './data/shared-cases.ts'

/** What is measured: one operation, sent with each of its variables in turn. */
export interface Scenario {
  /** Short name, in JSON and on the command line. */
  readonly key: string
  readonly title: string
  readonly query: string
  readonly variables: (cases: readonly NumberedCase[]) => readonly object[]
}

/** Bodies of a scenario's requests. */
export function bodiesOf({ query, variables }: Scenario, cases: readonly NumberedCase[]): readonly string[] {
  return variables(cases).map(one => JSON.stringify({ query, variables: one }))
}

/** All rooms, with every value in them that the agreement can open to the caller for its purpose. */
const CASE = `fragment Rooms on Case {
  id reference subjectKind status openedOn
  emergency {
    legalName knownAs dateOfBirth identityDocuments { kind number } nationality countryOfOrigin
    profile { gender defenderProfiles } riskLevel threats { act occurredOn allegedPerpetrator }
    legalProceedings { kind court nextHearingOn }
  }
  sustaining { organisation { name registrationNumber } country closureRisk }
  relocation { visas { type status expiresOn } }
  training { sessions { topic heldOn hours completed } toolsProvided assessments { kind finding severity } }
  advocacy {
    actions { kind addressee sentOn status } publicationPermission appeals { title publishedOn url }
  }
  outreach { isolationFactors missions { country startsOn } }
}`

export const SCENARIOS: readonly Scenario[] = [
  {
    key: 'a',
    title: 'one case, all six members',
    query: `query OneCase($id: ID!) { case(id: $id) { ...Rooms } } ${CASE}`,
    variables: cases => cases.map(({ id }) => ({ id })),
  },
  {
    key: 'b',
    title: `a page of ${SHARED_CASES} cases, all six members`,
    query: `query Page($first: Int!) { cases(first: $first) { nodes { ...Rooms } pageInfo { hasNextPage } } } ${CASE}`,
    variables: () => [{ first: SHARED_CASES }],
  },
]

import type { CallerName } from './callers.ts'
import type { Way } from './ways.ts'

/** An operation of the mixed load: its name, how it finds its cases, and what it selects there. */
export type MixedOperation = readonly [name: string, way: Way, selection: string]

const HEAD = 'id reference subjectKind status openedOn'
const THREATS = 'threats { act occurredOn }'
const GRANTS = 'grants { id amount currency purpose approvedOn status }'
const CORE_GRANTS = 'coreGrants { amount currency periodStart periodEnd instalments { dueOn amount paidOn } }'
const PLACEMENTS = 'placements { host { name } city country startsOn endsOn status }'
const VISAS = 'visas { type status expiresOn }'
const SESSIONS = 'sessions { topic heldOn hours completed }'
const ACTIONS = 'actions { kind addressee sentOn status }'
const APPEALS = 'publishedAppeals(first: 10) { title publishedOn url }'

/**
 * Fifty operations such as the callers' systems send: most select what the caller may see for its purpose, some more
 * than that.
 */
export const OPERATIONS: Readonly<Record<CallerName, readonly MixedOperation[]>> = {
  protection: [
    [
      'Intake',
      'by id',
      `${HEAD} emergency { legalName knownAs dateOfBirth nationality identityDocuments { kind number } }`,
    ],
    [
      'HowToReach',
      'by reference',
      'id emergency { contactChannels { kind value safeHours } safeContactRule } outreach { firstContact { date channel } }',
    ],
    [
      'Threats',
      'by id',
      'id emergency { riskLevel threats { act occurredOn description allegedPerpetrator } } sustaining { closureRisk }',
    ],
    ['Health', 'by id', 'id emergency { needs { medical psychosocial } } relocation { medicalArrangements }'],
    [
      'Whereabouts',
      'by reference',
      `id emergency { currentLocation { country region place } } relocation { ${PLACEMENTS} }`,
    ],
    ['RiskList', 'ten', `reference status emergency { riskLevel ${THREATS} }`],
    [
      'EmergencyView',
      'by id',
      `${HEAD} emergency { legalName riskLevel ${THREATS} } sustaining { organisation { name } } relocation { ${VISAS} }
       training { ${SESSIONS} } advocacy { ${ACTIONS} } outreach { isolationFactors missions { country startsOn } }`,
    ],
  ],
  assessment: [
    [
      'Applicant',
      'by id',
      `${HEAD} sustaining { organisation { name registrationNumber } country } emergency { legalName }`,
    ],
    ['FundingSoFar', 'by id', `id sustaining { ${CORE_GRANTS} } emergency { ${GRANTS} }`],
    ['FundingByReference', 'by reference', `id reference sustaining { ${CORE_GRANTS} } emergency { ${GRANTS} }`],
    ['Closure', 'by id', `id sustaining { closureRisk country } emergency { riskLevel ${THREATS} }`],
    ['Proceedings', 'by reference', 'id emergency { legalProceedings { kind court nextHearingOn } }'],
    ['GrantList', 'ten', `reference status sustaining { organisation { name } ${CORE_GRANTS} }`],
    [
      'WithBankDetails',
      'by id',
      `id sustaining { bankDetails { accountHolder iban } ${CORE_GRANTS} } emergency { grants { amount payee { iban } } }`,
    ],
  ],
  placement: [
    ['Placement', 'by id', `${HEAD} relocation { ${PLACEMENTS} stipend { amount currency } }`],
    ['Family', 'by id', 'id relocation { accompanying { relation ageBand needs } medicalArrangements }'],
    ['Papers', 'by reference', `id relocation { ${VISAS} } emergency { legalName identityDocuments { kind number } }`],
    [
      'Arrival',
      'by id',
      'id emergency { contactChannels { kind value } safeContactRule currentLocation { country place } }',
    ],
    ['PlacementList', 'twenty', `reference status relocation { ${PLACEMENTS} }`],
    ['FreePlaces', 'outside cases', 'hostPlaces(first: 10) { region capacity availableFrom availableUntil languages }'],
    [
      'HostPlaces',
      'outside cases',
      'hostPlaces(filter: { familySuitable: true, minCapacity: 2 }, first: 10) { region name city contact capacity }',
    ],
  ],
  outreach: [
    ['FirstContact', 'by id', `${HEAD} outreach { firstContact { date channel } isolationFactors }`],
    ['Missions', 'by id', 'id outreach { missions { country startsOn } localPartners { name } }'],
    ['Source', 'by reference', 'id outreach { source { kind name } }'],
    [
      'OriginOf',
      'by id',
      'id emergency { nationality countryOfOrigin profile { gender defenderProfiles } } outreach { isolationFactors }',
    ],
    ['OutreachList', 'ten', 'reference status outreach { isolationFactors missions { country startsOn } }'],
    ['Partners', 'outside cases', 'members { code name domain }'],
  ],
  training: [
    ['Sessions', 'by id', `${HEAD} training { ${SESSIONS} toolsProvided }`],
    ['Assessments', 'by id', 'id training { assessments { kind finding severity } }'],
    [
      'Participant',
      'by reference',
      'id emergency { contactChannels { kind value safeHours } profile { gender } } training { toolsProvided }',
    ],
    ['TrainingList', 'twenty', `reference status training { ${SESSIONS} }`],
    ['Needs', 'by id', 'id training { assessments { kind severity } } outreach { isolationFactors }'],
    [
      'TrainingView',
      'by id',
      `${HEAD} training { ${SESSIONS} toolsProvided assessments { kind finding severity } }
       emergency { legalName riskLevel } relocation { ${PLACEMENTS} }`,
    ],
  ],
  advocacy: [
    ['Actions', 'by id', `${HEAD} advocacy { ${ACTIONS} publicationPermission }`],
    ['Appeals', 'by id', 'id advocacy { appeals { title publishedOn url } publicationPermission }'],
    [
      'Background',
      'by reference',
      `id emergency { legalName countryOfOrigin ${THREATS} legalProceedings { kind court } }`,
    ],
    ['ActionList', 'ten', `reference status advocacy { ${ACTIONS} }`],
    ['Published', 'outside cases', APPEALS],
    [
      'Texts',
      'by id',
      'id advocacy { actions { kind text } } sustaining { organisation { name } country closureRisk }',
    ],
    [
      'AdvocacyView',
      'by id',
      `${HEAD} advocacy { ${ACTIONS} appeals { title url } } emergency { legalName profile { defenderProfiles } ${THREATS} }
       sustaining { closureRisk } outreach { missions { country startsOn } }`,
    ],
  ],
  coordination: [
    ['Overview', 'by id', `${HEAD} emergency { riskLevel ${THREATS} } sustaining { closureRisk country }`],
    [
      'OverviewByReference',
      'by reference',
      `${HEAD} emergency { riskLevel countryOfOrigin } outreach { missions { country } }`,
    ],
    ['OpenCases', 'ten', HEAD],
    ['RiskOfCases', 'ten', `reference emergency { riskLevel ${THREATS} } sustaining { closureRisk }`],
    ['Directory', 'outside cases', `members { code name domain } ${APPEALS}`],
    [
      'CoordinationView',
      'by id',
      `${HEAD} emergency { legalName riskLevel nationality } sustaining { country } outreach { missions { country } }`,
    ],
  ],
  oversight: [
    ['CaseExists', 'by id', 'id reference subjectKind'],
    ['CaseByReference', 'by reference', 'id reference subjectKind status'],
    ['CasesHeld', 'twenty', 'id reference subjectKind'],
    ['MembersOf', 'outside cases', 'members { code name }'],
  ],
}

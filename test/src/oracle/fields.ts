/**
 * Every field of a case with its data categories, written out by hand from domain.md. Nothing here is read from the
 * members' SDL: a field that is classified otherwise there must show as a difference.
 */
export interface FieldSpec {
  readonly kind: 'leaf' | 'object' | 'list'
  /** The field's own categories; none for a container, which is no value. */
  readonly categories: readonly string[]
  /** Of an object or list of objects: the type's name and its fields. */
  readonly type?: string
  readonly fields?: Fields
}

export type Fields = Readonly<Record<string, FieldSpec>>

/** Written as words: `leaf('THREAT NOTES')` needs both. */
function leaf(categories: string): FieldSpec {
  return { kind: 'leaf', categories: categories.split(' ') }
}

/** A single object without a category of its own. */
function container(type: string, fields: Fields): FieldSpec {
  return { kind: 'object', categories: [], type, fields }
}

/** A single object that is classified itself. */
function object(type: string, categories: string, fields: Fields): FieldSpec {
  return { kind: 'object', categories: categories.split(' '), type, fields }
}

function list(type: string, categories: string, fields: Fields): FieldSpec {
  return { kind: 'list', categories: categories.split(' '), type, fields }
}

export const ROOMS: Readonly<Record<string, FieldSpec>> = {
  emergency: container('EmergencyFile', {
    legalName: leaf('IDENTITY'),
    knownAs: leaf('IDENTITY'),
    dateOfBirth: leaf('IDENTITY'),
    identityDocuments: list('IdentityDocument', 'IDENTITY', { kind: leaf('IDENTITY'), number: leaf('IDENTITY') }),
    nationality: leaf('ORIGIN'),
    countryOfOrigin: leaf('ORIGIN'),
    contactChannels: list('ContactChannel', 'CONTACT', {
      kind: leaf('CONTACT'),
      value: leaf('CONTACT'),
      safeHours: leaf('CONTACT'),
    }),
    safeContactRule: leaf('CONTACT'),
    currentLocation: container('CurrentLocation', {
      country: leaf('LOCATION'),
      region: leaf('LOCATION'),
      place: leaf('LOCATION'),
    }),
    profile: container('EmergencyProfile', { gender: leaf('PROFILE'), defenderProfiles: leaf('PROFILE') }),
    riskLevel: leaf('THREAT'),
    threats: list('Threat', 'THREAT', {
      act: leaf('THREAT'),
      occurredOn: leaf('THREAT'),
      description: leaf('THREAT NOTES'),
      allegedPerpetrator: leaf('THREAT THIRD_PARTY'),
    }),
    needs: container('HealthNeeds', { medical: leaf('HEALTH'), psychosocial: leaf('HEALTH') }),
    legalProceedings: list('LegalProceeding', 'LEGAL', {
      kind: leaf('LEGAL'),
      court: leaf('LEGAL'),
      nextHearingOn: leaf('LEGAL'),
    }),
    grants: list('EmergencyGrant', 'FUNDING', {
      id: leaf('FUNDING'),
      amount: leaf('FUNDING'),
      currency: leaf('FUNDING'),
      purpose: leaf('FUNDING'),
      approvedOn: leaf('FUNDING'),
      status: leaf('FUNDING'),
      payee: object('GrantPayee', 'FUNDING BANKING', {
        accountHolder: leaf('FUNDING BANKING'),
        iban: leaf('FUNDING BANKING'),
      }),
    }),
  }),

  sustaining: container('SustainingFile', {
    organisation: container('BeneficiaryOrganisation', {
      name: leaf('IDENTITY'),
      registrationNumber: leaf('IDENTITY'),
    }),
    country: leaf('ORIGIN'),
    closureRisk: leaf('THREAT'),
    coreGrants: list('CoreGrant', 'FUNDING', {
      amount: leaf('FUNDING'),
      currency: leaf('FUNDING'),
      periodStart: leaf('FUNDING'),
      periodEnd: leaf('FUNDING'),
      instalments: list('Instalment', 'FUNDING', {
        dueOn: leaf('FUNDING'),
        amount: leaf('FUNDING'),
        paidOn: leaf('FUNDING'),
      }),
    }),
    bankDetails: object('BankDetails', 'BANKING', { accountHolder: leaf('BANKING'), iban: leaf('BANKING') }),
  }),

  relocation: container('RelocationFile', {
    placements: list('Placement', 'LOCATION', {
      host: container('PlacementHost', { name: leaf('LOCATION') }),
      city: leaf('LOCATION'),
      country: leaf('LOCATION'),
      startsOn: leaf('LOCATION'),
      endsOn: leaf('LOCATION'),
      status: leaf('LOCATION'),
    }),
    accompanying: list('AccompanyingPerson', 'FAMILY', {
      relation: leaf('FAMILY'),
      ageBand: leaf('FAMILY'),
      needs: leaf('FAMILY'),
    }),
    visas: list('Visa', 'LEGAL', { type: leaf('LEGAL'), status: leaf('LEGAL'), expiresOn: leaf('LEGAL') }),
    stipend: container('Stipend', { amount: leaf('FUNDING LOCATION'), currency: leaf('FUNDING LOCATION') }),
    medicalArrangements: leaf('HEALTH'),
  }),

  training: container('TrainingFile', {
    sessions: list('TrainingSession', 'TRAINING', {
      topic: leaf('TRAINING'),
      heldOn: leaf('TRAINING'),
      hours: leaf('TRAINING'),
      completed: leaf('TRAINING'),
    }),
    toolsProvided: leaf('TRAINING'),
    assessments: list('SecurityAssessment', 'DIGITAL_SECURITY', {
      kind: leaf('DIGITAL_SECURITY'),
      finding: leaf('DIGITAL_SECURITY'),
      severity: leaf('DIGITAL_SECURITY'),
    }),
  }),

  advocacy: container('AdvocacyFile', {
    actions: list('AdvocacyAction', 'ADVOCACY', {
      kind: leaf('ADVOCACY'),
      addressee: leaf('ADVOCACY'),
      sentOn: leaf('ADVOCACY'),
      status: leaf('ADVOCACY'),
      text: leaf('ADVOCACY NOTES'),
    }),
    publicationPermission: leaf('ADVOCACY'),
    appeals: list('CaseAppeal', 'ADVOCACY', {
      title: leaf('ADVOCACY'),
      publishedOn: leaf('ADVOCACY'),
      url: leaf('ADVOCACY'),
    }),
  }),

  outreach: container('OutreachFile', {
    firstContact: container('FirstContact', { date: leaf('CONTACT'), channel: leaf('CONTACT') }),
    source: container('OutreachSource', { kind: leaf('SOURCE'), name: leaf('SOURCE') }),
    isolationFactors: leaf('PROFILE'),
    missions: list('OutreachMission', 'ORIGIN', { country: leaf('ORIGIN'), startsOn: leaf('ORIGIN') }),
    localPartners: list('LocalPartner', 'INVOLVEMENT THIRD_PARTY', { name: leaf('INVOLVEMENT THIRD_PARTY') }),
  }),
}

/** What the registry says about a case besides what is open. */
export const REGISTRY_FIELDS: Fields = {
  status: leaf('CASE_STATUS'),
  openedOn: leaf('CASE_STATUS'),
  holders: leaf('INVOLVEMENT'),
}

/** Root fields that hang on no case. */
export const HOST_PLACES: FieldSpec = list('HostPlace', 'HOSTING', {
  region: leaf('HOSTING'),
  capacity: leaf('HOSTING'),
  availableFrom: leaf('HOSTING'),
  availableUntil: leaf('HOSTING'),
  languages: leaf('HOSTING'),
  familySuitable: leaf('HOSTING'),
  name: leaf('HOSTING LOCATION'),
  city: leaf('HOSTING LOCATION'),
  contact: leaf('HOSTING LOCATION'),
})

/** The member codes, in the order of domain.md. */
export const MEMBERS: readonly string[] = Object.keys(ROOMS)

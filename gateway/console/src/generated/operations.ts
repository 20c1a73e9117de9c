// Written by `pnpm schema` from schema/operations/hub-console; changes here are lost.

/** An operation that the gateway knows by its digest. */
export interface Operation<Answer, Variables> {
  readonly name: string
  readonly sha256: string
  /** Never there: carries the types. */
  readonly types?: (variables: Variables) => Answer
}

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What a personal value is about. */
export type Category =
  | 'CASE_STATUS'
  | 'INVOLVEMENT'
  | 'IDENTITY'
  | 'CONTACT'
  | 'LOCATION'
  | 'ORIGIN'
  | 'FAMILY'
  | 'PROFILE'
  | 'THREAT'
  | 'HEALTH'
  | 'DIGITAL_SECURITY'
  | 'LEGAL'
  | 'FUNDING'
  | 'BANKING'
  | 'TRAINING'
  | 'ADVOCACY'
  | 'HOSTING'
  | 'SOURCE'
  | 'NOTES'
  | 'THIRD_PARTY';

/** A member of the consortium, by its code. */
export type Member =
  | 'emergency'
  | 'sustaining'
  | 'relocation'
  | 'training'
  | 'advocacy'
  | 'outreach';

/** What a case protects. */
export type SubjectKind =
  | 'PERSON'
  | 'FAMILY'
  | 'ORGANISATION'
  | 'COMMUNITY';

export type CaseStatus =
  | 'OPEN'
  | 'ON_HOLD'
  | 'CLOSED';

export type RiskLevel =
  | 'LOW'
  | 'MEDIUM'
  | 'HIGH'
  | 'CRITICAL';

export type AdvocacyActionKind =
  | 'URGENT_APPEAL'
  | 'DEMARCHE'
  | 'LETTER'
  | 'BRIEFING'
  /** Observation of a trial. */
  | 'TRIAL_OBSERVATION'
  | 'PRESS_STATEMENT'
  | 'VISIBILITY_ACTION'
  | 'EVENT';

export type AdvocacyAddressee =
  | 'EUROPEAN_PARLIAMENT'
  /** The European External Action Service. */
  | 'EEAS'
  | 'EU_DELEGATION'
  | 'EUROPEAN_COMMISSION'
  | 'EU_MEMBER_STATE'
  | 'NATIONAL_AUTHORITY'
  | 'UN_SPECIAL_PROCEDURES'
  | 'REGIONAL_HUMAN_RIGHTS_BODY'
  | 'PUBLIC';

export type AdvocacyActionStatus =
  | 'DRAFT'
  | 'SENT'
  | 'ANSWERED'
  | 'CLOSED';

/** What a defender allows to be published about the case. */
export type PublicationPermission =
  | 'NOT_ASKED'
  | 'REFUSED'
  /** Without anything that identifies the defender. */
  | 'ANONYMOUS'
  /** With the defender's name. */
  | 'NAMED';

/** In which role a request acts. */
export type Role =
  | 'PARTNER_SYSTEM'
  | 'CASE_WORKER'
  | 'COORDINATOR'
  | 'DATA_PROTECTION_OFFICER'
  | 'EU_LIAISON'
  | 'AUDITOR';

/** What a request is for. */
export type Purpose =
  | 'EMERGENCY_PROTECTION'
  | 'CASE_COORDINATION'
  | 'GRANT_ASSESSMENT'
  | 'GRANT_PAYMENT'
  | 'RELOCATION_PLACEMENT'
  | 'TRAINING'
  | 'ADVOCACY_PRIVATE'
  | 'ADVOCACY_PUBLIC'
  | 'OUTREACH'
  | 'DOUBLE_FUNDING_CHECK'
  | 'AGGREGATE_REPORTING'
  | 'AUDIT';

/** How a caller stands to a case, as the owner of a part sees it. */
export type Relation =
  | 'HOLDER'
  | 'REFERRED'
  | 'GRANTED'
  | 'CO_HOLDER'
  | 'PARTICIPANT'
  | 'COORDINATING'
  | 'EMERGENCY'
  | 'CONSORTIUM'
  | 'NONE';

/** Why a value is withheld. */
export type Reason =
  | 'ROLE_NOT_COVERED'
  | 'PURPOSE_NOT_COVERED'
  | 'NO_NEED_TO_KNOW'
  | 'OWNER_POLICY'
  | 'POLICY_UNKNOWN_TERM'
  | 'CONSENT_DENIED'
  | 'CONSENT_WITHDRAWN'
  | 'CONSENT_EXPIRED'
  | 'NO_CONSENT'
  | 'SOURCE_UNAVAILABLE'
  | 'UNVERIFIED_RELEASE';

export type WayState =
  /** It counts. */
  | 'OPEN'
  /** There is no such row. */
  | 'ABSENT'
  | 'NOT_YET_OPEN'
  | 'EXPIRED'
  | 'CLOSED'
  /** It has no end, and needs one. */
  | 'UNDATED'
  /** For other purposes or another person, or without the justification that it needs. */
  | 'NOT_COVERED'
  /** A word or date of it cannot be understood. */
  | 'NOT_UNDERSTOOD';

export type ReleaseCondition =
  | 'ALWAYS'
  | 'WITH_CONSENT'
  | 'NEVER';

export type DirectiveVerdict =
  | 'PERMITS'
  | 'DENIES'
  /** It would permit, had it not been withdrawn. */
  | 'WITHDRAWN'
  /** It would permit, were it not over. */
  | 'EXPIRED'
  /** It should permit something, and cannot be understood, or has no dates. */
  | 'NOTHING';

export type IdentityDocumentKind =
  | 'PASSPORT'
  | 'NATIONAL_ID'
  /** Travel document under the conventions on refugees or stateless persons. */
  | 'REFUGEE_TRAVEL_DOCUMENT'
  | 'RESIDENCE_PERMIT'
  | 'BIRTH_CERTIFICATE'
  | 'OTHER';

export type ContactChannelKind =
  | 'PHONE'
  | 'EMAIL'
  /** A messenger with end-to-end encryption. */
  | 'SECURE_MESSENGER'
  /** Any other messenger. */
  | 'MESSENGER'
  /** A person whom the defender trusts. */
  | 'INTERMEDIARY'
  | 'POST';

/** What to heed before any contact is made with a defender. */
export type SafeContactRule =
  /** Any of the recorded channels. */
  | 'ANY_CHANNEL'
  /** Only end-to-end encrypted channels. */
  | 'ENCRYPTED_ONLY'
  /** Only within the safe hours of the channel. */
  | 'SAFE_HOURS_ONLY'
  /** Only through the intermediary. */
  | 'THROUGH_INTERMEDIARY'
  /** Wait until the defender makes contact. */
  | 'WAIT_FOR_CONTACT';

export type Gender =
  | 'WOMAN'
  | 'MAN'
  | 'NON_BINARY'
  /** In words of the defender's own that are not recorded here. */
  | 'SELF_DESCRIBED'
  /** Not stated, or not applicable to an organisation or community. */
  | 'NOT_STATED';

/** What a defender works on, or is. */
export type DefenderProfile =
  | 'WOMENS_RIGHTS'
  | 'LGBTI_RIGHTS'
  | 'INDIGENOUS_PEOPLES'
  | 'LAND_AND_ENVIRONMENT'
  | 'JOURNALIST_OR_MEDIA'
  | 'LAWYER'
  | 'TRADE_UNION'
  | 'RURAL_OR_ISOLATED'
  | 'MINORITY_RIGHTS'
  | 'ANTI_CORRUPTION'
  | 'OTHER';

/**
 * What was done or threatened. The first six are the acts that SDG indicator 16.10.1 counts, the others the categories
 * commonly used in reporting on human rights defenders; each of these says which act of the indicator it counts as.
 */
export type ThreatAct =
  /** SDG 16.10.1: killing. */
  | 'KILLING'
  /** SDG 16.10.1: enforced disappearance. */
  | 'ENFORCED_DISAPPEARANCE'
  /** SDG 16.10.1: torture. */
  | 'TORTURE'
  /** SDG 16.10.1: arbitrary detention. */
  | 'ARBITRARY_DETENTION'
  /** SDG 16.10.1: kidnapping. */
  | 'KIDNAPPING'
  /** SDG 16.10.1: other harmful acts, where no category below is closer. */
  | 'OTHER_HARMFUL_ACT'
  /** Counts as arbitrary detention. */
  | 'ARREST_OR_DETENTION'
  /** Counts as other harmful acts. */
  | 'THREATS_OR_HARASSMENT'
  /** Counts as other harmful acts. */
  | 'LEGAL_ACTION'
  /** Counts as other harmful acts. */
  | 'DEATH_THREAT'
  /** Counts as other harmful acts. */
  | 'SURVEILLANCE'
  /** Counts as other harmful acts. */
  | 'PHYSICAL_ATTACK'
  /** Counts as other harmful acts. */
  | 'RAID'
  /** Counts as other harmful acts. */
  | 'SMEAR_CAMPAIGN'
  /** Counts as other harmful acts. */
  | 'TRAVEL_BAN'
  /** Counts as other harmful acts. */
  | 'DIGITAL_ATTACK';

export type MedicalNeed =
  | 'EMERGENCY_CARE'
  | 'SURGERY'
  | 'INJURY_CARE'
  | 'CHRONIC_ILLNESS'
  | 'MEDICATION'
  | 'MATERNAL_CARE'
  | 'DISABILITY_SUPPORT'
  | 'REHABILITATION';

export type PsychosocialNeed =
  | 'COUNSELLING'
  | 'TRAUMA_THERAPY'
  | 'CRISIS_INTERVENTION'
  | 'FAMILY_SUPPORT'
  | 'PEER_SUPPORT'
  | 'REST_AND_RESPITE';

export type LegalProceedingKind =
  | 'CRIMINAL'
  | 'ADMINISTRATIVE'
  | 'CIVIL'
  /** A civil suit brought to silence (SLAPP). */
  | 'STRATEGIC_LAWSUIT'
  | 'MILITARY_OR_SPECIAL_COURT'
  | 'EXTRADITION'
  | 'ASYLUM';

export type GrantPurpose =
  | 'PHYSICAL_SECURITY'
  | 'DIGITAL_SECURITY'
  | 'LEGAL_SUPPORT'
  | 'MEDICAL_CARE'
  | 'PSYCHOSOCIAL_CARE'
  | 'URGENT_RELOCATION'
  | 'FAMILY_SUPPORT'
  | 'SUBSISTENCE'
  | 'PRISON_VISITS'
  | 'EQUIPMENT';

export type GrantStatus =
  | 'REQUESTED'
  | 'APPROVED'
  | 'PAID'
  /** The use of the money has been reported and accepted. */
  | 'REPORTED'
  | 'DECLINED'
  | 'CANCELLED';

export type FirstContactChannel =
  | 'IN_PERSON'
  | 'PHONE'
  | 'EMAIL'
  | 'SECURE_MESSENGER'
  | 'RADIO'
  | 'INTERMEDIARY'
  | 'EVENT';

export type SourceKind =
  | 'OTHER_DEFENDER'
  | 'COMMUNITY_MEMBER'
  | 'LOCAL_ORGANISATION'
  | 'NETWORK'
  | 'JOURNALIST'
  | 'LAWYER'
  | 'DIPLOMAT'
  | 'THE_DEFENDER';

/** What cuts a defender off from support. */
export type IsolationFactor =
  | 'REMOTE_AREA'
  | 'NO_CONNECTIVITY'
  | 'LANGUAGE'
  | 'CONFLICT_AREA'
  | 'MOVEMENT_RESTRICTED'
  | 'NO_ORGANISATION'
  | 'STIGMA'
  | 'DISABILITY'
  | 'POVERTY'
  | 'DETENTION';

/**
 * Conditions that must all hold. An absent or null condition asks nothing; an empty list names nothing, so no case
 * matches. A condition on something that the caller may not see of a case does not match that case.
 */
export type CaseFilter = {
  readonly status?: ReadonlyArray<CaseStatus> | null | undefined;
  readonly subjectKind?: ReadonlyArray<SubjectKind> | null | undefined;
  readonly openedOn?: OpenedOnRange | null | undefined;
  /** The first symbols of the reference, with or without `HRD-`. */
  readonly referencePrefix?: string | null | undefined;
};

/** Dates from and until, both included. */
export type OpenedOnRange = {
  readonly from?: string | null | undefined;
  readonly until?: string | null | undefined;
};

/** Cases whose value the caller may not see come last, in either direction. */
export type CaseOrder = {
  readonly field: CaseOrderField;
  readonly direction?: SortDirection;
};

export type CaseOrderField =
  | 'REFERENCE'
  | 'SUBJECT_KIND'
  | 'STATUS'
  | 'OPENED_ON';

export type SortDirection =
  | 'ASC'
  | 'DESC';

export type PlacementStatus =
  | 'PLANNED'
  | 'CONFIRMED'
  | 'ACTIVE'
  | 'COMPLETED'
  | 'CANCELLED';

export type FamilyRelation =
  | 'PARTNER'
  | 'CHILD'
  | 'PARENT'
  | 'SIBLING'
  | 'OTHER_DEPENDANT';

export type AgeBand =
  | 'AGE_0_2'
  | 'AGE_3_5'
  | 'AGE_6_11'
  | 'AGE_12_17'
  | 'AGE_18_64'
  | 'AGE_65_AND_OVER';

export type AccompanyingNeed =
  | 'SCHOOL'
  | 'CHILDCARE'
  | 'LANGUAGE_COURSE'
  | 'MEDICAL_CARE'
  | 'PSYCHOSOCIAL_CARE'
  | 'ACCESSIBLE_HOUSING';

export type VisaType =
  /** At most 90 days in the Schengen area (type C). */
  | 'SHORT_STAY'
  /** More than 90 days (type D). */
  | 'LONG_STAY'
  | 'HUMANITARIAN'
  | 'RESIDENCE_PERMIT'
  | 'STUDY_OR_RESEARCH'
  | 'VISA_FREE';

export type VisaStatus =
  | 'IN_PREPARATION'
  | 'APPLIED'
  | 'ISSUED'
  | 'REFUSED'
  | 'EXPIRED';

export type MedicalArrangement =
  | 'HEALTH_INSURANCE'
  | 'GENERAL_PRACTITIONER'
  | 'SPECIALIST_CARE'
  | 'MEDICATION_SUPPLY'
  | 'PSYCHOTHERAPY'
  | 'MATERNITY_CARE'
  | 'ACCESSIBLE_HOUSING';

export type TrainingTopic =
  | 'RISK_ASSESSMENT'
  | 'DIGITAL_SECURITY'
  | 'PHYSICAL_SECURITY'
  | 'TRAVEL_SECURITY'
  | 'PSYCHOSOCIAL_WELLBEING'
  | 'FIRST_AID'
  | 'HUMAN_RIGHTS_MECHANISMS'
  | 'DOCUMENTATION_OF_VIOLATIONS'
  | 'ADVOCACY_SKILLS'
  | 'ORGANISATIONAL_SECURITY';

export type SecurityTool =
  | 'PASSWORD_MANAGER'
  | 'SECURITY_KEY'
  | 'ENCRYPTED_MESSENGER'
  | 'VPN'
  | 'SECURE_PHONE'
  | 'SECURE_LAPTOP'
  | 'DISK_ENCRYPTION'
  | 'PANIC_BUTTON'
  | 'SURVEILLANCE_CAMERA'
  | 'FIRST_AID_KIT';

export type AssessmentKind =
  | 'DEVICES'
  | 'ACCOUNTS'
  | 'COMMUNICATIONS'
  | 'WEBSITE_OR_NETWORK'
  | 'HOME'
  | 'OFFICE'
  | 'TRAVEL';

export type AssessmentFinding =
  | 'NO_ISSUE'
  | 'WEAK_PASSWORDS'
  | 'NO_SECOND_FACTOR'
  | 'OUTDATED_SOFTWARE'
  | 'UNENCRYPTED_STORAGE'
  | 'UNENCRYPTED_COMMUNICATION'
  | 'SUSPECTED_SPYWARE'
  | 'ACCOUNT_TAKEN_OVER'
  | 'EXPOSED_LOCATION'
  | 'NO_BACKUP'
  | 'UNSECURED_PREMISES'
  | 'NO_EMERGENCY_PLAN';

export type CaseListQueryVariables = Exact<{
  filter?: CaseFilter | null | undefined;
  orderBy?: CaseOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CaseListQuery = { readonly cases: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly reference: string, readonly subjectKind: SubjectKind, readonly status: CaseStatus | null, readonly openedOn: string | null, readonly holders: ReadonlyArray<Member> | null }> | null, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type CaseViewQueryVariables = Exact<{
  id: string;
}>;


export type CaseViewQuery = { readonly case: { readonly id: string, readonly reference: string, readonly subjectKind: SubjectKind, readonly status: CaseStatus | null, readonly openedOn: string | null, readonly holders: ReadonlyArray<Member> | null, readonly emergency: { readonly legalName: string | null, readonly knownAs: string | null, readonly dateOfBirth: string | null, readonly nationality: string | null, readonly countryOfOrigin: string | null, readonly safeContactRule: SafeContactRule | null, readonly riskLevel: RiskLevel | null, readonly identityDocuments: ReadonlyArray<{ readonly kind: IdentityDocumentKind | null, readonly number: string | null }> | null, readonly contactChannels: ReadonlyArray<{ readonly kind: ContactChannelKind | null, readonly value: string | null, readonly safeHours: string | null }> | null, readonly currentLocation: { readonly country: string | null, readonly region: string | null, readonly place: string | null } | null, readonly profile: { readonly gender: Gender | null, readonly defenderProfiles: ReadonlyArray<DefenderProfile> | null } | null, readonly threats: ReadonlyArray<{ readonly act: ThreatAct | null, readonly occurredOn: string | null, readonly description: string | null, readonly allegedPerpetrator: string | null }> | null, readonly needs: { readonly medical: ReadonlyArray<MedicalNeed> | null, readonly psychosocial: ReadonlyArray<PsychosocialNeed> | null } | null, readonly legalProceedings: ReadonlyArray<{ readonly kind: LegalProceedingKind | null, readonly court: string | null, readonly nextHearingOn: string | null }> | null, readonly grants: ReadonlyArray<{ readonly id: string | null, readonly amount: string | null, readonly currency: string | null, readonly purpose: GrantPurpose | null, readonly approvedOn: string | null, readonly status: GrantStatus | null, readonly payee: { readonly accountHolder: string | null, readonly iban: string | null } | null }> | null } | null, readonly sustaining: { readonly country: string | null, readonly closureRisk: RiskLevel | null, readonly organisation: { readonly name: string | null, readonly registrationNumber: string | null } | null, readonly coreGrants: ReadonlyArray<{ readonly amount: string | null, readonly currency: string | null, readonly periodStart: string | null, readonly periodEnd: string | null, readonly instalments: ReadonlyArray<{ readonly dueOn: string | null, readonly amount: string | null, readonly paidOn: string | null }> | null }> | null, readonly bankDetails: { readonly accountHolder: string | null, readonly iban: string | null } | null } | null, readonly relocation: { readonly medicalArrangements: ReadonlyArray<MedicalArrangement> | null, readonly placements: ReadonlyArray<{ readonly city: string | null, readonly country: string | null, readonly startsOn: string | null, readonly endsOn: string | null, readonly status: PlacementStatus | null, readonly host: { readonly name: string | null } | null }> | null, readonly accompanying: ReadonlyArray<{ readonly relation: FamilyRelation | null, readonly ageBand: AgeBand | null, readonly needs: ReadonlyArray<AccompanyingNeed> | null }> | null, readonly visas: ReadonlyArray<{ readonly type: VisaType | null, readonly status: VisaStatus | null, readonly expiresOn: string | null }> | null, readonly stipend: { readonly amount: string | null, readonly currency: string | null } | null } | null, readonly training: { readonly toolsProvided: ReadonlyArray<SecurityTool> | null, readonly sessions: ReadonlyArray<{ readonly topic: TrainingTopic | null, readonly heldOn: string | null, readonly hours: number | null, readonly completed: boolean | null }> | null, readonly assessments: ReadonlyArray<{ readonly kind: AssessmentKind | null, readonly finding: AssessmentFinding | null, readonly severity: RiskLevel | null }> | null } | null, readonly advocacy: { readonly publicationPermission: PublicationPermission | null, readonly actions: ReadonlyArray<{ readonly kind: AdvocacyActionKind | null, readonly addressee: AdvocacyAddressee | null, readonly sentOn: string | null, readonly status: AdvocacyActionStatus | null, readonly text: string | null }> | null, readonly appeals: ReadonlyArray<{ readonly title: string | null, readonly publishedOn: string | null, readonly url: string | null }> | null } | null, readonly outreach: { readonly isolationFactors: ReadonlyArray<IsolationFactor> | null, readonly firstContact: { readonly date: string | null, readonly channel: FirstContactChannel | null } | null, readonly source: { readonly kind: SourceKind | null, readonly name: string | null } | null, readonly missions: ReadonlyArray<{ readonly country: string | null, readonly startsOn: string | null }> | null, readonly localPartners: ReadonlyArray<{ readonly name: string | null }> | null } | null } | null };

export type ExplainAdvocacyQueryVariables = Exact<{
  id: string;
  member: string;
  role: Role;
  purpose: Purpose;
}>;


export type ExplainAdvocacyQuery = { readonly case: { readonly id: string, readonly ADVOCACY: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly ADVOCACY_NOTES: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null } | null };

export type WhyAdvocacyFragment = { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null };

export type ExplainEmergencyQueryVariables = Exact<{
  id: string;
  member: string;
  role: Role;
  purpose: Purpose;
}>;


export type ExplainEmergencyQuery = { readonly case: { readonly id: string, readonly IDENTITY: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly ORIGIN: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly CONTACT: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly LOCATION: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly PROFILE: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly THREAT: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly THREAT_NOTES: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly THREAT_THIRD_PARTY: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly HEALTH: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly LEGAL: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly FUNDING: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly FUNDING_BANKING: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null } | null };

export type WhyEmergencyFragment = { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null };

export type ExplainOutreachQueryVariables = Exact<{
  id: string;
  member: string;
  role: Role;
  purpose: Purpose;
}>;


export type ExplainOutreachQuery = { readonly case: { readonly id: string, readonly CONTACT: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly SOURCE: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly PROFILE: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly ORIGIN: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly INVOLVEMENT_THIRD_PARTY: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null } | null };

export type WhyOutreachFragment = { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null };

export type ExplainRelocationQueryVariables = Exact<{
  id: string;
  member: string;
  role: Role;
  purpose: Purpose;
}>;


export type ExplainRelocationQuery = { readonly case: { readonly id: string, readonly LOCATION: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly FAMILY: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly LEGAL: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly LOCATION_FUNDING: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly HEALTH: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null } | null };

export type WhyRelocationFragment = { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null };

export type ExplainSustainingQueryVariables = Exact<{
  id: string;
  member: string;
  role: Role;
  purpose: Purpose;
}>;


export type ExplainSustainingQuery = { readonly case: { readonly id: string, readonly IDENTITY: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly ORIGIN: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly THREAT: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly FUNDING: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly BANKING: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null } | null };

export type WhySustainingFragment = { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null };

export type ExplainTrainingQueryVariables = Exact<{
  id: string;
  member: string;
  role: Role;
  purpose: Purpose;
}>;


export type ExplainTrainingQuery = { readonly case: { readonly id: string, readonly TRAINING: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null, readonly DIGITAL_SECURITY: { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null } | null } | null };

export type WhyTrainingFragment = { readonly categories: ReadonlyArray<Category> | null, readonly released: boolean | null, readonly reason: Reason | null, readonly ways: ReadonlyArray<{ readonly relation: Relation | null, readonly state: WayState | null, readonly terms: ReadonlyArray<{ readonly category: Category | null, readonly condition: ReleaseCondition | null, readonly policies: ReadonlyArray<string> | null, readonly opened: boolean | null }> | null }> | null, readonly directives: ReadonlyArray<{ readonly id: string | null, readonly says: DirectiveVerdict | null, readonly understood: boolean | null, readonly categories: ReadonlyArray<Category> | null }> | null };

export type FindCaseQueryVariables = Exact<{
  reference: string;
}>;


export type FindCaseQuery = { readonly caseByReference: { readonly id: string } | null };

export type MembersQueryVariables = Exact<{ [key: string]: never; }>;


export type MembersQuery = { readonly members: ReadonlyArray<{ readonly code: Member, readonly name: string, readonly domain: string }> | null };

export const CaseList: Operation<CaseListQuery, CaseListQueryVariables> = {
  name: 'CaseList',
  sha256: '69e064c448c04933c2b79f4c3571b8f3c8e71dfec35a46ab9f06849836f1cc4b',
}

export const CaseView: Operation<CaseViewQuery, CaseViewQueryVariables> = {
  name: 'CaseView',
  sha256: 'e686cedb99336c5487cd418fa0cb39bb5c6cd9796d1a6d37ec2eab014683eb7c',
}

export const ExplainAdvocacy: Operation<ExplainAdvocacyQuery, ExplainAdvocacyQueryVariables> = {
  name: 'ExplainAdvocacy',
  sha256: '8fcb999be93ae59679b16c4c531607490688a666e5f7f4f5dce4caf37da000a9',
}

export const ExplainEmergency: Operation<ExplainEmergencyQuery, ExplainEmergencyQueryVariables> = {
  name: 'ExplainEmergency',
  sha256: '287854139d2662104cb15bd5499840c63350871262ecb2baf98eff4ee9e0cd85',
}

export const ExplainOutreach: Operation<ExplainOutreachQuery, ExplainOutreachQueryVariables> = {
  name: 'ExplainOutreach',
  sha256: '7ec153ca762b5afb1643f8685af66e179abd4b8e895e9f35514357be7afc94da',
}

export const ExplainRelocation: Operation<ExplainRelocationQuery, ExplainRelocationQueryVariables> = {
  name: 'ExplainRelocation',
  sha256: 'e437ca137717cb62d7a7a9f85c5def29ebe431938a3e18373da9ee8bbb784303',
}

export const ExplainSustaining: Operation<ExplainSustainingQuery, ExplainSustainingQueryVariables> = {
  name: 'ExplainSustaining',
  sha256: 'a647260f87c631471cc148391833a58419eda867ea13789c016b4b7a9b15cc85',
}

export const ExplainTraining: Operation<ExplainTrainingQuery, ExplainTrainingQueryVariables> = {
  name: 'ExplainTraining',
  sha256: '138e96b6b7c9a9e2e6cb59afd19ca7b7e7a89770c9a9149033a1149cad704e2a',
}

export const FindCase: Operation<FindCaseQuery, FindCaseQueryVariables> = {
  name: 'FindCase',
  sha256: 'b983653ec03a9504d64eec89308fce8411d89f9aaf960bcad87ed1fd035fa094',
}

export const Members: Operation<MembersQuery, MembersQueryVariables> = {
  name: 'Members',
  sha256: 'a3d617a19a60cade174f43ed328f82026cf15f7b666a5e4c2caca30c3f1f931a',
}

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

/** To whom a consent directive speaks: one member, all of them, or the secretariat. */
export type ConsentRecipient =
  | 'emergency'
  | 'sustaining'
  | 'relocation'
  | 'training'
  | 'advocacy'
  | 'outreach'
  | 'ANY_MEMBER'
  | 'SECRETARIAT';

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

export type ConsentsShown =
  /** Permits and denies that hold now, or will. */
  | 'IN_FORCE'
  /** Those too that were withdrawn, or are over. */
  | 'ALL';

/** In which role a request acts. */
export type Role =
  | 'PARTNER_SYSTEM'
  | 'CASE_WORKER'
  | 'COORDINATOR'
  | 'DATA_PROTECTION_OFFICER'
  | 'EU_LIAISON'
  | 'AUDITOR';

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

export type DeskView =
  | 'WAITING'
  | 'ASKED'
  /** Referrals, granted requests and break-glass that open something now, on either side. */
  | 'IN_FORCE'
  | 'EXPIRING'
  | 'NOTICES';

export type DeskItemKind =
  | 'REFERRAL'
  | 'REQUEST'
  | 'PROPOSAL'
  | 'BREAK_GLASS'
  /** Something that a member should know, and that asks for no answer. */
  | 'NOTICE';

export type DeskItemState =
  | 'OPEN'
  | 'ACCEPTED'
  | 'DECLINED'
  /** Taken back, or ended before its time. */
  | 'ENDED'
  | 'EXPIRED'
  /** Of break-glass: judged rightful. */
  | 'CONFIRMED'
  /** Of break-glass: judged wrongful. */
  | 'REJECTED';

export type DeskNotice =
  /** Consent to something that this member had received was withdrawn. */
  | 'CONSENT_WITHDRAWN'
  /** The person forbade something that this member had received. */
  | 'CONSENT_DENIED'
  /** What was referred or granted to this member has ended. */
  | 'ACCESS_ENDED'
  /**
   * The person asked for erasure, or it was due for another reason, and a member has erased its part. For the data
   * protection officer, who decides for this member's part.
   */
  | 'ERASURE_ASKED';

export type OpenCaseInput = {
  readonly idempotencyKey: string;
  readonly subjectKind: SubjectKind;
  /** The member's own name for the case. It goes to the member, and is kept nowhere else. */
  readonly localReference: string;
};

export type SetCaseStatusInput = {
  readonly idempotencyKey: string;
  readonly caseId: string;
  readonly status: CaseStatus;
};

export type RegisterPartInput = {
  readonly idempotencyKey: string;
  /** The referral that was accepted. */
  readonly referral: string;
  /** The caller's own member, written out. */
  readonly member: Member;
  readonly caseId: string;
  readonly localReference: string;
};

export type UnlinkPartInput = {
  readonly idempotencyKey: string;
  readonly caseId: string;
};

export type ReferCaseInput = {
  readonly idempotencyKey: string;
  readonly caseId: string;
  /** The caller's own member, written out: only it carries the command out. */
  readonly owner: Member;
  readonly recipient: Member;
  readonly purposes: ReadonlyArray<Purpose>;
  readonly categories: ReadonlyArray<Category>;
  /** Which of the categories the recipient sees before it accepts. */
  readonly preview?: ReadonlyArray<Category> | null | undefined;
  /** At most 4,000 characters. It goes to the recipient, and is kept nowhere else. */
  readonly message?: string | null | undefined;
  /** Until when it can be accepted, and opens what was offered. */
  readonly expiresAt: string;
};

export type AnswerReferralInput = {
  readonly idempotencyKey: string;
  readonly referral: string;
  /** The member that offered the case: only it carries the command out. */
  readonly owner: Member;
};

export type DeclineInput = {
  readonly idempotencyKey: string;
  readonly item: string;
};

export type EndInput = {
  readonly idempotencyKey: string;
  readonly item: string;
};

export type RequestAccessInput = {
  readonly idempotencyKey: string;
  readonly caseId: string;
  /** The member to ask. */
  readonly owner: Member;
  readonly purposes: ReadonlyArray<Purpose>;
  readonly categories: ReadonlyArray<Category>;
  /** At most 4,000 characters. It goes to the member asked, and is kept nowhere else. */
  readonly justification: string;
  readonly until: string;
};

export type ApproveRequestInput = {
  readonly idempotencyKey: string;
  readonly request: string;
  /** The caller's own member, written out: only it carries the command out. */
  readonly owner: Member;
  /** All that was asked for, unless told otherwise. */
  readonly categories?: ReadonlyArray<Category> | null | undefined;
  /** All that were asked for, unless told otherwise. */
  readonly purposes?: ReadonlyArray<Purpose> | null | undefined;
  /** As long as was asked for, unless told otherwise. */
  readonly until?: string | null | undefined;
};

export type ConsentEffect =
  | 'PERMIT'
  | 'DENY';

export type LegalBasis =
  | 'CONSENT'
  | 'VITAL_INTEREST'
  | 'PUBLIC_INTEREST';

export type RecordConsentInput = {
  readonly idempotencyKey: string;
  readonly caseId: string;
  /** The caller's own member, written out. */
  readonly owner: Member;
  readonly effect: ConsentEffect;
  readonly categories: ReadonlyArray<Category>;
  readonly recipients: ReadonlyArray<ConsentRecipient>;
  readonly purposes: ReadonlyArray<Purpose>;
  /** Of a permit. */
  readonly legalBasis?: LegalBasis | null | undefined;
  /** A permit needs both dates; a deny without them holds from now on, for ever. */
  readonly validFrom?: string | null | undefined;
  readonly validUntil?: string | null | undefined;
  readonly everywhere?: boolean;
  /** How the person was asked, such as `INTERVIEW`. */
  readonly collectionMethod: ConsentCollection;
  /** The language of the notice, such as `ar` or `pt-BR` (BCP 47). */
  readonly noticeLanguage: string;
  readonly noticeVersion: string;
  /** SHA-256 of the evidence that the member keeps, in hexadecimal digits. */
  readonly evidenceSha256: string;
  readonly mayContactAgain?: boolean;
};

export type ConsentCollection =
  | 'INTERVIEW'
  | 'SIGNED_FORM'
  | 'ONLINE_FORM'
  | 'TELEPHONE'
  | 'BY_REPRESENTATIVE';

export type AdoptProposalInput = {
  readonly idempotencyKey: string;
  readonly proposal: string;
  /** The caller's own member, written out: only it carries the command out. */
  readonly owner: Member;
};

/** Either `directive`, at the caller's own member, or `scope`, at every holder. */
export type WithdrawConsentInput = {
  readonly idempotencyKey: string;
  readonly caseId: string;
  /** The id of the permit, as `<member>Consents` lists it. */
  readonly directive?: string | null | undefined;
  readonly scope?: WithdrawalScope | null | undefined;
  readonly reason: WithdrawalReason;
};

/** Every permit that covers any of it is withdrawn whole. What is left out or null names all; an empty list names nothing. */
export type WithdrawalScope = {
  readonly categories?: ReadonlyArray<Category> | null | undefined;
  readonly recipients?: ReadonlyArray<ConsentRecipient> | null | undefined;
  readonly purposes?: ReadonlyArray<Purpose> | null | undefined;
};

export type WithdrawalReason =
  | 'ASKED_BY_PERSON'
  | 'ASKED_BY_REPRESENTATIVE'
  | 'NO_LONGER_SAFE'
  | 'RECORDED_BY_MISTAKE';

export type BreakGlassInput = {
  readonly idempotencyKey: string;
  readonly caseId: string;
  /** At least 20 and at most 4,000 characters. It goes to the holders, and is kept nowhere else. */
  readonly justification: string;
};

export type ReviewBreakGlassInput = {
  readonly idempotencyKey: string;
  readonly item: string;
  /** The caller's own member, written out: only it carries the command out. */
  readonly owner: Member;
  readonly verdict: BreakGlassVerdict;
};

export type BreakGlassVerdict =
  | 'CONFIRM'
  | 'REJECT';

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

export type Dimension =
  | 'PROGRAMME'
  | 'REGION'
  | 'GENDER'
  | 'PROFILE'
  | 'THREAT'
  | 'SDG'
  | 'GRANT_PURPOSE'
  | 'TOPIC'
  | 'ACTION'
  | 'ADDRESSEE'
  | 'CHANNEL';

export type Language =
  | 'EN'
  | 'FR';

/** What the cells of a table hold. */
export type Measure =
  /** Distinct cases. */
  | 'CASES'
  /** Units, of which a case may have several. */
  | 'UNITS'
  /** A sum over cases. */
  | 'SUM';

export type CellStatus =
  | 'RELEASED'
  /** Too few cases, or nearly all of a larger cell. */
  | 'SUPPRESSED';

export type DownloadFormat =
  /** Comma-separated values (RFC 4180), after lines of notes that begin with `#`. */
  | 'CSV'
  /** SDMX-CSV 2.0. */
  | 'SDMX_CSV'
  /** A description of the table as a dataset: DCAT-AP 3, as JSON-LD. */
  | 'DCAT_AP';

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

export type AcceptReferralMutationVariables = Exact<{
  input: AnswerReferralInput;
}>;


export type AcceptReferralMutation = { readonly acceptReferral: { readonly done: boolean | null, readonly refusal: { readonly code: string, readonly message: string } | null, readonly item: { readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null } | null, readonly case: { readonly id: string, readonly reference: string | null } | null, readonly delivery: { readonly members: number, readonly confirmed: number, readonly known: ReadonlyArray<{ readonly member: Member, readonly confirmed: boolean }> | null } | null } | null };

export type ItemFragment = { readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null };

export type AdoptProposalMutationVariables = Exact<{
  input: AdoptProposalInput;
}>;


export type AdoptProposalMutation = { readonly adoptProposal: { readonly done: boolean | null, readonly refusal: { readonly code: string, readonly message: string } | null, readonly item: { readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null } | null, readonly case: { readonly id: string, readonly reference: string | null } | null, readonly delivery: { readonly members: number, readonly confirmed: number, readonly known: ReadonlyArray<{ readonly member: Member, readonly confirmed: boolean }> | null } | null } | null };

export type AdvocacyAccessQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type AdvocacyAccessQuery = { readonly case: { readonly id: string, readonly advocacyAccess: { readonly next: string | null, readonly entries: ReadonlyArray<{ readonly at: string | null, readonly member: string | null, readonly sub: string | null, readonly onBehalfOf: string | null, readonly role: string | null, readonly purpose: string | null, readonly relations: ReadonlyArray<string> | null, readonly requestId: string | null, readonly released: ReadonlyArray<string> | null, readonly withheld: ReadonlyArray<string> | null, readonly entry: number | null, readonly fields: ReadonlyArray<{ readonly field: string | null, readonly reason: string | null }> | null }> | null } | null } | null };

export type AdvocacyAuditQueryVariables = Exact<{
  id: string;
  from: string;
  until: string;
}>;


export type AdvocacyAuditQuery = { readonly advocacyAudit: { readonly counts: ReadonlyArray<{ readonly month: string | null, readonly member: string | null, readonly role: string | null, readonly purpose: string | null, readonly requests: number | null, readonly cases: number | null, readonly callers: number | null, readonly withheld: number | null }> | null, readonly checkpoint: { readonly size: number | null, readonly root: string | null, readonly statement: string | null, readonly cosignatures: ReadonlyArray<{ readonly cosigner: string | null, readonly statement: string | null }> | null } | null, readonly disputes: ReadonlyArray<{ readonly log: string | null, readonly reason: string | null, readonly at: string | null, readonly seen: number | null, readonly statement: string | null }> | null } | null };

export type AdvocacyAuditEntriesQueryVariables = Exact<{
  id: string;
  from: string;
  until: string;
  after?: string | null | undefined;
}>;


export type AdvocacyAuditEntriesQuery = { readonly advocacyAudit: { readonly entries: { readonly next: string | null, readonly entries: ReadonlyArray<{ readonly index: number | null, readonly leaf: string | null, readonly fields: ReadonlyArray<string> | null, readonly proof: ReadonlyArray<string> | null, readonly caller: string | null, readonly cases: ReadonlyArray<string> | null }> | null } | null } | null };

export type AdvocacyBreakGlassJustificationQueryVariables = Exact<{
  item: string;
}>;


export type AdvocacyBreakGlassJustificationQuery = { readonly advocacyBreakGlassJustification: string | null };

export type AdvocacyConsentsQueryVariables = Exact<{
  id: string;
  which: ConsentsShown;
}>;


export type AdvocacyConsentsQuery = { readonly case: { readonly id: string, readonly advocacyConsents: ReadonlyArray<{ readonly id: string | null, readonly effect: string | null, readonly categories: ReadonlyArray<Category> | null, readonly recipients: ReadonlyArray<ConsentRecipient> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly validFrom: string | null, readonly validUntil: string | null, readonly recordedAt: string | null, readonly withdrawnAt: string | null, readonly mayContactAgain: boolean | null, readonly understood: boolean | null }> | null } | null };

export type AdvocacyDeskTextQueryVariables = Exact<{
  item: string;
}>;


export type AdvocacyDeskTextQuery = { readonly advocacyDeskText: string | null };

export type AdvocacyDisclosuresQueryVariables = Exact<{
  id: string;
}>;


export type AdvocacyDisclosuresQuery = { readonly case: { readonly id: string, readonly advocacyDisclosures: ReadonlyArray<{ readonly month: string | null, readonly recipient: string | null, readonly purpose: string | null, readonly categories: ReadonlyArray<string> | null, readonly times: number | null }> | null } | null };

export type ApproveRequestMutationVariables = Exact<{
  input: ApproveRequestInput;
}>;


export type ApproveRequestMutation = { readonly approveRequest: { readonly done: boolean | null, readonly refusal: { readonly code: string, readonly message: string } | null, readonly item: { readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null } | null, readonly case: { readonly id: string, readonly reference: string | null } | null, readonly delivery: { readonly members: number, readonly confirmed: number, readonly known: ReadonlyArray<{ readonly member: Member, readonly confirmed: boolean }> | null } | null } | null };

export type BreakGlassMutationVariables = Exact<{
  input: BreakGlassInput;
}>;


export type BreakGlassMutation = { readonly breakGlass: { readonly done: boolean | null, readonly refusal: { readonly code: string, readonly message: string } | null, readonly item: { readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null } | null, readonly case: { readonly id: string, readonly reference: string | null } | null, readonly delivery: { readonly members: number, readonly confirmed: number, readonly known: ReadonlyArray<{ readonly member: Member, readonly confirmed: boolean }> | null } | null } | null };

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

export type CloseBreakGlassMutationVariables = Exact<{
  input: EndInput;
}>;


export type CloseBreakGlassMutation = { readonly closeBreakGlass: { readonly done: boolean | null, readonly refusal: { readonly code: string, readonly message: string } | null, readonly item: { readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null } | null, readonly case: { readonly id: string, readonly reference: string | null } | null, readonly delivery: { readonly members: number, readonly confirmed: number, readonly known: ReadonlyArray<{ readonly member: Member, readonly confirmed: boolean }> | null } | null } | null };

export type DeclineProposalMutationVariables = Exact<{
  input: DeclineInput;
}>;


export type DeclineProposalMutation = { readonly declineProposal: { readonly done: boolean | null, readonly refusal: { readonly code: string, readonly message: string } | null, readonly item: { readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null } | null, readonly case: { readonly id: string, readonly reference: string | null } | null, readonly delivery: { readonly members: number, readonly confirmed: number, readonly known: ReadonlyArray<{ readonly member: Member, readonly confirmed: boolean }> | null } | null } | null };

export type DeclineReferralMutationVariables = Exact<{
  input: DeclineInput;
}>;


export type DeclineReferralMutation = { readonly declineReferral: { readonly done: boolean | null, readonly refusal: { readonly code: string, readonly message: string } | null, readonly item: { readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null } | null, readonly case: { readonly id: string, readonly reference: string | null } | null, readonly delivery: { readonly members: number, readonly confirmed: number, readonly known: ReadonlyArray<{ readonly member: Member, readonly confirmed: boolean }> | null } | null } | null };

export type DeclineRequestMutationVariables = Exact<{
  input: DeclineInput;
}>;


export type DeclineRequestMutation = { readonly declineRequest: { readonly done: boolean | null, readonly refusal: { readonly code: string, readonly message: string } | null, readonly item: { readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null } | null, readonly case: { readonly id: string, readonly reference: string | null } | null, readonly delivery: { readonly members: number, readonly confirmed: number, readonly known: ReadonlyArray<{ readonly member: Member, readonly confirmed: boolean }> | null } | null } | null };

export type DeskQueryVariables = Exact<{
  view: DeskView;
  kinds?: ReadonlyArray<DeskItemKind> | DeskItemKind | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DeskQuery = { readonly desk: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null }> | null, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null };

export type EmergencyAccessQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type EmergencyAccessQuery = { readonly case: { readonly id: string, readonly emergencyAccess: { readonly next: string | null, readonly entries: ReadonlyArray<{ readonly at: string | null, readonly member: string | null, readonly sub: string | null, readonly onBehalfOf: string | null, readonly role: string | null, readonly purpose: string | null, readonly relations: ReadonlyArray<string> | null, readonly requestId: string | null, readonly released: ReadonlyArray<string> | null, readonly withheld: ReadonlyArray<string> | null, readonly entry: number | null, readonly fields: ReadonlyArray<{ readonly field: string | null, readonly reason: string | null }> | null }> | null } | null } | null };

export type EmergencyAuditQueryVariables = Exact<{
  id: string;
  from: string;
  until: string;
}>;


export type EmergencyAuditQuery = { readonly emergencyAudit: { readonly counts: ReadonlyArray<{ readonly month: string | null, readonly member: string | null, readonly role: string | null, readonly purpose: string | null, readonly requests: number | null, readonly cases: number | null, readonly callers: number | null, readonly withheld: number | null }> | null, readonly checkpoint: { readonly size: number | null, readonly root: string | null, readonly statement: string | null, readonly cosignatures: ReadonlyArray<{ readonly cosigner: string | null, readonly statement: string | null }> | null } | null, readonly disputes: ReadonlyArray<{ readonly log: string | null, readonly reason: string | null, readonly at: string | null, readonly seen: number | null, readonly statement: string | null }> | null } | null };

export type EmergencyAuditEntriesQueryVariables = Exact<{
  id: string;
  from: string;
  until: string;
  after?: string | null | undefined;
}>;


export type EmergencyAuditEntriesQuery = { readonly emergencyAudit: { readonly entries: { readonly next: string | null, readonly entries: ReadonlyArray<{ readonly index: number | null, readonly leaf: string | null, readonly fields: ReadonlyArray<string> | null, readonly proof: ReadonlyArray<string> | null, readonly caller: string | null, readonly cases: ReadonlyArray<string> | null }> | null } | null } | null };

export type EmergencyBreakGlassJustificationQueryVariables = Exact<{
  item: string;
}>;


export type EmergencyBreakGlassJustificationQuery = { readonly emergencyBreakGlassJustification: string | null };

export type EmergencyConsentsQueryVariables = Exact<{
  id: string;
  which: ConsentsShown;
}>;


export type EmergencyConsentsQuery = { readonly case: { readonly id: string, readonly emergencyConsents: ReadonlyArray<{ readonly id: string | null, readonly effect: string | null, readonly categories: ReadonlyArray<Category> | null, readonly recipients: ReadonlyArray<ConsentRecipient> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly validFrom: string | null, readonly validUntil: string | null, readonly recordedAt: string | null, readonly withdrawnAt: string | null, readonly mayContactAgain: boolean | null, readonly understood: boolean | null }> | null } | null };

export type EmergencyDeskTextQueryVariables = Exact<{
  item: string;
}>;


export type EmergencyDeskTextQuery = { readonly emergencyDeskText: string | null };

export type EmergencyDisclosuresQueryVariables = Exact<{
  id: string;
}>;


export type EmergencyDisclosuresQuery = { readonly case: { readonly id: string, readonly emergencyDisclosures: ReadonlyArray<{ readonly month: string | null, readonly recipient: string | null, readonly purpose: string | null, readonly categories: ReadonlyArray<string> | null, readonly times: number | null }> | null } | null };

export type EndAccessMutationVariables = Exact<{
  input: EndInput;
}>;


export type EndAccessMutation = { readonly endAccess: { readonly done: boolean | null, readonly refusal: { readonly code: string, readonly message: string } | null, readonly item: { readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null } | null, readonly case: { readonly id: string, readonly reference: string | null } | null, readonly delivery: { readonly members: number, readonly confirmed: number, readonly known: ReadonlyArray<{ readonly member: Member, readonly confirmed: boolean }> | null } | null } | null };

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

export type HostPlacesQueryVariables = Exact<{
  first?: number | null | undefined;
  skip?: number | null | undefined;
}>;


export type HostPlacesQuery = { readonly hostPlaces: ReadonlyArray<{ readonly region: string | null, readonly capacity: number | null, readonly availableFrom: string | null, readonly availableUntil: string | null, readonly languages: ReadonlyArray<string> | null, readonly familySuitable: boolean | null, readonly name: string | null, readonly city: string | null, readonly contact: string | null }> | null };

export type IndicatorsQueryVariables = Exact<{
  language?: Language | null | undefined;
}>;


export type IndicatorsQuery = { readonly indicators: ReadonlyArray<{ readonly id: string, readonly title: string, readonly unit: string, readonly definition: string, readonly measure: Measure, readonly cap: number, readonly members: ReadonlyArray<Member>, readonly dimensions: ReadonlyArray<Dimension>, readonly mostDimensions: number, readonly periods: ReadonlyArray<string> }> | null, readonly dimensions: ReadonlyArray<{ readonly id: Dimension, readonly title: string }> | null };

export type MembersQueryVariables = Exact<{ [key: string]: never; }>;


export type MembersQuery = { readonly members: ReadonlyArray<{ readonly code: Member, readonly name: string, readonly domain: string }> | null };

export type OpenCaseMutationVariables = Exact<{
  input: OpenCaseInput;
}>;


export type OpenCaseMutation = { readonly openCase: { readonly done: boolean | null, readonly refusal: { readonly code: string, readonly message: string } | null, readonly item: { readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null } | null, readonly case: { readonly id: string, readonly reference: string | null } | null, readonly delivery: { readonly members: number, readonly confirmed: number, readonly known: ReadonlyArray<{ readonly member: Member, readonly confirmed: boolean }> | null } | null } | null };

export type OutreachAccessQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type OutreachAccessQuery = { readonly case: { readonly id: string, readonly outreachAccess: { readonly next: string | null, readonly entries: ReadonlyArray<{ readonly at: string | null, readonly member: string | null, readonly sub: string | null, readonly onBehalfOf: string | null, readonly role: string | null, readonly purpose: string | null, readonly relations: ReadonlyArray<string> | null, readonly requestId: string | null, readonly released: ReadonlyArray<string> | null, readonly withheld: ReadonlyArray<string> | null, readonly entry: number | null, readonly fields: ReadonlyArray<{ readonly field: string | null, readonly reason: string | null }> | null }> | null } | null } | null };

export type OutreachAuditQueryVariables = Exact<{
  id: string;
  from: string;
  until: string;
}>;


export type OutreachAuditQuery = { readonly outreachAudit: { readonly counts: ReadonlyArray<{ readonly month: string | null, readonly member: string | null, readonly role: string | null, readonly purpose: string | null, readonly requests: number | null, readonly cases: number | null, readonly callers: number | null, readonly withheld: number | null }> | null, readonly checkpoint: { readonly size: number | null, readonly root: string | null, readonly statement: string | null, readonly cosignatures: ReadonlyArray<{ readonly cosigner: string | null, readonly statement: string | null }> | null } | null, readonly disputes: ReadonlyArray<{ readonly log: string | null, readonly reason: string | null, readonly at: string | null, readonly seen: number | null, readonly statement: string | null }> | null } | null };

export type OutreachAuditEntriesQueryVariables = Exact<{
  id: string;
  from: string;
  until: string;
  after?: string | null | undefined;
}>;


export type OutreachAuditEntriesQuery = { readonly outreachAudit: { readonly entries: { readonly next: string | null, readonly entries: ReadonlyArray<{ readonly index: number | null, readonly leaf: string | null, readonly fields: ReadonlyArray<string> | null, readonly proof: ReadonlyArray<string> | null, readonly caller: string | null, readonly cases: ReadonlyArray<string> | null }> | null } | null } | null };

export type OutreachBreakGlassJustificationQueryVariables = Exact<{
  item: string;
}>;


export type OutreachBreakGlassJustificationQuery = { readonly outreachBreakGlassJustification: string | null };

export type OutreachConsentsQueryVariables = Exact<{
  id: string;
  which: ConsentsShown;
}>;


export type OutreachConsentsQuery = { readonly case: { readonly id: string, readonly outreachConsents: ReadonlyArray<{ readonly id: string | null, readonly effect: string | null, readonly categories: ReadonlyArray<Category> | null, readonly recipients: ReadonlyArray<ConsentRecipient> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly validFrom: string | null, readonly validUntil: string | null, readonly recordedAt: string | null, readonly withdrawnAt: string | null, readonly mayContactAgain: boolean | null, readonly understood: boolean | null }> | null } | null };

export type OutreachDeskTextQueryVariables = Exact<{
  item: string;
}>;


export type OutreachDeskTextQuery = { readonly outreachDeskText: string | null };

export type OutreachDisclosuresQueryVariables = Exact<{
  id: string;
}>;


export type OutreachDisclosuresQuery = { readonly case: { readonly id: string, readonly outreachDisclosures: ReadonlyArray<{ readonly month: string | null, readonly recipient: string | null, readonly purpose: string | null, readonly categories: ReadonlyArray<string> | null, readonly times: number | null }> | null } | null };

export type RecordConsentMutationVariables = Exact<{
  input: RecordConsentInput;
}>;


export type RecordConsentMutation = { readonly recordConsent: { readonly done: boolean | null, readonly refusal: { readonly code: string, readonly message: string } | null, readonly item: { readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null } | null, readonly case: { readonly id: string, readonly reference: string | null } | null, readonly delivery: { readonly members: number, readonly confirmed: number, readonly known: ReadonlyArray<{ readonly member: Member, readonly confirmed: boolean }> | null } | null } | null };

export type ReferCaseMutationVariables = Exact<{
  input: ReferCaseInput;
}>;


export type ReferCaseMutation = { readonly referCase: { readonly done: boolean | null, readonly refusal: { readonly code: string, readonly message: string } | null, readonly item: { readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null } | null, readonly case: { readonly id: string, readonly reference: string | null } | null, readonly delivery: { readonly members: number, readonly confirmed: number, readonly known: ReadonlyArray<{ readonly member: Member, readonly confirmed: boolean }> | null } | null } | null };

export type RegisterPartMutationVariables = Exact<{
  input: RegisterPartInput;
}>;


export type RegisterPartMutation = { readonly registerPart: { readonly done: boolean | null, readonly refusal: { readonly code: string, readonly message: string } | null, readonly item: { readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null } | null, readonly case: { readonly id: string, readonly reference: string | null } | null, readonly delivery: { readonly members: number, readonly confirmed: number, readonly known: ReadonlyArray<{ readonly member: Member, readonly confirmed: boolean }> | null } | null } | null };

export type RegistryAuditQueryVariables = Exact<{
  id: string;
  from: string;
  until: string;
}>;


export type RegistryAuditQuery = { readonly registryAudit: { readonly counts: ReadonlyArray<{ readonly month: string | null, readonly member: string | null, readonly role: string | null, readonly purpose: string | null, readonly requests: number | null, readonly cases: number | null, readonly callers: number | null, readonly withheld: number | null }> | null, readonly checkpoint: { readonly size: number | null, readonly root: string | null, readonly statement: string | null, readonly cosignatures: ReadonlyArray<{ readonly cosigner: string | null, readonly statement: string | null }> | null } | null, readonly disputes: ReadonlyArray<{ readonly log: string | null, readonly reason: string | null, readonly at: string | null, readonly seen: number | null, readonly statement: string | null }> | null } | null };

export type RegistryAuditEntriesQueryVariables = Exact<{
  id: string;
  from: string;
  until: string;
  after?: string | null | undefined;
}>;


export type RegistryAuditEntriesQuery = { readonly registryAudit: { readonly entries: { readonly next: string | null, readonly entries: ReadonlyArray<{ readonly index: number | null, readonly leaf: string | null, readonly fields: ReadonlyArray<string> | null, readonly proof: ReadonlyArray<string> | null, readonly caller: string | null, readonly cases: ReadonlyArray<string> | null }> | null } | null } | null };

export type RelocationAccessQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type RelocationAccessQuery = { readonly case: { readonly id: string, readonly relocationAccess: { readonly next: string | null, readonly entries: ReadonlyArray<{ readonly at: string | null, readonly member: string | null, readonly sub: string | null, readonly onBehalfOf: string | null, readonly role: string | null, readonly purpose: string | null, readonly relations: ReadonlyArray<string> | null, readonly requestId: string | null, readonly released: ReadonlyArray<string> | null, readonly withheld: ReadonlyArray<string> | null, readonly entry: number | null, readonly fields: ReadonlyArray<{ readonly field: string | null, readonly reason: string | null }> | null }> | null } | null } | null };

export type RelocationAuditQueryVariables = Exact<{
  id: string;
  from: string;
  until: string;
}>;


export type RelocationAuditQuery = { readonly relocationAudit: { readonly counts: ReadonlyArray<{ readonly month: string | null, readonly member: string | null, readonly role: string | null, readonly purpose: string | null, readonly requests: number | null, readonly cases: number | null, readonly callers: number | null, readonly withheld: number | null }> | null, readonly checkpoint: { readonly size: number | null, readonly root: string | null, readonly statement: string | null, readonly cosignatures: ReadonlyArray<{ readonly cosigner: string | null, readonly statement: string | null }> | null } | null, readonly disputes: ReadonlyArray<{ readonly log: string | null, readonly reason: string | null, readonly at: string | null, readonly seen: number | null, readonly statement: string | null }> | null } | null };

export type RelocationAuditEntriesQueryVariables = Exact<{
  id: string;
  from: string;
  until: string;
  after?: string | null | undefined;
}>;


export type RelocationAuditEntriesQuery = { readonly relocationAudit: { readonly entries: { readonly next: string | null, readonly entries: ReadonlyArray<{ readonly index: number | null, readonly leaf: string | null, readonly fields: ReadonlyArray<string> | null, readonly proof: ReadonlyArray<string> | null, readonly caller: string | null, readonly cases: ReadonlyArray<string> | null }> | null } | null } | null };

export type RelocationBreakGlassJustificationQueryVariables = Exact<{
  item: string;
}>;


export type RelocationBreakGlassJustificationQuery = { readonly relocationBreakGlassJustification: string | null };

export type RelocationConsentsQueryVariables = Exact<{
  id: string;
  which: ConsentsShown;
}>;


export type RelocationConsentsQuery = { readonly case: { readonly id: string, readonly relocationConsents: ReadonlyArray<{ readonly id: string | null, readonly effect: string | null, readonly categories: ReadonlyArray<Category> | null, readonly recipients: ReadonlyArray<ConsentRecipient> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly validFrom: string | null, readonly validUntil: string | null, readonly recordedAt: string | null, readonly withdrawnAt: string | null, readonly mayContactAgain: boolean | null, readonly understood: boolean | null }> | null } | null };

export type RelocationDeskTextQueryVariables = Exact<{
  item: string;
}>;


export type RelocationDeskTextQuery = { readonly relocationDeskText: string | null };

export type RelocationDisclosuresQueryVariables = Exact<{
  id: string;
}>;


export type RelocationDisclosuresQuery = { readonly case: { readonly id: string, readonly relocationDisclosures: ReadonlyArray<{ readonly month: string | null, readonly recipient: string | null, readonly purpose: string | null, readonly categories: ReadonlyArray<string> | null, readonly times: number | null }> | null } | null };

export type RequestAccessMutationVariables = Exact<{
  input: RequestAccessInput;
}>;


export type RequestAccessMutation = { readonly requestAccess: { readonly done: boolean | null, readonly refusal: { readonly code: string, readonly message: string } | null, readonly item: { readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null } | null, readonly case: { readonly id: string, readonly reference: string | null } | null, readonly delivery: { readonly members: number, readonly confirmed: number, readonly known: ReadonlyArray<{ readonly member: Member, readonly confirmed: boolean }> | null } | null } | null };

export type ReviewBreakGlassMutationVariables = Exact<{
  input: ReviewBreakGlassInput;
}>;


export type ReviewBreakGlassMutation = { readonly reviewBreakGlass: { readonly done: boolean | null, readonly refusal: { readonly code: string, readonly message: string } | null, readonly item: { readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null } | null, readonly case: { readonly id: string, readonly reference: string | null } | null, readonly delivery: { readonly members: number, readonly confirmed: number, readonly known: ReadonlyArray<{ readonly member: Member, readonly confirmed: boolean }> | null } | null } | null };

export type SetCaseStatusMutationVariables = Exact<{
  input: SetCaseStatusInput;
}>;


export type SetCaseStatusMutation = { readonly setCaseStatus: { readonly done: boolean | null, readonly refusal: { readonly code: string, readonly message: string } | null, readonly item: { readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null } | null, readonly case: { readonly id: string, readonly reference: string | null } | null, readonly delivery: { readonly members: number, readonly confirmed: number, readonly known: ReadonlyArray<{ readonly member: Member, readonly confirmed: boolean }> | null } | null } | null };

export type SustainingAccessQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type SustainingAccessQuery = { readonly case: { readonly id: string, readonly sustainingAccess: { readonly next: string | null, readonly entries: ReadonlyArray<{ readonly at: string | null, readonly member: string | null, readonly sub: string | null, readonly onBehalfOf: string | null, readonly role: string | null, readonly purpose: string | null, readonly relations: ReadonlyArray<string> | null, readonly requestId: string | null, readonly released: ReadonlyArray<string> | null, readonly withheld: ReadonlyArray<string> | null, readonly entry: number | null, readonly fields: ReadonlyArray<{ readonly field: string | null, readonly reason: string | null }> | null }> | null } | null } | null };

export type SustainingAuditQueryVariables = Exact<{
  id: string;
  from: string;
  until: string;
}>;


export type SustainingAuditQuery = { readonly sustainingAudit: { readonly counts: ReadonlyArray<{ readonly month: string | null, readonly member: string | null, readonly role: string | null, readonly purpose: string | null, readonly requests: number | null, readonly cases: number | null, readonly callers: number | null, readonly withheld: number | null }> | null, readonly checkpoint: { readonly size: number | null, readonly root: string | null, readonly statement: string | null, readonly cosignatures: ReadonlyArray<{ readonly cosigner: string | null, readonly statement: string | null }> | null } | null, readonly disputes: ReadonlyArray<{ readonly log: string | null, readonly reason: string | null, readonly at: string | null, readonly seen: number | null, readonly statement: string | null }> | null } | null };

export type SustainingAuditEntriesQueryVariables = Exact<{
  id: string;
  from: string;
  until: string;
  after?: string | null | undefined;
}>;


export type SustainingAuditEntriesQuery = { readonly sustainingAudit: { readonly entries: { readonly next: string | null, readonly entries: ReadonlyArray<{ readonly index: number | null, readonly leaf: string | null, readonly fields: ReadonlyArray<string> | null, readonly proof: ReadonlyArray<string> | null, readonly caller: string | null, readonly cases: ReadonlyArray<string> | null }> | null } | null } | null };

export type SustainingBreakGlassJustificationQueryVariables = Exact<{
  item: string;
}>;


export type SustainingBreakGlassJustificationQuery = { readonly sustainingBreakGlassJustification: string | null };

export type SustainingConsentsQueryVariables = Exact<{
  id: string;
  which: ConsentsShown;
}>;


export type SustainingConsentsQuery = { readonly case: { readonly id: string, readonly sustainingConsents: ReadonlyArray<{ readonly id: string | null, readonly effect: string | null, readonly categories: ReadonlyArray<Category> | null, readonly recipients: ReadonlyArray<ConsentRecipient> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly validFrom: string | null, readonly validUntil: string | null, readonly recordedAt: string | null, readonly withdrawnAt: string | null, readonly mayContactAgain: boolean | null, readonly understood: boolean | null }> | null } | null };

export type SustainingDeskTextQueryVariables = Exact<{
  item: string;
}>;


export type SustainingDeskTextQuery = { readonly sustainingDeskText: string | null };

export type SustainingDisclosuresQueryVariables = Exact<{
  id: string;
}>;


export type SustainingDisclosuresQuery = { readonly case: { readonly id: string, readonly sustainingDisclosures: ReadonlyArray<{ readonly month: string | null, readonly recipient: string | null, readonly purpose: string | null, readonly categories: ReadonlyArray<string> | null, readonly times: number | null }> | null } | null };

export type TableQueryVariables = Exact<{
  indicator: string;
  by: ReadonlyArray<Dimension> | Dimension;
  period: string;
  language?: Language | null | undefined;
}>;


export type TableQuery = { readonly table: { readonly by: ReadonlyArray<Dimension>, readonly period: string, readonly members: ReadonlyArray<Member>, readonly notes: ReadonlyArray<string>, readonly releasedAt: string, readonly plan: string, readonly cells: ReadonlyArray<{ readonly value: string | null, readonly status: CellStatus, readonly keys: ReadonlyArray<{ readonly dimension: Dimension, readonly code: string, readonly label: string }> }>, readonly downloads: ReadonlyArray<{ readonly format: DownloadFormat, readonly fileName: string, readonly mediaType: string, readonly content: string }> } | null };

export type TrainingAccessQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type TrainingAccessQuery = { readonly case: { readonly id: string, readonly trainingAccess: { readonly next: string | null, readonly entries: ReadonlyArray<{ readonly at: string | null, readonly member: string | null, readonly sub: string | null, readonly onBehalfOf: string | null, readonly role: string | null, readonly purpose: string | null, readonly relations: ReadonlyArray<string> | null, readonly requestId: string | null, readonly released: ReadonlyArray<string> | null, readonly withheld: ReadonlyArray<string> | null, readonly entry: number | null, readonly fields: ReadonlyArray<{ readonly field: string | null, readonly reason: string | null }> | null }> | null } | null } | null };

export type TrainingAuditQueryVariables = Exact<{
  id: string;
  from: string;
  until: string;
}>;


export type TrainingAuditQuery = { readonly trainingAudit: { readonly counts: ReadonlyArray<{ readonly month: string | null, readonly member: string | null, readonly role: string | null, readonly purpose: string | null, readonly requests: number | null, readonly cases: number | null, readonly callers: number | null, readonly withheld: number | null }> | null, readonly checkpoint: { readonly size: number | null, readonly root: string | null, readonly statement: string | null, readonly cosignatures: ReadonlyArray<{ readonly cosigner: string | null, readonly statement: string | null }> | null } | null, readonly disputes: ReadonlyArray<{ readonly log: string | null, readonly reason: string | null, readonly at: string | null, readonly seen: number | null, readonly statement: string | null }> | null } | null };

export type TrainingAuditEntriesQueryVariables = Exact<{
  id: string;
  from: string;
  until: string;
  after?: string | null | undefined;
}>;


export type TrainingAuditEntriesQuery = { readonly trainingAudit: { readonly entries: { readonly next: string | null, readonly entries: ReadonlyArray<{ readonly index: number | null, readonly leaf: string | null, readonly fields: ReadonlyArray<string> | null, readonly proof: ReadonlyArray<string> | null, readonly caller: string | null, readonly cases: ReadonlyArray<string> | null }> | null } | null } | null };

export type TrainingBreakGlassJustificationQueryVariables = Exact<{
  item: string;
}>;


export type TrainingBreakGlassJustificationQuery = { readonly trainingBreakGlassJustification: string | null };

export type TrainingConsentsQueryVariables = Exact<{
  id: string;
  which: ConsentsShown;
}>;


export type TrainingConsentsQuery = { readonly case: { readonly id: string, readonly trainingConsents: ReadonlyArray<{ readonly id: string | null, readonly effect: string | null, readonly categories: ReadonlyArray<Category> | null, readonly recipients: ReadonlyArray<ConsentRecipient> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly validFrom: string | null, readonly validUntil: string | null, readonly recordedAt: string | null, readonly withdrawnAt: string | null, readonly mayContactAgain: boolean | null, readonly understood: boolean | null }> | null } | null };

export type TrainingDeskTextQueryVariables = Exact<{
  item: string;
}>;


export type TrainingDeskTextQuery = { readonly trainingDeskText: string | null };

export type TrainingDisclosuresQueryVariables = Exact<{
  id: string;
}>;


export type TrainingDisclosuresQuery = { readonly case: { readonly id: string, readonly trainingDisclosures: ReadonlyArray<{ readonly month: string | null, readonly recipient: string | null, readonly purpose: string | null, readonly categories: ReadonlyArray<string> | null, readonly times: number | null }> | null } | null };

export type UnlinkPartMutationVariables = Exact<{
  input: UnlinkPartInput;
}>;


export type UnlinkPartMutation = { readonly unlinkPart: { readonly done: boolean | null, readonly refusal: { readonly code: string, readonly message: string } | null, readonly item: { readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null } | null, readonly case: { readonly id: string, readonly reference: string | null } | null, readonly delivery: { readonly members: number, readonly confirmed: number, readonly known: ReadonlyArray<{ readonly member: Member, readonly confirmed: boolean }> | null } | null } | null };

export type WithdrawConsentMutationVariables = Exact<{
  input: WithdrawConsentInput;
}>;


export type WithdrawConsentMutation = { readonly withdrawConsent: { readonly done: boolean | null, readonly refusal: { readonly code: string, readonly message: string } | null, readonly item: { readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null } | null, readonly case: { readonly id: string, readonly reference: string | null } | null, readonly delivery: { readonly members: number, readonly confirmed: number, readonly known: ReadonlyArray<{ readonly member: Member, readonly confirmed: boolean }> | null } | null } | null };

export type WithdrawReferralMutationVariables = Exact<{
  input: EndInput;
}>;


export type WithdrawReferralMutation = { readonly withdrawReferral: { readonly done: boolean | null, readonly refusal: { readonly code: string, readonly message: string } | null, readonly item: { readonly id: string, readonly kind: DeskItemKind, readonly state: DeskItemState, readonly sender: Member | null, readonly recipient: Member | null, readonly categories: ReadonlyArray<Category> | null, readonly granted: ReadonlyArray<Category> | null, readonly purposes: ReadonlyArray<Purpose> | null, readonly sentAt: string, readonly answeredAt: string | null, readonly expiresAt: string | null, readonly notice: DeskNotice | null, readonly hasText: boolean, readonly case: { readonly id: string, readonly reference: string | null } | null } | null, readonly case: { readonly id: string, readonly reference: string | null } | null, readonly delivery: { readonly members: number, readonly confirmed: number, readonly known: ReadonlyArray<{ readonly member: Member, readonly confirmed: boolean }> | null } | null } | null };

export const AcceptReferral: Operation<AcceptReferralMutation, AcceptReferralMutationVariables> = {
  name: 'AcceptReferral',
  sha256: '5bf07d38fcb24d455ade99152925d8bbb2aaffe714e911e9f2965f453b6ea753',
}

export const AdoptProposal: Operation<AdoptProposalMutation, AdoptProposalMutationVariables> = {
  name: 'AdoptProposal',
  sha256: 'db9908288bf72d8499f11b8bb4077566707ec6316242cdb9119b5233daa8e2ab',
}

export const AdvocacyAccess: Operation<AdvocacyAccessQuery, AdvocacyAccessQueryVariables> = {
  name: 'AdvocacyAccess',
  sha256: 'af9be64a2087ac96541e91d828dafaa729186bfd7f22a0b5dc236acbbce2f612',
}

export const AdvocacyAudit: Operation<AdvocacyAuditQuery, AdvocacyAuditQueryVariables> = {
  name: 'AdvocacyAudit',
  sha256: '3f5967443b65d3261cdac3a076264ba36c62f852f467d49b2673170df42c980b',
}

export const AdvocacyAuditEntries: Operation<AdvocacyAuditEntriesQuery, AdvocacyAuditEntriesQueryVariables> = {
  name: 'AdvocacyAuditEntries',
  sha256: '0705c7762d82e3c89f8063d10363f5b50915389f5df0cbf51d32b6a826351c18',
}

export const AdvocacyBreakGlassJustification: Operation<AdvocacyBreakGlassJustificationQuery, AdvocacyBreakGlassJustificationQueryVariables> = {
  name: 'AdvocacyBreakGlassJustification',
  sha256: 'b618029bde5ca8fb0cd0666e61fcb685967457e6ee79b10332107ac0025bdb11',
}

export const AdvocacyConsents: Operation<AdvocacyConsentsQuery, AdvocacyConsentsQueryVariables> = {
  name: 'AdvocacyConsents',
  sha256: '084a51093306abffcee719158830bad50434963b4e25432ab6d22d31a3a97bb5',
}

export const AdvocacyDeskText: Operation<AdvocacyDeskTextQuery, AdvocacyDeskTextQueryVariables> = {
  name: 'AdvocacyDeskText',
  sha256: '88cf0ccd1d11e3ff759199bfec7c2c388568c7fc4aa4e223f5291d2a56d0ffbd',
}

export const AdvocacyDisclosures: Operation<AdvocacyDisclosuresQuery, AdvocacyDisclosuresQueryVariables> = {
  name: 'AdvocacyDisclosures',
  sha256: 'd407ec9c05bc9705a94237da62790dd8fe5043c14ebfd520d52921e1c61a6d07',
}

export const ApproveRequest: Operation<ApproveRequestMutation, ApproveRequestMutationVariables> = {
  name: 'ApproveRequest',
  sha256: '1a76e0848d98bd87ec412ac1bed46687f0d8cacf1eaa389603037e1ed6a6d801',
}

export const BreakGlass: Operation<BreakGlassMutation, BreakGlassMutationVariables> = {
  name: 'BreakGlass',
  sha256: 'b6b53544b8a9ab1151afaf3022a982173e072187ea2c67cd0887db3a7fa6d611',
}

export const CaseList: Operation<CaseListQuery, CaseListQueryVariables> = {
  name: 'CaseList',
  sha256: '69e064c448c04933c2b79f4c3571b8f3c8e71dfec35a46ab9f06849836f1cc4b',
}

export const CaseView: Operation<CaseViewQuery, CaseViewQueryVariables> = {
  name: 'CaseView',
  sha256: 'e686cedb99336c5487cd418fa0cb39bb5c6cd9796d1a6d37ec2eab014683eb7c',
}

export const CloseBreakGlass: Operation<CloseBreakGlassMutation, CloseBreakGlassMutationVariables> = {
  name: 'CloseBreakGlass',
  sha256: 'e6643c8da34d9c4811aa4f0d7cce70917c8d196fadddb71d6e0d4b257bbbb5e1',
}

export const DeclineProposal: Operation<DeclineProposalMutation, DeclineProposalMutationVariables> = {
  name: 'DeclineProposal',
  sha256: '50d5d86b6707f8b7a3124e17247cca5efb65e704864695e46d892cb25e3fd7ad',
}

export const DeclineReferral: Operation<DeclineReferralMutation, DeclineReferralMutationVariables> = {
  name: 'DeclineReferral',
  sha256: '3d62eec53e0df741f8c1f95f0d312b89864e6167771c59b3fe4d9e961caa8008',
}

export const DeclineRequest: Operation<DeclineRequestMutation, DeclineRequestMutationVariables> = {
  name: 'DeclineRequest',
  sha256: '8fff9a1c7ec73f5bebf40ee29181f99afa54f3293953f668feb714ca1d7115b3',
}

export const Desk: Operation<DeskQuery, DeskQueryVariables> = {
  name: 'Desk',
  sha256: 'f64bd00b58943be019f06c617b818e8088e1516d651a52d029a7adbecf18d5d6',
}

export const EmergencyAccess: Operation<EmergencyAccessQuery, EmergencyAccessQueryVariables> = {
  name: 'EmergencyAccess',
  sha256: 'a439aa5bdd8911545f9c60ac674c4acf82d29ef843afbbf0f71a34fa311864f3',
}

export const EmergencyAudit: Operation<EmergencyAuditQuery, EmergencyAuditQueryVariables> = {
  name: 'EmergencyAudit',
  sha256: 'ffadf06a1041ca828254256939c713c596250bb0a75bf5fc04b15863d9f2b016',
}

export const EmergencyAuditEntries: Operation<EmergencyAuditEntriesQuery, EmergencyAuditEntriesQueryVariables> = {
  name: 'EmergencyAuditEntries',
  sha256: '661c1cadc87e478d76a39b4f195f99b4e84f8acdfbee267788ba541983f33f4f',
}

export const EmergencyBreakGlassJustification: Operation<EmergencyBreakGlassJustificationQuery, EmergencyBreakGlassJustificationQueryVariables> = {
  name: 'EmergencyBreakGlassJustification',
  sha256: '63bfa6adb16cb86c9015f4d19750aa89f43c232763a75957158ccd3229072152',
}

export const EmergencyConsents: Operation<EmergencyConsentsQuery, EmergencyConsentsQueryVariables> = {
  name: 'EmergencyConsents',
  sha256: '75223cb69355ab83f1c25500c0ba82f78c94d18650bcccfbf84e38b1dc763060',
}

export const EmergencyDeskText: Operation<EmergencyDeskTextQuery, EmergencyDeskTextQueryVariables> = {
  name: 'EmergencyDeskText',
  sha256: '8abab3e7a0a57645e151f5f67f14201ad3e593773e11a75d7a80bf30765642dd',
}

export const EmergencyDisclosures: Operation<EmergencyDisclosuresQuery, EmergencyDisclosuresQueryVariables> = {
  name: 'EmergencyDisclosures',
  sha256: '8f68c359e272fb0cd4f41f78ed59911da8bfc49f3f2c7747697e5bf06960bc4c',
}

export const EndAccess: Operation<EndAccessMutation, EndAccessMutationVariables> = {
  name: 'EndAccess',
  sha256: '85024f4768809dad4c334814ad67b042d2b776ce0242cffb7e579ebb2d2025c9',
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

export const HostPlaces: Operation<HostPlacesQuery, HostPlacesQueryVariables> = {
  name: 'HostPlaces',
  sha256: '9bcdb5f5bf4d15dc6f1832f8ca0aa223959ad6c8c90fb9b0ad7edc795dbd88b2',
}

export const Indicators: Operation<IndicatorsQuery, IndicatorsQueryVariables> = {
  name: 'Indicators',
  sha256: '115d4d983cee7b95c2cc014bf2aabfa608ddcdcf721c57aa8cec7a0b3599f8f3',
}

export const Members: Operation<MembersQuery, MembersQueryVariables> = {
  name: 'Members',
  sha256: 'a3d617a19a60cade174f43ed328f82026cf15f7b666a5e4c2caca30c3f1f931a',
}

export const OpenCase: Operation<OpenCaseMutation, OpenCaseMutationVariables> = {
  name: 'OpenCase',
  sha256: '69ce3a52ced7fcb511e256dac7979dc7f13667e10bd447b92f0a425a70feea0b',
}

export const OutreachAccess: Operation<OutreachAccessQuery, OutreachAccessQueryVariables> = {
  name: 'OutreachAccess',
  sha256: 'ca3d1653cf3cd5e78165cf4b4e8655cce8b3155170593c11c803ced640ddec42',
}

export const OutreachAudit: Operation<OutreachAuditQuery, OutreachAuditQueryVariables> = {
  name: 'OutreachAudit',
  sha256: 'c5b7285db8bfdb7a744b53da4d12c2f044ac9ba9bbf2db46f89605dc15f48b54',
}

export const OutreachAuditEntries: Operation<OutreachAuditEntriesQuery, OutreachAuditEntriesQueryVariables> = {
  name: 'OutreachAuditEntries',
  sha256: '59f6b84362aaeb9b27bd1b263998e3c61fe24665859c6408a528a57f848dde50',
}

export const OutreachBreakGlassJustification: Operation<OutreachBreakGlassJustificationQuery, OutreachBreakGlassJustificationQueryVariables> = {
  name: 'OutreachBreakGlassJustification',
  sha256: 'e22180b06ef50ae8923a1253f6531e4a6c82040ccdb9551818c1ebc8df85b745',
}

export const OutreachConsents: Operation<OutreachConsentsQuery, OutreachConsentsQueryVariables> = {
  name: 'OutreachConsents',
  sha256: '655ee9de9760ac2ec5e788d9dc75fa8a1200ff3cb5dc46fa980cfe7e136c209e',
}

export const OutreachDeskText: Operation<OutreachDeskTextQuery, OutreachDeskTextQueryVariables> = {
  name: 'OutreachDeskText',
  sha256: '9218e132001e618d27f9d8892b4107e234d03231abe33301b36766adc02204cf',
}

export const OutreachDisclosures: Operation<OutreachDisclosuresQuery, OutreachDisclosuresQueryVariables> = {
  name: 'OutreachDisclosures',
  sha256: 'bc245690e55451a0abb8a5de9bae6f7b52870b0aabbb985f939dc94870d0f5f7',
}

export const RecordConsent: Operation<RecordConsentMutation, RecordConsentMutationVariables> = {
  name: 'RecordConsent',
  sha256: 'edf987171093cb45a33e274fad2d6a2f38a7bb5228f66912ef929c8fca1f7506',
}

export const ReferCase: Operation<ReferCaseMutation, ReferCaseMutationVariables> = {
  name: 'ReferCase',
  sha256: '86b442c47f14973feaf9d034a6b99310e7faa0547f605dc762c159d8ae730a86',
}

export const RegisterPart: Operation<RegisterPartMutation, RegisterPartMutationVariables> = {
  name: 'RegisterPart',
  sha256: '1c4b1ee2624a2c0ca5a3cd6a9cee7e3d00db797a637fcbd35c1aa92c4cee41fc',
}

export const RegistryAudit: Operation<RegistryAuditQuery, RegistryAuditQueryVariables> = {
  name: 'RegistryAudit',
  sha256: 'b1765df16a2a58aac7d6df170746ebf69fdae8755bdc26a866b2e88fb343aee3',
}

export const RegistryAuditEntries: Operation<RegistryAuditEntriesQuery, RegistryAuditEntriesQueryVariables> = {
  name: 'RegistryAuditEntries',
  sha256: '9737d06b6b223cb5fc56a485d02af039c5fefe460ac6ed6c8952adba2e3282a9',
}

export const RelocationAccess: Operation<RelocationAccessQuery, RelocationAccessQueryVariables> = {
  name: 'RelocationAccess',
  sha256: 'cf18494f4518dddd55640c1e2157afb4bac560a13bdbcd7887a63d3d129d49d9',
}

export const RelocationAudit: Operation<RelocationAuditQuery, RelocationAuditQueryVariables> = {
  name: 'RelocationAudit',
  sha256: '48378c5970973defbe59f8adf570fbbf8a81175bcbfb796521785dd6da3c5b7c',
}

export const RelocationAuditEntries: Operation<RelocationAuditEntriesQuery, RelocationAuditEntriesQueryVariables> = {
  name: 'RelocationAuditEntries',
  sha256: '93ea625d673c57e34cc076f9d7880e785b421027652e61bc5e612f148db4d573',
}

export const RelocationBreakGlassJustification: Operation<RelocationBreakGlassJustificationQuery, RelocationBreakGlassJustificationQueryVariables> = {
  name: 'RelocationBreakGlassJustification',
  sha256: '49f1b8ba1deac5c26a1ed21425eea460be263373cdeba8fa49b4f51a95f6c186',
}

export const RelocationConsents: Operation<RelocationConsentsQuery, RelocationConsentsQueryVariables> = {
  name: 'RelocationConsents',
  sha256: 'a5565f8334cf26edf498c441d9ca46e367cec52e916d388505e2b4bc79918aae',
}

export const RelocationDeskText: Operation<RelocationDeskTextQuery, RelocationDeskTextQueryVariables> = {
  name: 'RelocationDeskText',
  sha256: 'fe5ba7451dd350fa160a19709e401c287d382eac08b29e1836817b662a7587fd',
}

export const RelocationDisclosures: Operation<RelocationDisclosuresQuery, RelocationDisclosuresQueryVariables> = {
  name: 'RelocationDisclosures',
  sha256: 'a468b08314cac7f94113a6cd4127956bee0dd36540ae430ee5543fd74f34dde9',
}

export const RequestAccess: Operation<RequestAccessMutation, RequestAccessMutationVariables> = {
  name: 'RequestAccess',
  sha256: '16e817d21a7abb1e8a1a76ed991cf53b60ac5cac102bacfde8132f7134abffe5',
}

export const ReviewBreakGlass: Operation<ReviewBreakGlassMutation, ReviewBreakGlassMutationVariables> = {
  name: 'ReviewBreakGlass',
  sha256: 'fd9d53f11692d6668d0e9bb30702155e9faf7ab9288dad5cd769ebd167e8c27f',
}

export const SetCaseStatus: Operation<SetCaseStatusMutation, SetCaseStatusMutationVariables> = {
  name: 'SetCaseStatus',
  sha256: 'c857c329fd047c8e2dd41a25e0c4b969c195f3be4324da3dc7e525d5e462b0e1',
}

export const SustainingAccess: Operation<SustainingAccessQuery, SustainingAccessQueryVariables> = {
  name: 'SustainingAccess',
  sha256: '5b18d6b80a37df5dc3696c877d2254d540da748c904883c82692cee424c25257',
}

export const SustainingAudit: Operation<SustainingAuditQuery, SustainingAuditQueryVariables> = {
  name: 'SustainingAudit',
  sha256: 'a32de5ce0570ca6b5412d941bffbd6584cb6764ab442f14c88e60396116c42e5',
}

export const SustainingAuditEntries: Operation<SustainingAuditEntriesQuery, SustainingAuditEntriesQueryVariables> = {
  name: 'SustainingAuditEntries',
  sha256: 'bb4bacc360697dae116f09b45587a467cf8e2baa92fe9b8a252b6775038f7850',
}

export const SustainingBreakGlassJustification: Operation<SustainingBreakGlassJustificationQuery, SustainingBreakGlassJustificationQueryVariables> = {
  name: 'SustainingBreakGlassJustification',
  sha256: '280eb5763e088099d815040d983f0e3f1353fe6f78e3940e8c6ce94f125920b9',
}

export const SustainingConsents: Operation<SustainingConsentsQuery, SustainingConsentsQueryVariables> = {
  name: 'SustainingConsents',
  sha256: 'f36c9f4eea0f7ab5da58fc33dcb61ccdb840c6e8ef4d98576358b6c694cdf5dc',
}

export const SustainingDeskText: Operation<SustainingDeskTextQuery, SustainingDeskTextQueryVariables> = {
  name: 'SustainingDeskText',
  sha256: '26d2c932c28ae4f3fa88f38e0c9c6aa68f251ab1800d8dfd8281c85e327fe1d9',
}

export const SustainingDisclosures: Operation<SustainingDisclosuresQuery, SustainingDisclosuresQueryVariables> = {
  name: 'SustainingDisclosures',
  sha256: '6b6dfd7ec229679839e36cab6eed28e6b5f8a1549979b0282bbdea87ac2488a7',
}

export const Table: Operation<TableQuery, TableQueryVariables> = {
  name: 'Table',
  sha256: 'e35492d0d846f8244c96e4f847089ca898875d6166ca64d836c2e25b1a874f07',
}

export const TrainingAccess: Operation<TrainingAccessQuery, TrainingAccessQueryVariables> = {
  name: 'TrainingAccess',
  sha256: '7c7de7a98f74deedf39340f70d4cbadbcbdac90586f8b7d4f5e81292d2268a35',
}

export const TrainingAudit: Operation<TrainingAuditQuery, TrainingAuditQueryVariables> = {
  name: 'TrainingAudit',
  sha256: '3fb234b90422a7f673f8bb9effcc7e85ff4508fc3c1065f9b6e03f7c85b85197',
}

export const TrainingAuditEntries: Operation<TrainingAuditEntriesQuery, TrainingAuditEntriesQueryVariables> = {
  name: 'TrainingAuditEntries',
  sha256: '212133f25d3762ba16f64c47a73f855d75d021f70ebd030e607246da6d057ed9',
}

export const TrainingBreakGlassJustification: Operation<TrainingBreakGlassJustificationQuery, TrainingBreakGlassJustificationQueryVariables> = {
  name: 'TrainingBreakGlassJustification',
  sha256: '32220720b648bbb356136ead0dddb1627b30df523bfa352f4c9f798d36add9d2',
}

export const TrainingConsents: Operation<TrainingConsentsQuery, TrainingConsentsQueryVariables> = {
  name: 'TrainingConsents',
  sha256: '532dec469af5624110ed3c0a775e82b4dca7a1f3ddc181b1a4ed6b112f6b709f',
}

export const TrainingDeskText: Operation<TrainingDeskTextQuery, TrainingDeskTextQueryVariables> = {
  name: 'TrainingDeskText',
  sha256: '295d1bb8e3aa107818cd26530f97407e6b0d63ec16b344a132ed5a88473f136f',
}

export const TrainingDisclosures: Operation<TrainingDisclosuresQuery, TrainingDisclosuresQueryVariables> = {
  name: 'TrainingDisclosures',
  sha256: 'a7e88565e1887e9b753bb823e48b97c83f91f5fb5c6c0ae9fdada790edfb1235',
}

export const UnlinkPart: Operation<UnlinkPartMutation, UnlinkPartMutationVariables> = {
  name: 'UnlinkPart',
  sha256: '76517b8da32a829333b6af995e738a94529beb2d84c1faf9b3f22cd0c4e5bbcc',
}

export const WithdrawConsent: Operation<WithdrawConsentMutation, WithdrawConsentMutationVariables> = {
  name: 'WithdrawConsent',
  sha256: '02fce525f8881b161d2afde61185ac8aa64d2ecdc4c3547f752fc531c190e21e',
}

export const WithdrawReferral: Operation<WithdrawReferralMutation, WithdrawReferralMutationVariables> = {
  name: 'WithdrawReferral',
  sha256: 'dd00dd8912171649043d93a7f3c8785ef689869f46c9704118ef3946bfbad400',
}

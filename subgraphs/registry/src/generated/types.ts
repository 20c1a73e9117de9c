// Written by `pnpm schema` from schema.graphql; changes here are lost.

import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { OwnerContext } from '@hub/kit';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A day, ISO 8601: `2025-03-31`. */
  Date: { input: string; output: string; }
  /** A moment in UTC, ISO 8601: `2025-03-31T09:30:00Z`. */
  DateTime: { input: string; output: string; }
};

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

/**
 * One protected subject: a person, family, organisation or community. Every member adds one nullable field of its own,
 * the room that holds its part.
 */
export type Case = {
  readonly __typename?: 'Case';
  /** Opaque; nothing can be read from it. */
  readonly id: Scalars['ID']['output'];
  /** What people say on the phone, such as `HRD-7K3M-9QDX-4`. */
  readonly reference: Scalars['String']['output'];
  readonly subjectKind: SubjectKind;
  readonly status: Maybe<CaseStatus>;
  readonly openedOn: Maybe<Scalars['Date']['output']>;
  /** The caller's own member, if it holds a part, and those whose involvement the caller may know of; null if none. */
  readonly holders: Maybe<ReadonlyArray<Member>>;
};

export type Query = {
  readonly __typename?: 'Query';
  /** Null where the case does not exist for this caller, role and purpose. */
  readonly case: Maybe<Case>;
  /** Upper or lower case, with or without dashes and spaces. A mistyped reference answers as an absent case does. */
  readonly caseByReference: Maybe<Case>;
  /** The cases that exist for this caller, role and purpose. `first` is at most 50, 20 if absent. */
  readonly cases: CaseConnection;
  /** The members of the consortium. */
  readonly members: Maybe<ReadonlyArray<MemberInfo>>;
  /** Who the hub takes the caller for. */
  readonly viewer: Maybe<Viewer>;
  /**
   * What is on the desk of the caller's member: `WAITING` for its answer, `ASKED` by it, `IN_FORCE` on either side,
   * `EXPIRING` soon among all these, and `NOTICES`. Case workers and partner systems see referrals, requests, proposals and notices; under AUDIT the data
   * protection officer sees break-glass to review, and notices of it. Newest first. `first` is at most 50, 20 if absent.
   */
  readonly desk: Maybe<DeskConnection>;
  /** One item, for its two parties only; null to everybody else. */
  readonly deskItem: Maybe<DeskItem>;
  /** Every code with which a command can be refused, and what it means. */
  readonly deskRefusals: Maybe<ReadonlyArray<DeskRefusal>>;
};


export type QueryCaseArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCaseByReferenceArgs = {
  reference: Scalars['String']['input'];
};


export type QueryCasesArgs = {
  filter?: InputMaybe<CaseFilter>;
  orderBy?: InputMaybe<CaseOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryDeskArgs = {
  view: DeskView;
  kinds?: InputMaybe<ReadonlyArray<DeskItemKind>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryDeskItemArgs = {
  id: Scalars['ID']['input'];
};

/**
 * Conditions that must all hold. An absent or null condition asks nothing; an empty list names nothing, so no case
 * matches. A condition on something that the caller may not see of a case does not match that case.
 */
export type CaseFilter = {
  readonly status?: InputMaybe<ReadonlyArray<CaseStatus>>;
  readonly subjectKind?: InputMaybe<ReadonlyArray<SubjectKind>>;
  readonly openedOn?: InputMaybe<OpenedOnRange>;
  /** The first symbols of the reference, with or without `HRD-`. */
  readonly referencePrefix?: InputMaybe<Scalars['String']['input']>;
};

/** Dates from and until, both included. */
export type OpenedOnRange = {
  readonly from?: InputMaybe<Scalars['Date']['input']>;
  readonly until?: InputMaybe<Scalars['Date']['input']>;
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

export type CaseConnection = {
  readonly __typename?: 'CaseConnection';
  readonly edges: Maybe<ReadonlyArray<CaseEdge>>;
  readonly nodes: Maybe<ReadonlyArray<Case>>;
  readonly pageInfo: PageInfo;
  /** How many cases exist for the caller and match the filter. */
  readonly totalCount: Scalars['Int']['output'];
};

export type CaseEdge = {
  readonly __typename?: 'CaseEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Maybe<Case>;
};

export type PageInfo = {
  readonly __typename?: 'PageInfo';
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor: Maybe<Scalars['String']['output']>;
  readonly endCursor: Maybe<Scalars['String']['output']>;
};

export type MemberInfo = {
  readonly __typename?: 'MemberInfo';
  readonly code: Member;
  readonly name: Scalars['String']['output'];
  readonly domain: Scalars['String']['output'];
};

export type Viewer = {
  readonly __typename?: 'Viewer';
  readonly sub: Scalars['String']['output'];
  /** A member code, `secretariat` or `eu`. */
  readonly member: Scalars['String']['output'];
  readonly roles: ReadonlyArray<Scalars['String']['output']>;
  readonly purposes: ReadonlyArray<Scalars['String']['output']>;
};

/**
 * Commands. Each takes an idempotency key, a UUID that the caller makes: the same key with the same input has one effect
 * and one answer, and with another input is refused. Where `refusal` is not null, nothing has changed.
 */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Opens a case in which the caller's member holds the first part. By staff of a member. */
  readonly openCase: Maybe<DeskAnswer>;
  /** Ends work on a case, or takes it up again. By staff of a member that holds a part. */
  readonly setCaseStatus: Maybe<DeskAnswer>;
  /** Gives the caller's member a part in a case of which it accepted a referral, and that the referring member holds. */
  readonly registerPart: Maybe<DeskAnswer>;
  /** Takes back a part that was registered by mistake: the member answers no more for the case. */
  readonly unlinkPart: Maybe<DeskAnswer>;
  /** Offers a case, of which the caller's member holds a part, to another member. Opens nothing before it is accepted. */
  readonly referCase: Maybe<DeskAnswer>;
  /** Accepts a referral, by a case worker of the member that it was offered to. Opens what was offered, and no more. */
  readonly acceptReferral: Maybe<DeskAnswer>;
  /** Declines a referral. */
  readonly declineReferral: Maybe<DeskAnswer>;
  /** Takes back a referral, by the member that made it. One that was accepted ends, and opens nothing more. */
  readonly withdrawReferral: Maybe<DeskAnswer>;
  /**
   * Asks a member for access to a case. Tells nothing about whether the case exists, or whether that member holds a part:
   * the answer is the same.
   */
  readonly requestAccess: Maybe<DeskAnswer>;
  /** Grants the whole of a request or a part of it, by a case worker of the member that was asked. */
  readonly approveRequest: Maybe<DeskAnswer>;
  /** Declines a request. */
  readonly declineRequest: Maybe<DeskAnswer>;
  /** Takes back a request, or ends the access that was granted: by the member that asked, or by the one that granted. */
  readonly endAccess: Maybe<DeskAnswer>;
  /**
   * Records what the person allows or forbids. A permit binds the caller's own member only; with `everywhere` the other
   * holders get it as a proposal, a deny binds them all.
   */
  readonly recordConsent: Maybe<DeskAnswer>;
  /** Records a permit that another member proposed, at the caller's own member, by a case worker. */
  readonly adoptProposal: Maybe<DeskAnswer>;
  /** Sets a proposal aside. */
  readonly declineProposal: Maybe<DeskAnswer>;
  /**
   * Withdraws permits: one by its id at the caller's own member, or at every holder all that cover any of what is named.
   * When this returns, no owner that answers through the hub logs a release of it.
   */
  readonly withdrawConsent: Maybe<DeskAnswer>;
  /**
   * Opens a case for four hours to the person who asks, for EMERGENCY_PROTECTION and up to the agreement's ceiling. Every
   * holder's data protection officer is told at once. The answer is the same where there is no such case.
   */
  readonly breakGlass: Maybe<DeskAnswer>;
  /** Ends it before its time, by the person who opened it or by staff of a holder. */
  readonly closeBreakGlass: Maybe<DeskAnswer>;
  /** Judges a use of break-glass, by the data protection officer of the member at which it was used, under AUDIT. */
  readonly reviewBreakGlass: Maybe<DeskAnswer>;
};


/**
 * Commands. Each takes an idempotency key, a UUID that the caller makes: the same key with the same input has one effect
 * and one answer, and with another input is refused. Where `refusal` is not null, nothing has changed.
 */
export type MutationOpenCaseArgs = {
  input: OpenCaseInput;
};


/**
 * Commands. Each takes an idempotency key, a UUID that the caller makes: the same key with the same input has one effect
 * and one answer, and with another input is refused. Where `refusal` is not null, nothing has changed.
 */
export type MutationSetCaseStatusArgs = {
  input: SetCaseStatusInput;
};


/**
 * Commands. Each takes an idempotency key, a UUID that the caller makes: the same key with the same input has one effect
 * and one answer, and with another input is refused. Where `refusal` is not null, nothing has changed.
 */
export type MutationRegisterPartArgs = {
  input: RegisterPartInput;
};


/**
 * Commands. Each takes an idempotency key, a UUID that the caller makes: the same key with the same input has one effect
 * and one answer, and with another input is refused. Where `refusal` is not null, nothing has changed.
 */
export type MutationUnlinkPartArgs = {
  input: UnlinkPartInput;
};


/**
 * Commands. Each takes an idempotency key, a UUID that the caller makes: the same key with the same input has one effect
 * and one answer, and with another input is refused. Where `refusal` is not null, nothing has changed.
 */
export type MutationReferCaseArgs = {
  input: ReferCaseInput;
};


/**
 * Commands. Each takes an idempotency key, a UUID that the caller makes: the same key with the same input has one effect
 * and one answer, and with another input is refused. Where `refusal` is not null, nothing has changed.
 */
export type MutationAcceptReferralArgs = {
  input: AnswerReferralInput;
};


/**
 * Commands. Each takes an idempotency key, a UUID that the caller makes: the same key with the same input has one effect
 * and one answer, and with another input is refused. Where `refusal` is not null, nothing has changed.
 */
export type MutationDeclineReferralArgs = {
  input: DeclineInput;
};


/**
 * Commands. Each takes an idempotency key, a UUID that the caller makes: the same key with the same input has one effect
 * and one answer, and with another input is refused. Where `refusal` is not null, nothing has changed.
 */
export type MutationWithdrawReferralArgs = {
  input: EndInput;
};


/**
 * Commands. Each takes an idempotency key, a UUID that the caller makes: the same key with the same input has one effect
 * and one answer, and with another input is refused. Where `refusal` is not null, nothing has changed.
 */
export type MutationRequestAccessArgs = {
  input: RequestAccessInput;
};


/**
 * Commands. Each takes an idempotency key, a UUID that the caller makes: the same key with the same input has one effect
 * and one answer, and with another input is refused. Where `refusal` is not null, nothing has changed.
 */
export type MutationApproveRequestArgs = {
  input: ApproveRequestInput;
};


/**
 * Commands. Each takes an idempotency key, a UUID that the caller makes: the same key with the same input has one effect
 * and one answer, and with another input is refused. Where `refusal` is not null, nothing has changed.
 */
export type MutationDeclineRequestArgs = {
  input: DeclineInput;
};


/**
 * Commands. Each takes an idempotency key, a UUID that the caller makes: the same key with the same input has one effect
 * and one answer, and with another input is refused. Where `refusal` is not null, nothing has changed.
 */
export type MutationEndAccessArgs = {
  input: EndInput;
};


/**
 * Commands. Each takes an idempotency key, a UUID that the caller makes: the same key with the same input has one effect
 * and one answer, and with another input is refused. Where `refusal` is not null, nothing has changed.
 */
export type MutationRecordConsentArgs = {
  input: RecordConsentInput;
};


/**
 * Commands. Each takes an idempotency key, a UUID that the caller makes: the same key with the same input has one effect
 * and one answer, and with another input is refused. Where `refusal` is not null, nothing has changed.
 */
export type MutationAdoptProposalArgs = {
  input: AdoptProposalInput;
};


/**
 * Commands. Each takes an idempotency key, a UUID that the caller makes: the same key with the same input has one effect
 * and one answer, and with another input is refused. Where `refusal` is not null, nothing has changed.
 */
export type MutationDeclineProposalArgs = {
  input: DeclineInput;
};


/**
 * Commands. Each takes an idempotency key, a UUID that the caller makes: the same key with the same input has one effect
 * and one answer, and with another input is refused. Where `refusal` is not null, nothing has changed.
 */
export type MutationWithdrawConsentArgs = {
  input: WithdrawConsentInput;
};


/**
 * Commands. Each takes an idempotency key, a UUID that the caller makes: the same key with the same input has one effect
 * and one answer, and with another input is refused. Where `refusal` is not null, nothing has changed.
 */
export type MutationBreakGlassArgs = {
  input: BreakGlassInput;
};


/**
 * Commands. Each takes an idempotency key, a UUID that the caller makes: the same key with the same input has one effect
 * and one answer, and with another input is refused. Where `refusal` is not null, nothing has changed.
 */
export type MutationCloseBreakGlassArgs = {
  input: EndInput;
};


/**
 * Commands. Each takes an idempotency key, a UUID that the caller makes: the same key with the same input has one effect
 * and one answer, and with another input is refused. Where `refusal` is not null, nothing has changed.
 */
export type MutationReviewBreakGlassArgs = {
  input: ReviewBreakGlassInput;
};

/** What came of a command. */
export type DeskAnswer = {
  readonly __typename?: 'DeskAnswer';
  /** False where it was refused. */
  readonly done: Maybe<Scalars['Boolean']['output']>;
  /** Why it was refused; null where it was done. */
  readonly refusal: Maybe<DeskRefusal>;
  /** The item that the command made or changed, if it did. */
  readonly item: Maybe<DeskItem>;
  /** The case that was opened, or that became known by accepting. */
  readonly case: Maybe<DeskCase>;
  /** Where the command went; null for commands that go nowhere else. */
  readonly delivery: Maybe<DeskDelivery>;
};

/** A code that stays the same for ever, and what it means. */
export type DeskRefusal = {
  readonly __typename?: 'DeskRefusal';
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

export type DeskCase = {
  readonly __typename?: 'DeskCase';
  readonly id: Scalars['ID']['output'];
  /** Null where the caller may not know it yet. */
  readonly reference: Maybe<Scalars['String']['output']>;
};

/** How far a command has come. Holders that have not confirmed are not asked about the case by any gateway until they do. */
export type DeskDelivery = {
  readonly __typename?: 'DeskDelivery';
  /** To how many members it goes. */
  readonly members: Scalars['Int']['output'];
  /** How many of them have carried it out. The others will, as soon as they can be reached. */
  readonly confirmed: Scalars['Int']['output'];
  /** Those among them that the caller may know of, with what came of it. */
  readonly known: Maybe<ReadonlyArray<DeskMemberDelivery>>;
};

export type DeskMemberDelivery = {
  readonly __typename?: 'DeskMemberDelivery';
  readonly member: Member;
  readonly confirmed: Scalars['Boolean']['output'];
};

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

/** An envelope. It is shown to its two parties only, and holds no text; texts are read at the member that has to decide. */
export type DeskItem = {
  readonly __typename?: 'DeskItem';
  readonly id: Scalars['ID']['output'];
  readonly kind: DeskItemKind;
  readonly state: DeskItemState;
  /** The member that sent it; null where the hub did. */
  readonly sender: Maybe<Member>;
  /** The member that it is for; null where the caller may not know. */
  readonly recipient: Maybe<Member>;
  /** Null for the recipient of a referral before it has accepted. */
  readonly case: Maybe<DeskCase>;
  /** What is offered, asked for or proposed; of a referral before it is accepted, what the sender chose to preview. */
  readonly categories: Maybe<ReadonlyArray<Category>>;
  /** What was opened in the end: never more than was offered or asked for. */
  readonly granted: Maybe<ReadonlyArray<Category>>;
  readonly purposes: Maybe<ReadonlyArray<Purpose>>;
  readonly sentAt: Scalars['DateTime']['output'];
  readonly answeredAt: Maybe<Scalars['DateTime']['output']>;
  /** By when it has to be answered, or until when it opens something. */
  readonly expiresAt: Maybe<Scalars['DateTime']['output']>;
  /** Of a notice: what it says. */
  readonly notice: Maybe<DeskNotice>;
  /** Whether a text belongs to it, to be read at the recipient: `<member>DeskText(item:)`. */
  readonly hasText: Scalars['Boolean']['output'];
};

export type DeskConnection = {
  readonly __typename?: 'DeskConnection';
  readonly edges: Maybe<ReadonlyArray<DeskEdge>>;
  readonly nodes: Maybe<ReadonlyArray<DeskItem>>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type DeskEdge = {
  readonly __typename?: 'DeskEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Maybe<DeskItem>;
};

export type OpenCaseInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly subjectKind: SubjectKind;
  /** The member's own name for the case. It goes to the member, and is kept nowhere else. */
  readonly localReference: Scalars['String']['input'];
};

export type SetCaseStatusInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly caseId: Scalars['ID']['input'];
  readonly status: CaseStatus;
};

export type RegisterPartInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  /** The referral that was accepted. */
  readonly referral: Scalars['ID']['input'];
  /** The caller's own member, written out. */
  readonly member: Member;
  readonly caseId: Scalars['ID']['input'];
  readonly localReference: Scalars['String']['input'];
};

export type UnlinkPartInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly caseId: Scalars['ID']['input'];
};

export type ReferCaseInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly caseId: Scalars['ID']['input'];
  /** The caller's own member, written out: only it carries the command out. */
  readonly owner: Member;
  readonly recipient: Member;
  readonly purposes: ReadonlyArray<Purpose>;
  readonly categories: ReadonlyArray<Category>;
  /** Which of the categories the recipient sees before it accepts. */
  readonly preview?: InputMaybe<ReadonlyArray<Category>>;
  /** At most 4,000 characters. It goes to the recipient, and is kept nowhere else. */
  readonly message?: InputMaybe<Scalars['String']['input']>;
  /** Until when it can be accepted, and opens what was offered. */
  readonly expiresAt: Scalars['DateTime']['input'];
};

export type AnswerReferralInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly referral: Scalars['ID']['input'];
  /** The member that offered the case: only it carries the command out. */
  readonly owner: Member;
};

export type DeclineInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly item: Scalars['ID']['input'];
};

export type EndInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly item: Scalars['ID']['input'];
};

export type RequestAccessInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly caseId: Scalars['ID']['input'];
  /** The member to ask. */
  readonly owner: Member;
  readonly purposes: ReadonlyArray<Purpose>;
  readonly categories: ReadonlyArray<Category>;
  /** At most 4,000 characters. It goes to the member asked, and is kept nowhere else. */
  readonly justification: Scalars['String']['input'];
  readonly until: Scalars['DateTime']['input'];
};

export type ApproveRequestInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly request: Scalars['ID']['input'];
  /** The caller's own member, written out: only it carries the command out. */
  readonly owner: Member;
  /** All that was asked for, unless told otherwise. */
  readonly categories?: InputMaybe<ReadonlyArray<Category>>;
  /** All that were asked for, unless told otherwise. */
  readonly purposes?: InputMaybe<ReadonlyArray<Purpose>>;
  /** As long as was asked for, unless told otherwise. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

export type ConsentEffect =
  | 'PERMIT'
  | 'DENY';

export type LegalBasis =
  | 'CONSENT'
  | 'VITAL_INTEREST'
  | 'PUBLIC_INTEREST';

export type RecordConsentInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly caseId: Scalars['ID']['input'];
  /** The caller's own member, written out. */
  readonly owner: Member;
  readonly effect: ConsentEffect;
  readonly categories: ReadonlyArray<Category>;
  readonly recipients: ReadonlyArray<ConsentRecipient>;
  readonly purposes: ReadonlyArray<Purpose>;
  /** Of a permit. */
  readonly legalBasis?: InputMaybe<LegalBasis>;
  /** A permit needs both dates; a deny without them holds from now on, for ever. */
  readonly validFrom?: InputMaybe<Scalars['DateTime']['input']>;
  readonly validUntil?: InputMaybe<Scalars['DateTime']['input']>;
  readonly everywhere?: Scalars['Boolean']['input'];
  /** How the person was asked, such as `INTERVIEW`. */
  readonly collectionMethod: ConsentCollection;
  /** The language of the notice, such as `ar` or `pt-BR` (BCP 47). */
  readonly noticeLanguage: Scalars['String']['input'];
  readonly noticeVersion: Scalars['String']['input'];
  /** SHA-256 of the evidence that the member keeps, in hexadecimal digits. */
  readonly evidenceSha256: Scalars['String']['input'];
  readonly mayContactAgain?: Scalars['Boolean']['input'];
};

export type ConsentCollection =
  | 'INTERVIEW'
  | 'SIGNED_FORM'
  | 'ONLINE_FORM'
  | 'TELEPHONE'
  | 'BY_REPRESENTATIVE';

export type AdoptProposalInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly proposal: Scalars['ID']['input'];
  /** The caller's own member, written out: only it carries the command out. */
  readonly owner: Member;
};

/** Either `directive`, at the caller's own member, or `scope`, at every holder. */
export type WithdrawConsentInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly caseId: Scalars['ID']['input'];
  /** The id of the permit, as `<member>Consents` lists it. */
  readonly directive?: InputMaybe<Scalars['ID']['input']>;
  readonly scope?: InputMaybe<WithdrawalScope>;
  readonly reason: WithdrawalReason;
};

/** Every permit that covers any of it is withdrawn whole. What is left out or null names all; an empty list names nothing. */
export type WithdrawalScope = {
  readonly categories?: InputMaybe<ReadonlyArray<Category>>;
  readonly recipients?: InputMaybe<ReadonlyArray<ConsentRecipient>>;
  readonly purposes?: InputMaybe<ReadonlyArray<Purpose>>;
};

export type WithdrawalReason =
  | 'ASKED_BY_PERSON'
  | 'ASKED_BY_REPRESENTATIVE'
  | 'NO_LONGER_SAFE'
  | 'RECORDED_BY_MISTAKE';

export type BreakGlassInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly caseId: Scalars['ID']['input'];
  /** At least 20 and at most 4,000 characters. It goes to the holders, and is kept nowhere else. */
  readonly justification: Scalars['String']['input'];
};

export type ReviewBreakGlassInput = {
  readonly idempotencyKey: Scalars['ID']['input'];
  readonly item: Scalars['ID']['input'];
  /** The caller's own member, written out: only it carries the command out. */
  readonly owner: Member;
  readonly verdict: BreakGlassVerdict;
};

export type BreakGlassVerdict =
  | 'CONFIRM'
  | 'REJECT';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Case: Case;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Case:
    ( { __typename: 'Case' }
    & GraphQLRecursivePick<FederationTypes['Case'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Category: Category;
  Purpose: Purpose;
  ConsentRecipient: ConsentRecipient;
  Member: Member;
  SubjectKind: SubjectKind;
  CaseStatus: CaseStatus;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Case: ResolverTypeWrapper<Case>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  CaseFilter: CaseFilter;
  OpenedOnRange: OpenedOnRange;
  CaseOrder: CaseOrder;
  CaseOrderField: CaseOrderField;
  SortDirection: SortDirection;
  CaseConnection: ResolverTypeWrapper<CaseConnection>;
  CaseEdge: ResolverTypeWrapper<CaseEdge>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  MemberInfo: ResolverTypeWrapper<MemberInfo>;
  Viewer: ResolverTypeWrapper<Viewer>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  DeskAnswer: ResolverTypeWrapper<DeskAnswer>;
  DeskRefusal: ResolverTypeWrapper<DeskRefusal>;
  DeskCase: ResolverTypeWrapper<DeskCase>;
  DeskDelivery: ResolverTypeWrapper<DeskDelivery>;
  DeskMemberDelivery: ResolverTypeWrapper<DeskMemberDelivery>;
  DeskView: DeskView;
  DeskItemKind: DeskItemKind;
  DeskItemState: DeskItemState;
  DeskNotice: DeskNotice;
  DeskItem: ResolverTypeWrapper<DeskItem>;
  DeskConnection: ResolverTypeWrapper<DeskConnection>;
  DeskEdge: ResolverTypeWrapper<DeskEdge>;
  OpenCaseInput: OpenCaseInput;
  SetCaseStatusInput: SetCaseStatusInput;
  RegisterPartInput: RegisterPartInput;
  UnlinkPartInput: UnlinkPartInput;
  ReferCaseInput: ReferCaseInput;
  AnswerReferralInput: AnswerReferralInput;
  DeclineInput: DeclineInput;
  EndInput: EndInput;
  RequestAccessInput: RequestAccessInput;
  ApproveRequestInput: ApproveRequestInput;
  ConsentEffect: ConsentEffect;
  LegalBasis: LegalBasis;
  RecordConsentInput: RecordConsentInput;
  ConsentCollection: ConsentCollection;
  AdoptProposalInput: AdoptProposalInput;
  WithdrawConsentInput: WithdrawConsentInput;
  WithdrawalScope: WithdrawalScope;
  WithdrawalReason: WithdrawalReason;
  BreakGlassInput: BreakGlassInput;
  ReviewBreakGlassInput: ReviewBreakGlassInput;
  BreakGlassVerdict: BreakGlassVerdict;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Case: Case | FederationReferenceTypes['Case'];
  ID: Scalars['ID']['output'];
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  CaseFilter: CaseFilter;
  OpenedOnRange: OpenedOnRange;
  CaseOrder: CaseOrder;
  CaseConnection: CaseConnection;
  CaseEdge: CaseEdge;
  PageInfo: PageInfo;
  Boolean: Scalars['Boolean']['output'];
  MemberInfo: MemberInfo;
  Viewer: Viewer;
  Mutation: Record<PropertyKey, never>;
  DeskAnswer: DeskAnswer;
  DeskRefusal: DeskRefusal;
  DeskCase: DeskCase;
  DeskDelivery: DeskDelivery;
  DeskMemberDelivery: DeskMemberDelivery;
  DeskItem: DeskItem;
  DeskConnection: DeskConnection;
  DeskEdge: DeskEdge;
  OpenCaseInput: OpenCaseInput;
  SetCaseStatusInput: SetCaseStatusInput;
  RegisterPartInput: RegisterPartInput;
  UnlinkPartInput: UnlinkPartInput;
  ReferCaseInput: ReferCaseInput;
  AnswerReferralInput: AnswerReferralInput;
  DeclineInput: DeclineInput;
  EndInput: EndInput;
  RequestAccessInput: RequestAccessInput;
  ApproveRequestInput: ApproveRequestInput;
  RecordConsentInput: RecordConsentInput;
  AdoptProposalInput: AdoptProposalInput;
  WithdrawConsentInput: WithdrawConsentInput;
  WithdrawalScope: WithdrawalScope;
  BreakGlassInput: BreakGlassInput;
  ReviewBreakGlassInput: ReviewBreakGlassInput;
  String: Scalars['String']['output'];
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type CaseResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Case'] = ResolversParentTypes['Case'], FederationReferenceType extends FederationReferenceTypes['Case'] = FederationReferenceTypes['Case']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Case']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subjectKind?: Resolver<ResolversTypes['SubjectKind'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['CaseStatus']>, ParentType, ContextType>;
  openedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  holders?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Member']>>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  case?: Resolver<Maybe<ResolversTypes['Case']>, ParentType, ContextType, RequireFields<QueryCaseArgs, 'id'>>;
  caseByReference?: Resolver<Maybe<ResolversTypes['Case']>, ParentType, ContextType, RequireFields<QueryCaseByReferenceArgs, 'reference'>>;
  cases?: Resolver<ResolversTypes['CaseConnection'], ParentType, ContextType, Partial<QueryCasesArgs>>;
  members?: Resolver<Maybe<ReadonlyArray<ResolversTypes['MemberInfo']>>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  desk?: Resolver<Maybe<ResolversTypes['DeskConnection']>, ParentType, ContextType, RequireFields<QueryDeskArgs, 'view'>>;
  deskItem?: Resolver<Maybe<ResolversTypes['DeskItem']>, ParentType, ContextType, RequireFields<QueryDeskItemArgs, 'id'>>;
  deskRefusals?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DeskRefusal']>>, ParentType, ContextType>;
};

export type CaseConnectionResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['CaseConnection'] = ResolversParentTypes['CaseConnection']> = {
  edges?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CaseEdge']>>, ParentType, ContextType>;
  nodes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Case']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CaseEdgeResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['CaseEdge'] = ResolversParentTypes['CaseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Case']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MemberInfoResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['MemberInfo'] = ResolversParentTypes['MemberInfo']> = {
  code?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  domain?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  sub?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  member?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  purposes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  openCase?: Resolver<Maybe<ResolversTypes['DeskAnswer']>, ParentType, ContextType, RequireFields<MutationOpenCaseArgs, 'input'>>;
  setCaseStatus?: Resolver<Maybe<ResolversTypes['DeskAnswer']>, ParentType, ContextType, RequireFields<MutationSetCaseStatusArgs, 'input'>>;
  registerPart?: Resolver<Maybe<ResolversTypes['DeskAnswer']>, ParentType, ContextType, RequireFields<MutationRegisterPartArgs, 'input'>>;
  unlinkPart?: Resolver<Maybe<ResolversTypes['DeskAnswer']>, ParentType, ContextType, RequireFields<MutationUnlinkPartArgs, 'input'>>;
  referCase?: Resolver<Maybe<ResolversTypes['DeskAnswer']>, ParentType, ContextType, RequireFields<MutationReferCaseArgs, 'input'>>;
  acceptReferral?: Resolver<Maybe<ResolversTypes['DeskAnswer']>, ParentType, ContextType, RequireFields<MutationAcceptReferralArgs, 'input'>>;
  declineReferral?: Resolver<Maybe<ResolversTypes['DeskAnswer']>, ParentType, ContextType, RequireFields<MutationDeclineReferralArgs, 'input'>>;
  withdrawReferral?: Resolver<Maybe<ResolversTypes['DeskAnswer']>, ParentType, ContextType, RequireFields<MutationWithdrawReferralArgs, 'input'>>;
  requestAccess?: Resolver<Maybe<ResolversTypes['DeskAnswer']>, ParentType, ContextType, RequireFields<MutationRequestAccessArgs, 'input'>>;
  approveRequest?: Resolver<Maybe<ResolversTypes['DeskAnswer']>, ParentType, ContextType, RequireFields<MutationApproveRequestArgs, 'input'>>;
  declineRequest?: Resolver<Maybe<ResolversTypes['DeskAnswer']>, ParentType, ContextType, RequireFields<MutationDeclineRequestArgs, 'input'>>;
  endAccess?: Resolver<Maybe<ResolversTypes['DeskAnswer']>, ParentType, ContextType, RequireFields<MutationEndAccessArgs, 'input'>>;
  recordConsent?: Resolver<Maybe<ResolversTypes['DeskAnswer']>, ParentType, ContextType, RequireFields<MutationRecordConsentArgs, 'input'>>;
  adoptProposal?: Resolver<Maybe<ResolversTypes['DeskAnswer']>, ParentType, ContextType, RequireFields<MutationAdoptProposalArgs, 'input'>>;
  declineProposal?: Resolver<Maybe<ResolversTypes['DeskAnswer']>, ParentType, ContextType, RequireFields<MutationDeclineProposalArgs, 'input'>>;
  withdrawConsent?: Resolver<Maybe<ResolversTypes['DeskAnswer']>, ParentType, ContextType, RequireFields<MutationWithdrawConsentArgs, 'input'>>;
  breakGlass?: Resolver<Maybe<ResolversTypes['DeskAnswer']>, ParentType, ContextType, RequireFields<MutationBreakGlassArgs, 'input'>>;
  closeBreakGlass?: Resolver<Maybe<ResolversTypes['DeskAnswer']>, ParentType, ContextType, RequireFields<MutationCloseBreakGlassArgs, 'input'>>;
  reviewBreakGlass?: Resolver<Maybe<ResolversTypes['DeskAnswer']>, ParentType, ContextType, RequireFields<MutationReviewBreakGlassArgs, 'input'>>;
};

export type DeskAnswerResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['DeskAnswer'] = ResolversParentTypes['DeskAnswer']> = {
  done?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  refusal?: Resolver<Maybe<ResolversTypes['DeskRefusal']>, ParentType, ContextType>;
  item?: Resolver<Maybe<ResolversTypes['DeskItem']>, ParentType, ContextType>;
  case?: Resolver<Maybe<ResolversTypes['DeskCase']>, ParentType, ContextType>;
  delivery?: Resolver<Maybe<ResolversTypes['DeskDelivery']>, ParentType, ContextType>;
};

export type DeskRefusalResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['DeskRefusal'] = ResolversParentTypes['DeskRefusal']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DeskCaseResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['DeskCase'] = ResolversParentTypes['DeskCase']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DeskDeliveryResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['DeskDelivery'] = ResolversParentTypes['DeskDelivery']> = {
  members?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  confirmed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  known?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DeskMemberDelivery']>>, ParentType, ContextType>;
};

export type DeskMemberDeliveryResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['DeskMemberDelivery'] = ResolversParentTypes['DeskMemberDelivery']> = {
  member?: Resolver<ResolversTypes['Member'], ParentType, ContextType>;
  confirmed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type DeskItemResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['DeskItem'] = ResolversParentTypes['DeskItem']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DeskItemKind'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['DeskItemState'], ParentType, ContextType>;
  sender?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['Member']>, ParentType, ContextType>;
  case?: Resolver<Maybe<ResolversTypes['DeskCase']>, ParentType, ContextType>;
  categories?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Category']>>, ParentType, ContextType>;
  granted?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Category']>>, ParentType, ContextType>;
  purposes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Purpose']>>, ParentType, ContextType>;
  sentAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  answeredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  notice?: Resolver<Maybe<ResolversTypes['DeskNotice']>, ParentType, ContextType>;
  hasText?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type DeskConnectionResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['DeskConnection'] = ResolversParentTypes['DeskConnection']> = {
  edges?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DeskEdge']>>, ParentType, ContextType>;
  nodes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DeskItem']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DeskEdgeResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['DeskEdge'] = ResolversParentTypes['DeskEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['DeskItem']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = OwnerContext> = {
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Case?: CaseResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  CaseConnection?: CaseConnectionResolvers<ContextType>;
  CaseEdge?: CaseEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  MemberInfo?: MemberInfoResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  DeskAnswer?: DeskAnswerResolvers<ContextType>;
  DeskRefusal?: DeskRefusalResolvers<ContextType>;
  DeskCase?: DeskCaseResolvers<ContextType>;
  DeskDelivery?: DeskDeliveryResolvers<ContextType>;
  DeskMemberDelivery?: DeskMemberDeliveryResolvers<ContextType>;
  DeskItem?: DeskItemResolvers<ContextType>;
  DeskConnection?: DeskConnectionResolvers<ContextType>;
  DeskEdge?: DeskEdgeResolvers<ContextType>;
};


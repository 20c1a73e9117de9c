// Written by `pnpm schema` from schema.graphql; changes here are lost.

import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { OwnerContext } from '@hub/kit';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A day, ISO 8601: `2025-03-31`. */
  Date: { input: string; output: string; }
  /** A decimal number as a string, never a binary float: `1250.00`. */
  Decimal: { input: string; output: string; }
  /** A country, ISO 3166-1 alpha-2: `KE`. */
  CountryCode: { input: string; output: string; }
  /** A currency, ISO 4217: `EUR`. */
  CurrencyCode: { input: string; output: string; }
  /** A region, UN M49: `014`. */
  RegionCode: { input: string; output: string; }
};

export type RiskLevel =
  | 'LOW'
  | 'MEDIUM'
  | 'HIGH'
  | 'CRITICAL';

export type Case = {
  readonly __typename?: 'Case';
  readonly id: Scalars['ID']['output'];
  /** What the member for immediate support holds about this case. Null if it holds nothing, or nothing you may know of. */
  readonly emergency: Maybe<EmergencyFile>;
};

/** The file of the member for immediate support: intake, threats, needs, proceedings and emergency grants. */
export type EmergencyFile = {
  readonly __typename?: 'EmergencyFile';
  /** Full name as in civil records, in its own script. */
  readonly legalName: Maybe<Scalars['String']['output']>;
  /** Name under which the defender is known publicly, or works. */
  readonly knownAs: Maybe<Scalars['String']['output']>;
  /** ISO 8601 date. */
  readonly dateOfBirth: Maybe<Scalars['Date']['output']>;
  /** Passports, identity cards and the like, in order of kind and number. */
  readonly identityDocuments: Maybe<ReadonlyArray<IdentityDocument>>;
  /** ISO 3166-1 alpha-2. */
  readonly nationality: Maybe<Scalars['CountryCode']['output']>;
  /** Country in which the defender worked when the risk arose, ISO 3166-1 alpha-2. */
  readonly countryOfOrigin: Maybe<Scalars['CountryCode']['output']>;
  /** Ways to reach the defender, the preferred one first. Read `safeContactRule` before using any. */
  readonly contactChannels: Maybe<ReadonlyArray<ContactChannel>>;
  /** What to heed before any contact is made. */
  readonly safeContactRule: Maybe<SafeContactRule>;
  /** Where the defender is now, as far as it is recorded. */
  readonly currentLocation: Maybe<CurrentLocation>;
  /** Gender, and what kind of defender this is. */
  readonly profile: Maybe<EmergencyProfile>;
  /** Level of risk at the latest assessment. */
  readonly riskLevel: Maybe<RiskLevel>;
  /** Threats and incidents, the latest first. */
  readonly threats: Maybe<ReadonlyArray<Threat>>;
  /** Medical and psychosocial needs. */
  readonly needs: Maybe<HealthNeeds>;
  /** Proceedings against the defender, the next hearing first. */
  readonly legalProceedings: Maybe<ReadonlyArray<LegalProceeding>>;
  /** Emergency grants, the latest approval first. */
  readonly grants: Maybe<ReadonlyArray<EmergencyGrant>>;
};

/** A document that proves identity. */
export type IdentityDocument = {
  readonly __typename?: 'IdentityDocument';
  /** What kind of document it is. */
  readonly kind: Maybe<IdentityDocumentKind>;
  /** Number as printed on the document. */
  readonly number: Maybe<Scalars['String']['output']>;
};

export type IdentityDocumentKind =
  | 'PASSPORT'
  | 'NATIONAL_ID'
  /** Travel document under the conventions on refugees or stateless persons. */
  | 'REFUGEE_TRAVEL_DOCUMENT'
  | 'RESIDENCE_PERMIT'
  | 'BIRTH_CERTIFICATE'
  | 'OTHER';

/** One way to reach the defender. */
export type ContactChannel = {
  readonly __typename?: 'ContactChannel';
  /** What kind of channel it is. */
  readonly kind: Maybe<ContactChannelKind>;
  /** Number, address or handle on that channel. */
  readonly value: Maybe<Scalars['String']['output']>;
  /** Daily hours in which contact is safe, UTC, as an ISO 8601 interval: `17:00/19:30`. */
  readonly safeHours: Maybe<Scalars['String']['output']>;
};

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

/** Where the defender is now. */
export type CurrentLocation = {
  readonly __typename?: 'CurrentLocation';
  /** ISO 3166-1 alpha-2. */
  readonly country: Maybe<Scalars['CountryCode']['output']>;
  /** UN M49 code of the region of the world, three digits. */
  readonly region: Maybe<Scalars['RegionCode']['output']>;
  /** Town, district or address, as precise as it is recorded. */
  readonly place: Maybe<Scalars['String']['output']>;
};

/** What kind of person and defender this is. */
export type EmergencyProfile = {
  readonly __typename?: 'EmergencyProfile';
  /** As the defender states it. */
  readonly gender: Maybe<Gender>;
  /** Every kind of defender that applies. */
  readonly defenderProfiles: Maybe<ReadonlyArray<DefenderProfile>>;
};

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

/** A threat or an incident. */
export type Threat = {
  readonly __typename?: 'Threat';
  /** What was done or threatened. */
  readonly act: Maybe<ThreatAct>;
  /** Day of the act, or of its first day, ISO 8601. */
  readonly occurredOn: Maybe<Scalars['Date']['output']>;
  /** What happened, in free text. Nobody can know what it holds, hence NOTES. */
  readonly description: Maybe<Scalars['String']['output']>;
  /** Who is said to have done it. A person other than the defender, and an allegation. */
  readonly allegedPerpetrator: Maybe<Scalars['String']['output']>;
};

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

/** Medical and psychosocial needs, in closed words, so that no diagnosis stands in free text. */
export type HealthNeeds = {
  readonly __typename?: 'HealthNeeds';
  /** Medical needs that are open. */
  readonly medical: Maybe<ReadonlyArray<MedicalNeed>>;
  /** Psychosocial needs that are open. */
  readonly psychosocial: Maybe<ReadonlyArray<PsychosocialNeed>>;
};

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

/** Legal proceedings against the defender. */
export type LegalProceeding = {
  readonly __typename?: 'LegalProceeding';
  /** What kind of proceedings they are. */
  readonly kind: Maybe<LegalProceedingKind>;
  /** Court or authority before which they are pending, in its own name. */
  readonly court: Maybe<Scalars['String']['output']>;
  /** ISO 8601 date; null if none is set. */
  readonly nextHearingOn: Maybe<Scalars['Date']['output']>;
};

export type LegalProceedingKind =
  | 'CRIMINAL'
  | 'ADMINISTRATIVE'
  | 'CIVIL'
  /** A civil suit brought to silence (SLAPP). */
  | 'STRATEGIC_LAWSUIT'
  | 'MILITARY_OR_SPECIAL_COURT'
  | 'EXTRADITION'
  | 'ASYLUM';

/** An emergency grant to the defender. */
export type EmergencyGrant = {
  readonly __typename?: 'EmergencyGrant';
  /** The member's own identifier of the grant, opaque. */
  readonly id: Maybe<Scalars['ID']['output']>;
  /** Amount in units of `currency`, as a decimal with two places. */
  readonly amount: Maybe<Scalars['Decimal']['output']>;
  /** ISO 4217. */
  readonly currency: Maybe<Scalars['CurrencyCode']['output']>;
  /** What the grant is for. */
  readonly purpose: Maybe<GrantPurpose>;
  /** ISO 8601 date; null until it is approved. */
  readonly approvedOn: Maybe<Scalars['Date']['output']>;
  /** How far the grant is. */
  readonly status: Maybe<GrantStatus>;
  /** Who is paid, and where. Null if none is recorded. */
  readonly payee: Maybe<GrantPayee>;
};

/** The account into which a grant is paid. */
export type GrantPayee = {
  readonly __typename?: 'GrantPayee';
  /** Name of the account's holder. */
  readonly accountHolder: Maybe<Scalars['String']['output']>;
  /** ISO 13616, without spaces. */
  readonly iban: Maybe<Scalars['String']['output']>;
};

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
  RiskLevel: RiskLevel;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  RegionCode: ResolverTypeWrapper<Scalars['RegionCode']['output']>;
  Case: ResolverTypeWrapper<Case>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  EmergencyFile: ResolverTypeWrapper<EmergencyFile>;
  IdentityDocument: ResolverTypeWrapper<IdentityDocument>;
  IdentityDocumentKind: IdentityDocumentKind;
  ContactChannel: ResolverTypeWrapper<ContactChannel>;
  ContactChannelKind: ContactChannelKind;
  SafeContactRule: SafeContactRule;
  CurrentLocation: ResolverTypeWrapper<CurrentLocation>;
  EmergencyProfile: ResolverTypeWrapper<EmergencyProfile>;
  Gender: Gender;
  DefenderProfile: DefenderProfile;
  Threat: ResolverTypeWrapper<Threat>;
  ThreatAct: ThreatAct;
  HealthNeeds: ResolverTypeWrapper<HealthNeeds>;
  MedicalNeed: MedicalNeed;
  PsychosocialNeed: PsychosocialNeed;
  LegalProceeding: ResolverTypeWrapper<LegalProceeding>;
  LegalProceedingKind: LegalProceedingKind;
  EmergencyGrant: ResolverTypeWrapper<EmergencyGrant>;
  GrantPayee: ResolverTypeWrapper<GrantPayee>;
  GrantPurpose: GrantPurpose;
  GrantStatus: GrantStatus;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Date: Scalars['Date']['output'];
  Decimal: Scalars['Decimal']['output'];
  CountryCode: Scalars['CountryCode']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  RegionCode: Scalars['RegionCode']['output'];
  Case: Case | FederationReferenceTypes['Case'];
  ID: Scalars['ID']['output'];
  EmergencyFile: EmergencyFile;
  IdentityDocument: IdentityDocument;
  ContactChannel: ContactChannel;
  CurrentLocation: CurrentLocation;
  EmergencyProfile: EmergencyProfile;
  Threat: Threat;
  HealthNeeds: HealthNeeds;
  LegalProceeding: LegalProceeding;
  EmergencyGrant: EmergencyGrant;
  GrantPayee: GrantPayee;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface CountryCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CountryCode'], any> {
  name: 'CountryCode';
}

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface RegionCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['RegionCode'], any> {
  name: 'RegionCode';
}

export type CaseResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Case'] = ResolversParentTypes['Case'], FederationReferenceType extends FederationReferenceTypes['Case'] = FederationReferenceTypes['Case']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Case']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  emergency?: Resolver<Maybe<ResolversTypes['EmergencyFile']>, ParentType, ContextType>;
};

export type EmergencyFileResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['EmergencyFile'] = ResolversParentTypes['EmergencyFile']> = {
  legalName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  knownAs?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dateOfBirth?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  identityDocuments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['IdentityDocument']>>, ParentType, ContextType>;
  nationality?: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  countryOfOrigin?: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  contactChannels?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ContactChannel']>>, ParentType, ContextType>;
  safeContactRule?: Resolver<Maybe<ResolversTypes['SafeContactRule']>, ParentType, ContextType>;
  currentLocation?: Resolver<Maybe<ResolversTypes['CurrentLocation']>, ParentType, ContextType>;
  profile?: Resolver<Maybe<ResolversTypes['EmergencyProfile']>, ParentType, ContextType>;
  riskLevel?: Resolver<Maybe<ResolversTypes['RiskLevel']>, ParentType, ContextType>;
  threats?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Threat']>>, ParentType, ContextType>;
  needs?: Resolver<Maybe<ResolversTypes['HealthNeeds']>, ParentType, ContextType>;
  legalProceedings?: Resolver<Maybe<ReadonlyArray<ResolversTypes['LegalProceeding']>>, ParentType, ContextType>;
  grants?: Resolver<Maybe<ReadonlyArray<ResolversTypes['EmergencyGrant']>>, ParentType, ContextType>;
};

export type IdentityDocumentResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['IdentityDocument'] = ResolversParentTypes['IdentityDocument']> = {
  kind?: Resolver<Maybe<ResolversTypes['IdentityDocumentKind']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ContactChannelResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['ContactChannel'] = ResolversParentTypes['ContactChannel']> = {
  kind?: Resolver<Maybe<ResolversTypes['ContactChannelKind']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  safeHours?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CurrentLocationResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['CurrentLocation'] = ResolversParentTypes['CurrentLocation']> = {
  country?: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['RegionCode']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type EmergencyProfileResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['EmergencyProfile'] = ResolversParentTypes['EmergencyProfile']> = {
  gender?: Resolver<Maybe<ResolversTypes['Gender']>, ParentType, ContextType>;
  defenderProfiles?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DefenderProfile']>>, ParentType, ContextType>;
};

export type ThreatResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Threat'] = ResolversParentTypes['Threat']> = {
  act?: Resolver<Maybe<ResolversTypes['ThreatAct']>, ParentType, ContextType>;
  occurredOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  allegedPerpetrator?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HealthNeedsResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['HealthNeeds'] = ResolversParentTypes['HealthNeeds']> = {
  medical?: Resolver<Maybe<ReadonlyArray<ResolversTypes['MedicalNeed']>>, ParentType, ContextType>;
  psychosocial?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PsychosocialNeed']>>, ParentType, ContextType>;
};

export type LegalProceedingResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['LegalProceeding'] = ResolversParentTypes['LegalProceeding']> = {
  kind?: Resolver<Maybe<ResolversTypes['LegalProceedingKind']>, ParentType, ContextType>;
  court?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nextHearingOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type EmergencyGrantResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['EmergencyGrant'] = ResolversParentTypes['EmergencyGrant']> = {
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['CurrencyCode']>, ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['GrantPurpose']>, ParentType, ContextType>;
  approvedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['GrantStatus']>, ParentType, ContextType>;
  payee?: Resolver<Maybe<ResolversTypes['GrantPayee']>, ParentType, ContextType>;
};

export type GrantPayeeResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['GrantPayee'] = ResolversParentTypes['GrantPayee']> = {
  accountHolder?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  iban?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = OwnerContext> = {
  Date?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  CountryCode?: GraphQLScalarType;
  CurrencyCode?: GraphQLScalarType;
  RegionCode?: GraphQLScalarType;
  Case?: CaseResolvers<ContextType>;
  EmergencyFile?: EmergencyFileResolvers<ContextType>;
  IdentityDocument?: IdentityDocumentResolvers<ContextType>;
  ContactChannel?: ContactChannelResolvers<ContextType>;
  CurrentLocation?: CurrentLocationResolvers<ContextType>;
  EmergencyProfile?: EmergencyProfileResolvers<ContextType>;
  Threat?: ThreatResolvers<ContextType>;
  HealthNeeds?: HealthNeedsResolvers<ContextType>;
  LegalProceeding?: LegalProceedingResolvers<ContextType>;
  EmergencyGrant?: EmergencyGrantResolvers<ContextType>;
  GrantPayee?: GrantPayeeResolvers<ContextType>;
};


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
  /** A decimal number as a string, never a binary float: `1250.00`. */
  Decimal: { input: string; output: string; }
  /** A country, ISO 3166-1 alpha-2: `KE`. */
  CountryCode: { input: string; output: string; }
  /** A currency, ISO 4217: `EUR`. */
  CurrencyCode: { input: string; output: string; }
  /** A region, UN M49: `014`. */
  RegionCode: { input: string; output: string; }
};

export type Query = {
  readonly __typename?: 'Query';
  /**
   * Places of the accommodation network that can host a defender, ordered by region, then by the first day on which they
   * are available. They belong to no case. `first` is at most 200; `skip` leaves out that many from the start.
   */
  readonly hostPlaces: Maybe<ReadonlyArray<HostPlace>>;
};


export type QueryHostPlacesArgs = {
  filter?: InputMaybe<HostPlaceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  skip?: InputMaybe<Scalars['Int']['input']>;
};

export type Case = {
  readonly __typename?: 'Case';
  readonly id: Scalars['ID']['output'];
  /** What the member for temporary relocation holds about this case. Null if it holds nothing, or nothing you may know of. */
  readonly relocation: Maybe<RelocationFile>;
};

/** The file of the member for temporary relocation and the EU relocation platform. */
export type RelocationFile = {
  readonly __typename?: 'RelocationFile';
  /** Stays, planned, running and past, the latest first. */
  readonly placements: Maybe<ReadonlyArray<Placement>>;
  /** Family members who come along. */
  readonly accompanying: Maybe<ReadonlyArray<AccompanyingPerson>>;
  /** Visas and residence titles, the one that expires last first. */
  readonly visas: Maybe<ReadonlyArray<Visa>>;
  /** Monthly stipend. Null if none is paid. */
  readonly stipend: Maybe<Stipend>;
  /** What has been arranged for the defender's health at the place of the stay. */
  readonly medicalArrangements: Maybe<ReadonlyArray<MedicalArrangement>>;
};

/** A stay at a host. */
export type Placement = {
  readonly __typename?: 'Placement';
  /** Who hosts. Null outside the network of host places. */
  readonly host: Maybe<PlacementHost>;
  /** Town of the stay, in its own name. */
  readonly city: Maybe<Scalars['String']['output']>;
  /** ISO 3166-1 alpha-2. */
  readonly country: Maybe<Scalars['CountryCode']['output']>;
  /** First day, ISO 8601. */
  readonly startsOn: Maybe<Scalars['Date']['output']>;
  /** Last day, ISO 8601; null if open. */
  readonly endsOn: Maybe<Scalars['Date']['output']>;
  /** How far the stay is. */
  readonly status: Maybe<PlacementStatus>;
};

/** Who hosts a stay. */
export type PlacementHost = {
  readonly __typename?: 'PlacementHost';
  /** Name of the host place. */
  readonly name: Maybe<Scalars['String']['output']>;
};

export type PlacementStatus =
  | 'PLANNED'
  | 'CONFIRMED'
  | 'ACTIVE'
  | 'COMPLETED'
  | 'CANCELLED';

/** A family member who comes along; no name is recorded here. */
export type AccompanyingPerson = {
  readonly __typename?: 'AccompanyingPerson';
  /** How this person is related to the defender. */
  readonly relation: Maybe<FamilyRelation>;
  /** Age in bands. */
  readonly ageBand: Maybe<AgeBand>;
  /** What the stay has to provide for this person. */
  readonly needs: Maybe<ReadonlyArray<AccompanyingNeed>>;
};

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

/** A visa or residence title. */
export type Visa = {
  readonly __typename?: 'Visa';
  /** What kind of title it is. */
  readonly type: Maybe<VisaType>;
  /** How far it is. */
  readonly status: Maybe<VisaStatus>;
  /** Last day of validity, ISO 8601; null until it is issued. */
  readonly expiresOn: Maybe<Scalars['Date']['output']>;
};

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

/** Money for living costs. It also tells where living is how dear, hence LOCATION. */
export type Stipend = {
  readonly __typename?: 'Stipend';
  /** Amount per month in units of `currency`, as a decimal with two places. */
  readonly amount: Maybe<Scalars['Decimal']['output']>;
  /** ISO 4217. */
  readonly currency: Maybe<Scalars['CurrencyCode']['output']>;
};

export type MedicalArrangement =
  | 'HEALTH_INSURANCE'
  | 'GENERAL_PRACTITIONER'
  | 'SPECIALIST_CARE'
  | 'MEDICATION_SUPPLY'
  | 'PSYCHOTHERAPY'
  | 'MATERNITY_CARE'
  | 'ACCESSIBLE_HOUSING';

/** A place of the accommodation network. It is linked to no case. */
export type HostPlace = {
  readonly __typename?: 'HostPlace';
  /** UN M49 code of the region of the world, three digits. */
  readonly region: Maybe<Scalars['RegionCode']['output']>;
  /** How many persons it can take at once. */
  readonly capacity: Maybe<Scalars['Int']['output']>;
  /** First day on which it is available, ISO 8601. */
  readonly availableFrom: Maybe<Scalars['Date']['output']>;
  /** Last day on which it is available, ISO 8601; null if open. */
  readonly availableUntil: Maybe<Scalars['Date']['output']>;
  /** Languages spoken there, ISO 639-3. */
  readonly languages: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Whether children can be hosted. */
  readonly familySuitable: Maybe<Scalars['Boolean']['output']>;
  /** Name of the place or of the host. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Town, in its own name. */
  readonly city: Maybe<Scalars['String']['output']>;
  /** How the host is reached: an e-mail address or telephone number. */
  readonly contact: Maybe<Scalars['String']['output']>;
};

/** Which host places to list; what is left out does not narrow. Every condition is about a value that the list itself shows. */
export type HostPlaceFilter = {
  /** In one of these regions, UN M49. An empty list names none. */
  readonly regions?: InputMaybe<ReadonlyArray<Scalars['RegionCode']['input']>>;
  /** For at least so many persons. */
  readonly minCapacity?: InputMaybe<Scalars['Int']['input']>;
  /** Available on this day at the latest, ISO 8601. */
  readonly availableFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Available until this day at least, ISO 8601. */
  readonly availableUntil?: InputMaybe<Scalars['Date']['input']>;
  /** Where one of these languages is spoken, ISO 639-3. An empty list names none. */
  readonly languages?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Only places where children can be hosted, or only others. */
  readonly familySuitable?: InputMaybe<Scalars['Boolean']['input']>;
};



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
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  RegionCode: ResolverTypeWrapper<Scalars['RegionCode']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Case: ResolverTypeWrapper<Case>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  RelocationFile: ResolverTypeWrapper<RelocationFile>;
  Placement: ResolverTypeWrapper<Placement>;
  PlacementHost: ResolverTypeWrapper<PlacementHost>;
  PlacementStatus: PlacementStatus;
  AccompanyingPerson: ResolverTypeWrapper<AccompanyingPerson>;
  FamilyRelation: FamilyRelation;
  AgeBand: AgeBand;
  AccompanyingNeed: AccompanyingNeed;
  Visa: ResolverTypeWrapper<Visa>;
  VisaType: VisaType;
  VisaStatus: VisaStatus;
  Stipend: ResolverTypeWrapper<Stipend>;
  MedicalArrangement: MedicalArrangement;
  HostPlace: ResolverTypeWrapper<HostPlace>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  HostPlaceFilter: HostPlaceFilter;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Date: Scalars['Date']['output'];
  Decimal: Scalars['Decimal']['output'];
  CountryCode: Scalars['CountryCode']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  RegionCode: Scalars['RegionCode']['output'];
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  Case: Case | FederationReferenceTypes['Case'];
  ID: Scalars['ID']['output'];
  RelocationFile: RelocationFile;
  Placement: Placement;
  PlacementHost: PlacementHost;
  AccompanyingPerson: AccompanyingPerson;
  Visa: Visa;
  Stipend: Stipend;
  HostPlace: HostPlace;
  Boolean: Scalars['Boolean']['output'];
  HostPlaceFilter: HostPlaceFilter;
  String: Scalars['String']['output'];
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

export type QueryResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  hostPlaces?: Resolver<Maybe<ReadonlyArray<ResolversTypes['HostPlace']>>, ParentType, ContextType, RequireFields<QueryHostPlacesArgs, 'first' | 'skip'>>;
};

export type CaseResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Case'] = ResolversParentTypes['Case'], FederationReferenceType extends FederationReferenceTypes['Case'] = FederationReferenceTypes['Case']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Case']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  relocation?: Resolver<Maybe<ResolversTypes['RelocationFile']>, ParentType, ContextType>;
};

export type RelocationFileResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['RelocationFile'] = ResolversParentTypes['RelocationFile']> = {
  placements?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Placement']>>, ParentType, ContextType>;
  accompanying?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccompanyingPerson']>>, ParentType, ContextType>;
  visas?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Visa']>>, ParentType, ContextType>;
  stipend?: Resolver<Maybe<ResolversTypes['Stipend']>, ParentType, ContextType>;
  medicalArrangements?: Resolver<Maybe<ReadonlyArray<ResolversTypes['MedicalArrangement']>>, ParentType, ContextType>;
};

export type PlacementResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Placement'] = ResolversParentTypes['Placement']> = {
  host?: Resolver<Maybe<ResolversTypes['PlacementHost']>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  startsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  endsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['PlacementStatus']>, ParentType, ContextType>;
};

export type PlacementHostResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['PlacementHost'] = ResolversParentTypes['PlacementHost']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AccompanyingPersonResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['AccompanyingPerson'] = ResolversParentTypes['AccompanyingPerson']> = {
  relation?: Resolver<Maybe<ResolversTypes['FamilyRelation']>, ParentType, ContextType>;
  ageBand?: Resolver<Maybe<ResolversTypes['AgeBand']>, ParentType, ContextType>;
  needs?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AccompanyingNeed']>>, ParentType, ContextType>;
};

export type VisaResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Visa'] = ResolversParentTypes['Visa']> = {
  type?: Resolver<Maybe<ResolversTypes['VisaType']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['VisaStatus']>, ParentType, ContextType>;
  expiresOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type StipendResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Stipend'] = ResolversParentTypes['Stipend']> = {
  amount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['CurrencyCode']>, ParentType, ContextType>;
};

export type HostPlaceResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['HostPlace'] = ResolversParentTypes['HostPlace']> = {
  region?: Resolver<Maybe<ResolversTypes['RegionCode']>, ParentType, ContextType>;
  capacity?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  availableFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  availableUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  languages?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  familySuitable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = OwnerContext> = {
  Date?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  CountryCode?: GraphQLScalarType;
  CurrencyCode?: GraphQLScalarType;
  RegionCode?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Case?: CaseResolvers<ContextType>;
  RelocationFile?: RelocationFileResolvers<ContextType>;
  Placement?: PlacementResolvers<ContextType>;
  PlacementHost?: PlacementHostResolvers<ContextType>;
  AccompanyingPerson?: AccompanyingPersonResolvers<ContextType>;
  Visa?: VisaResolvers<ContextType>;
  Stipend?: StipendResolvers<ContextType>;
  HostPlace?: HostPlaceResolvers<ContextType>;
};


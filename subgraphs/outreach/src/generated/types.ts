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
  /** A country, ISO 3166-1 alpha-2: `KE`. */
  CountryCode: { input: string; output: string; }
};

export type Case = {
  readonly __typename?: 'Case';
  readonly id: Scalars['ID']['output'];
  /** What the member for outreach holds about this case. Null if it holds nothing, or nothing you may know of. */
  readonly outreach: Maybe<OutreachFile>;
};

/** The file of the member for outreach to isolated defenders. */
export type OutreachFile = {
  readonly __typename?: 'OutreachFile';
  /** The first contact with the defender. Null if there has been none. */
  readonly firstContact: Maybe<FirstContact>;
  /** How the member came to know of the defender. Null if it is not recorded. */
  readonly source: Maybe<OutreachSource>;
  /** What isolates the defender. */
  readonly isolationFactors: Maybe<ReadonlyArray<IsolationFactor>>;
  /** Missions in which the defender was met, the latest first. */
  readonly missions: Maybe<ReadonlyArray<OutreachMission>>;
  /** Local organisations that help, in order of name. */
  readonly localPartners: Maybe<ReadonlyArray<LocalPartner>>;
};

/** The first contact with a defender. */
export type FirstContact = {
  readonly __typename?: 'FirstContact';
  /** ISO 8601 date. */
  readonly date: Maybe<Scalars['Date']['output']>;
  /** How it was made. */
  readonly channel: Maybe<FirstContactChannel>;
};

export type FirstContactChannel =
  | 'IN_PERSON'
  | 'PHONE'
  | 'EMAIL'
  | 'SECURE_MESSENGER'
  | 'RADIO'
  | 'INTERMEDIARY'
  | 'EVENT';

/** Who told the member of the defender. */
export type OutreachSource = {
  readonly __typename?: 'OutreachSource';
  /** What kind of source it is. */
  readonly kind: Maybe<SourceKind>;
  /** Name of the person or organisation, in its own script. */
  readonly name: Maybe<Scalars['String']['output']>;
};

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

/** A journey of the member to isolated defenders. */
export type OutreachMission = {
  readonly __typename?: 'OutreachMission';
  /** ISO 3166-1 alpha-2. */
  readonly country: Maybe<Scalars['CountryCode']['output']>;
  /** First day, ISO 8601. */
  readonly startsOn: Maybe<Scalars['Date']['output']>;
};

/** A local organisation that helps the defender. */
export type LocalPartner = {
  readonly __typename?: 'LocalPartner';
  /** Name in its own script. */
  readonly name: Maybe<Scalars['String']['output']>;
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
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  Case: ResolverTypeWrapper<Case>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  OutreachFile: ResolverTypeWrapper<OutreachFile>;
  FirstContact: ResolverTypeWrapper<FirstContact>;
  FirstContactChannel: FirstContactChannel;
  OutreachSource: ResolverTypeWrapper<OutreachSource>;
  SourceKind: SourceKind;
  IsolationFactor: IsolationFactor;
  OutreachMission: ResolverTypeWrapper<OutreachMission>;
  LocalPartner: ResolverTypeWrapper<LocalPartner>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Date: Scalars['Date']['output'];
  CountryCode: Scalars['CountryCode']['output'];
  Case: Case | FederationReferenceTypes['Case'];
  ID: Scalars['ID']['output'];
  OutreachFile: OutreachFile;
  FirstContact: FirstContact;
  OutreachSource: OutreachSource;
  OutreachMission: OutreachMission;
  LocalPartner: LocalPartner;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface CountryCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CountryCode'], any> {
  name: 'CountryCode';
}

export type CaseResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Case'] = ResolversParentTypes['Case'], FederationReferenceType extends FederationReferenceTypes['Case'] = FederationReferenceTypes['Case']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Case']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  outreach?: Resolver<Maybe<ResolversTypes['OutreachFile']>, ParentType, ContextType>;
};

export type OutreachFileResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['OutreachFile'] = ResolversParentTypes['OutreachFile']> = {
  firstContact?: Resolver<Maybe<ResolversTypes['FirstContact']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['OutreachSource']>, ParentType, ContextType>;
  isolationFactors?: Resolver<Maybe<ReadonlyArray<ResolversTypes['IsolationFactor']>>, ParentType, ContextType>;
  missions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['OutreachMission']>>, ParentType, ContextType>;
  localPartners?: Resolver<Maybe<ReadonlyArray<ResolversTypes['LocalPartner']>>, ParentType, ContextType>;
};

export type FirstContactResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['FirstContact'] = ResolversParentTypes['FirstContact']> = {
  date?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['FirstContactChannel']>, ParentType, ContextType>;
};

export type OutreachSourceResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['OutreachSource'] = ResolversParentTypes['OutreachSource']> = {
  kind?: Resolver<Maybe<ResolversTypes['SourceKind']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OutreachMissionResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['OutreachMission'] = ResolversParentTypes['OutreachMission']> = {
  country?: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  startsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type LocalPartnerResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['LocalPartner'] = ResolversParentTypes['LocalPartner']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = OwnerContext> = {
  Date?: GraphQLScalarType;
  CountryCode?: GraphQLScalarType;
  Case?: CaseResolvers<ContextType>;
  OutreachFile?: OutreachFileResolvers<ContextType>;
  FirstContact?: FirstContactResolvers<ContextType>;
  OutreachSource?: OutreachSourceResolvers<ContextType>;
  OutreachMission?: OutreachMissionResolvers<ContextType>;
  LocalPartner?: LocalPartnerResolvers<ContextType>;
};


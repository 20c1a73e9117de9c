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
};

export type Query = {
  readonly __typename?: 'Query';
  /**
   * Appeals that are public anyway, the latest first. They are linked to no case, and nothing here tells of one.
   * `first` is at most 200; `skip` leaves out that many from the start.
   */
  readonly publishedAppeals: Maybe<ReadonlyArray<PublishedAppeal>>;
};


export type QueryPublishedAppealsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  skip?: InputMaybe<Scalars['Int']['input']>;
};

/** An appeal as it stands on a public website. */
export type PublishedAppeal = {
  readonly __typename?: 'PublishedAppeal';
  /** Title as published. */
  readonly title: Maybe<Scalars['String']['output']>;
  /** ISO 8601 date. */
  readonly publishedOn: Maybe<Scalars['Date']['output']>;
  /** Where it can be read. */
  readonly url: Maybe<Scalars['String']['output']>;
};

export type Case = {
  readonly __typename?: 'Case';
  readonly id: Scalars['ID']['output'];
  /** What the member for strategic communication and advocacy holds about this case. Null if it holds nothing, or nothing you may know of. */
  readonly advocacy: Maybe<AdvocacyFile>;
};

/** The file of the member for strategic communication and advocacy. */
export type AdvocacyFile = {
  readonly __typename?: 'AdvocacyFile';
  /** Démarches, letters and visibility actions, the latest first. */
  readonly actions: Maybe<ReadonlyArray<AdvocacyAction>>;
  /** What the defender allows to be published. */
  readonly publicationPermission: Maybe<PublicationPermission>;
  /** Urgent appeals for this defender, the latest first. */
  readonly appeals: Maybe<ReadonlyArray<CaseAppeal>>;
};

/** One step taken for the defender. */
export type AdvocacyAction = {
  readonly __typename?: 'AdvocacyAction';
  /** What kind of step it is. */
  readonly kind: Maybe<AdvocacyActionKind>;
  /** To whom it was addressed. */
  readonly addressee: Maybe<AdvocacyAddressee>;
  /** ISO 8601 date; null until it is sent. */
  readonly sentOn: Maybe<Scalars['Date']['output']>;
  /** How far it is. */
  readonly status: Maybe<AdvocacyActionStatus>;
  /** Its text. Nobody can know what it holds, hence NOTES. */
  readonly text: Maybe<Scalars['String']['output']>;
};

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

/** An urgent appeal for this defender. */
export type CaseAppeal = {
  readonly __typename?: 'CaseAppeal';
  /** Title as published. */
  readonly title: Maybe<Scalars['String']['output']>;
  /** ISO 8601 date; null until it is published. */
  readonly publishedOn: Maybe<Scalars['Date']['output']>;
  /** Where it can be read; null until it is published. */
  readonly url: Maybe<Scalars['String']['output']>;
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
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  PublishedAppeal: ResolverTypeWrapper<PublishedAppeal>;
  Case: ResolverTypeWrapper<Case>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AdvocacyFile: ResolverTypeWrapper<AdvocacyFile>;
  AdvocacyAction: ResolverTypeWrapper<AdvocacyAction>;
  AdvocacyActionKind: AdvocacyActionKind;
  AdvocacyAddressee: AdvocacyAddressee;
  AdvocacyActionStatus: AdvocacyActionStatus;
  PublicationPermission: PublicationPermission;
  CaseAppeal: ResolverTypeWrapper<CaseAppeal>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Date: Scalars['Date']['output'];
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  PublishedAppeal: PublishedAppeal;
  Case: Case | FederationReferenceTypes['Case'];
  ID: Scalars['ID']['output'];
  AdvocacyFile: AdvocacyFile;
  AdvocacyAction: AdvocacyAction;
  CaseAppeal: CaseAppeal;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export type QueryResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  publishedAppeals?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PublishedAppeal']>>, ParentType, ContextType, RequireFields<QueryPublishedAppealsArgs, 'first' | 'skip'>>;
};

export type PublishedAppealResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['PublishedAppeal'] = ResolversParentTypes['PublishedAppeal']> = {
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publishedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CaseResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Case'] = ResolversParentTypes['Case'], FederationReferenceType extends FederationReferenceTypes['Case'] = FederationReferenceTypes['Case']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Case']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  advocacy?: Resolver<Maybe<ResolversTypes['AdvocacyFile']>, ParentType, ContextType>;
};

export type AdvocacyFileResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['AdvocacyFile'] = ResolversParentTypes['AdvocacyFile']> = {
  actions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AdvocacyAction']>>, ParentType, ContextType>;
  publicationPermission?: Resolver<Maybe<ResolversTypes['PublicationPermission']>, ParentType, ContextType>;
  appeals?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CaseAppeal']>>, ParentType, ContextType>;
};

export type AdvocacyActionResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['AdvocacyAction'] = ResolversParentTypes['AdvocacyAction']> = {
  kind?: Resolver<Maybe<ResolversTypes['AdvocacyActionKind']>, ParentType, ContextType>;
  addressee?: Resolver<Maybe<ResolversTypes['AdvocacyAddressee']>, ParentType, ContextType>;
  sentOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['AdvocacyActionStatus']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CaseAppealResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['CaseAppeal'] = ResolversParentTypes['CaseAppeal']> = {
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publishedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = OwnerContext> = {
  Date?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  PublishedAppeal?: PublishedAppealResolvers<ContextType>;
  Case?: CaseResolvers<ContextType>;
  AdvocacyFile?: AdvocacyFileResolvers<ContextType>;
  AdvocacyAction?: AdvocacyActionResolvers<ContextType>;
  CaseAppeal?: CaseAppealResolvers<ContextType>;
};


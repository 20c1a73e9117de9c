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
  Member: Member;
  SubjectKind: SubjectKind;
  CaseStatus: CaseStatus;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
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
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Date: Scalars['Date']['output'];
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
  String: Scalars['String']['output'];
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
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

export type Resolvers<ContextType = OwnerContext> = {
  Date?: GraphQLScalarType;
  Case?: CaseResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  CaseConnection?: CaseConnectionResolvers<ContextType>;
  CaseEdge?: CaseEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  MemberInfo?: MemberInfoResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};


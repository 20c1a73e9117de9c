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
};

export type RiskLevel =
  | 'LOW'
  | 'MEDIUM'
  | 'HIGH'
  | 'CRITICAL';

export type Case = {
  readonly __typename?: 'Case';
  readonly id: Scalars['ID']['output'];
  /** What the member for capacity-building holds about this case. Null if it holds nothing, or nothing you may know of. */
  readonly training: Maybe<TrainingFile>;
};

/** The file of the member for capacity-building: trainings, tools and security assessments. */
export type TrainingFile = {
  readonly __typename?: 'TrainingFile';
  /** Trainings, the latest first. */
  readonly sessions: Maybe<ReadonlyArray<TrainingSession>>;
  /** Tools handed out. */
  readonly toolsProvided: Maybe<ReadonlyArray<SecurityTool>>;
  /** What assessments found, the gravest first. */
  readonly assessments: Maybe<ReadonlyArray<SecurityAssessment>>;
};

/** A training in which the defender took part. */
export type TrainingSession = {
  readonly __typename?: 'TrainingSession';
  /** What it was about. */
  readonly topic: Maybe<TrainingTopic>;
  /** First day, ISO 8601. */
  readonly heldOn: Maybe<Scalars['Date']['output']>;
  /** Length in whole hours. */
  readonly hours: Maybe<Scalars['Int']['output']>;
  /** Whether the defender took part to the end. */
  readonly completed: Maybe<Scalars['Boolean']['output']>;
};

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

/** One finding of an assessment of digital or physical security, in closed words: a free text would be a guide for attackers. */
export type SecurityAssessment = {
  readonly __typename?: 'SecurityAssessment';
  /** What was assessed. */
  readonly kind: Maybe<AssessmentKind>;
  /** What was found. */
  readonly finding: Maybe<AssessmentFinding>;
  /** How grave it is. */
  readonly severity: Maybe<RiskLevel>;
};

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
  Case: ResolverTypeWrapper<Case>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  TrainingFile: ResolverTypeWrapper<TrainingFile>;
  TrainingSession: ResolverTypeWrapper<TrainingSession>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  TrainingTopic: TrainingTopic;
  SecurityTool: SecurityTool;
  SecurityAssessment: ResolverTypeWrapper<SecurityAssessment>;
  AssessmentKind: AssessmentKind;
  AssessmentFinding: AssessmentFinding;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Date: Scalars['Date']['output'];
  Case: Case | FederationReferenceTypes['Case'];
  ID: Scalars['ID']['output'];
  TrainingFile: TrainingFile;
  TrainingSession: TrainingSession;
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
  SecurityAssessment: SecurityAssessment;
  String: Scalars['String']['output'];
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export type CaseResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Case'] = ResolversParentTypes['Case'], FederationReferenceType extends FederationReferenceTypes['Case'] = FederationReferenceTypes['Case']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Case']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  training?: Resolver<Maybe<ResolversTypes['TrainingFile']>, ParentType, ContextType>;
};

export type TrainingFileResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['TrainingFile'] = ResolversParentTypes['TrainingFile']> = {
  sessions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['TrainingSession']>>, ParentType, ContextType>;
  toolsProvided?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SecurityTool']>>, ParentType, ContextType>;
  assessments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['SecurityAssessment']>>, ParentType, ContextType>;
};

export type TrainingSessionResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['TrainingSession'] = ResolversParentTypes['TrainingSession']> = {
  topic?: Resolver<Maybe<ResolversTypes['TrainingTopic']>, ParentType, ContextType>;
  heldOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  hours?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  completed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type SecurityAssessmentResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['SecurityAssessment'] = ResolversParentTypes['SecurityAssessment']> = {
  kind?: Resolver<Maybe<ResolversTypes['AssessmentKind']>, ParentType, ContextType>;
  finding?: Resolver<Maybe<ResolversTypes['AssessmentFinding']>, ParentType, ContextType>;
  severity?: Resolver<Maybe<ResolversTypes['RiskLevel']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = OwnerContext> = {
  Date?: GraphQLScalarType;
  Case?: CaseResolvers<ContextType>;
  TrainingFile?: TrainingFileResolvers<ContextType>;
  TrainingSession?: TrainingSessionResolvers<ContextType>;
  SecurityAssessment?: SecurityAssessmentResolvers<ContextType>;
};


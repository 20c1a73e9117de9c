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
};

export type RiskLevel =
  | 'LOW'
  | 'MEDIUM'
  | 'HIGH'
  | 'CRITICAL';

export type Case = {
  readonly __typename?: 'Case';
  readonly id: Scalars['ID']['output'];
  /** What the member for core and lifeline funding holds about this case. Null if it holds nothing, or nothing you may know of. */
  readonly sustaining: Maybe<SustainingFile>;
};

/** The file of the member for core and lifeline funding of groups and organisations. */
export type SustainingFile = {
  readonly __typename?: 'SustainingFile';
  /** The group or organisation that is funded. */
  readonly organisation: Maybe<BeneficiaryOrganisation>;
  /** Country in which it works, ISO 3166-1 alpha-2. */
  readonly country: Maybe<Scalars['CountryCode']['output']>;
  /** How likely it is that it has to close. */
  readonly closureRisk: Maybe<RiskLevel>;
  /** Core-funding grants, the latest period first. */
  readonly coreGrants: Maybe<ReadonlyArray<CoreGrant>>;
  /** The account into which grants are paid. Null if none is recorded. */
  readonly bankDetails: Maybe<BankDetails>;
};

/** A group or organisation that is funded. */
export type BeneficiaryOrganisation = {
  readonly __typename?: 'BeneficiaryOrganisation';
  /** Name in its own script. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Number in the public register; null for an unregistered group. */
  readonly registrationNumber: Maybe<Scalars['String']['output']>;
};

/** A core-funding grant. */
export type CoreGrant = {
  readonly __typename?: 'CoreGrant';
  /** Amount of the whole grant in units of `currency`, as a decimal with two places. */
  readonly amount: Maybe<Scalars['Decimal']['output']>;
  /** ISO 4217; holds for the instalments too. */
  readonly currency: Maybe<Scalars['CurrencyCode']['output']>;
  /** First day of the funded period, ISO 8601. */
  readonly periodStart: Maybe<Scalars['Date']['output']>;
  /** Last day of the funded period, ISO 8601. */
  readonly periodEnd: Maybe<Scalars['Date']['output']>;
  /** Instalments, in the order in which they fall due. */
  readonly instalments: Maybe<ReadonlyArray<Instalment>>;
};

/** One payment of a core-funding grant. */
export type Instalment = {
  readonly __typename?: 'Instalment';
  /** ISO 8601 date. */
  readonly dueOn: Maybe<Scalars['Date']['output']>;
  /** Amount in units of the grant's currency, as a decimal with two places. */
  readonly amount: Maybe<Scalars['Decimal']['output']>;
  /** ISO 8601 date; null until it is paid. */
  readonly paidOn: Maybe<Scalars['Date']['output']>;
};

/** The account into which grants are paid. */
export type BankDetails = {
  readonly __typename?: 'BankDetails';
  /** Name of the account's holder. */
  readonly accountHolder: Maybe<Scalars['String']['output']>;
  /** ISO 13616, without spaces. */
  readonly iban: Maybe<Scalars['String']['output']>;
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
  RiskLevel: RiskLevel;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Case: ResolverTypeWrapper<Case>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  SustainingFile: ResolverTypeWrapper<SustainingFile>;
  BeneficiaryOrganisation: ResolverTypeWrapper<BeneficiaryOrganisation>;
  CoreGrant: ResolverTypeWrapper<CoreGrant>;
  Instalment: ResolverTypeWrapper<Instalment>;
  BankDetails: ResolverTypeWrapper<BankDetails>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Date: Scalars['Date']['output'];
  Decimal: Scalars['Decimal']['output'];
  CountryCode: Scalars['CountryCode']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Case: Case | FederationReferenceTypes['Case'];
  ID: Scalars['ID']['output'];
  SustainingFile: SustainingFile;
  BeneficiaryOrganisation: BeneficiaryOrganisation;
  CoreGrant: CoreGrant;
  Instalment: Instalment;
  BankDetails: BankDetails;
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

export type CaseResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Case'] = ResolversParentTypes['Case'], FederationReferenceType extends FederationReferenceTypes['Case'] = FederationReferenceTypes['Case']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Case']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sustaining?: Resolver<Maybe<ResolversTypes['SustainingFile']>, ParentType, ContextType>;
};

export type SustainingFileResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['SustainingFile'] = ResolversParentTypes['SustainingFile']> = {
  organisation?: Resolver<Maybe<ResolversTypes['BeneficiaryOrganisation']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  closureRisk?: Resolver<Maybe<ResolversTypes['RiskLevel']>, ParentType, ContextType>;
  coreGrants?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CoreGrant']>>, ParentType, ContextType>;
  bankDetails?: Resolver<Maybe<ResolversTypes['BankDetails']>, ParentType, ContextType>;
};

export type BeneficiaryOrganisationResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['BeneficiaryOrganisation'] = ResolversParentTypes['BeneficiaryOrganisation']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  registrationNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CoreGrantResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['CoreGrant'] = ResolversParentTypes['CoreGrant']> = {
  amount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['CurrencyCode']>, ParentType, ContextType>;
  periodStart?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  periodEnd?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  instalments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Instalment']>>, ParentType, ContextType>;
};

export type InstalmentResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Instalment'] = ResolversParentTypes['Instalment']> = {
  dueOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  paidOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type BankDetailsResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['BankDetails'] = ResolversParentTypes['BankDetails']> = {
  accountHolder?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  iban?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = OwnerContext> = {
  Date?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  CountryCode?: GraphQLScalarType;
  CurrencyCode?: GraphQLScalarType;
  Case?: CaseResolvers<ContextType>;
  SustainingFile?: SustainingFileResolvers<ContextType>;
  BeneficiaryOrganisation?: BeneficiaryOrganisationResolvers<ContextType>;
  CoreGrant?: CoreGrantResolvers<ContextType>;
  Instalment?: InstalmentResolvers<ContextType>;
  BankDetails?: BankDetailsResolvers<ContextType>;
};


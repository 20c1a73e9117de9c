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
  /** A moment in UTC, ISO 8601: `2025-03-31T09:30:00Z`. */
  DateTime: { input: string; output: string; }
  /** A decimal number as a string, never a binary float: `1250.00`. */
  Decimal: { input: string; output: string; }
  /** A closed quarter or calendar year: `2025-Q1`, `2025`. */
  Period: { input: string; output: string; }
};

/** A member of the consortium, by its code. */
export type Member =
  | 'emergency'
  | 'sustaining'
  | 'relocation'
  | 'training'
  | 'advocacy'
  | 'outreach';

export type Query = {
  readonly __typename?: 'Query';
  /** The tables that may be asked for, by what they count. */
  readonly indicators: Maybe<ReadonlyArray<Indicator>>;
  /** The dimensions of all tables, with their codes. */
  readonly dimensions: Maybe<ReadonlyArray<DimensionDescription>>;
  /**
   * One table of the plan. However it is written, the same question has the same answer for ever.
   *
   * - `by`: at most three dimensions of the indicator; their order and repetition mean nothing
   * - `period`: one that is over
   */
  readonly table: Maybe<StatisticalTable>;
};


export type QueryTableArgs = {
  indicator: Scalars['ID']['input'];
  by: ReadonlyArray<Dimension>;
  period: Scalars['Period']['input'];
};

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

/** Something that is counted. */
export type Indicator = {
  readonly __typename?: 'Indicator';
  readonly id: Scalars['ID']['output'];
  readonly title: Scalars['String']['output'];
  /** What one of it is: persons, grants, EUR. Different units are never added. */
  readonly unit: Scalars['String']['output'];
  readonly definition: Scalars['String']['output'];
  readonly measure: Measure;
  /** The most that one case adds to a cell. */
  readonly cap: Scalars['Int']['output'];
  /** The members whose tables are added. */
  readonly members: ReadonlyArray<Member>;
  /** What it may be counted by. */
  readonly dimensions: ReadonlyArray<Dimension>;
  /** How many of them at a time. */
  readonly mostDimensions: Scalars['Int']['output'];
  /** Closed quarters and years, the latest first. */
  readonly periods: ReadonlyArray<Scalars['Period']['output']>;
};


/** Something that is counted. */
export type IndicatorTitleArgs = {
  language?: InputMaybe<Language>;
};


/** Something that is counted. */
export type IndicatorUnitArgs = {
  language?: InputMaybe<Language>;
};


/** Something that is counted. */
export type IndicatorDefinitionArgs = {
  language?: InputMaybe<Language>;
};

export type DimensionDescription = {
  readonly __typename?: 'DimensionDescription';
  readonly id: Dimension;
  readonly title: Scalars['String']['output'];
  readonly codes: ReadonlyArray<Code>;
};


export type DimensionDescriptionTitleArgs = {
  language?: InputMaybe<Language>;
};

export type Code = {
  readonly __typename?: 'Code';
  readonly code: Scalars['String']['output'];
  readonly label: Scalars['String']['output'];
};


export type CodeLabelArgs = {
  language?: InputMaybe<Language>;
};

/** A released table. It will never change. */
export type StatisticalTable = {
  readonly __typename?: 'StatisticalTable';
  readonly indicator: Indicator;
  /** In the order of the plan. */
  readonly by: ReadonlyArray<Dimension>;
  readonly period: Scalars['Period']['output'];
  /** The members whose tables were added. */
  readonly members: ReadonlyArray<Member>;
  /** Every combination of codes, in the order of the plan, the last dimension changing fastest. */
  readonly cells: ReadonlyArray<Cell>;
  /** What a reader must know: noise, suppression, what the table does not add up to. */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
  readonly downloads: ReadonlyArray<Download>;
  readonly releasedAt: Scalars['DateTime']['output'];
  /** Digest of the indicator's definition in the plan under which it was released. */
  readonly plan: Scalars['String']['output'];
};


/** A released table. It will never change. */
export type StatisticalTableNotesArgs = {
  language?: InputMaybe<Language>;
};


/** A released table. It will never change. */
export type StatisticalTableDownloadsArgs = {
  language?: InputMaybe<Language>;
};

export type Cell = {
  readonly __typename?: 'Cell';
  readonly keys: ReadonlyArray<CellKey>;
  /** Null where it is suppressed. */
  readonly value: Maybe<Scalars['Decimal']['output']>;
  readonly status: CellStatus;
};

export type CellKey = {
  readonly __typename?: 'CellKey';
  readonly dimension: Dimension;
  readonly code: Scalars['String']['output'];
  readonly label: Scalars['String']['output'];
};


export type CellKeyLabelArgs = {
  language?: InputMaybe<Language>;
};

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

/** The table as a file. Its content is here, so that it comes by the same checks as everything else. */
export type Download = {
  readonly __typename?: 'Download';
  readonly format: DownloadFormat;
  readonly fileName: Scalars['String']['output'];
  readonly mediaType: Scalars['String']['output'];
  readonly content: Scalars['String']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

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





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Member: Member;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Period: ResolverTypeWrapper<Scalars['Period']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Dimension: Dimension;
  Language: Language;
  Measure: Measure;
  Indicator: ResolverTypeWrapper<Indicator>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  DimensionDescription: ResolverTypeWrapper<DimensionDescription>;
  Code: ResolverTypeWrapper<Code>;
  StatisticalTable: ResolverTypeWrapper<StatisticalTable>;
  Cell: ResolverTypeWrapper<Cell>;
  CellKey: ResolverTypeWrapper<CellKey>;
  CellStatus: CellStatus;
  DownloadFormat: DownloadFormat;
  Download: ResolverTypeWrapper<Download>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Period: Scalars['Period']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Indicator: Indicator;
  Int: Scalars['Int']['output'];
  DimensionDescription: DimensionDescription;
  Code: Code;
  StatisticalTable: StatisticalTable;
  Cell: Cell;
  CellKey: CellKey;
  Download: Download;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface PeriodScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Period'], any> {
  name: 'Period';
}

export type QueryResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  indicators?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Indicator']>>, ParentType, ContextType>;
  dimensions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['DimensionDescription']>>, ParentType, ContextType>;
  table?: Resolver<Maybe<ResolversTypes['StatisticalTable']>, ParentType, ContextType, RequireFields<QueryTableArgs, 'indicator' | 'by' | 'period'>>;
};

export type IndicatorResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Indicator'] = ResolversParentTypes['Indicator']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<IndicatorTitleArgs, 'language'>>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<IndicatorUnitArgs, 'language'>>;
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<IndicatorDefinitionArgs, 'language'>>;
  measure?: Resolver<ResolversTypes['Measure'], ParentType, ContextType>;
  cap?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<ResolversTypes['Member']>, ParentType, ContextType>;
  dimensions?: Resolver<ReadonlyArray<ResolversTypes['Dimension']>, ParentType, ContextType>;
  mostDimensions?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  periods?: Resolver<ReadonlyArray<ResolversTypes['Period']>, ParentType, ContextType>;
};

export type DimensionDescriptionResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['DimensionDescription'] = ResolversParentTypes['DimensionDescription']> = {
  id?: Resolver<ResolversTypes['Dimension'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<DimensionDescriptionTitleArgs, 'language'>>;
  codes?: Resolver<ReadonlyArray<ResolversTypes['Code']>, ParentType, ContextType>;
};

export type CodeResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Code'] = ResolversParentTypes['Code']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<CodeLabelArgs, 'language'>>;
};

export type StatisticalTableResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['StatisticalTable'] = ResolversParentTypes['StatisticalTable']> = {
  indicator?: Resolver<ResolversTypes['Indicator'], ParentType, ContextType>;
  by?: Resolver<ReadonlyArray<ResolversTypes['Dimension']>, ParentType, ContextType>;
  period?: Resolver<ResolversTypes['Period'], ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<ResolversTypes['Member']>, ParentType, ContextType>;
  cells?: Resolver<ReadonlyArray<ResolversTypes['Cell']>, ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType, RequireFields<StatisticalTableNotesArgs, 'language'>>;
  downloads?: Resolver<ReadonlyArray<ResolversTypes['Download']>, ParentType, ContextType, RequireFields<StatisticalTableDownloadsArgs, 'language'>>;
  releasedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  plan?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CellResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Cell'] = ResolversParentTypes['Cell']> = {
  keys?: Resolver<ReadonlyArray<ResolversTypes['CellKey']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CellStatus'], ParentType, ContextType>;
};

export type CellKeyResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['CellKey'] = ResolversParentTypes['CellKey']> = {
  dimension?: Resolver<ResolversTypes['Dimension'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<CellKeyLabelArgs, 'language'>>;
};

export type DownloadResolvers<ContextType = OwnerContext, ParentType extends ResolversParentTypes['Download'] = ResolversParentTypes['Download']> = {
  format?: Resolver<ResolversTypes['DownloadFormat'], ParentType, ContextType>;
  fileName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mediaType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = OwnerContext> = {
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Period?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Indicator?: IndicatorResolvers<ContextType>;
  DimensionDescription?: DimensionDescriptionResolvers<ContextType>;
  Code?: CodeResolvers<ContextType>;
  StatisticalTable?: StatisticalTableResolvers<ContextType>;
  Cell?: CellResolvers<ContextType>;
  CellKey?: CellKeyResolvers<ContextType>;
  Download?: DownloadResolvers<ContextType>;
};


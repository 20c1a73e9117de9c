import type { OwnerVerifier, RegistryVerifier } from '@hub/assertion'
import type { DecisionTable } from '@hub/decision'
import type { Tls } from '@hub/tls'
import type { MemberCode, Owner } from '@hub/vocabulary'
import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { DeskClient } from './desk/client.ts'
import type { CaseLoad } from './release/cases.ts'
import type { StatisticsRights } from './statistics/grants.ts'
import type { ClosedCase } from './upkeep/retention/cases-over.ts'
import type { RetentionRule } from './upkeep/retention/rule.ts'

/**
 * An owner of data, as the kit serves it. A member gets one from `defineMember`; the registry writes its own, because
 * it takes facts and existence from its mirror rows.
 *
 * What an owner that is no member must know:
 * - `bind` is called once, with the pool of the serve login. Lists that must be cut in SQL before their cases are decided
 *   are cut by `context.table`: the table may become another between two requests. `resolvers` is an ordinary resolver map; the kit guards
 *   every field of it, so resolvers return values and never check a mask.
 * - A root resolver loads **everything** that hangs on its cases before it returns, and drafts each case with
 *   `context.release.draft({ id, facts, epoch, value, told, holders })`: the kit decides (own table), remembers the
 *   decision for `value` and enters it in the log row of the request. Only drafted objects are ever resolved; a case
 *   that does not exist for the caller is drafted with `value: null`, so that the refusal is logged too.
 *   After the root resolvers have returned, the kit writes the log, once, and only then resolves fields. Where a case's
 *   epoch moved in between, it calls the root resolvers again from the start.
 * - `loadCases` serves `context.release.case(id)` and `Case.__resolveReference`, batched; it returns one draft for each
 *   id asked. Objects that are no case (connections, edges, directory entries) stand under the consortium decision.
 * - `ledger` are the migrations of the schema `ledger`: {@link releaseLogMigrations} and a function
 *   `ledger.epoch_of(uuid) returns bigint` of its own, which moves with every change to what a decision was made from;
 *   whoever changes that takes the case's lock before it commits (see `ledger.advance_epochs` of the members).
 */
export interface OwnerDefinition {
  readonly code: Owner
  /** Where `schema.graphql` and, where the owner has some, `policies/table.json` lie. */
  readonly folder: URL
  readonly ledger: Readonly<Record<string, Migration>>
  /** The owner's own tables, in the schema `public`. */
  readonly migrations: Readonly<Record<string, Migration>>
  readonly bind: (db: Kysely<never>, host: DeskHost | undefined, parts: BindParts) => BoundOwner
  /** Makes what is no table of the owner's own, by the login that migrates, after the migrations. */
  readonly prepare?: (migrateUrl: string) => Promise<void>
  /** What the login that serves may do beyond reading the owner's tables: statements with `$login` for its name. */
  readonly grants?: readonly string[]
  /** The schema `statistics`, and what of it the login that serves may use. */
  readonly statistics?: {
    readonly migrations: Readonly<Record<string, Migration>>
    readonly rights: StatisticsRights
    /** Makes what is no migration, for it follows from the definition. */
    readonly prepare?: (db: Kysely<never>) => Promise<void>
  }
  /** Statements that are run once when the tables are back from a backup, before anybody serves from them. */
  readonly afterRestore?: readonly string[]
  /** What of its own tables goes after a time, besides what the kit brings. */
  readonly retention?: readonly RetentionRule[]
  /** Of an owner that is no member: cases of which nothing was needed any more before a moment; erased after their time. */
  readonly casesOver?: (client: pg.ClientBase, before: Date) => Promise<readonly string[]>
  /** What the owner serves besides GraphQL; undefined where that is nothing. */
  readonly extend?: (parts: ExtensionParts) => OwnerExtension | undefined
  /** Whether resolvers are handed the caller's members-token, to ask other owners in the caller's name. */
  readonly asksMembers?: boolean
}

export interface BindParts {
  /** The same login as `db`, on connections that plan each statement once: for those whose values never change the plan. */
  readonly planned: Kysely<never>
  readonly log: Logger
  /** How connections to other owners are made, where not as usual. */
  readonly connect?: Tls['connect']
}

/** What an owner decides by. */
export interface OwnTables {
  /** The consortium's: explains. */
  readonly agreement: DecisionTable
  /** The owner's own: decides. */
  readonly table: DecisionTable
  /** What the consortium's files say that another owner decides by; the agreement, where this is not given. */
  readonly tableOf?: (owner: Owner) => DecisionTable
}

/** What there is to serve with. */
export interface ExtensionParts {
  /** The owner's folder. */
  readonly folder: URL
  /** By the login that serves. */
  readonly databaseUrl: string
  /** Of assertions by the statistics. */
  readonly verifyStatistics?: OwnerVerifier
  /** Of what the registry says; without it, it is not listened to. */
  readonly verifyRegistry?: RegistryVerifier
  /** As they are now. */
  readonly tables: () => OwnTables
  readonly log: Logger
  /** Epoch milliseconds; the system's unless told otherwise. */
  readonly clock?: () => number
}

/** Addresses beside `/graphql`. Whoever adds one verifies its requests: bodies of JSON arrive as raw bytes. */
export interface OwnerExtension {
  routes(app: FastifyInstance): void
  close(): Promise<void>
}

export interface BoundOwner {
  readonly loadCases: CaseLoad
  readonly resolvers: ResolverMap
  /** From the registry alone: what passes commands on. */
  readonly office?: RegistryOffice
}

/** What the registry is given to pass commands on with. */
export interface DeskHost {
  readonly client: DeskClient
  readonly databaseUrl: string
  /** How long the gateways' knowledge of who holds a case can outlive a fence, in milliseconds. */
  readonly fenceMs: number
  /** How often members are asked on which cases they were active, in seconds. */
  readonly activitySeconds: number
  readonly log: Logger
}

/** What runs at the registry beside its GraphQL. */
export interface RegistryOffice {
  /** A member has started, and waits for the orders after this position at its own address. */
  knock(owner: MemberCode, nonce: string, after: number): Promise<void>
  /**
   * A member is about to erase a case: it is entered, and holds no part of it any more. How many others do; they are told
   * that somebody erased it, unless that was for its age alone.
   */
  enterErasure(owner: MemberCode, caseId: string, tell: boolean): Promise<{ readonly holders: number }>
  /** The cases of which a member holds a part, and that are closed. */
  closedCases(owner: MemberCode): Promise<readonly ClosedCase[]>
  /** Digests of the cases that a member has erased since. */
  erasuresSince(owner: MemberCode, moment: Date): Promise<readonly string[]>
  start(): Promise<void>
  stop(): Promise<void>
  /** What members have not confirmed yet, and what the queue has not done. */
  backlog(): Promise<DeskBacklog>
}

/** Every member is in it, and both queues. */
export interface DeskBacklog {
  readonly orders: readonly { readonly owner: MemberCode; readonly waiting: number; readonly oldestSeconds: number }[]
  readonly jobs: readonly { readonly queue: 'deliver' | 'mirror'; readonly waiting: number }[]
}

/** Field resolvers by type name, as graphql-tools and the generated types have them. */
export type ResolverMap = object

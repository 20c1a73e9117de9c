export { type Caller, type CommandCredentials, type Order, orderDigest } from '@hub/assertion'
export type { OwnerContext } from './context.ts'
export type { DeskClient } from './desk/client.ts'
export { commandIdOf, derivedId, madeBy } from './desk/ids.ts'
export { breakGlassAt } from './desk/orders/break-glass.ts'
export { writtenDirective } from './desk/orders/consent.ts'
export type { CaseMirror, MirroredItem, OrderDone, OrderOutcome } from './desk/outcome.ts'
export { deskParts } from './desk/parts.ts'
export { DESK_REFUSALS, DeskRefusal, type DeskRefusalCode, isDeskRefusal, refuseUnless } from './desk/refusals.ts'
export type { NarrowOrder } from './desk/shapes.ts'
export { checkEnd, checkScope, checkTerm } from './desk/terms.ts'
export { keysOver } from './http/hub-fetch.ts'
export { inputError, isDay } from './input.ts'
export { DatabaseError } from './ledger/check.ts'
export { ledgerMigrations } from './ledger/migrations.ts'
export { releaseLogMigrations } from './ledger/release-log.ts'
export { defineMember, type MemberDefinition, type RoomLoader } from './member.ts'
export {
  closedWords,
  codeDomains,
  type Day,
  type Money,
  manyOf,
  type OfCase,
  type RecordedOn,
  recordedOn,
  statements,
} from './member-tables.ts'
export { migrateOwner } from './migrate.ts'
export type {
  BoundOwner,
  DeskBacklog,
  DeskHost,
  OwnerDefinition,
  OwnTables,
  RegistryOffice,
  ResolverMap,
} from './owner.ts'
export { page } from './page.ts'
export type { CaseDraft, CaseLoad } from './release/cases.ts'
export type { Release } from './release/release.ts'
export { roomLoader } from './room-loader.ts'
export { runMember } from './run.ts'
export { type ServedOwner, type ServeParts, type ServeSettings, serveOwner } from './serve.ts'
export { type SqlDatabase, sqlDatabase } from './sql-database.ts'
export { type Statement, statement } from './statement.ts'
export { type ActivityAnswer, type ActivityNews, MOST_AT_ONCE } from './statistics/activity.ts'
export type { MemberStatistics, Units } from './statistics/definition.ts'
export { ACTIVITY_PATH, TABLE_PATH } from './statistics/endpoint.ts'
export { type DigestedPlan, loadPlan } from './statistics/member-plan.ts'
export { erasureDigest } from './upkeep/erasure/erase-case.ts'
export { BATCH, deleting, muting, type RetentionRule } from './upkeep/retention/rule.ts'

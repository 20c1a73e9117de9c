import type { MemberCode } from '@hub/vocabulary'
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { FactsRow } from './ledger/facts.ts'
import { ledgerMigrations } from './ledger/migrations.ts'
import type { OwnerDefinition, ResolverMap } from './owner.ts'
import { memberCases } from './release/member-cases.ts'
import type { MemberStatistics } from './statistics/definition.ts'
import { statisticsExtension } from './statistics/extension.ts'
import { createProfileKeeper } from './statistics/keep-profiles.ts'
import { memberStatisticsMigrations, memberStatisticsRights } from './statistics/migrations.ts'

/**
 * Loads the rooms of some cases, in one statement however many cases there are: children by JSON aggregation, money
 * and dates as text. A case of which nothing is recorded is left out of the map. Where fields are named, no others of a
 * room are asked for, and need not be read.
 *
 * Rooms are fresh plain objects whose keys are the fields of the SDL; two cases never share one, nor a part of one.
 */
export interface RoomLoader<Tables, Room extends object = object> {
  (db: Kysely<Tables>, caseIds: readonly string[], fields?: readonly string[]): Promise<ReadonlyMap<string, Room>>
  /**
   * The same in one statement with what the ledger says of the cases, where the loader can; without it that takes two.
   *
   * @param askers patterns of which one is found in what the ledger says, or the room is not looked for
   */
  readonly besideFacts?: (
    db: Kysely<Tables>,
    caseIds: readonly string[],
    fields: readonly string[],
    askers: readonly string[],
  ) => Promise<readonly RoomBesideFacts<Room>[]>
}

/** What the ledger says of a case, as it is kept there, and the room if there is one. */
export interface RoomBesideFacts<Room extends object = object> extends FactsRow {
  readonly room: Room | null
}

/** What a member writes besides its SDL. */
export interface MemberDefinition<Tables, Resolvers extends ResolverMap> {
  readonly code: MemberCode
  /** The member's folder: `schema.graphql` lies there. */
  readonly folder: URL
  /** The member's own tables, in the schema `public`. The ledger comes from the kit. */
  readonly migrations: Readonly<Record<string, Migration>>
  readonly loadRooms: RoomLoader<Tables>
  /**
   * Resolvers of root fields outside the case, and of fields that a property of the room does not answer.
   * They return values only: who may see them, and the log, is the guard's business.
   */
  readonly resolvers?: (db: Kysely<Tables>) => Resolvers
  /** How it counts for the consortium's statistics. Without it, and without a copy of the plan, it answers no question. */
  readonly statistics?: MemberStatistics
}

/** Completes a member with what the kit has in common for all: ledger, facts, the room in the case. */
export function defineMember<Tables, Resolvers extends ResolverMap>(
  member: MemberDefinition<Tables, Resolvers>,
): OwnerDefinition {
  return {
    code: member.code,
    folder: member.folder,
    ledger: ledgerMigrations,
    migrations: member.migrations,
    statistics: {
      migrations: memberStatisticsMigrations,
      rights: memberStatisticsRights,
      prepare: db => createProfileKeeper(db, member.statistics),
    },
    extend: parts => statisticsExtension(member.code, member.statistics, parts),
    bind(db) {
      // The member's migrations made its tables in this very database.
      const own = db as unknown as Kysely<Tables>
      const { loadRooms } = member
      const { besideFacts } = loadRooms
      return {
        loadCases: memberCases(member.code, db, {
          load: (ids, fields) => loadRooms(own, ids, fields),
          ...(besideFacts && { besideFacts: (ids, fields, askers) => besideFacts(own, ids, fields, askers) }),
        }),
        resolvers: member.resolvers?.(own) ?? {},
      }
    },
  }
}

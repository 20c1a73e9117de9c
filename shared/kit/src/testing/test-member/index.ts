import { sql } from 'kysely'
import { defineMember } from '../../member.ts'
import { statements } from '../../member-tables.ts'
import type { OwnerDefinition } from '../../owner.ts'

/** What a test may do in the middle of a request. */
export interface Interference {
  /** Runs whenever rooms have been read, after the decision and before the log. */
  afterRooms: () => Promise<void>
  /** Lets the loader return rooms that it was not asked for. */
  everyRoom?: boolean
}

interface Tables {
  readonly file: { readonly case_id: string; readonly room: object }
}

/** A small member, served by the ordinary path. */
export function testMember(interference: Interference): OwnerDefinition {
  return defineMember<Tables, object>({
    code: 'emergency',
    folder: new URL('.', import.meta.url),
    migrations: { '0001_file': statements('create table file (case_id uuid primary key, room jsonb not null)') },
    async loadRooms(db, caseIds) {
      const rows = await db
        .selectFrom('file')
        .select(['case_id', 'room'])
        .where(sql<boolean>`(case_id = any(${caseIds}::uuid[]) or ${interference.everyRoom === true})`)
        .execute()
      await interference.afterRooms()
      return new Map(rows.map(row => [row.case_id, row.room]))
    },
    resolvers: db => ({
      Query: {
        places: async () => {
          await sql`select 1 as places`.execute(db)
          return [{ region: '014', city: 'canary-city' }]
        },
        notices: () => [{ title: 'a notice' }],
        broken: async () => {
          await sql`select 'canary-value'::uuid`.execute(db)
        },
      },
    }),
  })
}

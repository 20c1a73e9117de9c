import { type CompiledQuery, type ExpressionBuilder, type Kysely, type RawBuilder, sql } from 'kysely'
import type { RoomLoader } from './member.ts'

/**
 * A loader of rooms out of the table that has one row for each case that has a room, and of what `room` builds as JSON
 * around such a row. One statement, compiled once, with the same text for any number of cases.
 *
 * @example
 * const loadRooms = roomLoader('outreach_file', (file: ExpressionBuilder<Tables, 'outreach_file'>) =>
 *   jsonBuildObject({ isolationFactors: file.ref('isolation_factors') }),
 * )
 * await loadRooms(db, ids) // Map { '0197…' => { isolationFactors: ['LANGUAGE'] } }
 */
export function roomLoader<Tables, File extends keyof Tables & string, Room extends object>(
  file: File,
  room: (file: ExpressionBuilder<Tables, File>) => RawBuilder<Room>,
): RoomLoader<Tables, Room> {
  let compiled: CompiledQuery<{ case_id: string; room: Room }> | undefined
  return async (db, caseIds) => {
    compiled ??= (db as unknown as Kysely<Files>)
      .selectFrom(file as 'file')
      .where('case_id', '=', sql<string>`any(${CASE_IDS}::uuid[])`)
      .select(row => ['case_id', room(row as unknown as ExpressionBuilder<Tables, File>).as('room')])
      .$castTo<{ case_id: string; room: Room }>()
      .compile()
    const parameters = compiled.parameters.map(value => (value === CASE_IDS ? caseIds : value))
    const { rows } = await db.executeQuery<{ case_id: string; room: Room }>({ ...compiled, parameters })
    return new Map(rows.map(row => [row.case_id, row.room]))
  }
}

/** Stands for the ids while the statement is compiled, which is once. */
const CASE_IDS: readonly string[] = []

/** All that is known here of a member's tables: the one with the files has a case in each row. */
interface Files {
  readonly file: { readonly case_id: string }
}

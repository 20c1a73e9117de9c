import { type CompiledQuery, type Expression, type ExpressionBuilder, type Kysely, type RawBuilder, sql } from 'kysely'
import type { jsonBuildObject } from 'kysely/helpers/postgres'
import type { RoomLoader } from './member.ts'

/** A room as it is built from a row: the fields of the SDL, each by what it is in SQL. */
type Fields = Record<string, Expression<unknown>>

/** What JSON makes of it: dates, for one, become text. */
type RoomOf<Built extends Fields> =
  ReturnType<typeof jsonBuildObject<Built>> extends RawBuilder<infer Room> ? Room : never

/**
 * A loader of rooms out of the table that has one row for each case that has a room, and of what `fields` builds around
 * such a row. One statement, compiled once, with the same text for any number of cases and whichever fields are asked for:
 * PostgreSQL does not look for what is behind the others.
 *
 * @example
 * const loadRooms = roomLoader('outreach_file', (file: ExpressionBuilder<Tables, 'outreach_file'>) => ({
 *   isolationFactors: file.ref('isolation_factors'),
 * }))
 * await loadRooms(db, ids) // Map { '0197…' => { isolationFactors: ['LANGUAGE'] } }
 */
export function roomLoader<Tables, File extends keyof Tables & string, Built extends Fields>(
  file: File,
  fields: (file: ExpressionBuilder<Tables, File>) => Built,
): RoomLoader<Tables, RoomOf<Built>> {
  let known: Compiled<RoomOf<Built>> | undefined
  return async (db, caseIds, wanted) => {
    known ??= compile(db as unknown as Kysely<Files>, file, row =>
      fields(row as unknown as ExpressionBuilder<Tables, File>),
    )
    const { query, names } = known
    const mask = names.reduce((sum, name, place) => sum | (wanted?.includes(name) === false ? 0 : 1 << place), 0)
    const parameters = query.parameters.map(value => (value === CASE_IDS ? caseIds : value === WANTED ? mask : value))
    const { rows } = await db.executeQuery<Row<RoomOf<Built>>>({ ...query, parameters })
    return new Map(rows.map(row => [row.case_id, row.room]))
  }
}

interface Row<Room> {
  readonly case_id: string
  readonly room: Room
}

interface Compiled<Room> {
  readonly query: CompiledQuery<Row<Room>>
  /** Of the fields, in the order of their bits. */
  readonly names: readonly string[]
}

function compile<Room>(
  db: Kysely<Files>,
  file: string,
  fields: (row: ExpressionBuilder<Files, 'file'>) => Fields,
): Compiled<Room> {
  const names: string[] = []
  const build = (row: ExpressionBuilder<Files, 'file'>): RawBuilder<Room> => {
    const pairs = Object.entries(fields(row)).map(([name, value]) => {
      const bit = 1 << (names.push(name) - 1)
      return sql`${sql.lit(name)}, case when asked.fields & ${sql.lit(bit)} <> 0 then ${value} end`
    })
    if (pairs.length > MOST_FIELDS) throw new Error(`the room in \`${file}\` has too many fields`)
    return sql<Room>`json_build_object(${sql.join(pairs)})`
  }
  const query = db
    .selectFrom([file as 'file', sql<object>`(select ${WANTED}::integer as fields)`.as('asked')])
    .where('case_id', '=', sql<string>`any(${CASE_IDS}::uuid[])`)
    .select(row => ['case_id', build(row as unknown as ExpressionBuilder<Files, 'file'>).as('room')])
    .$castTo<Row<Room>>()
    .compile()
  return { query, names }
}

/** Bits of an integer. */
const MOST_FIELDS = 31

/** Stand for the ids, and for the fields, while the statement is compiled, which is once. */
const CASE_IDS: readonly string[] = []
const WANTED: readonly string[] = []

/** All that is known here of a member's tables: the one with the files has a case in each row. */
interface Files {
  readonly file: { readonly case_id: string }
}

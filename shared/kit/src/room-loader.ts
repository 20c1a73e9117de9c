import { type CompiledQuery, type Expression, type ExpressionBuilder, type Kysely, type RawBuilder, sql } from 'kysely'
import type { jsonBuildObject } from 'kysely/helpers/postgres'
import type { RoomBesideFacts, RoomLoader } from './member.ts'

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
  let alone: Compiled<Row<RoomOf<Built>>> | undefined
  let beside: Compiled<RoomBesideFacts<RoomOf<Built>>> | undefined
  const roomIn = (names: string[]) => (row: ExpressionBuilder<Files, 'file'>) =>
    build<RoomOf<Built>>(file, fields(row as unknown as ExpressionBuilder<Tables, File>), names)
  const load: RoomLoader<Tables, RoomOf<Built>> = async (db, caseIds, wanted) => {
    alone ??= compileAlone(db as unknown as Kysely<Files>, file, roomIn)
    const { rows } = await db.executeQuery(withValues(alone, { caseIds, wanted }))
    return new Map(rows.map(row => [row.case_id, row.room]))
  }
  const besideFacts: RoomLoader<Tables, RoomOf<Built>>['besideFacts'] = async (db, caseIds, wanted, askers) => {
    beside ??= compileBeside(db as unknown as Kysely<Files>, file, roomIn)
    const { rows } = await db.executeQuery(withValues(beside, { caseIds, wanted, askers }))
    return rows
  }
  return Object.assign(load, { besideFacts })
}

interface Row<Room> {
  readonly case_id: string
  readonly room: Room
}

interface Compiled<Row> {
  readonly query: CompiledQuery<Row>
  /** Of the fields, in the order of their bits. */
  readonly names: readonly string[]
}

interface Values {
  readonly caseIds: readonly string[]
  readonly wanted: readonly string[] | undefined
  readonly askers?: readonly string[]
}

function withValues<Row>({ query, names }: Compiled<Row>, { caseIds, wanted, askers }: Values): CompiledQuery<Row> {
  const mask = names.reduce((sum, name, place) => sum | (wanted?.includes(name) === false ? 0 : 1 << place), 0)
  const valueFor = (value: unknown) => {
    if (value === CASE_IDS) return caseIds
    if (value === ASKERS) return askers
    return value === WANTED ? mask : value
  }
  return { ...query, parameters: query.parameters.map(valueFor) }
}

type RoomIn<Room> = (names: string[]) => (row: ExpressionBuilder<Files, 'file'>) => RawBuilder<Room>

function build<Room>(file: string, fields: Fields, names: string[]): RawBuilder<Room> {
  const pairs = Object.entries(fields).map(([name, value]) => {
    const bit = 1 << (names.push(name) - 1)
    return sql`${sql.lit(name)}, case when asked.fields & ${sql.lit(bit)} <> 0 then ${value} end`
  })
  if (pairs.length > MOST_FIELDS) throw new Error(`the room in \`${file}\` has too many fields`)
  return sql<Room>`json_build_object(${sql.join(pairs)})`
}

function compileAlone<Room>(db: Kysely<Files>, file: string, roomIn: RoomIn<Room>): Compiled<Row<Room>> {
  const names: string[] = []
  const query = db
    .selectFrom([file as 'file', sql<object>`(select ${WANTED}::integer as fields)`.as('asked')])
    .where('case_id', '=', sql<string>`any(${CASE_IDS}::uuid[])`)
    .select(row => ['case_id', roomIn(names)(row as unknown as ExpressionBuilder<Files, 'file'>).as('room')])
    .$castTo<Row<Room>>()
    .compile()
  return { query, names }
}

/** The table is looked at for those cases only whose ledger names one of those who ask. */
function compileBeside<Room extends object>(
  db: Kysely<Files>,
  file: string,
  roomIn: RoomIn<Room>,
): Compiled<RoomBesideFacts<Room>> {
  const names: string[] = []
  const room = db
    .selectFrom(file as 'file')
    .where(sql.ref(`${file}.case_id`), '=', sql.ref('known.case_id'))
    .select(row => roomIn(names)(row).as('room'))
  const query = sql<RoomBesideFacts<Room>>`
    select known.case_id, known.epoch::text as epoch, known.facts, date_part('epoch', now()) as now,
      case when known.facts like any(${ASKERS}::text[]) then (${room}) end as room
    from ledger.case_epoch as known, (select ${WANTED}::integer as fields) as asked
    where known.case_id = any(${CASE_IDS}::uuid[])
  `.compile(db)
  return { query, names }
}

/** Bits of an integer. */
const MOST_FIELDS = 31

/** Stand for the ids, the fields, and those who ask, while a statement is compiled, which is once. */
const CASE_IDS: readonly string[] = []
const WANTED: readonly string[] = []
const ASKERS: readonly string[] = []

/** All that is known here of a member's tables: the one with the files has a case in each row. */
interface Files {
  readonly file: { readonly case_id: string }
}

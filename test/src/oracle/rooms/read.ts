import type pg from 'pg'

/** One JSON object, as a caller sees it. */
export type Json = Readonly<Record<string, unknown>>

/** Runs a plain SELECT and gathers its rows by their first column, which is left out of them. */
export async function rowsBy(database: pg.Pool, sql: string): Promise<ReadonlyMap<string, readonly Json[]>> {
  const { rows, fields } = await database.query<Json>(sql)
  const key = fields[0]?.name ?? ''
  const gathered = new Map<string, Json[]>()
  for (const { [key]: owner, ...row } of rows) {
    const known = gathered.get(String(owner))
    if (known) known.push(row)
    else gathered.set(String(owner), [row])
  }
  return gathered
}

/** The same where there is at most one row of each. */
export async function rowBy(database: pg.Pool, sql: string): Promise<ReadonlyMap<string, Json>> {
  const gathered = await rowsBy(database, sql)
  return new Map([...gathered].map(([key, [row = {}]]) => [key, row]))
}

/** One room for each row of the member's file. */
export function roomsFrom(
  files: ReadonlyMap<string, Json>,
  room: (caseId: string, file: Json) => Json,
): ReadonlyMap<string, Json> {
  return new Map([...files].map(([caseId, file]) => [caseId, room(caseId, file)]))
}

import pg from 'pg'

/** Rows by table, without the schema; tables in the order in which they are to be filled. */
export type TableRows = Readonly<Record<string, readonly object[]>>

export type TableName = readonly [schema: string, name: string]

/** Rows of one statement. */
const CHUNK = 5_000

/**
 * Inserts rows as JSON, which PostgreSQL reads by the types of the table: one parameter for any number of rows.
 * All rows of a table must have the same columns; those left out get their defaults.
 */
export async function insertTables(client: pg.Client, schema: string, tables: TableRows): Promise<void> {
  for (const [name, rows] of Object.entries(tables)) {
    const [first] = rows
    if (first === undefined) continue
    const table = written([schema, name])
    const columns = Object.keys(first).map(column => pg.escapeIdentifier(column))
    const statement = `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`
    for (let from = 0; from < rows.length; from += CHUNK) {
      await client.query(statement, [JSON.stringify(rows.slice(from, from + CHUNK))])
    }
  }
}

/** Empties these tables, all at once, and whatever else refers to their rows. */
export async function emptyTables(client: pg.Client, tables: readonly TableName[]): Promise<void> {
  await client.query(`truncate ${tables.map(written)} cascade`)
}

export async function analyseTables(client: pg.Client, tables: readonly TableName[]): Promise<void> {
  await client.query(`analyze ${tables.map(written)}`)
}

function written(table: TableName): string {
  return table.map(part => pg.escapeIdentifier(part)).join('.')
}

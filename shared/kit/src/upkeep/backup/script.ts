import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { columnList, qualified, quoted, type Table, tablesIn } from './tables.ts'

/** The lines of a script that `psql` understands too: should this program be lost, the data is not. */
export const SCRIPT = {
  copy: /^COPY ("[^"]+"\."[^"]+") \(.*\) FROM stdin;$/,
  /** Ends the rows of a table. In rows, backslashes are doubled. */
  end: Buffer.from('\\.\n'),
  sequence: /^SELECT pg_catalog\.setval\('([^']+)', (\d+), (true|false)\);$/,
  /** What is cut off has no last line. */
  last: '-- whole',
} as const

/** How PostgreSQL writes values, whatever is set for this login. */
export const STYLE = `set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';
  set extra_float_digits = 1; set client_encoding = 'UTF8'`

/**
 * All rows of an owner's database, by PostgreSQL's own `copy`, as of one snapshot. The schema is not in it: migrations
 * make that.
 *
 * @param client in a transaction that sees one snapshot
 */
export async function* scriptOf(
  client: pg.ClientBase,
  onTable: (table: Table, place: number, of: number) => void,
): AsyncGenerator<Buffer> {
  const tables = await tablesIn(client)
  for (const [place, table] of tables.entries()) {
    onTable(table, place + 1, tables.length)
    yield Buffer.from(`COPY ${qualified(table)} ${columnList(table)} FROM stdin;\n`)
    const rows = client.query(copyTo(`copy ${qualified(table)} ${columnList(table)} to stdout`))
    for await (const chunk of rows) yield chunk as Buffer
    yield SCRIPT.end
  }
  // Numbers that were given out after the snapshot only leave gaps.
  const { rows: sequences } = await client.query<{ name: string; schema: string; sequence: string }>(
    `select n.nspname as schema, c.relname as sequence from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind = 'S' and n.nspname = any($1) order by 1, 2`,
    [[...new Set(tables.map(({ schema }) => schema))]],
  )
  for (const { schema, sequence } of sequences) {
    const name = `${quoted(schema)}.${quoted(sequence)}`
    const { rows } = await client.query<{ value: string; called: boolean }>(
      `select last_value as value, is_called as called from ${name}`,
    )
    yield Buffer.from(`SELECT pg_catalog.setval('${name}', ${rows[0]?.value ?? 1}, ${rows[0]?.called ?? false});\n`)
  }
  yield Buffer.from(`${SCRIPT.last}\n`)
}

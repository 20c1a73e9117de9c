import type pg from 'pg'
import { qualified, quoted, type Table, tablesIn } from '../backup/tables.ts'

/** How the rows of a case are found in one table. `$1` is the case. */
export interface CaseRows {
  readonly table: Table
  readonly where: string
}

/**
 * Tables with a column `case_id` whose rows are not deleted: what they are for needs them, and erasing empties them of
 * everything about the case. See `erase-case.ts`.
 */
export const KEPT: ReadonlySet<string> = new Set(['ledger.desk_event', 'ledger.log_case'])

/**
 * The rows that are about a case, in whatever table, each table before those that it refers to: rows that name the case,
 * and rows that refer to such. It is read from the catalogue, so a table that comes later is covered when it comes.
 */
export async function caseRows(client: pg.ClientBase): Promise<readonly CaseRows[]> {
  const tables = await tablesIn(client)
  const references = await referencesIn(client)
  const found = new Map<string, CaseRows>()
  for (const table of tables) {
    const name = `${table.schema}.${table.name}`
    if (KEPT.has(name)) continue
    const ways = [
      ...(table.columns.includes('case_id') ? ['case_id = $1'] : []),
      // The registry's own list of cases.
      ...(name === 'public.case_reference' ? ['id = $1'] : []),
      // Texts refer to what they are about by its id, without a foreign key.
      ...(name === 'ledger.desk_text' ? ['item_id in (select id from ledger.desk_item where case_id = $1)'] : []),
      ...references
        .filter(({ from, to }) => from === name && to !== name && found.has(to))
        .map(({ columns, to, keys }) => {
          const parent = found.get(to)
          const list = (names: readonly string[]) => names.map(quoted).join(', ')
          return (
            parent &&
            `(${list(columns)}) in (select ${list(keys)} from ${qualified(parent.table)} where ${parent.where})`
          )
        })
        .filter(way => way !== undefined),
    ]
    if (ways.length > 0) found.set(name, { table, where: ways.map(way => `(${way})`).join(' or ') })
  }
  const isText = ({ table }: CaseRows) => Number(table.name === 'desk_text')
  return [...found.values()].reverse().sort((a, b) => isText(b) - isText(a))
}

interface Reference {
  readonly from: string
  readonly columns: readonly string[]
  readonly to: string
  readonly keys: readonly string[]
}

async function referencesIn(client: pg.ClientBase): Promise<readonly Reference[]> {
  const columns = (of: 'con' | 'conf', key: 'conkey' | 'confkey') =>
    `array(select attname::text from unnest(r.${key}) with ordinality as k (n, place)
      join pg_attribute on attrelid = r.${of}relid and attnum = k.n order by place)`
  const name = (of: 'con' | 'conf') =>
    `(select nspname || '.' || relname from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
      where c.oid = r.${of}relid)`
  const { rows } = await client.query<Reference>(
    `select ${name('con')} as from, ${columns('con', 'conkey')} as columns, ${name('conf')} as to,
      ${columns('conf', 'confkey')} as keys from pg_constraint as r where r.contype = 'f'`,
  )
  return rows
}

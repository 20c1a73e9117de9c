import type pg from 'pg'

/** A table with the columns that hold something of its own. */
export interface Table {
  readonly schema: string
  readonly name: string
  readonly columns: readonly string[]
}

/** Not backed up: `migration` is made by migrating, and the queue by what is still to be delivered. */
const LEFT_OUT = ['migration', 'queue', 'restoring', 'information_schema', 'pg_catalog', 'pg_toast']

/** The tables of an owner's database, each after those that it refers to. */
export async function tablesIn(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<{ schema: string; name: string; columns: string[]; refers: string[] }>(
    `select n.nspname as schema, c.relname as name,
      array(select attname::text from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
      array(select distinct r.confrelid::regclass::text from pg_constraint as r
        where r.conrelid = c.oid and r.contype = 'f' and r.confrelid <> c.oid) as refers
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and not n.nspname = any($1) and n.nspname !~ '^pg_'
    order by n.nspname, c.relname`,
    [LEFT_OUT],
  )
  // Names as PostgreSQL writes them, which leaves out the schema where it is on the search path.
  const nameOf = ({ schema, name }: Table) => (schema === 'public' ? name : `${schema}.${name}`)
  const waiting = new Map(rows.map(row => [nameOf(row), row]))
  const ordered: Table[] = []
  while (waiting.size > 0) {
    const [next] = [...waiting].find(([, { refers }]) => refers.every(other => !waiting.has(other))) ?? []
    const row = next === undefined ? undefined : waiting.get(next)
    if (next === undefined || row === undefined) throw new Error('tables refer to one another in a circle')
    ordered.push({ schema: row.schema, name: row.name, columns: row.columns })
    waiting.delete(next)
  }
  return ordered
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

export function qualified({ schema, name }: Pick<Table, 'schema' | 'name'>): string {
  return `${quoted(schema)}.${quoted(name)}`
}

/** `(…)` of a `copy` statement. */
export function columnList({ columns }: Table): string {
  return `(${columns.map(quoted).join(', ')})`
}

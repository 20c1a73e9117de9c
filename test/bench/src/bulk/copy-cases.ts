import pg from 'pg'

/**
 * Copies some cases, in all tables of a database, without knowing any of them: whatever has a `case_id`, and whatever
 * refers to that. A copy's ids are those of its original with its number in the first eight digits.
 *
 * @param client a superuser's: triggers and foreign keys are not looked at, since a copy of what is right is right
 * @param from first number of the copies, which counts from 1
 */
export async function copyCases(
  client: pg.Client,
  templates: readonly string[],
  from: number,
  to: number,
): Promise<void> {
  const tables = await readTables(client)
  await client.query('set session_replication_role = replica')
  await client.query('set synchronous_commit = off')
  for (const table of tables) {
    const names = table.columns.map(({ name }) => pg.escapeIdentifier(name)).join(', ')
    const values = table.columns.map(copied).join(', ')
    await client.query(
      `insert into ${table.name} (${names})
      select ${values} from ${table.name} as original cross join generate_series($2::int, $3::int) as copy (number)
      where ${table.ofCases}`,
      [templates, from, to],
    )
  }
  // Index-only scans ask which pages are visible to all.
  for (const { name } of tables) await client.query(`vacuum (analyze) ${name}`)
}

/** Ids of so many copies, at random but always the same, every template as often as any other. */
export function copiesOf(templates: readonly string[], copies: number, count: number): string[] {
  let state = 1
  const below = (end: number) => {
    // The generator of Park and Miller.
    state = (state * 48_271) % 2_147_483_647
    return state % end
  }
  return Array.from({ length: count }, (_, index) => {
    const template = templates[index % templates.length] ?? ''
    return `${(1 + below(copies)).toString(16).padStart(8, '0')}${template.slice(8)}`
  })
}

interface Table {
  readonly name: string
  /** Which rows are about the cases `$1`, in SQL. */
  readonly ofCases: string
  readonly columns: readonly Column[]
}

type Kind = 'id' | 'unique text' | 'as it is'

interface Column {
  readonly name: string
  readonly kind: Kind
}

function copied({ name, kind }: Column): string {
  const column = `original.${pg.escapeIdentifier(name)}`
  if (kind === 'id') return `overlay(${column}::text placing lpad(to_hex(copy.number), 8, '0') from 1 for 8)::uuid`
  // After all others, wherever it is sorted.
  if (kind === 'unique text') return `'~' || copy.number || '~' || ${column}`
  return column
}

interface ColumnRow {
  readonly table: string
  readonly column: string
  readonly type: string
  /** Of a unique key of its own. */
  readonly unique: boolean
  /** The table that it refers to, and its column there. */
  readonly refersTo: string | null
  readonly refersToColumn: string | null
}

async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<ColumnRow>(COLUMNS)
  const byTable = Map.groupBy(rows, ({ table }) => table)
  const caseColumn = (table: string | null) =>
    table === 'case_reference' ? 'id' : byTable.get(table ?? '')?.find(({ column }) => column === 'case_id')?.column
  return [...byTable].flatMap(([name, columns]): Table[] => {
    const own = caseColumn(name)
    const link = columns.find(({ refersTo }) => caseColumn(refersTo) !== undefined)
    if (own === undefined && link === undefined) return []
    const ofCases =
      own !== undefined
        ? `original.${own} = any($1::uuid[])`
        : `original.${link?.column} in (
            select ${link?.refersToColumn} from ${link?.refersTo}
            where ${caseColumn(link?.refersTo ?? null)} = any($1::uuid[])
          )`
    // What refers to something that is not copied goes on referring to it.
    const isId = ({ type, refersTo }: ColumnRow) =>
      type === 'uuid' && (refersTo === null || caseColumn(refersTo) !== undefined)
    const kindOf = (column: ColumnRow): Kind => {
      if (isId(column)) return 'id'
      return column.unique && column.type === 'text' ? 'unique text' : 'as it is'
    }
    return [{ name, ofCases, columns: columns.map(column => ({ name: column.column, kind: kindOf(column) })) }]
  })
}

/** Columns of all tables, without those that PostgreSQL fills itself, in the order in which tables refer to each other. */
const COLUMNS = `
  select
    a.attrelid::regclass::text as table, a.attname as column, a.atttypid::regtype::text as type,
    exists (
      select from pg_constraint u
      where u.conrelid = a.attrelid and u.contype in ('u', 'p') and u.conkey = array[a.attnum]
    ) as unique,
    f.confrelid::regclass::text as "refersTo",
    (select attname from pg_attribute where attrelid = f.confrelid and attnum = f.confkey[1]) as "refersToColumn"
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
  left join lateral (
    select confrelid, confkey from pg_constraint
    where conrelid = a.attrelid and contype = 'f' and conkey[1] = a.attnum
    order by oid limit 1
  ) f on true
  where c.relnamespace::regnamespace::text in ('public', 'ledger') and a.attnum > 0 and not a.attisdropped
    and a.attidentity = ''
  order by c.oid, a.attnum`

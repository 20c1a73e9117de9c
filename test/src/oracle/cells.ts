import type pg from 'pg'
import { AGREEMENT } from './agreement.ts'

/** One cell of the agreement as an owner meets it. */
export interface Cell {
  readonly owner: string
  readonly relation: string
  readonly role: string
  readonly purpose: string
  readonly category: string
  readonly condition: 'free' | 'ifConsented'
  /** Whether some field of the owner needs this category, and everything else it needs is opened in the same way. */
  readonly reachable: boolean
}

/** `$1` owners and `$2` needs, side by side; `$3` the owner of what hangs on no case. Looks at no table. */
const CELLS = `
with ${AGREEMENT},
needed (owner, need) as (
  select owner, string_to_array(need, ' ') from unnest($1::text[], $2::text[]) as given (owner, need)
),
relation_at (owner, relation) as (
  select member, relation from organisation
  cross join (values ('HOLDER'), ('REFERRED'), ('GRANTED'), ('CO_HOLDER'), ('EMERGENCY'), ('COORDINATING')) as kind (relation)
  union all values ('registry', 'PARTICIPANT'), ('registry', 'EMERGENCY'), ('registry', 'COORDINATING')
  union all select $3, relation from (values ('HOLDER'), ('CONSORTIUM')) as kind (relation)
),
way as (
  select owner, relation, role, purpose, array_agg(category) as categories
  from agreement join relation_at using (relation) group by owner, relation, role, purpose
)
select owner, relation, role, purpose, category, condition,
  exists (
    select from needed
    where needed.owner = way.owner and agreement.category = any (needed.need) and needed.need <@ way.categories
  ) as reachable
from agreement join way using (relation, role, purpose)
order by owner, relation, role, purpose, category`

export async function cellsOf(
  database: pg.Pool,
  asked: readonly { readonly owner: string; readonly need: string }[],
  network: string,
): Promise<readonly Cell[]> {
  const { rows } = await database.query<Cell>(CELLS, [asked.map(one => one.owner), asked.map(one => one.need), network])
  return rows
}

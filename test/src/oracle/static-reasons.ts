import type pg from 'pg'
import { AGREEMENT } from './agreement.ts'
import { CALLERS, type Caller, numbered } from './caller.ts'
import { NETWORK } from './places.ts'

/** Why a need of an owner's fields is out of a caller's reach whatever the case, or null where it may be asked for. */
export interface StaticReason {
  readonly no: number
  readonly owner: string
  readonly need: string
  readonly reason: string | null
}

/** `$1` callers, `$2` owners and `$3` needs, side by side. Looks at no table. */
const REASONS = `
with ${AGREEMENT},
${CALLERS},
asked (owner, need) as (select owner, need from unnest($2::text[], $3::text[]) as given (owner, need)),
reachable (no, owner, relation) as (
  -- Of a member: its own file, or what another member may open to it.
  select no, owner.member, 'HOLDER' from caller join organisation as owner on owner.member = caller.member
  union all
  select no, owner.member, relation
  from caller join organisation as own on own.member = caller.member
  join organisation as owner on owner.member <> caller.member
  cross join (values ('REFERRED'), ('GRANTED'), ('CO_HOLDER'), ('EMERGENCY')) as kind (relation)
  union all
  select no, owner.member, 'COORDINATING' from caller cross join organisation as owner where caller.member = 'secretariat'
  -- Of the registry.
  union all
  select no, 'registry', relation
  from caller join organisation using (member) cross join (values ('PARTICIPANT'), ('EMERGENCY')) as kind (relation)
  union all
  select no, 'registry', 'COORDINATING' from caller where member = 'secretariat'
  -- Of the accommodation network, which hangs on no case.
  union all
  select no, '${NETWORK}', case when member = 'relocation' then 'HOLDER' else 'CONSORTIUM' end
  from caller where member = 'secretariat' or member in (select member from organisation)
),
reach as materialized (
  select reachable.no, reachable.owner, agreement.purpose, array_agg(distinct agreement.category) as categories
  from reachable join caller on caller.no = reachable.no
  join agreement on agreement.relation = reachable.relation and agreement.role = caller.role
  group by reachable.no, reachable.owner, agreement.purpose
)
select caller.no, asked.owner, asked.need,
  case
    when bool_or(reach.purpose = caller.purpose) then null
    when bool_or(reach.purpose is not null) then 'PURPOSE_NOT_COVERED'
    else 'ROLE_NOT_COVERED'
  end as reason
from caller cross join asked
left join reach on reach.no = caller.no and reach.owner = asked.owner
  and string_to_array(asked.need, ' ') <@ reach.categories
group by caller.no, asked.owner, asked.need`

export async function staticReasons(
  database: pg.Pool,
  callers: readonly Caller[],
  asked: readonly { readonly owner: string; readonly need: string }[],
): Promise<readonly StaticReason[]> {
  const { rows } = await database.query<StaticReason>(REASONS, [
    numbered(callers),
    asked.map(one => one.owner),
    asked.map(one => one.need),
  ])
  return rows
}

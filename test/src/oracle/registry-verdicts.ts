import type pg from 'pg'
import { AGREEMENT } from './agreement.ts'
import { CALLERS, type Caller, numbered } from './caller.ts'
import type { MemberVerdict } from './member-verdicts.ts'

/** A case that exists for a caller, and what the registry may say of it. */
export interface RegistryVerdict {
  readonly no: number
  readonly id: string
  readonly reference: string
  readonly subjectKind: string
  readonly status: string
  readonly openedOn: string
  /** Every member that holds a part; what the gateway may go by, not what the caller is shown. */
  readonly heldBy: readonly string[]
  /** The relations in which the caller stands to the registry. */
  readonly relations: readonly string[]
  /** Whom the caller may know to be involved, in the order of the alphabet. */
  readonly holders: readonly string[]
  /** By need: why it is withheld, or null. */
  readonly reasons: Readonly<Record<string, string | null>>
  readonly mayContactAgain: boolean
}

/** What a member says about a case to the registry, besides that it holds a part. */
export interface Said extends MemberVerdict {
  readonly owner: string
}

/**
 * Decides which cases exist for which caller from what the members' own ledgers said, and never from the registry's
 * mirror of them. Of the registry's tables it reads references alone. `$1` callers, `$2` what members said, `$3` and `$4`
 * who holds what.
 */
const VERDICTS = `
with ${AGREEMENT},
${CALLERS},
part (owner, case_id) as materialized (
  select owner, case_id from unnest($3::text[], $4::uuid[]) as given (owner, case_id)
),
said as materialized (
  select * from jsonb_to_recordset($2::jsonb) as given (
    no integer, owner text, "caseId" uuid, relations jsonb, "permitsSomething" boolean, "mayContactAgain" boolean,
    "statusDenied" boolean, "statusNotUnderstood" boolean,
    "involvementPermitted" boolean, "involvementDenied" boolean, "involvementNotUnderstood" boolean,
    "involvementWithdrawn" boolean, "involvementExpired" boolean)
),
-- The four ways in which a case exists for a caller.
way (no, case_id, relation) as materialized (
  select caller.no, part.case_id, 'PARTICIPANT'
  from caller join part on part.owner = caller.member
  where caller.role in (select role from staff)
    or (caller.role = 'DATA_PROTECTION_OFFICER' and caller.purpose = 'AUDIT')
  union
  select caller.no, said."caseId", 'PARTICIPANT'
  from caller join said on said.no = caller.no
  where caller.role in (select role from staff) and said.relations ?| '{REFERRED,GRANTED}'
  union
  select caller.no, said."caseId", 'EMERGENCY'
  from caller join said on said.no = caller.no
  where caller.role in (select role from staff) and said.relations ? 'EMERGENCY'
  union
  select caller.no, said."caseId", 'COORDINATING'
  from caller join said on said.no = caller.no
  where caller.role = 'COORDINATOR' and caller.purpose = 'CASE_COORDINATION' and said."permitsSomething"
),
existing as materialized (
  select no, case_id, jsonb_agg(distinct relation) as relations from way group by no, case_id
),
covered as materialized (
  select way.no, way.case_id,
    bool_or(agreement.category = 'CASE_STATUS') as status, bool_or(agreement.category = 'INVOLVEMENT') as involvement
  from way join caller on caller.no = way.no
  join agreement on agreement.relation = way.relation
    and agreement.role = caller.role and agreement.purpose = caller.purpose
  group by way.no, way.case_id
),
held as materialized (select case_id, jsonb_agg(owner order by owner) as owners from part group by case_id),
shown as materialized (
  select existing.no, existing.case_id, jsonb_agg(part.owner order by part.owner) as owners
  from existing join caller on caller.no = existing.no
  join part on part.case_id = existing.case_id
  left join said on said.no = existing.no and said."caseId" = existing.case_id and said.owner = part.owner
  where part.owner = caller.member or (said."involvementPermitted" and not said."involvementDenied")
  group by existing.no, existing.case_id
),
heard as materialized (
  select no, "caseId" as case_id,
    bool_and("mayContactAgain") as may_contact_again,
    bool_or("statusDenied") as status_denied,
    bool_or("statusNotUnderstood") as status_not_understood,
    bool_or("involvementDenied") as involvement_denied,
    bool_or("involvementNotUnderstood") as involvement_not_understood,
    bool_or("involvementWithdrawn") as involvement_withdrawn,
    bool_or("involvementExpired") as involvement_expired
  from said group by no, "caseId"
)
select
  existing.no, existing.case_id as id, reference.reference, reference.subject_kind::text as "subjectKind",
  reference.status::text as status, reference.opened_on::text as "openedOn",
  held.owners as "heldBy", existing.relations, coalesce(shown.owners, '[]') as holders,
  jsonb_build_object(
    'CASE_STATUS', case
      when not coalesce(covered.status, false) then 'NO_NEED_TO_KNOW'
      when heard.status_not_understood then 'POLICY_UNKNOWN_TERM'
      when heard.status_denied then 'CONSENT_DENIED'
    end,
    'INVOLVEMENT', case
      when not coalesce(covered.involvement, false) then 'NO_NEED_TO_KNOW'
      when shown.owners is not null then null
      when heard.involvement_not_understood then 'POLICY_UNKNOWN_TERM'
      when heard.involvement_denied then 'CONSENT_DENIED'
      when heard.involvement_withdrawn then 'CONSENT_WITHDRAWN'
      when heard.involvement_expired then 'CONSENT_EXPIRED'
      else 'NO_CONSENT'
    end) as reasons,
  coalesce(heard.may_contact_again, true) as "mayContactAgain"
from existing
join case_reference as reference on reference.id = existing.case_id
join held on held.case_id = existing.case_id
left join covered on covered.no = existing.no and covered.case_id = existing.case_id
left join shown on shown.no = existing.no and shown.case_id = existing.case_id
left join heard on heard.no = existing.no and heard.case_id = existing.case_id
order by existing.no, reference.reference`

export async function registryVerdicts(
  database: pg.Pool,
  callers: readonly Caller[],
  said: readonly Said[],
  parts: readonly { readonly owner: string; readonly caseId: string }[],
): Promise<readonly RegistryVerdict[]> {
  const { rows } = await database.query<RegistryVerdict>(VERDICTS, [
    numbered(callers),
    JSON.stringify(said),
    parts.map(part => part.owner),
    parts.map(part => part.caseId),
  ])
  return rows
}

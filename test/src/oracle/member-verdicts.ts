import type pg from 'pg'
import { AGREEMENT } from './agreement.ts'
import { CALLERS, type Caller, numbered } from './caller.ts'

/** What one member's ledger says to one caller about one case of which the member holds a part. */
export interface MemberVerdict {
  /** Place of the caller in the list that was asked about. */
  readonly no: number
  readonly caseId: string
  /** The relations in which the caller stands here, now and for its purpose; none where there is none. */
  readonly relations: readonly string[]
  /** By need, its categories as words: why it is withheld, or null where it is released. Without a relation: empty. */
  readonly reasons: Readonly<Record<string, string | null>>
  /** By category: the relations whose rows cover it under the agreement, consent aside. */
  readonly covered: Readonly<Record<string, readonly string[]>>
  /** By category: the relations that release it. */
  readonly released: Readonly<Record<string, readonly string[]>>
  readonly mayContactAgain: boolean
  /** Some permit for the caller is valid and not wholly denied, whatever it is about. */
  readonly permitsSomething: boolean
  readonly statusDenied: boolean
  readonly statusNotUnderstood: boolean
  readonly involvementPermitted: boolean
  readonly involvementDenied: boolean
  readonly involvementNotUnderstood: boolean
  readonly involvementWithdrawn: boolean
  readonly involvementExpired: boolean
}

/**
 * Decides for every caller and every case of a member, in one statement on the member's own database. `$1` callers,
 * `$2` the member's code, `$3` the needs.
 */
const VERDICTS = `
with ${AGREEMENT},
${CALLERS},
needed (need, category) as (
  select need, category from unnest($3::text[]) as need, unnest(string_to_array(need, ' ')) as category
),

-- How each caller stands to each case: rows that are open now and cover this purpose, one by one.
standing (no, case_id, relation, scope) as materialized (
  select no, case_id, 'HOLDER', null::text[] from caller, ledger.part where member = $2
  union all
  select no, case_id, 'COORDINATING', null from caller, ledger.part where member = 'secretariat'
  union all
  select caller.no, link.case_id, link.kind, case when link.kind in ('REFERRED', 'GRANTED') then link.categories end
  from ledger.relation as link
  join ledger.part on part.case_id = link.case_id
  join organisation on organisation.member = link.member and organisation.member <> $2
  join caller on caller.member = link.member
  where not exists (select from ledger.relation_closing as closing where closing.relation_id = link.id)
    and isfinite(link.opened_at) and link.opened_at <= now()
    -- Only a shared case lasts without a date.
    and coalesce(isfinite(link.expires_at) and link.expires_at > now(), link.kind = 'CO_HOLDER')
    and case
      when link.kind in ('REFERRED', 'GRANTED') then
        cardinality(link.categories) > 0
        and link.categories <@ (select array_agg(category) || '{OPEN,AGGREGATE,RELEASE_LOG}' from personal)
        and link.purposes <@ (select array_agg(purpose) from any_purpose)
        and caller.purpose = any (link.purposes)
      when link.kind = 'EMERGENCY' then
        caller.person and link.person = caller.sub and caller.purpose = 'EMERGENCY_PROTECTION'
        and btrim(link.justification) <> '' and now() < link.opened_at + interval '4 hours'
      else link.kind = 'CO_HOLDER'
    end
),

directive as materialized (
  select
    given.*,
    coalesce(
      given.categories <@ (select array_agg(category) from personal)
      and given.recipients <@ (select array_agg(member) || '{ANY_MEMBER,SECRETARIAT}' from organisation)
      and given.purposes <@ (select array_agg(purpose) from any_purpose),
      false
    ) as words_known,
    coalesce(isfinite(given.valid_from), true) and coalesce(isfinite(given.valid_until), true)
      and coalesce(given.valid_from < given.valid_until, true) as dates_known,
    exists (select from ledger.consent_withdrawal as w where w.directive_id = given.id) as withdrawn,
    exists (select from ledger.consent_withdrawal as w where w.directive_id = given.id and w.withdrawn_at <= now())
      as lifted
  from ledger.consent_directive as given
  join ledger.part on part.case_id = given.case_id
),
permit as (
  select * from directive
  where effect = 'PERMIT' and words_known
    and isfinite(valid_from) and isfinite(valid_until) and isfinite(recorded_at)
),
-- Whatever is no permit forbids. One that is not understood, or names nothing somewhere, forbids everything to all.
deny as (
  select *,
    not (effect = 'DENY' and words_known and dates_known) as not_understood,
    not (effect = 'DENY' and words_known and dates_known)
      or cardinality(categories) = 0 or cardinality(recipients) = 0 or cardinality(purposes) = 0 as of_all
  from directive
  where effect <> 'PERMIT' and not lifted
    and (not dates_known
      or (coalesce(valid_from, '-infinity') <= now() and coalesce(valid_until, 'infinity') > now()))
),
fact (no, case_id, category, fact) as (
  select caller.no, permit.case_id, accepted.category,
    case
      when permit.withdrawn then 'WITHDRAWN'
      when permit.valid_until <= now() then 'EXPIRED'
      when permit.valid_from <= now() and permit.recorded_at <= now() then 'PERMITTED'
    end
  from permit
  join caller on caller.purpose = any (permit.purposes) and (
    exists (
      select from organisation
      where organisation.member = caller.member and (
        organisation.member = any (permit.recipients)
        or ('ANY_MEMBER' = any (permit.recipients) and organisation.joined <= permit.recorded_at)))
    or (caller.member = 'secretariat' and 'SECRETARIAT' = any (permit.recipients)))
  join accepted on accepted.basis = permit.legal_basis and accepted.category = any (permit.categories)
  union all
  select caller.no, deny.case_id, personal.category, case when deny.not_understood then 'NOT_UNDERSTOOD' else 'DENIED' end
  from deny
  join caller on deny.of_all or (
    caller.purpose = any (deny.purposes) and (
      caller.member = any (deny.recipients)
      or 'ANY_MEMBER' = any (deny.recipients)
      or (caller.member = 'secretariat' and 'SECRETARIAT' = any (deny.recipients))))
  join personal on deny.of_all or personal.category = any (deny.categories)
),
consent as materialized (
  select no, case_id, category,
    coalesce(bool_or(fact = 'PERMITTED'), false) as permitted,
    coalesce(bool_or(fact in ('DENIED', 'NOT_UNDERSTOOD')), false) as denied,
    coalesce(bool_or(fact = 'NOT_UNDERSTOOD'), false) as not_understood,
    coalesce(bool_or(fact = 'WITHDRAWN'), false) as withdrawn,
    coalesce(bool_or(fact = 'EXPIRED'), false) as expired
  from fact group by no, case_id, category
),

-- What each row opens: by relation and category.
opened as materialized (
  select standing.no, standing.case_id, standing.relation, agreement.category,
    bool_or(
      case agreement.condition
        when 'free' then standing.relation = 'HOLDER' or not coalesce(consent.denied, false)
        else coalesce(consent.permitted and not consent.denied, false)
      end) as released
  from standing
  join caller on caller.no = standing.no
  join agreement on agreement.relation = standing.relation
    and agreement.role = caller.role and agreement.purpose = caller.purpose
  left join consent on consent.no = standing.no and consent.case_id = standing.case_id
    and consent.category = agreement.category
  where standing.scope is null or agreement.category = any (standing.scope)
  group by standing.no, standing.case_id, standing.relation, agreement.category
),
category_of as materialized (
  select no, case_id, category, bool_or(released) as released,
    jsonb_agg(relation order by relation) as covered_by,
    jsonb_agg(relation order by relation) filter (where released) as released_by
  from opened group by no, case_id, category
),
asked as (select distinct no, case_id from standing),
verdict as (
  select asked.no, asked.case_id, needed.need,
    case
      when bool_and(coalesce(category_of.released, false)) then null
      when not bool_and(category_of.category is not null) then 'NO_NEED_TO_KNOW'
      when bool_or(consent.not_understood and not category_of.released) then 'POLICY_UNKNOWN_TERM'
      when bool_or(consent.denied and not category_of.released) then 'CONSENT_DENIED'
      when bool_or(consent.withdrawn and not category_of.released) then 'CONSENT_WITHDRAWN'
      when bool_or(consent.expired and not category_of.released) then 'CONSENT_EXPIRED'
      else 'NO_CONSENT'
    end as reason
  from asked cross join needed
  left join category_of on category_of.no = asked.no and category_of.case_id = asked.case_id
    and category_of.category = needed.category
  left join consent on consent.no = asked.no and consent.case_id = asked.case_id
    and consent.category = needed.category
  group by asked.no, asked.case_id, needed.need
),

relations_of as (
  select no, case_id, jsonb_agg(distinct relation) as relations from standing group by no, case_id
),
reasons_of as (select no, case_id, jsonb_object_agg(need, reason) as reasons from verdict group by no, case_id),
categories_of as (
  select no, case_id, jsonb_object_agg(category, covered_by) as covered,
    jsonb_object_agg(category, released_by) filter (where released) as released
  from category_of group by no, case_id
),
consent_of as (
  select no, case_id,
    bool_or(permitted and not denied) as permits_something,
    bool_or(denied and category = 'CASE_STATUS') as status_denied,
    bool_or(not_understood and category = 'CASE_STATUS') as status_not_understood,
    bool_or(permitted and category = 'INVOLVEMENT') as involvement_permitted,
    bool_or(denied and category = 'INVOLVEMENT') as involvement_denied,
    bool_or(not_understood and category = 'INVOLVEMENT') as involvement_not_understood,
    bool_or(withdrawn and category = 'INVOLVEMENT') as involvement_withdrawn,
    bool_or(expired and category = 'INVOLVEMENT') as involvement_expired
  from consent group by no, case_id
)
select
  no, case_id as "caseId",
  coalesce(relations, '[]') as relations, coalesce(reasons, '{}') as reasons,
  coalesce(covered, '{}') as covered, coalesce(released, '{}') as released,
  not exists (select from directive where directive.case_id = part.case_id and not directive.may_contact_again)
    as "mayContactAgain",
  coalesce(permits_something, false) as "permitsSomething",
  coalesce(status_denied, false) as "statusDenied",
  coalesce(status_not_understood, false) as "statusNotUnderstood",
  coalesce(involvement_permitted, false) as "involvementPermitted",
  coalesce(involvement_denied, false) as "involvementDenied",
  coalesce(involvement_not_understood, false) as "involvementNotUnderstood",
  coalesce(involvement_withdrawn, false) as "involvementWithdrawn",
  coalesce(involvement_expired, false) as "involvementExpired"
from caller cross join ledger.part
left join relations_of using (no, case_id)
left join reasons_of using (no, case_id)
left join categories_of using (no, case_id)
left join consent_of using (no, case_id)`

/** @param needs of the member's fields: categories as words */
export async function memberVerdicts(
  database: pg.Pool,
  member: string,
  callers: readonly Caller[],
  needs: readonly string[],
): Promise<readonly MemberVerdict[]> {
  const { rows } = await database.query<MemberVerdict>(VERDICTS, [numbered(callers), member, needs])
  return rows
}

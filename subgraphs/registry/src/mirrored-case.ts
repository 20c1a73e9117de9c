import type { Caller } from '@hub/kit'
import { purposeBit } from '@hub/vocabulary'
import { type RawBuilder, sql } from 'kysely'
import { openNow, opensTo, saidTo, waysOf } from './ways.ts'

/** A case with all that the mirror says about it to one caller, now and for its purpose. */
export interface MirroredCase {
  readonly id: string
  readonly reference: string
  readonly subjectKind: string
  readonly status: string
  readonly openedOn: string
  /** 64-bit integer in decimal. */
  readonly epoch: string
  /** Kinds of the rows that open the case to the caller; none: it does not exist for the caller. */
  readonly kinds: readonly string[]
  /** The members that hold a part, in the order of the alphabet. */
  readonly holders: readonly string[]
  /** Those among them that must not be asked before they have carried out what they were ordered. */
  readonly fenced: readonly string[]
  readonly consent: readonly Said[]
}

/** What one owner says to the caller, for its purpose, now. */
export interface Said {
  readonly owner: string
  readonly statusDenied: boolean
  readonly involvementPermitted: boolean
  readonly involvementDenied: boolean
  readonly notUnderstood: boolean
  readonly involvementWithdrawn: boolean
  readonly involvementExpired: boolean
  readonly mayContactAgain: boolean
}

/** The columns of {@link MirroredCase} for `case_reference`; a select list and the joins that it needs. */
export function mirroredCase(caller: Caller): { columns: RawBuilder<MirroredCase>; joins: RawBuilder<unknown> } {
  const covers = (column: string) =>
    sql`bool_or(${sql.ref(`consent.${column}`)} & ${purposeBit(caller.purpose)}::integer <> 0)`
  return {
    columns: sql`
      case_reference.id, case_reference.reference, case_reference.subject_kind as "subjectKind",
      case_reference.status, to_char(case_reference.opened_on, 'YYYY-MM-DD') as "openedOn",
      coalesce(case_epoch.epoch, 0)::text as epoch,
      standings.kinds, standings.holders, said.consent,
      array(select distinct fence.owner from desk_order as fence where fence.case_id = case_reference.id
        and fence.fences and fence.confirmed_at is null) as fenced`,
    joins: sql`
      left join case_epoch on case_epoch.case_id = case_reference.id
      cross join lateral (
        select
          coalesce(array_agg(distinct standing.kind) filter (where ${opensTo(caller, waysOf(caller))}), '{}') as kinds,
          coalesce(array_agg(distinct standing.owner) filter (where standing.kind = 'HOLDER'), '{}') as holders
        from mirror_standing as standing
        where standing.case_id = case_reference.id and ${openNow('standing')}
      ) as standings
      cross join lateral (
        select coalesce(jsonb_agg(to_jsonb(one)), '[]') as consent
        from (
          select
            consent.owner,
            ${covers('status_denied')} as "statusDenied",
            ${covers('involvement_permitted')} as "involvementPermitted",
            ${covers('involvement_denied')} as "involvementDenied",
            ${covers('not_understood')} as "notUnderstood",
            ${covers('involvement_withdrawn')} as "involvementWithdrawn",
            ${covers('involvement_expired')} as "involvementExpired",
            bool_and(consent.may_contact_again) as "mayContactAgain"
          from mirror_consent as consent
          where consent.case_id = case_reference.id and ${saidTo(caller)} and ${openNow('consent')}
          group by consent.owner
        ) as one
      ) as said`,
  }
}

import { type RawBuilder, sql } from 'kysely'
import { type Asker, openNow, opensTo, saidTo } from './ways.ts'

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

/** A case as the statement gives it. */
export interface MirroredRow extends Omit<MirroredCase, 'consent'> {
  /** Owner, then a bit for each of {@link SAID}; several rows of one owner say what any of them says. */
  readonly consent: readonly (readonly [owner: string, bits: number])[] | null
}

/** Columns of the mirror by what they say, in the order of their bits. */
const SAID = [
  ['statusDenied', 'status_denied'],
  ['involvementPermitted', 'involvement_permitted'],
  ['involvementDenied', 'involvement_denied'],
  ['notUnderstood', 'not_understood'],
  ['involvementWithdrawn', 'involvement_withdrawn'],
  ['involvementExpired', 'involvement_expired'],
] as const
/** Beside those bits: the person is not to be contacted again. */
const NO_CONTACT = 1 << SAID.length

/**
 * The columns of {@link MirroredRow} for `case_reference`; a select list and the joins that it needs. Rows of the mirror
 * are collected as they are and put together by {@link mirroredCaseOf}: here each is one number, there it takes no time.
 */
export function mirroredCase(asker: Asker): { columns: RawBuilder<MirroredRow>; joins: RawBuilder<unknown> } {
  const covers = (column: string, bit: number) =>
    sql`case when ${sql.ref(`consent.${column}`)} & ${asker.purpose} <> 0 then ${sql.lit(bit)} else 0 end`
  const bits = SAID.map(([, column], index) => covers(column, 1 << index))
  return {
    columns: sql`
      case_reference.id, case_reference.reference, case_reference.subject_kind as "subjectKind",
      case_reference.status, to_char(case_reference.opened_on, 'YYYY-MM-DD') as "openedOn",
      coalesce(case_epoch.epoch, 0)::text as epoch,
      array(
        select standing.kind from mirror_standing as standing
        where standing.case_id = case_reference.id and ${opensTo(asker)}
      ) as kinds,
      array(
        select standing.owner from mirror_standing as standing
        where standing.case_id = case_reference.id and standing.kind = 'HOLDER' and ${openNow('standing')}
      ) as holders,
      (
        select json_agg(json_build_array(consent.owner,
          ${sql.join(bits, sql` + `)} + case when consent.may_contact_again then 0 else ${sql.lit(NO_CONTACT)} end))
        from mirror_consent as consent
        where consent.case_id = case_reference.id and ${saidTo(asker)} and ${openNow('consent')}
      ) as consent,
      array(select distinct fence.owner from desk_order as fence where fence.case_id = case_reference.id
        and fence.fences and fence.confirmed_at is null) as fenced`,
    joins: sql`left join case_epoch on case_epoch.case_id = case_reference.id`,
  }
}

/** Puts together what was collected of one case. */
export function mirroredCaseOf<Row extends MirroredRow>(row: Row): Omit<Row, 'consent'> & MirroredCase {
  const said = new Map<string, number>()
  for (const [owner, bits] of row.consent ?? []) said.set(owner, (said.get(owner) ?? 0) | bits)
  return {
    ...row,
    holders: [...new Set(row.holders)].sort(),
    consent: [...said].map(([owner, bits]) => saidIn(owner, bits)),
  }
}

function saidIn(owner: string, bits: number): Said {
  const words = SAID.map(([word], index) => [word, (bits & (1 << index)) !== 0])
  return { owner, ...Object.fromEntries(words), mayContactAgain: (bits & NO_CONTACT) === 0 } as Said
}

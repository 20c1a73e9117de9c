import { cell, type DecisionTable, EVERYONE } from '@hub/decision'
import type { Caller } from '@hub/kit'
import { bit, isMemberCode, isStaff, purposeBit, type Relation, SECRETARIAT } from '@hub/vocabulary'
import { type RawBuilder, type SqlBool, sql } from 'kysely'

type Kind = 'HOLDER' | 'REFERRED' | 'GRANTED' | 'EMERGENCY' | 'COORDINATING'

/** One way in which cases exist for a caller: rows of these kinds in the mirror, and the relation that follows. */
export interface Way {
  readonly relation: Relation
  readonly kinds: readonly Kind[]
}

/**
 * The ways in which a case can exist for this caller, in this role and for this purpose at all; none: no case exists.
 * The rows say the rest: recipient, person, purposes, dates.
 */
export function waysOf(caller: Caller): readonly Way[] {
  const { role, purpose, member } = caller
  if (isMemberCode(member)) {
    if (role === 'DATA_PROTECTION_OFFICER' && purpose === 'AUDIT')
      return [{ relation: 'PARTICIPANT', kinds: ['HOLDER'] }]
    if (!isStaff(role)) return []
    const participant: Way = { relation: 'PARTICIPANT', kinds: ['HOLDER', 'REFERRED', 'GRANTED'] }
    const breakGlass = caller.isPerson && purpose === 'EMERGENCY_PROTECTION'
    return breakGlass ? [participant, { relation: 'EMERGENCY', kinds: ['EMERGENCY'] }] : [participant]
  }
  const coordinates = member === SECRETARIAT && role === 'COORDINATOR' && purpose === 'CASE_COORDINATION'
  return coordinates ? [{ relation: 'COORDINATING', kinds: ['COORDINATING'] }] : []
}

/** Who asks, in the terms of a statement: values, or the numbers of its parameters. */
export interface Asker {
  readonly member: RawBuilder<string>
  readonly sub: RawBuilder<string>
  readonly purpose: RawBuilder<number>
  readonly kinds: RawBuilder<readonly Kind[]>
  /** To whom consent is said that counts for the caller. */
  readonly recipients: RawBuilder<readonly string[]>
}

/** The values of {@link Asker}, in its order. */
export function valuesOf(caller: Caller, ways: readonly Way[] = waysOf(caller)) {
  const kinds = ways.flatMap(way => way.kinds)
  return [caller.member, caller.sub, purposeBit(caller.purpose), kinds, [caller.member, EVERYONE]] as const
}

/** A caller by its values. */
export function askerOf(caller: Caller, ways?: readonly Way[]): Asker {
  const [member, sub, purpose, kinds, recipients] = valuesOf(caller, ways)
  return {
    member: sql`${member}`,
    sub: sql`${sub}`,
    purpose: sql`${purpose}::integer`,
    kinds: sql`${kinds}::text[]`,
    recipients: sql`${recipients}::text[]`,
  }
}

/** Whether a row of `mirror_standing as standing` opens its case to the caller now, in one of its ways. */
export function opensTo({ member, sub, purpose, kinds }: Asker): RawBuilder<SqlBool> {
  return sql<SqlBool>`(standing.recipient = ${member} and standing.kind = any(${kinds})
    and standing.purposes & ${purpose} <> 0
    and (standing.person = ${sub} or (standing.person is null and standing.kind <> 'EMERGENCY'))
    and ${openNow('standing')})`
}

/** Whether the case `case_reference.id` exists for the caller. */
export function existsFor(caller: Caller): RawBuilder<SqlBool> {
  return standsInOneOf(caller, waysOf(caller))
}

/**
 * Whether the caller may see the status of a case that exists for it: one of its ways opens CASE_STATUS for free, and
 * no owner denies it. It says in SQL what the decision says of one case, since a list is cut before it is decided.
 * The opposite is written out, because PostgreSQL joins by `exists` and not by a negation of its negation.
 */
export function statusShown(
  caller: Caller,
  table: DecisionTable,
): { readonly ever: boolean; readonly yes: RawBuilder<SqlBool>; readonly no: RawBuilder<SqlBool> } {
  const ways = waysOf(caller)
  const opening = ways.filter(
    way => ((table.free[cell(caller.role, caller.purpose, way.relation)] ?? 0) & bit('CASE_STATUS')) !== 0,
  )
  if (opening.length === 0) return { ever: false, yes: sql`false`, no: sql`true` }
  const denied = sql<SqlBool>`exists (select from mirror_consent as consent
    where consent.case_id = case_reference.id and ${saidTo(askerOf(caller))} and ${openNow('consent')}
    and consent.status_denied <> 0 and consent.status_denied & ${purposeBit(caller.purpose)}::integer <> 0)`
  if (opening.length === ways.length) return { ever: true, yes: sql`not ${denied}`, no: denied }
  const opened = standsInOneOf(caller, opening)
  return { ever: true, yes: sql`(${opened} and not ${denied})`, no: sql`(not ${opened} or ${denied})` }
}

/** Whether a row of `mirror_consent as consent` speaks to the caller's organisation. */
export function saidTo({ recipients }: Asker): RawBuilder<SqlBool> {
  return sql<SqlBool>`consent.recipient = any(${recipients})`
}

/** Whether a row of the mirror holds now, by the database's clock. */
export function openNow(row: 'standing' | 'consent'): RawBuilder<SqlBool> {
  const [opens, closes] = [sql.ref(`${row}.opens_at`), sql.ref(`${row}.closes_at`)]
  return sql<SqlBool>`((${opens} is null or ${opens} <= now()) and (${closes} is null or ${closes} > now()))`
}

function standsInOneOf(caller: Caller, ways: readonly Way[]): RawBuilder<SqlBool> {
  if (ways.length === 0) return sql<SqlBool>`false`
  return sql<SqlBool>`exists (select from mirror_standing as standing
    where standing.case_id = case_reference.id and ${opensTo(askerOf(caller, ways))})`
}

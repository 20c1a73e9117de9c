import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { DirectiveWords } from './shapes.ts'
import type { DeskTransaction } from './transaction.ts'

/** Whether this owner holds a part of the case. */
export async function holdsPart(transaction: DeskTransaction, caseId: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (select from ledger.part where case_id = ${caseId})
      and not exists (select from ledger.part_unlinking where case_id = ${caseId}) as held
  `.execute(transaction)
  return rows[0]?.held === true
}

export async function insertPart(
  transaction: DeskTransaction,
  caseId: string,
  localReference: string,
  sub: string,
): Promise<void> {
  await sql`insert into ledger.part values (${caseId}, ${localReference}, ${sub}, clock_timestamp())`.execute(
    transaction,
  )
}

export interface NewRelation {
  readonly id: string
  readonly caseId: string
  readonly member: string
  readonly person?: string
  readonly kind: 'REFERRED' | 'GRANTED' | 'CO_HOLDER' | 'EMERGENCY'
  readonly categories: readonly string[]
  readonly purposes: readonly string[]
  /** Whether a justification is kept for it; the text itself is none of the ledger's. */
  readonly justified?: boolean
  readonly openedBy: string
  /** Epoch milliseconds; null for none. */
  readonly expiresAt: number | null
}

/** Opens nothing twice: an id that is there already is left as it is. */
export async function insertRelation(transaction: DeskTransaction, relation: NewRelation): Promise<void> {
  const { id, caseId, member, person = null, kind, categories, purposes, justified, openedBy, expiresAt } = relation
  await sql`
    insert into ledger.relation values (
      ${id}, ${caseId}, ${member}, ${person}, ${kind}, ${categories}::text[], ${purposes}::text[],
      ${justified ? 'kept apart' : null}, ${openedBy}, clock_timestamp(),
      ${expiresAt === null ? null : new Date(expiresAt)})
    on conflict (id) do nothing
  `.execute(transaction)
}

/** Closes a relation row, if it is there and open; whether it did. */
export async function closeRelation(
  transaction: DeskTransaction,
  id: string,
  closingId: string,
  by: string,
  reason: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into ledger.relation_closing (id, relation_id, case_id, closed_at, closed_by, reason)
    select ${closingId}, relation.id, relation.case_id, clock_timestamp(), ${by}, ${reason}
    from ledger.relation where relation.id = ${id}
      and not exists (select from ledger.relation_closing where relation_id = relation.id)
  `.execute(transaction)
  return (numAffectedRows ?? 0n) > 0n
}

/** Records nothing twice: an id that is there already is left as it is. */
export async function insertDirective(
  transaction: DeskTransaction,
  id: string,
  caseId: string,
  recordedBy: string,
  words: DirectiveWords,
): Promise<void> {
  const moment = (time: number | null | undefined) => (time === null || time === undefined ? null : new Date(time))
  await sql`
    insert into ledger.consent_directive (
      id, case_id, effect, categories, recipients, purposes, legal_basis, valid_from, valid_until, recorded_by,
      recorded_at, collection_method, notice_language, notice_version, evidence_sha256, may_contact_again)
    values (${id}, ${caseId}, ${words.effect}, ${words.categories}::text[], ${words.recipients}::text[],
      ${words.purposes}::text[], ${words.legalBasis ?? null}, ${moment(words.validFrom)}, ${moment(words.validUntil)},
      ${recordedBy}, clock_timestamp(), ${words.collectionMethod}, ${words.noticeLanguage}, ${words.noticeVersion},
      ${words.evidenceSha256}, ${words.mayContactAgain})
    on conflict (id) do nothing
  `.execute(transaction)
}

/** Withdraws permits of a case that were not withdrawn before; their ids and categories. */
export async function withdrawPermits(
  transaction: DeskTransaction,
  caseId: string,
  by: string,
  reason: string,
  which: RawBuilder<SqlBool>,
): Promise<readonly { readonly id: string; readonly categories: readonly string[] }[]> {
  const { rows } = await sql<{ id: string; categories: string[] }>`
    with withdrawn as (
      insert into ledger.consent_withdrawal (id, directive_id, case_id, withdrawn_at, withdrawn_by, reason)
      select gen_random_uuid(), directive.id, directive.case_id, clock_timestamp(), ${by}, ${reason}
      from ledger.consent_directive as directive
      where directive.case_id = ${caseId} and directive.effect = 'PERMIT' and ${which}
        and not exists (select from ledger.consent_withdrawal where directive_id = directive.id)
      returning directive_id
    )
    select id, categories from ledger.consent_directive where id in (select directive_id from withdrawn)
  `.execute(transaction)
  return rows
}

/**
 * Members to which something of these categories was released: who has to hear that it may not be used any more. Only
 * those to which the case was ever opened can be among them; where the log cannot be searched in time, or does not reach
 * back so far any more, it is all of these.
 */
export async function receivedBy(
  db: Kysely<never>,
  caseId: string,
  categories: readonly string[],
): Promise<readonly string[]> {
  const opened = await sql<{ member: string; since: Date; forgotten: boolean }>`
    select member, min(opened_at) as since,
      coalesce(min(opened_at) <= (select through from ledger.log_forgotten), false) as forgotten
    from ledger.relation where case_id = ${caseId} group by member order by member
  `.execute(db)
  const members = opened.rows.map(({ member }) => member)
  if (members.length === 0) return []
  const since = new Date(Math.min(...opened.rows.map(row => row.since.getTime())))
  try {
    const { rows } = await sql<{ member: string }>`
      select distinct member from ledger.rows_about(${caseId}) join ledger.release_log as log using (seq),
        lateral ledger.decision_in(decisions, decided[array_position(cases, ${caseId}::uuid)]) as decision
      where at >= ${since} and member = any(${members}::text[])
        and decision ->> 'present' = 'true' and (decision -> 'mask')::jsonb ?| ${categories}::text[]
      order by member
    `.execute(db)
    const found = new Set(rows.map(({ member }) => member))
    return opened.rows.filter(({ member, forgotten }) => forgotten || found.has(member)).map(({ member }) => member)
  } catch {
    return members
  }
}

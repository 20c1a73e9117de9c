import { type Kysely, sql } from 'kysely'
import type { MirroredItem } from './outcome.ts'
import { type DeskRefusalCode, refuseUnless } from './refusals.ts'
import type { DeskTransaction } from './transaction.ts'

export type ItemKind = 'REFERRAL' | 'OFFER' | 'REQUEST' | 'PROPOSAL' | 'BREAK_GLASS'

/** An item as the owner keeps it that has to decide. Times in epoch milliseconds. */
export interface DeskItemRow {
  readonly id: string
  readonly kind: ItemKind
  readonly caseId: string
  readonly sender: string
  readonly senderSub: string
  readonly recipient: string
  readonly categories: readonly string[]
  readonly purposes: readonly string[]
  readonly expiresAt: number
  readonly detail: Readonly<Record<string, unknown>>
  /** Null while nobody has answered. */
  readonly answer: string | null
  /** Whether the relation that it opened was closed. */
  readonly ended: boolean
}

export interface NewItem extends Omit<DeskItemRow, 'answer' | 'ended' | 'detail'> {
  readonly detail?: Readonly<Record<string, unknown>>
  /** Kept apart; null for none. */
  readonly text: string | null
}

export async function insertItem(transaction: DeskTransaction, item: NewItem): Promise<void> {
  const { id, kind, caseId, sender, senderSub, recipient, categories, purposes, expiresAt, detail = {}, text } = item
  await sql`
    insert into ledger.desk_item values (
      ${id}, ${kind}, ${caseId}, ${sender}, ${senderSub}, ${recipient}, ${categories}::text[], ${purposes}::text[],
      clock_timestamp(), ${new Date(expiresAt)}, ${JSON.stringify(detail)}::jsonb)
  `.execute(transaction)
  if (text !== null) await sql`insert into ledger.desk_text values (${id}, ${text})`.execute(transaction)
}

/** @throws DeskRefusal where there is no such item of this kind here */
export async function itemOf(
  transaction: DeskTransaction,
  id: string,
  kinds: readonly ItemKind[],
  otherwise: DeskRefusalCode = 'NOT_YOURS',
): Promise<DeskItemRow> {
  const { rows } = await sql<DeskItemRow>`
    select item.id, item.kind, item.case_id as "caseId", sender, sender_sub as "senderSub", recipient, categories,
      purposes, extract(epoch from expires_at)::float8 * 1000 as "expiresAt", detail, answer.answer,
      exists (select from ledger.relation_closing where relation_id = item.id) as ended
    from ledger.desk_item as item left join ledger.desk_answer as answer on answer.item_id = item.id
    where item.id = ${id}
  `.execute(transaction)
  const item = rows[0]
  refuseUnless(item !== undefined && kinds.includes(item.kind), otherwise)
  return item
}

/** Of one case: more than anybody sends about it. */
export const MOST_ITEMS = 500

/** What has become of everything that was sent here about a case. What this owner only received is the sender's to say. */
export async function mirroredItems(db: Kysely<never>, caseId: string): Promise<readonly MirroredItem[]> {
  const { rows } = await sql<MirroredItem>`
    select item.id, item.kind, answer.answer,
      case when relation.id is not null then jsonb_build_object('categories', relation.categories,
        'purposes', relation.purposes, 'expiresAt',
        to_char(relation.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as granted,
      exists (select from ledger.relation_closing where relation_id = item.id) as ended
    from ledger.desk_item as item
    left join ledger.desk_answer as answer on answer.item_id = item.id
    left join ledger.relation on relation.id = item.id
    where item.case_id = ${caseId} and item.kind <> 'OFFER'
    order by item.sent_at desc limit ${MOST_ITEMS}
  `.execute(db)
  return rows
}

/** Refuses an answer to what was answered, or is not open any more. */
export function checkAnswerable(item: DeskItemRow, now: number): void {
  refuseUnless(item.answer === null, item.answer === 'ENDED' ? 'NOT_OPEN' : 'ALREADY_ANSWERED')
  refuseUnless(item.expiresAt > now, 'NOT_OPEN')
}

export async function answerItem(
  transaction: DeskTransaction,
  item: { readonly id: string },
  answer: string,
  by: { readonly sub: string; readonly member: string },
): Promise<void> {
  await sql`
    insert into ledger.desk_answer values (${item.id}, ${answer}, ${by.sub}, ${by.member}, clock_timestamp())
  `.execute(transaction)
}

import { breakGlassAt, type Caller, derivedId } from '@hub/kit'
import { isMemberCode, isStaff, type MemberCode } from '@hub/vocabulary'
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { DeskNotice } from '../generated/types.ts'
import { type ItemFacts, itemState } from './item-state.ts'

/** An envelope as the registry keeps it. */
export interface ItemRow {
  readonly id: string
  readonly kind: ItemFacts['kind']
  readonly audience: 'STAFF' | 'DPO'
  readonly case_id: string
  readonly sender: string | null
  readonly sender_sub: string | null
  readonly recipient: string | null
  readonly delivered: boolean
  readonly categories: readonly string[] | null
  readonly preview: readonly string[] | null
  readonly granted: readonly string[] | null
  readonly purposes: readonly string[] | null
  readonly sent_at: Date
  readonly expires_at: Date | null
  readonly answer: ItemFacts['answer']
  readonly answered_at: Date | null
  readonly ended_at: Date | null
  readonly notice: DeskNotice | null
  readonly has_text: boolean
  readonly part_of: string | null
  /** Of the case, if there is one. */
  readonly reference: string | null
}

export interface NewItem {
  readonly id: string
  readonly kind: ItemFacts['kind']
  readonly audience?: 'STAFF' | 'DPO'
  readonly caseId: string
  readonly sender: string | null
  readonly senderSub: string | null
  readonly recipient: string | null
  readonly delivered: boolean
  readonly categories?: readonly string[]
  readonly preview?: readonly string[]
  readonly purposes?: readonly string[]
  /** ISO 8601. */
  readonly expiresAt?: string
  readonly notice?: DeskNotice
  readonly hasText?: boolean
  readonly partOf?: string
}

/** The member that has the decisive copy of an item: it holds the case, or was asked. */
export function deciderOf(item: ItemRow): MemberCode | null {
  const decider = item.kind === 'REFERRAL' ? item.sender : item.recipient
  return decider !== null && isMemberCode(decider) ? decider : null
}

/** Makes an envelope; one that is there already stays as it is. */
export async function insertItem(db: Kysely<never>, item: NewItem): Promise<void> {
  const { id, kind, audience = 'STAFF', caseId, sender, senderSub, recipient, delivered } = item
  await sql`
    insert into desk_item (id, kind, audience, case_id, sender, sender_sub, recipient, delivered, categories, preview,
      purposes, expires_at, notice, has_text, part_of)
    values (${id}, ${kind}, ${audience}, ${caseId}, ${sender}, ${senderSub}, ${recipient}, ${delivered},
      ${item.categories ?? null}::text[], ${item.preview ?? null}::text[], ${item.purposes ?? null}::text[],
      ${item.expiresAt ?? null}::timestamptz, ${item.notice ?? null}, ${item.hasText ?? false}, ${item.partOf ?? null})
    on conflict (id) do nothing
  `.execute(db)
}

/** Tells the data protection officer of a holder of a use of break-glass there, once however often it is said. */
export async function tellOfficer(
  db: Kysely<never>,
  use: Pick<NewItem, 'id' | 'caseId' | 'sender' | 'senderSub' | 'expiresAt'>,
  holder: MemberCode,
): Promise<void> {
  await insertItem(db, {
    ...use,
    id: breakGlassAt(use.id, holder),
    kind: 'BREAK_GLASS',
    audience: 'DPO',
    recipient: holder,
    delivered: true,
    purposes: ['EMERGENCY_PROTECTION'],
    hasText: true,
    partOf: use.id,
  })
}

/** One notice to each member, however many owners say so. */
export async function insertNotices(
  db: Kysely<never>,
  commandId: string,
  caseId: string,
  members: readonly string[],
  notice: DeskNotice,
  audience?: NewItem['audience'],
): Promise<void> {
  for (const member of members.filter(isMemberCode)) {
    const id = derivedId('notice', commandId, member)
    const to = { caseId, sender: null, senderSub: null, recipient: member, delivered: true }
    await insertItem(db, { id, kind: 'NOTICE', notice, ...to, ...(audience && { audience }) })
  }
}

/** Enters the first answer; a later one changes nothing. */
export async function enterAnswer(
  db: Kysely<never>,
  id: string,
  answer: NonNullable<ItemFacts['answer']>,
  more: {
    readonly granted?: readonly string[]
    readonly purposes?: readonly string[]
    readonly expiresAt?: string
  } = {},
): Promise<void> {
  await sql`
    update desk_item set answer = ${answer}, answered_at = clock_timestamp(),
      granted = coalesce(${more.granted ?? null}::text[], granted),
      purposes = coalesce(${more.purposes ?? null}::text[], purposes),
      expires_at = coalesce(${more.expiresAt ?? null}::timestamptz, expires_at)
    where id = ${id} and answer is null
  `.execute(db)
}

export async function enterEnd(db: Kysely<never>, id: string): Promise<void> {
  await sql`
    update desk_item set ended_at = coalesce(ended_at, clock_timestamp()) where id = ${id} or part_of = ${id}
  `.execute(db)
}

/** An item that the caller may see: of its own member, and for its role. */
export async function itemFor(db: Kysely<never>, caller: Caller, id: string): Promise<ItemRow | null> {
  const [item] = await itemsWhere(db, sql`item.id = ${id} and ${seenBy(caller)}`, sql``)
  return item ?? null
}

/** Whatever the caller: for those who decide what it may do with it. */
export async function itemById(db: Kysely<never>, id: string): Promise<ItemRow | null> {
  const [item] = await itemsWhere(db, sql`item.id = ${id}`, sql``)
  return item ?? null
}

export async function itemsWhere(
  db: Kysely<never>,
  where: RawBuilder<SqlBool>,
  rest: RawBuilder<unknown>,
): Promise<readonly ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select item.*, case_reference.reference
    from desk_item as item left join case_reference on case_reference.id = item.case_id
    where ${where} ${rest}
  `.execute(db)
  return rows
}

/** Whether `desk_item as item` is on the caller's desk at all. */
export function seenBy(caller: Caller): RawBuilder<SqlBool> {
  const audience = audienceOf(caller)
  if (audience === null) return sql<SqlBool>`false`
  return sql<SqlBool>`(item.audience = ${audience}
    and (item.sender = ${caller.member} or (item.recipient = ${caller.member} and item.delivered))
    and (item.part_of is null or item.recipient = ${caller.member}))`
}

export function audienceOf({ member, role, purpose }: Caller): 'STAFF' | 'DPO' | null {
  if (!isMemberCode(member)) return null
  if (isStaff(role)) return 'STAFF'
  return role === 'DATA_PROTECTION_OFFICER' && purpose === 'AUDIT' ? 'DPO' : null
}

/** An envelope as one of its two parties sees it. */
export function presentItem(caller: Caller, row: ItemRow, now = Date.now()): object {
  const state = itemState(
    {
      kind: row.kind,
      answer: row.answer,
      ended: row.ended_at !== null,
      expiresAt: row.expires_at === null ? null : row.expires_at.getTime(),
    },
    now,
  )
  const isSender = row.sender === caller.member
  const accepted = row.answer === 'ACCEPTED'
  const sealed = row.kind === 'REFERRAL' && !isSender && !accepted
  // Whoever asks names a case; whether there is one, the answer must not tell.
  const guessing = isSender && !accepted && (row.kind === 'REQUEST' || row.kind === 'BREAK_GLASS')
  return {
    id: row.id,
    kind: row.kind,
    state,
    sender: row.sender,
    recipient: row.recipient,
    case: sealed ? null : { id: row.case_id, reference: guessing ? null : row.reference },
    categories: sealed ? (row.preview ?? []) : row.categories,
    granted: row.granted,
    purposes: row.purposes,
    sentAt: row.sent_at.toISOString(),
    answeredAt: row.answered_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    notice: row.notice,
    hasText: row.has_text,
  }
}

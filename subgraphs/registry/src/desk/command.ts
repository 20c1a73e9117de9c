import {
  type Caller,
  type CommandCredentials,
  commandIdOf,
  DESK_REFUSALS,
  type DeskClient,
  DeskRefusal,
  type DeskRefusalCode,
  type Order,
  type OrderDone,
  orderDigest,
  refuseUnless,
} from '@hub/kit'
import { isMemberCode, type MemberCode } from '@hub/vocabulary'
import { type Kysely, sql } from 'kysely'
import type { Delivered, Dispatch } from './dispatch.ts'
import { itemFor, presentItem } from './items.ts'
import { applyMirror } from './mirrors.ts'

/** What the desk works with. */
export interface DeskServices {
  readonly db: Kysely<never>
  readonly client: DeskClient
  readonly dispatch: Dispatch
  readonly fenceMs: number
}

/** What came of a command, as it is kept: ids and counts, so that the same key gets the same answer. */
export interface CommandResult {
  readonly item?: string
  readonly caseId?: string
  readonly delivery?: {
    readonly members: number
    readonly confirmed: number
    readonly known: readonly { readonly member: string; readonly confirmed: boolean }[]
  }
}

/** One command on its way. */
export interface Running extends DeskServices {
  readonly caller: Caller
  readonly commandId: string
  readonly order: Order
  readonly credentials: CommandCredentials
}

/** Whether another try may not meet this refusal: it is not kept. */
export function isPassing(code: DeskRefusalCode): boolean {
  return code === 'MEMBER_UNAVAILABLE' || code === 'NOT_AUTHENTIC'
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Runs a command once for each person and idempotency key. Every step of a command has one effect however often it is
 * taken, so one that was cut short is simply taken up again under the same key.
 */
export async function runCommand(
  services: DeskServices,
  caller: Caller,
  credentials: CommandCredentials | undefined,
  order: Order,
  run: (running: Running) => Promise<CommandResult>,
): Promise<object> {
  const { db } = services
  try {
    const { idempotencyKey } = (order.args as { readonly input: { readonly idempotencyKey: string } }).input
    refuseUnless(UUID.test(idempotencyKey), 'IDEMPOTENCY_KEY_INVALID')
    refuseUnless(credentials?.commandSignature !== undefined, 'NOT_AUTHENTIC')
    const commandId = commandIdOf(caller, idempotencyKey)
    const known = await begin(db, commandId, caller, order)
    if (known !== null) return present(db, caller, known)
    const kept = await attempt(() => run({ ...services, caller, commandId, order, credentials }))
    if ('refused' in kept && isPassing(kept.refused)) return present(db, caller, kept)
    return present(db, caller, await finish(db, commandId, kept))
  } catch (error) {
    if (error instanceof DeskRefusal) return present(db, caller, { refused: error.code })
    throw error
  }
}

type Kept = CommandResult | { readonly refused: DeskRefusalCode }

async function attempt(run: () => Promise<CommandResult>): Promise<Kept> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof DeskRefusal) return { refused: error.code }
    throw error
  }
}

/** What was answered to this key before; null where nothing was yet. */
async function begin(db: Kysely<never>, id: string, caller: Caller, order: Order): Promise<Kept | null> {
  const digest = orderDigest(order)
  await sql`
    insert into desk_command (id, digest, field, member, sub)
    values (${id}, ${digest}, ${order.field}, ${caller.member}, ${caller.sub}) on conflict (id) do nothing
  `.execute(db)
  const { rows } = await sql<{ digest: string; answer: Kept | null }>`
    select digest, answer from desk_command where id = ${id}
  `.execute(db)
  refuseUnless(rows[0]?.digest === digest, 'IDEMPOTENCY_KEY_REUSED')
  return rows[0].answer
}

/** Keeps the answer, unless another was kept meanwhile; the one that stays. */
async function finish(db: Kysely<never>, id: string, kept: Kept): Promise<Kept> {
  const { rows } = await sql<{ answer: Kept }>`
    update desk_command set answer = coalesce(answer, ${JSON.stringify(kept)}::jsonb) where id = ${id} returning answer
  `.execute(db)
  return rows[0]?.answer ?? kept
}

async function present(db: Kysely<never>, caller: Caller, kept: Kept): Promise<object> {
  if ('refused' in kept) {
    return { done: false, refusal: { code: kept.refused, message: DESK_REFUSALS[kept.refused] } }
  }
  const item = kept.item === undefined ? null : await itemFor(db, caller, kept.item)
  return {
    done: true,
    refusal: null,
    item: item === null ? null : presentItem(caller, item),
    case: kept.caseId === undefined ? null : { id: kept.caseId, reference: await referenceOf(db, kept.caseId) },
    delivery:
      kept.delivery === undefined ? null : { ...kept.delivery, known: kept.delivery.known.map(one => ({ ...one })) },
  }
}

async function referenceOf(db: Kysely<never>, caseId: string): Promise<string | null> {
  const { rows } = await sql<{ reference: string }>`
    select reference from case_reference where id = ${caseId}
  `.execute(db)
  return rows[0]?.reference ?? null
}

/** Passes the command on to a member, which verifies and carries it out, and takes over what it says of the case. */
export async function passOn(running: Running, owner: MemberCode, caseId: string): Promise<OrderDone['result']> {
  const { db, client, dispatch, order, credentials } = running
  await dispatch.mirrorLater(owner, caseId)
  const outcome = await client.carryOut(owner, order, credentials)
  if (outcome === null) throw new DeskRefusal('MEMBER_UNAVAILABLE')
  if (outcome.refused !== undefined) throw new DeskRefusal(outcome.refused)
  await applyMirror(db, owner, outcome.mirror)
  return outcome.result
}

/** The caller's member, where it is one. */
export function memberOf({ member }: Caller): MemberCode {
  if (!isMemberCode(member)) throw new DeskRefusal('ROLE_NOT_ALLOWED')
  return member
}

/** How a delivery is told: as a count, and by name where the caller may know the holder. */
export function deliveryOf({ members }: Delivered, known: ReadonlySet<string>): NonNullable<CommandResult['delivery']> {
  return {
    members: members.length,
    confirmed: members.filter(({ confirmed }) => confirmed).length,
    known: members.filter(({ member }) => known.has(member)),
  }
}

import { type DeskBacklog, type DeskHost, derivedId, type NarrowOrder, type OrderOutcome } from '@hub/kit'
import { isMemberCode, type MemberCode, purposeBit } from '@hub/vocabulary'
import { type Kysely, sql } from 'kysely'
import { readBacklog } from './backlog.ts'
import { insertNotices } from './items.ts'
import { applyMirror, denyWhileFenced, lockCase } from './mirrors.ts'
import { DELIVER, MIRROR, type Queue } from './queue.ts'

/** An order to one member, on the registry's signature. */
export interface NewOrder {
  readonly owner: MemberCode
  readonly commandId: string
  readonly caseId: string
  readonly by: { readonly sub: string; readonly member: string; readonly role: string; readonly purpose: string }
  /** As it travels: dates are written out. */
  readonly order: { readonly kind: NarrowOrder['kind'] } & Readonly<Record<string, unknown>>
  /** Whether nobody is to be asked about the case at this member before it has confirmed. */
  readonly fences: boolean
}

/** Gets orders to members, whatever happens in between, and keeps the mirrors of their ledgers. */
export interface Dispatch {
  /** Writes orders down, fences first, in one transaction with whatever else is written in it. */
  write(transaction: Kysely<never>, orders: readonly NewOrder[]): Promise<void>
  /** Tries to deliver what a command ordered until all of it is confirmed, or the time is over. How many are. */
  settle(commandId: string, withinMs: number): Promise<Delivered>
  /** Has the mirror of a case read again some time, whatever becomes of this process. */
  mirrorLater(owner: MemberCode, caseId: string): Promise<void>
  /** Sends one member all orders after a position; see `RegistryOffice.knock`. */
  catchUp(owner: MemberCode, nonce: string, after: number): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
  backlog(): Promise<DeskBacklog>
}

export interface Delivered {
  readonly members: readonly { readonly member: MemberCode; readonly confirmed: boolean }[]
  /** Of the orders that a member has refused: why. */
  readonly refused: readonly string[]
}

const BATCH = 50
/** Between two tries to reach a member while somebody waits for it. */
const TRY_AGAIN_MS = 250

interface OrderRow {
  readonly id: string
  readonly command_id: string
  readonly case_id: string
  readonly envelope: object
}

export function createDispatch(db: Kysely<never>, { client, log }: DeskHost, queue: Queue): Dispatch {
  /** One delivery to a member at a time; what comes meanwhile goes with the next. */
  const delivering = new Map<MemberCode, Promise<void>>()

  function deliver(owner: MemberCode): Promise<void> {
    const before = delivering.get(owner) ?? Promise.resolve()
    const next = before.then(() => deliverOnce(owner))
    delivering.set(owner, next)
    return next
  }

  /** Whatever a member has not confirmed, in order. One that fails alone must not keep the others back. */
  async function deliverOnce(owner: MemberCode): Promise<void> {
    try {
      for (;;) {
        const { rows } = await sql<OrderRow>`
          select id, command_id, case_id, envelope from desk_order where owner = ${owner} and confirmed_at is null
          order by position limit ${BATCH}
        `.execute(db)
        if (rows.length === 0) return
        const together = await send(owner, rows)
        if (!together && rows.length > 1) for (const row of rows) await send(owner, [row])
        if (!together || rows.length < BATCH) return
      }
    } catch (error) {
      log.warn({ owner, error: error instanceof Error ? error.name : 'unknown' }, 'orders could not be delivered')
    }
  }

  async function send(
    owner: MemberCode,
    rows: readonly OrderRow[],
    terms?: { readonly nonce: string; readonly complete: boolean },
  ): Promise<boolean> {
    const outcomes = await client.narrow(
      owner,
      rows.map(row => row.envelope),
      terms,
    )
    if (outcomes === null) return false
    for (const [index, row] of rows.entries()) {
      const outcome = outcomes[index]
      if (outcome !== undefined) await confirm(owner, row, outcome)
    }
    return true
  }

  async function confirm(owner: MemberCode, row: OrderRow, outcome: OrderOutcome): Promise<void> {
    const refused = outcome.refused ?? null
    if (outcome.refused === undefined) await tell(row, outcome.result.tell ?? [])
    // Before the mirror is applied: what this order may take away is in the mirror now.
    await sql`
      update desk_order set confirmed_at = clock_timestamp(), refused = ${refused}
      where id = ${row.id} and confirmed_at is null
    `.execute(db)
    if (outcome.refused === undefined) await applyMirror(db, owner, outcome.mirror)
    else {
      const taken = await client.mirror(owner, row.case_id)
      if (taken !== null) await applyMirror(db, owner, taken)
      else await queue.add(db, MIRROR, { owner, caseId: row.case_id })
    }
  }

  async function tell(row: OrderRow, members: readonly string[]): Promise<void> {
    const { order } = row.envelope as { order: { kind: NarrowOrder['kind']; id?: string } }
    // What the member had recorded itself before.
    if (order.id !== undefined) return
    const notice = order.kind === 'DENY' ? 'CONSENT_DENIED' : 'CONSENT_WITHDRAWN'
    await insertNotices(db, row.command_id, row.case_id, members, notice)
  }

  async function deliveredOf(commandId: string): Promise<Delivered> {
    const { rows } = await sql<{ owner: MemberCode; confirmed: boolean; refused: string | null }>`
      select owner, confirmed_at is not null as confirmed, refused from desk_order
      where command_id = ${commandId} order by owner
    `.execute(db)
    return {
      members: rows.map(({ owner, confirmed }) => ({ member: owner, confirmed })),
      refused: rows.flatMap(({ refused }) => refused ?? []),
    }
  }

  /** Whether a member would miss orders that were let go of after their time. Then it must not serve. */
  async function isForgotten(owner: MemberCode, after: number): Promise<boolean> {
    const { rows } = await sql`
      select from desk_position where owner = ${owner} and forgotten > ${after}`.execute(db)
    return rows.length > 0
  }

  return {
    async write(transaction, orders) {
      // In one order, so that two commands never wait for each other.
      const sorted = [...orders].sort((a, b) => (a.owner < b.owner ? -1 : 1))
      for (const caseId of [...new Set(sorted.map(one => one.caseId))].sort()) await lockCase(transaction, caseId)
      for (const { owner, commandId, caseId, by, order, fences } of sorted) {
        await sql`select pg_advisory_xact_lock(hashtextextended(${`orders to ${owner}`}, 1))`.execute(transaction)
        const { rows } = await sql<{ id: string }>`
          insert into desk_order (id, owner, position, command_id, case_id, fences, status_denied, envelope)
          select ${derivedId('order', commandId, owner)}, ${owner}, at.position, ${commandId}, ${caseId}, ${fences},
            ${statusDenied(order)}, jsonb_build_object('commandId', ${commandId}::text, 'caseId', ${caseId}::text,
              'position', at.position, 'by', ${JSON.stringify(by)}::jsonb, 'order', ${JSON.stringify(order)}::jsonb)
          from (select coalesce(max(last), 0) + 1 as position from desk_position where owner = ${owner}) as at
          on conflict (owner, command_id) do nothing returning id
        `.execute(transaction)
        if (rows.length === 0) continue
        await sql`
          insert into desk_position as known (owner, last) values (${owner}, 1)
          on conflict (owner) do update set last = known.last + 1
        `.execute(transaction)
        if (fences) await denyWhileFenced(transaction, caseId, owner)
        await queue.add(transaction, DELIVER, { owner })
      }
    },

    async settle(commandId, withinMs) {
      const until = Date.now() + withinMs
      for (;;) {
        const before = await deliveredOf(commandId)
        const open = before.members.filter(({ confirmed }) => !confirmed)
        if (open.length === 0) return before
        const tries = Promise.all(open.map(({ member }) => deliver(member)))
        await Promise.race([tries, wait(Math.max(0, until - Date.now()))])
        const after = await deliveredOf(commandId)
        if (after.members.every(({ confirmed }) => confirmed) || Date.now() >= until) return after
        await wait(Math.min(TRY_AGAIN_MS, Math.max(0, until - Date.now())))
      }
    },

    mirrorLater: (owner, caseId) => queue.add(db, MIRROR, { owner, caseId }, 5),

    async catchUp(owner, nonce, after) {
      if (await isForgotten(owner, after)) {
        log.error({ owner, alarm: true }, 'a member lacks orders that are not kept any more: restore a newer backup')
        return
      }
      // An owner that was restored counts from its backup on: its mirrors are older than known, and right.
      const { rows: mirrored } = await sql<{ case_id: string }>`
        delete from desk_mirror where owner = ${owner} and at > now() - interval '31 days' returning case_id
      `.execute(db)
      const { rows } = await sql<OrderRow>`
        select id, command_id, case_id, envelope from desk_order
        where owner = ${owner} and (position > ${after} or confirmed_at is null) order by position
      `.execute(db)
      for (let at = 0; at < rows.length || at === 0; at += BATCH) {
        const complete = at + BATCH >= rows.length
        if (!(await send(owner, rows.slice(at, at + BATCH), { nonce, complete }))) return
      }
      for (const { case_id: caseId } of mirrored) await queue.add(db, MIRROR, { owner, caseId })
    },

    async start() {
      await queue.start({
        async deliver(owner) {
          if (!isMemberCode(owner)) return
          await deliver(owner)
          const { rows } = await sql`
            select from desk_order where owner = ${owner} and confirmed_at is null limit 1
          `.execute(db)
          // The queue tries again.
          if (rows.length > 0) throw new Error('a member has not confirmed all orders')
        },
        async mirror(owner, caseId) {
          if (!isMemberCode(owner)) return
          const taken = await client.mirror(owner, caseId)
          if (taken === null) throw new Error('a member did not answer')
          await applyMirror(db, owner, taken)
        },
      })
    },

    stop: () => queue.stop(),
    backlog: () => readBacklog(db),
  }
}

/** Purposes for which an order may take the case's status away. */
function statusDenied(order: NewOrder['order']): number {
  const words = order.directive as { categories?: readonly string[]; purposes?: readonly string[] } | undefined
  if (order.kind !== 'DENY' || words?.categories?.includes('CASE_STATUS') !== true) return 0
  return (words.purposes ?? []).reduce((mask, purpose) => mask | purposeBit(purpose as never), 0)
}

function wait(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

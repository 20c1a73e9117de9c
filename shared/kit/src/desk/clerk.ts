import {
  type Actor,
  type CommandCredentials,
  type CommandVerifier,
  canonicalJson,
  digest,
  type Order,
  orderDigest,
} from '@hub/assertion'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { commandIdOf } from './ids.ts'
import { receivedBy } from './ledger-rows.ts'
import { narrow } from './narrow.ts'
import { ORDER_RULES } from './orders/index.ts'
import type { Office, OrderRule } from './orders/order.ts'
import type { CaseMirror, OrderOutcome } from './outcome.ts'
import { isOrderField, type NarrowEnvelope, ORDER_SHAPES, type OrderField, type OrderInput } from './shapes.ts'
import { carryOut, mirrorIn } from './transaction.ts'

/** An owner's side of the desk: everything that it does on somebody's order. */
export interface Clerk {
  /** An order that a person or machine gave through the gateway, which signed it. @throws RefusedError */
  carryOut(order: Order, credentials: CommandCredentials): Promise<OrderOutcome>
  /** An order on the registry's signature. */
  narrow(envelope: NarrowEnvelope): Promise<OrderOutcome>
  mirror(caseId: string): Promise<CaseMirror>
  /** The last position up to which every order of the registry was carried out. */
  position(): Promise<number>
  /** Writes down that every order was carried out for whoever knocked with this nonce. */
  caughtUp(nonce: string): Promise<void>
  /** Whether any process has written that down. */
  isCaughtUp(nonce: string): Promise<boolean>
}

/** Kinds of narrowing after which those who received something have to hear of it. */
const HEARD_OF: ReadonlySet<string> = new Set(['WITHDRAW_DIRECTIVE', 'WITHDRAW_SCOPE', 'DENY'])

export function createClerk(db: Kysely<never>, office: Office, verify: CommandVerifier): Clerk {
  const withListeners = async (outcome: OrderOutcome, caseId: string, heardOf: boolean): Promise<OrderOutcome> => {
    const categories = outcome.refused === undefined ? (outcome.result.categories ?? []) : []
    if (outcome.refused !== undefined || !heardOf || categories.length === 0) return outcome
    return { ...outcome, result: { ...outcome.result, tell: await receivedBy(db, caseId, categories) } }
  }

  async function carry<Field extends OrderField>(
    field: Field,
    rule: OrderRule<Field>,
    input: OrderInput<Field>,
    order: Order,
    actor: Actor,
  ): Promise<OrderOutcome> {
    const commandId = commandIdOf(actor, input.idempotencyKey)
    const about = rule.caseOf(input, commandId)
    const caseId = typeof about === 'string' ? about : await caseOfItem(db, about.item)
    if (caseId === null) return { refused: 'NOT_YOURS' }
    const command = { commandId, digest: orderDigest(order), kind: field, caseId, by: actor }
    const outcome = await carryOut(db, office.owner, command, (transaction, now) =>
      rule.run(input, { office, actor, commandId, transaction, now }),
    )
    return withListeners(outcome, caseId, field === 'recordConsent')
  }

  return {
    async carryOut(order, credentials) {
      const actor = await verify(credentials, order)
      const { field, args } = order
      if (!isOrderField(field)) return { refused: 'VALUE_INVALID' }
      const parsed = ORDER_SHAPES[field].safeParse((args as { input?: unknown }).input)
      if (!parsed.success) return { refused: 'VALUE_INVALID' }
      return carry(field, ORDER_RULES[field] as OrderRule<OrderField>, parsed.data, order, actor)
    },

    async narrow(envelope) {
      const { commandId, caseId, by, order, position } = envelope
      const command = { commandId, digest: digest(canonicalJson(order)), kind: order.kind, caseId, by, position }
      const outcome = await carryOut(db, office.owner, command, transaction => narrow(transaction, envelope))
      return withListeners(outcome, caseId, HEARD_OF.has(order.kind))
    },

    mirror: caseId => mirrorIn(db, office.owner, caseId),

    async caughtUp(nonce) {
      await sql`insert into ledger.desk_caught_up (nonce) values (${nonce}) on conflict do nothing`.execute(db)
    },
    async isCaughtUp(nonce) {
      const { rows } = await sql`select from ledger.desk_caught_up where nonce = ${nonce}`.execute(db)
      return rows.length > 0
    },
    async position() {
      const { rows } = await sql<{ position: number }>`
        select coalesce(max(position), 0)::integer as position from (
          select position, row_number() over (order by position) as nth from ledger.desk_event where position is not null
        ) as events where position = nth
      `.execute(db)
      return rows[0]?.position ?? 0
    },
  }
}

async function caseOfItem(db: Kysely<never>, item: string): Promise<string | null> {
  const { rows } = await sql<{ case_id: string }>`select case_id from ledger.desk_item where id = ${item}`.execute(db)
  return rows[0]?.case_id ?? null
}

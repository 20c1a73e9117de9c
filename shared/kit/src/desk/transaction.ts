import type { Mirror } from '@hub/decision'
import { mirrorOf } from '@hub/decision'
import type { MemberCode } from '@hub/vocabulary'
import { type Kysely, sql, type Transaction } from 'kysely'
import { readLedger } from '../ledger/facts.ts'
import { mirroredItems } from './items.ts'
import type { CaseMirror, OrderDone, OrderOutcome, OrderResult } from './outcome.ts'
import { DeskRefusal, type DeskRefusalCode } from './refusals.ts'

export type DeskTransaction = Transaction<never>

/** A command as one owner carries it out. */
export interface CarriedCommand {
  readonly commandId: string
  /** Digest of what was ordered: the same key must not order something else. */
  readonly digest: string
  readonly kind: string
  readonly caseId: string
  readonly by: { readonly sub: string; readonly member: string; readonly role: string; readonly purpose: string }
  /** Of an order on the registry's signature. */
  readonly position?: number
}

/**
 * Carries a command out once: its rows and its event are one transaction, under the case's lock. Repeated, it answers
 * as it did before, with the ledger as it is now.
 */
export async function carryOut(
  db: Kysely<never>,
  owner: MemberCode,
  command: CarriedCommand,
  run: (transaction: DeskTransaction, now: number) => Promise<OrderResult>,
): Promise<OrderOutcome> {
  const { commandId, digest, caseId, position } = command
  let repeated = false
  try {
    return await db.transaction().execute(async (transaction): Promise<OrderDone> => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${caseId}::text, 0))`.execute(transaction)
      const known = await eventOf(transaction, commandId)
      if (known !== null) {
        repeated = true
        if (known.digest !== digest) throw new DeskRefusal('IDEMPOTENCY_KEY_REUSED')
        if (known.refused !== undefined) throw new DeskRefusal(known.refused)
        return { result: known.result, mirror: await mirrorIn(transaction, owner, caseId) }
      }
      const { rows } = await sql<{
        now: number
      }>`select extract(epoch from clock_timestamp())::float8 * 1000 as now`.execute(transaction)
      const result = await run(transaction, rows[0]?.now ?? Number.NaN)
      await insertEvent(transaction, command, { digest, result })
      return { result, mirror: await mirrorIn(transaction, owner, caseId) }
    })
  } catch (error) {
    const refused = refusalOf(error)
    if (refused === null) throw error
    // The registry counts its orders, so that one which changes nothing must leave its position behind all the same.
    if (position !== undefined && !repeated) {
      await insertEvent(db, command, { digest, result: {}, refused })
    }
    return { refused }
  }
}

interface EventDetail {
  readonly digest: string
  readonly result: OrderResult
  readonly refused?: DeskRefusalCode
}

async function insertEvent(db: Kysely<never>, command: CarriedCommand, detail: EventDetail): Promise<void> {
  const { commandId, kind, caseId, by, position = null } = command
  await sql`
    insert into ledger.desk_event (command_id, kind, case_id, sub, member, role, purpose, detail, position)
    values (${commandId}, ${kind}, ${caseId}, ${by.sub}, ${by.member}, ${by.role}, ${by.purpose},
      ${JSON.stringify(detail)}::jsonb, ${position})
  `.execute(db)
}

async function eventOf(transaction: DeskTransaction, commandId: string): Promise<EventDetail | null> {
  const { rows } = await sql<{ detail: EventDetail }>`
    select detail from ledger.desk_event where command_id = ${commandId}
  `.execute(transaction)
  return rows[0]?.detail ?? null
}

/** What a unique key of the ledger says about a command that comes second. */
const TAKEN: Readonly<Record<string, DeskRefusalCode>> = {
  desk_answer_pkey: 'ALREADY_ANSWERED',
  part_pkey: 'ALREADY_HELD',
  part_local_reference_key: 'LOCAL_REFERENCE_TAKEN',
  // Ids follow from commands: another order has this one.
  desk_item_pkey: 'VALUE_INVALID',
}

function refusalOf(error: unknown): DeskRefusalCode | null {
  if (error instanceof DeskRefusal) return error.code
  const constraint = error instanceof Error && 'constraint' in error ? error.constraint : undefined
  return typeof constraint === 'string' ? (TAKEN[constraint] ?? null) : null
}

/** The owner's ledger of a case as it is in this transaction. */
export async function mirrorIn(db: Kysely<never>, owner: MemberCode, caseId: string): Promise<CaseMirror> {
  const { facts } = await readLedger(db, [caseId])
  const { rows } = await sql<{ held_since: number | null }>`
    select extract(epoch from registered_at)::float8 * 1000 as held_since from ledger.part where case_id = ${caseId}
  `.execute(db)
  const ledger = facts[0]
  const empty: Mirror = { standing: [], consent: [] }
  const items = await mirroredItems(db, caseId)
  if (ledger === undefined) return { caseId, version: '0', mirror: empty, items }
  const heldSince = ledger.holdsPart ? (rows[0]?.held_since ?? null) : null
  const { directives, relations } = ledger
  const mirror = mirrorOf({ caseId, owner, heldSince, directives, relations })
  return { caseId, version: ledger.epoch, mirror, items }
}

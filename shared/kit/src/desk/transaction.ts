import { mirrorOf } from '@hub/decision'
import type { MemberCode } from '@hub/vocabulary'
import { type Kysely, sql, type Transaction } from 'kysely'
import { readLedger } from '../ledger/facts.ts'
import { derivedId } from './ids.ts'
import type { CaseMirror, OrderOutcome, OrderResult } from './outcome.ts'
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
  try {
    return await db.transaction().execute(async (transaction): Promise<OrderOutcome> => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${caseId}::text, 0))`.execute(transaction)
      const known = await eventOf(transaction, commandId)
      if (known !== null) {
        if (known.digest !== digest) throw new DeskRefusal('IDEMPOTENCY_KEY_REUSED')
        await countAgain(transaction, command, known)
        if (known.refused !== undefined) return { refused: known.refused }
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
    if (position !== undefined && refused !== 'IDEMPOTENCY_KEY_REUSED') {
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

interface KnownEvent extends EventDetail {
  readonly position: number | null
}

/** A registry that was restored may order again what was carried out before, at another position: that counts as well. */
async function countAgain(transaction: DeskTransaction, command: CarriedCommand, known: KnownEvent): Promise<void> {
  const { commandId, position } = command
  if (position === undefined || known.position === position) return
  const again = derivedId('ordered again', commandId, String(position))
  if ((await eventOf(transaction, again)) !== null) return
  const { digest, result, refused } = known
  await insertEvent(transaction, { ...command, commandId: again }, { digest, result, ...(refused && { refused }) })
}

async function insertEvent(db: Kysely<never>, command: CarriedCommand, detail: EventDetail): Promise<void> {
  const { commandId, kind, caseId, by, position = null } = command
  await sql`
    insert into ledger.desk_event (command_id, kind, case_id, sub, member, role, purpose, detail, position)
    values (${commandId}, ${kind}, ${caseId}, ${by.sub}, ${by.member}, ${by.role}, ${by.purpose},
      ${JSON.stringify(detail)}::jsonb, ${position})
  `.execute(db)
}

async function eventOf(transaction: DeskTransaction, commandId: string): Promise<KnownEvent | null> {
  const { rows } = await sql<{ detail: EventDetail; position: number | null }>`
    select detail, position::integer as position from ledger.desk_event where command_id = ${commandId}
  `.execute(transaction)
  const [row] = rows
  return row === undefined ? null : { ...row.detail, position: row.position }
}

/** What a unique key of the ledger says about a command that comes second. */
const TAKEN: Readonly<Record<string, DeskRefusalCode>> = {
  desk_answer_pkey: 'ALREADY_ANSWERED',
  part_pkey: 'ALREADY_HELD',
  part_local_reference_key: 'LOCAL_REFERENCE_TAKEN',
}

function refusalOf(error: unknown): DeskRefusalCode | null {
  if (error instanceof DeskRefusal) return error.code
  const constraint = error instanceof Error && 'constraint' in error ? error.constraint : undefined
  return typeof constraint === 'string' ? (TAKEN[constraint] ?? null) : null
}

/** The owner's ledger of a case as it is in this transaction. */
export async function mirrorIn(db: Kysely<never>, owner: MemberCode, caseId: string): Promise<CaseMirror> {
  const [mirror] = await mirrorsIn(db, owner, [caseId])
  if (mirror === undefined) throw new Error('a case has a mirror, though it be empty')
  return mirror
}

/** The same for several cases, in two statements. */
export async function mirrorsIn(
  db: Kysely<never>,
  owner: MemberCode,
  caseIds: readonly string[],
): Promise<readonly CaseMirror[]> {
  if (caseIds.length === 0) return []
  const { facts } = await readLedger(db, caseIds)
  const { rows } = await sql<{ id: string; since: number }>`
    select case_id as id, extract(epoch from registered_at)::float8 * 1000 as since from ledger.part
    where case_id = any(${caseIds}::uuid[])
  `.execute(db)
  const registered = new Map(rows.map(({ id, since }) => [id, since]))
  return facts.map(({ caseId, epoch, holdsPart, directives, relations }) => {
    const heldSince = holdsPart ? (registered.get(caseId) ?? null) : null
    return { caseId, version: epoch, mirror: mirrorOf({ caseId, owner, heldSince, directives, relations }) }
  })
}

import type { CaseMirror } from '@hub/kit'
import { EVERY_PURPOSE } from '@hub/vocabulary'
import { type Kysely, sql } from 'kysely'
import { mirrorRows } from '../mirror-rows.ts'
import type { Tables } from '../tables.ts'
import { takeItems } from './envelopes.ts'

/** The recipient of what is said to all. */
const EVERYONE = 'EVERYONE'

/**
 * Lets an owner's ledger of a case, as the owner has just projected it, take the place of what was mirrored. An older
 * one than is known changes nothing. While orders to that owner are unconfirmed, what they may take away stays denied.
 */
export async function applyMirror(db: Kysely<never>, owner: string, taken: CaseMirror): Promise<void> {
  const { caseId, version, mirror } = taken
  await db.transaction().execute(async transaction => {
    await lockCase(transaction, caseId)
    await takeItems(transaction, owner, taken)
    const { numAffectedRows } = await sql`
      insert into desk_mirror as known (case_id, owner, version)
      select id, ${owner}, ${version}::bigint from case_reference where id = ${caseId}
      on conflict (case_id, owner) do update set version = excluded.version, at = clock_timestamp()
        where known.version <= excluded.version
    `.execute(transaction)
    if ((numAffectedRows ?? 0n) === 0n) return
    const tables = transaction as unknown as Kysely<Tables>
    await sql`delete from mirror_standing where case_id = ${caseId} and owner = ${owner}`.execute(transaction)
    await sql`delete from mirror_consent where case_id = ${caseId} and owner = ${owner}`.execute(transaction)
    const rows = mirrorRows(mirror)
    if (rows.mirror_standing.length > 0)
      await tables.insertInto('mirror_standing').values(rows.mirror_standing).execute()
    if (rows.mirror_consent.length > 0) await tables.insertInto('mirror_consent').values(rows.mirror_consent).execute()
    await denyWhileFenced(transaction, caseId, owner)
  })
}

/** For every order that fences and is not confirmed: a row that denies. Moves the epoch of the case. */
export async function denyWhileFenced(transaction: Kysely<never>, caseId: string, owner: string): Promise<void> {
  await sql`
    insert into mirror_consent (case_id, owner, recipient, opens_at, closes_at, status_denied, involvement_permitted,
      involvement_denied, not_understood, involvement_withdrawn, involvement_expired, may_contact_again)
    select case_id, owner, ${EVERYONE}, null, null, bit_or(status_denied), 0, ${EVERY_PURPOSE}::integer, 0, 0, 0, true
    from desk_order where case_id = ${caseId} and owner = ${owner} and fences and confirmed_at is null
    group by case_id, owner
  `.execute(transaction)
}

export async function lockCase(transaction: Kysely<never>, caseId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${caseId}::text, 0))`.execute(transaction)
}

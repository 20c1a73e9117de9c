import { createHash, randomUUID } from 'node:crypto'
import type { Owner } from '@hub/vocabulary'
import type pg from 'pg'
import { qualified } from '../backup/tables.ts'
import { caseRows } from './rows.ts'

/** Why a case is erased. Words, so that no text about somebody is kept with it. */
export const ERASURE_REASONS = ['REQUEST', 'RETENTION', 'UNLAWFUL'] as const
export type ErasureReason = (typeof ERASURE_REASONS)[number]

/** How many rows were erased, by table; of logs, how many entries were made mute. */
export type Erased = Readonly<Record<string, number>>

/** Who erases, and why. */
export interface ErasedBy {
  /** A login, as other rows of the log have it. */
  readonly by: string
  readonly reason: ErasureReason
}

/** Stands for a case that was erased where a row must name one. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'
/** Triggers may write rows about a case while others are deleted; these are gone after one more round. */
const ROUNDS = 4

/** What is kept of a case that was erased: enough to know it again, of no use to whoever does not know it already. */
export function erasureDigest(caseId: string): string {
  return createHash('sha256').update(`hrd-erasure ${caseId}`).digest('hex')
}

/**
 * Erases whatever an owner's database has about a case, in the client's transaction, by the login that migrates. Rows go;
 * entries of logs stay, with nothing about the case in them, and their salts go, so that the tree over them verifies as
 * before. Again, it erases nothing and says so.
 */
export async function eraseCase(client: pg.ClientBase, owner: Owner, caseId: string, who: ErasedBy): Promise<Erased> {
  // Waits for releases that are being logged; later ones see that the ledger has moved.
  await client.query('select pg_advisory_xact_lock(hashtextextended($1::text, 0))', [caseId])
  const erased: Record<string, number> = {}
  const count = (what: string, rows: number | null) => {
    if ((rows ?? 0) > 0) erased[what] = (erased[what] ?? 0) + (rows ?? 0)
  }
  if (owner === 'registry') await eraseCommands(client, caseId, count)
  count('entries of the release log', await eraseReleases(client, caseId, who))
  if (await isThere(client, 'ledger.desk_event')) {
    count('events of the desk', await eraseEvents(client, caseId, who))
  }
  const all = await caseRows(client)
  for (let round = 0; round < ROUNDS; round += 1) {
    let gone = 0
    for (const { table, where } of all) {
      const { rowCount } = await client.query(`delete from ${qualified(table)} where ${where}`, [caseId])
      // What triggers wrote in the meantime was nothing before.
      if (round === 0) count(`${table.schema}.${table.name}`, rowCount)
      gone += rowCount ?? 0
    }
    if (gone === 0) break
    if (round === ROUNDS - 1) throw new Error('rows about the case come back while they are erased')
  }
  if (Object.keys(erased).length > 0) await record(client, owner, caseId, who, erased)
  return erased
}

/** Entries about the case, with their salts; also those that no tree has taken in yet. */
async function eraseReleases(client: pg.ClientBase, caseId: string, { by, reason }: ErasedBy): Promise<number> {
  const { rows } = await client.query<{ erased: string }>('select ledger.erase_case($1, $2, $3) as erased', [
    caseId,
    by,
    reason,
  ])
  return Number(rows[0]?.erased ?? 0)
}

/**
 * What happened at the desk: when, what kind and by which member stays, for an event has its place in the tree, and the
 * registry counts its orders. Who and what about goes. The digest of the order stays, so that it is not carried out twice.
 */
async function eraseEvents(client: pg.ClientBase, caseId: string, { by, reason }: ErasedBy): Promise<number> {
  const { rowCount } = await client.query(
    `with changed as (
      update ledger.desk_event set case_id = '${NOBODY}', sub = 'erased',
        detail = jsonb_build_object('digest', detail -> 'digest', 'result', '{}'::jsonb)
      where case_id = $1 returning seq),
    muted as (
      update ledger.log_salt set salts = decode(repeat('00', length(salts)), 'hex')
      where source = 'desk' and seq in (select seq from changed))
    insert into ledger.log_erasure (source, seq, erased_by, reason) select 'desk', seq, $2, $3 from changed
      on conflict do nothing`,
    [caseId, by, reason],
  )
  return rowCount ?? 0
}

/** At the registry: answers that name the case or an item about it, and what waits in the queue for it. */
async function eraseCommands(
  client: pg.ClientBase,
  caseId: string,
  count: (what: string, rows: number | null) => void,
): Promise<void> {
  const commands = await client.query(
    `delete from desk_command where answer ->> 'caseId' = $1::text
      or answer ->> 'item' in (select id::text from desk_item where case_id = ($1::text)::uuid)
      or id in (select command_id from desk_order where case_id = ($1::text)::uuid)`,
    [caseId],
  )
  count('public.desk_command', commands.rowCount)
  const jobs = await client.query(`delete from queue.job where data ->> 'caseId' = $1`, [caseId])
  count('queue.job', jobs.rowCount)
}

async function record(
  client: pg.ClientBase,
  owner: Owner,
  caseId: string,
  { by, reason }: ErasedBy,
  erased: Erased,
): Promise<void> {
  await client.query(
    `insert into ledger.erasure (digest, erased_by, reason, counts) values ($1, $2, $3, $4)
    on conflict (digest) do nothing`,
    [erasureDigest(caseId), by, reason, JSON.stringify(erased)],
  )
  if (!(await isThere(client, 'ledger.desk_event'))) return
  await client.query(
    `insert into ledger.desk_event (command_id, kind, case_id, sub, member, role, purpose, detail)
    values ($1, 'ERASURE', '${NOBODY}', $2, $3, 'DATA_PROTECTION_OFFICER', 'AUDIT', $4)`,
    [randomUUID(), by, owner, JSON.stringify({ reason, counts: erased })],
  )
}

async function isThere(client: pg.ClientBase, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table])
  return rows[0]?.there === true
}

import type { Owner } from '@hub/vocabulary'
import type pg from 'pg'
import { connect } from '../connection.ts'
import { UpkeepError } from '../upkeep-error.ts'
import { type Erased, type ErasedBy, eraseCase, erasureDigest } from './erase-case.ts'
import type { ErasureJournal } from './journal.ts'
import { caseRows } from './rows.ts'
import { takeInAll } from './take-in.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What an erasure came to. */
export interface Erasure {
  readonly erased: Erased
  /** Of other members that hold a part of the case; not known to the registry's own command. */
  readonly holders?: number
}

/**
 * Erases a case at a member. First the registry enters it, and nobody is asked about the member's part any more; if it
 * cannot, nothing is erased.
 *
 * @throws UpkeepError
 */
export async function eraseAtMember(
  owner: Owner,
  databaseUrl: string,
  caseId: string,
  who: ErasedBy,
  journal: ErasureJournal,
): Promise<Erasure> {
  checkCase(caseId)
  const { holders } = await journal.enter(caseId, who.reason !== 'RETENTION')
  return { erased: await erasing(owner, databaseUrl, caseId, who), holders }
}

/**
 * Erases a case at the registry, when no member holds a part of it any more.
 *
 * @param name the case's id, or its reference
 * @throws UpkeepError
 */
export async function eraseAtRegistry(databaseUrl: string, name: string, who: ErasedBy): Promise<Erasure> {
  const caseId = await withClient(databaseUrl, async client => {
    const { rows } = await client.query<{ id: string; holders: number; waiting: string[] }>(
      `select id, (select count(distinct owner)::integer from mirror_standing
        where case_id = case_reference.id and kind = 'HOLDER' and (closes_at is null or closes_at > now())) as holders,
        array(select distinct owner from desk_order where case_id = case_reference.id and confirmed_at is null
          order by owner) as waiting
      from case_reference where id::text = $1 or reference = $1`,
      [name],
    )
    const [row] = rows
    if (row !== undefined && row.holders > 0)
      throw new UpkeepError(`members hold ${row.holders} parts of this case: each erases its own first`)
    if (row !== undefined && row.waiting.length > 0)
      throw new UpkeepError(`orders about this case wait for ${row.waiting.join(', ')}: they have to arrive first`)
    return row?.id ?? name
  })
  checkCase(caseId)
  return { erased: await erasing('registry', databaseUrl, caseId, who) }
}

/** Erases again, in a database that was restored, what had been erased since the backup. How many cases. */
export async function eraseAgain(client: pg.ClientBase, owner: Owner, digests: readonly string[]): Promise<number> {
  const wanted = new Set(digests)
  if (wanted.size === 0) return 0
  let count = 0
  for (const caseId of await casesIn(client)) {
    if (!wanted.has(erasureDigest(caseId))) continue
    await eraseCase(client, owner, caseId, { by: 'restore', reason: 'REQUEST' })
    count += 1
  }
  return count
}

/** Every case that any row names. */
async function casesIn(client: pg.ClientBase): Promise<readonly string[]> {
  const tables = (await caseRows(client)).filter(({ table }) => table.columns.includes('case_id'))
  const named = ['ledger.log_case', ...tables.map(({ table }) => `"${table.schema}"."${table.name}"`)]
  // Of the log also what no leaf may have been made of yet.
  const tail = `select unnest(cases)::text as id from ledger.release_log
    where seq > (select coalesce(max(through), 0) from ledger.log_settled where source = 'release')`
  const { rows } = await client.query<{ id: string | null }>(
    [...named.map(name => `select case_id::text as id from ${name}`), tail].join(' union '),
  )
  return rows.map(({ id }) => id).filter(id => id !== null)
}

async function erasing(owner: Owner, databaseUrl: string, caseId: string, who: ErasedBy): Promise<Erased> {
  await takeInAll(databaseUrl)
  return withClient(databaseUrl, async client => {
    await client.query('begin')
    const erased = await eraseCase(client, owner, caseId, who)
    await client.query('commit')
    return erased
  })
}

function checkCase(caseId: string): void {
  if (!UUID.test(caseId)) throw new UpkeepError('name the case by its id, a UUID in small letters')
}

async function withClient<Result>(
  databaseUrl: string,
  run: (client: pg.ClientBase) => Promise<Result>,
): Promise<Result> {
  const { client, end } = await connect(databaseUrl)
  try {
    return await run(client)
  } finally {
    await end()
  }
}

import { DatabaseError, type DeskHost, type OwnerDefinition } from '@hub/kit'
import { isMemberCode, MEMBER_CODES, type MemberCode } from '@hub/vocabulary'
import { type Kysely, sql } from 'kysely'
import { applyMirror } from './mirrors.ts'
import { DELIVER, type Queue } from './queue.ts'

/**
 * After a restore the mirrors say what ledgers said once. They are let go, so that nobody is asked by them, and every
 * member is entered whose ledger has to be read anew.
 *
 * @param without members that are given up: nothing is known of them until they are asked again
 */
export const restored: NonNullable<OwnerDefinition['restored']> = async (client, without) => {
  await client.query('delete from mirror_standing')
  await client.query('delete from mirror_consent')
  await client.query('delete from desk_mirror')
  const members = MEMBER_CODES.filter(member => !without.has(member))
  await client.query('insert into take_over (owner) select unnest($1::text[])', [members])
}

/**
 * Reads the ledgers of all members that were entered so. Until every one has answered the registry does not serve: it
 * would tell what somebody has denied since, and would send a withdrawal to some of the holders only.
 *
 * @throws DatabaseError, one that passes, where a member does not answer
 */
export async function takeOver(db: Kysely<never>, { client, log }: DeskHost, queue: Queue): Promise<void> {
  const { rows } = await sql<{ owner: string }>`select owner from take_over order by owner`.execute(db)
  const members = rows.map(({ owner }) => owner).filter(isMemberCode)
  if (members.length === 0) return
  const answered = await Promise.all(members.map(member => takeFrom(db, client, member, queue)))
  const silent = members.filter((_, n) => answered[n] !== true)
  if (silent.length > 0) {
    const message = `the registry was restored, and has to read again what it mirrors: ${silent.join(', ')} does not answer`
    throw new DatabaseError(message, { passes: true })
  }
  log.info('the registry was restored, and has read the ledgers of all members')
}

async function takeFrom(
  db: Kysely<never>,
  client: DeskHost['client'],
  owner: MemberCode,
  queue: Queue,
): Promise<boolean> {
  for (let after: string | null = null, first = true; first || after !== null; first = false) {
    const page = await client.holdings(owner, after)
    if (page === null) return false
    for (const { digest, at } of page.erased) {
      await sql`insert into erasure (owner, digest, at) values (${owner}, ${digest}, ${at}::timestamptz)
        on conflict (owner, digest) do update set at = greatest(erasure.at, excluded.at)`.execute(db)
    }
    await countOn(db, owner, page.position)
    for (const mirror of page.mirrors) await applyMirror(db, owner, mirror)
    after = page.next
  }
  await db.transaction().execute(async transaction => {
    // The queue is in no backup: what was not confirmed by then is sent again, and changes nothing where it has arrived.
    await queue.add(transaction, DELIVER, { owner })
    await sql`delete from take_over where owner = ${owner}`.execute(transaction)
  })
  return true
}

/**
 * New orders are counted on from what the member has carried out. The orders between the backup and that are nowhere any
 * more: a member that would need them, because its own database is older, is kept from serving.
 */
async function countOn(db: Kysely<never>, owner: MemberCode, position: number): Promise<void> {
  if (position === 0) return
  await sql`
    insert into desk_position as known (owner, last, forgotten) values (${owner}, ${position}, ${position})
    on conflict (owner) do update set last = greatest(known.last, excluded.last),
      forgotten = case when excluded.last > known.last then excluded.last else known.forgotten end
  `.execute(db)
}

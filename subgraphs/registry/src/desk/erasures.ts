import { derivedId, erasureDigest } from '@hub/kit'
import type { MemberCode } from '@hub/vocabulary'
import { type Kysely, sql } from 'kysely'
import { holdersOf } from './holders.ts'
import { insertNotices } from './items.ts'
import { lockCase } from './mirrors.ts'

/**
 * Enters that a member erases a case, and takes what the member has said of it out of the mirror: from then on nobody is
 * asked about it there. A later entry counts from later.
 *
 * @param tell whether the data protection officers of other holders are to know that it was erased, not where
 */
export async function enterErasure(
  db: Kysely<never>,
  owner: MemberCode,
  caseId: string,
  tell: boolean,
): Promise<{ readonly holders: number }> {
  return db.transaction().execute(async transaction => {
    await lockCase(transaction, caseId)
    await sql`insert into erasure (owner, digest) values (${owner}, ${erasureDigest(caseId)})
      on conflict (owner, digest) do update set at = clock_timestamp()`.execute(transaction)
    for (const table of ['mirror_standing', 'mirror_consent', 'desk_mirror']) {
      await sql`delete from ${sql.table(table)} where case_id = ${caseId} and owner = ${owner}`.execute(transaction)
    }
    const others = await holdersOf(transaction, caseId)
    // One for each holder, however many erase: who did, and so who held a part, is not to be counted.
    if (tell) await insertNotices(transaction, derivedId('erasure', caseId), caseId, others, 'ERASURE_ASKED', 'DPO')
    return { holders: others.length }
  })
}

export async function erasuresSince(db: Kysely<never>, owner: MemberCode, moment: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ digest: string }>`
    select digest from erasure where owner = ${owner} and at >= ${moment} order by digest
  `.execute(db)
  return rows.map(({ digest }) => digest)
}

import { erasureDigest } from '@hub/kit'
import type { MemberCode } from '@hub/vocabulary'
import { type Kysely, sql } from 'kysely'
import { holdersOf } from './holders.ts'
import { lockCase } from './mirrors.ts'

/**
 * Enters that a member erases a case, and takes what the member has said of it out of the mirror: from then on nobody is
 * asked about it there. A later entry counts from later.
 */
export async function enterErasure(
  db: Kysely<never>,
  owner: MemberCode,
  caseId: string,
): Promise<{ readonly holders: number }> {
  await db.transaction().execute(async transaction => {
    await lockCase(transaction, caseId)
    await sql`insert into erasure (owner, digest) values (${owner}, ${erasureDigest(caseId)})
      on conflict (owner, digest) do update set at = clock_timestamp()`.execute(transaction)
    for (const table of ['mirror_standing', 'mirror_consent', 'desk_mirror']) {
      await sql`delete from ${sql.table(table)} where case_id = ${caseId} and owner = ${owner}`.execute(transaction)
    }
  })
  return { holders: (await holdersOf(db, caseId)).length }
}

export async function erasuresSince(db: Kysely<never>, owner: MemberCode, moment: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ digest: string }>`
    select digest from erasure where owner = ${owner} and at >= ${moment} order by digest
  `.execute(db)
  return rows.map(({ digest }) => digest)
}

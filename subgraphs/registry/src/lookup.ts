import type { Caller, CaseDraft } from '@hub/kit'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { absentCase, draftOf } from './case-draft.ts'
import { type MirroredCase, type MirroredRow, mirroredCase, mirroredCaseOf } from './mirrored-case.ts'
import { normaliseReference } from './reference.ts'

/** One draft for each id, in one statement. */
export async function casesById(
  db: Kysely<never>,
  caller: Caller,
  ids: readonly string[],
): Promise<readonly CaseDraft[]> {
  const found = await casesWhere(db, caller, sql`case_reference.id = any(${ids}::uuid[])`)
  const byId = new Map(found.map(one => [one.id, one]))
  return ids.map(id => {
    const one = byId.get(id)
    return one === undefined ? absentCase(id) : draftOf(caller, one)
  })
}

/** The case of a reference as people type it. One that cannot be right is asked for all the same: it takes as long. */
export async function caseByReference(db: Kysely<never>, caller: Caller, typed: string): Promise<CaseDraft | null> {
  const reference = normaliseReference(typed) ?? ''
  const [found] = await casesWhere(db, caller, sql`case_reference.reference = ${reference}`)
  return found === undefined ? null : draftOf(caller, found)
}

async function casesWhere(
  db: Kysely<never>,
  caller: Caller,
  condition: RawBuilder<unknown>,
): Promise<readonly MirroredCase[]> {
  const { columns, joins } = mirroredCase(caller)
  const { rows } = await sql<MirroredRow>`
    select ${columns} from case_reference ${joins} where ${condition}
  `.execute(db)
  return rows.map(mirroredCaseOf)
}

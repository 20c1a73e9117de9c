import { type Caller, type CaseDraft, statement } from '@hub/kit'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { absentCase, draftOf } from './case-draft.ts'
import { type MirroredCase, type MirroredRow, mirroredCase, mirroredCaseOf } from './mirrored-case.ts'
import { normaliseReference } from './reference.ts'
import { type Asker, valuesOf } from './ways.ts'

/** Cases that are asked for by name: a statement each, whose text is written once and planned once. */
export interface Lookup {
  /** One draft for each id. */
  byIds(caller: Caller, ids: readonly string[]): Promise<readonly CaseDraft[]>
  /** The case of a reference as people type it. One that cannot be right is asked for all the same: it takes as long. */
  byReference(caller: Caller, typed: string): Promise<CaseDraft | null>
}

/** `$1` is what is asked for; the rest are the values of whoever asks, in their order. */
const NUMBERED: Asker = {
  member: sql.raw('$2'),
  sub: sql.raw('$3'),
  purpose: sql.raw('$4::integer'),
  kinds: sql.raw('$5::text[]'),
  recipients: sql.raw('$6::text[]'),
}

export function createLookup(db: Kysely<never>): Lookup {
  const readerOf = (condition: RawBuilder<unknown>) => {
    const { columns, joins } = mirroredCase(NUMBERED)
    const reading = statement<MirroredRow>(
      sql`select ${columns} from case_reference ${joins} where ${condition}`.compile(db).sql,
    )
    return async (caller: Caller, asked: string | readonly string[]): Promise<readonly MirroredCase[]> => {
      const { rows } = await db.executeQuery(reading.with(asked, ...valuesOf(caller)))
      return rows.map(mirroredCaseOf)
    }
  }
  const byIds = readerOf(sql`case_reference.id = any($1::uuid[])`)
  const byReference = readerOf(sql`case_reference.reference = $1`)
  return {
    async byIds(caller, ids) {
      const found = new Map((await byIds(caller, ids)).map(one => [one.id, one]))
      return ids.map(id => {
        const one = found.get(id)
        return one === undefined ? absentCase(id) : draftOf(caller, one)
      })
    },
    async byReference(caller, typed) {
      const [found] = await byReference(caller, normaliseReference(typed) ?? '')
      return found === undefined ? null : draftOf(caller, found)
    },
  }
}

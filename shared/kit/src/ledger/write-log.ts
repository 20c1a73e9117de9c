import type { Kysely } from 'kysely'
import { statement } from '../statement.ts'
import type { PreparedRow, Words } from './log-row.ts'

/** What became of a row; see `ledger.log_rows`. */
export type RowVerdict = 'WRITTEN' | 'MOVED' | 'REPLAYED' | 'BUSY'

/** Writes rows under one commit, each with its verdict; see {@link logRows}. */
export type WriteRows = (
  rows: readonly PreparedRow[],
  how: { readonly waits: boolean },
) => Promise<readonly RowVerdict[]>

/** Words that a process remembers to have written. */
const MOST_REMEMBERED = 10_000

/**
 * Writes rows in one statement of its own that is committed when this returns. Words that stand in the log already are
 * not sent again; where it turns out that they do not, after another server took over perhaps, they are.
 *
 * With `waits`, a row whose case is just being changed waits for that; without, its verdict is BUSY.
 */
export function logRows(db: Kysely<never>): WriteRows {
  const remembered = new Set<string>()

  return async (rows, { waits }) => {
    const words = new Map(rows.flatMap(row => [row.asked, ...row.decisions]).map(one => [one.digest, one]))
    const write = async (isNew: (one: Words) => boolean) => {
      const fresh = [...words.values()].filter(isNew).map(one => one.text)
      const { rows: told } = await db.executeQuery(writing(rows, waits, fresh, [...words.keys()]))
      return told[0]?.verdicts ?? []
    }
    let verdicts = await write(one => !remembered.has(one.digest))
    if (verdicts[0] === 'UNKNOWN') {
      remembered.clear()
      rows.forEach(refuseLate)
      verdicts = await write(() => true)
    }
    if (verdicts.length !== rows.length || verdicts[0] === 'UNKNOWN') throw new Error('the log gave no verdict')
    if (remembered.size > MOST_REMEMBERED) remembered.clear()
    for (const digest of words.keys()) remembered.add(digest)
    return verdicts as readonly RowVerdict[]
  }
}

/**
 * Writes one row. Waits where a case is being changed.
 *
 * @returns false where the ledger of a case moved since the decision: nothing was written, decide again
 * @throws ReplayError where the assertion was used before; TooLateError; whatever else the database throws
 */
export async function writeAlone(write: WriteRows, row: PreparedRow): Promise<boolean> {
  refuseLate(row)
  const [verdict] = await write([row], { waits: true })
  if (verdict === 'REPLAYED') throw new ReplayError()
  return verdict === 'WRITTEN'
}

/** @param words texts that are not in the log yet; `needed` are digests of all that these rows have */
export function writing(
  rows: readonly PreparedRow[],
  waits: boolean,
  words: readonly string[],
  needed: readonly string[],
) {
  return WRITE.with(...valuesOf(rows, waits, words, needed))
}

const WRITE = statement<{ verdicts: readonly string[] }>(`
  select ledger.log_rows(
    $1, $2::text[], $3::text[], $4::uuid[], $5::bigint[], $6::smallint[], $7::integer[], $8::uuid[], $9::uuid[],
    $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[],
    $19::text[], $20::text[], $21::text[], $22::text[]
  ) as verdicts
`)

function valuesOf(
  rows: readonly PreparedRow[],
  waits: boolean,
  words: readonly string[],
  needed: readonly string[],
): readonly unknown[] {
  let end = 0
  const ends = rows.map(({ cases }) => {
    end += cases.length
    return end
  })
  const ofCallers = <Name extends keyof PreparedRow['caller']>(name: Name) => rows.map(({ caller }) => caller[name])
  return [
    waits,
    words,
    plainArray(needed),
    plainArray(rows.flatMap(row => row.cases)),
    plainArray(rows.flatMap(row => row.epochs)),
    plainArray(rows.flatMap(row => row.decided)),
    plainArray(ends),
    ofCallers('assertionId'),
    ofCallers('requestId'),
    ofCallers('sub'),
    ofCallers('member'),
    ofCallers('role'),
    ofCallers('purpose'),
    ofCallers('onBehalfOf'),
    ofCallers('schemaDigest'),
    ofCallers('agreementDigest'),
    rows.map(row => row.tableDigest),
    ofCallers('bodyDigest'),
    plainArray(rows.map(row => row.asked.digest)),
    plainArray(rows.map(row => row.decisions.map(one => one.digest).join('') || '""')),
    plainArray(rows.map(row => row.salts)),
    plainArray(rows.map(row => row.particulars)),
  ]
}

/** An array as PostgreSQL reads it, of ids, numbers and digests: they need no quotes, and a page has hundreds of them. */
function plainArray(values: readonly (string | number | null)[]): string {
  return `{${values.map(value => value ?? 'null').join()}}`
}

/** Who holds the case was learnt too long ago: since then somebody may have been told that this owner is not asked. */
export class TooLateError extends Error {
  override readonly name = 'TooLateError'
}

/** Asked right before a row is sent to be written. */
export function isTooLate({ caller: { answerUntil } }: PreparedRow): boolean {
  return answerUntil !== undefined && answerUntil < Date.now()
}

function refuseLate(row: PreparedRow): void {
  if (isTooLate(row)) throw new TooLateError()
}

/** The request was made before: its assertion is in the log. */
export class ReplayError extends Error {
  override readonly name = 'ReplayError'
}

/** Whether the database itself refused a statement: then nothing of it was done. */
export function isReported(error: unknown): boolean {
  return error instanceof Error && 'severity' in error && error.severity === 'ERROR'
}

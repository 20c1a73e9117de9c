import {
  type CaseReference,
  type DeskRecord,
  deskLeaf,
  earlierReleaseLeaf,
  particularsDigest,
  readLeaf,
  releaseLeaf,
  wordsDigest,
} from '@hub/transparency'
import type pg from 'pg'

/** A leaf with the row that it stands for, as both are in the database. */
export interface EntryRow {
  readonly index: string
  readonly source: 'release' | 'desk' | 'padding' | 'beginning'
  readonly seq: string
  readonly leaf: string
  readonly hash: Buffer
  /** Of the desk; a row of the release log has its own. */
  readonly salts: Buffer | null
  /** Whether an erasure is recorded, of the row or of something in it. */
  readonly erased: boolean
  readonly release: ReleaseRow | null
  readonly desk: DeskRecord | null
}

/** A row of the release log. Bytes in hex. */
interface ReleaseRow {
  readonly seq: number
  readonly at: string
  readonly assertionId: string
  readonly requestId: string
  readonly sub: string
  readonly member: string
  readonly role: string
  readonly purpose: string
  readonly onBehalfOf: string | null
  readonly schemaDigest: string
  readonly agreementDigest: string
  readonly tableDigest: string
  readonly bodyDigest: string
  readonly asked: string
  readonly cases: readonly (string | null)[]
  readonly decided: readonly (number | null)[]
  readonly decisions: string
  readonly salts: string | null
  /** Digests that stood for cases before they were erased, by their place, the first being 1. */
  readonly kept: Readonly<Record<string, string>> | null
}

/** Words that rows share, by their digest: only those that have it. */
export type KnownWords = ReadonlyMap<string, string>

export async function wordsIn(client: pg.Client): Promise<KnownWords> {
  const { rows } = await client.query<{ digest: string; words: string }>(
    `select encode(digest, 'hex') as digest, words::text from ledger.log_words`,
  )
  return new Map(rows.filter(row => wordsDigest(row.words) === row.digest).map(row => [row.digest, row.words]))
}

/** What is wrong with the row that a leaf stands for: it is gone, or says something else than the leaf. */
export function problemOf(row: EntryRow, words: KnownWords): string | undefined {
  if (row.source === 'padding' || row.source === 'beginning') return undefined
  const stands = `row ${row.seq} of the ${row.source} log`
  if ((row.source === 'release' ? row.release : row.desk) === null) {
    return row.erased ? undefined : `${stands} was deleted, and no erasure of it is recorded`
  }
  if ((row.release === null ? row.salts : row.release.salts) === null) {
    return row.erased ? undefined : `the salts of ${stands} were deleted, and no erasure of it is recorded`
  }
  try {
    const leaf = row.release === null ? deskLeafOf(row) : releaseLeafOf(row, row.release, words)
    return leaf === undefined || leaf === row.leaf ? undefined : `${stands} was changed`
  } catch (error) {
    return error instanceof MissingWordsError
      ? `words of ${stands} are missing, or were changed`
      : `${stands} was changed`
  }
}

class MissingWordsError extends Error {}

/** What the leaf must be; undefined where that cannot be told any more. */
function deskLeafOf({ index, erased, desk, salts }: EntryRow): string | undefined {
  if (erased || desk === null || salts === null) return undefined
  return deskLeaf(Number(index), desk, salts)
}

function releaseLeafOf({ index, erased, leaf }: EntryRow, row: ReleaseRow, words: KnownWords): string | undefined {
  const salts = Buffer.from(row.salts ?? '', 'hex')
  const said = (digest: string) => {
    const text = words.get(digest)
    if (text === undefined) throw new MissingWordsError()
    return text
  }
  const decisionAt = (n: number) => {
    const place = row.decided[n] ?? 0
    const decision = row.decisions.slice((place - 1) * 64, place * 64)
    return { decision, words: said(decision) }
  }
  const fields = said(row.asked)
  if (readLeaf(leaf)?.fields === undefined) {
    // A leaf of the first form cannot be made again once something in its row was erased.
    if (erased) return undefined
    const entries = row.cases.map((id, n) => ({ ...JSON.parse(decisionAt(n).words), case: id }))
    return earlierReleaseLeaf(Number(index), { ...row, fields: JSON.parse(fields), entries }, salts)
  }
  const cases = row.cases.map((id, n): CaseReference => {
    const kept = row.kept?.[n + 1]
    if (row.decided[n] === null && erased && kept !== undefined) return { erased: Buffer.from(kept, 'hex') }
    return { case: id, decision: decisionAt(n).decision }
  })
  const particulars = particularsDigest({ ...row, cases }, salts)
  return releaseLeaf(Number(index), { ...row, cases: cases.length, particulars })
}

/**
 * A page of leaves with their rows. `$1`: the place before it, `$2`: how many.
 *
 * @param past the incarnation where it is not the present one
 */
export function pageOf(hasDesk: boolean, past: number | undefined): string {
  const table = past === undefined ? 'ledger.log_leaf where' : `ledger.past_leaf where incarnation = ${past} and`
  const at = `'at', to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
  const desk = `(select json_build_object('seq', seq, ${at}, 'commandId', command_id, 'kind', kind, 'caseId', case_id,
      'sub', sub, 'member', member, 'role', role, 'purpose', purpose, 'detail', detail)
      from ledger.desk_event as entry where page.source = 'desk' and entry.seq = page.seq)`
  return `select page.*, log_salt.salts, log_erasure.seq is not null as erased,
      (select json_build_object('seq', seq, ${at}, 'assertionId', assertion_id, 'requestId', request_id, 'sub', sub,
        'member', member, 'role', role, 'purpose', purpose, 'onBehalfOf', on_behalf_of, 'schemaDigest', schema_digest,
        'agreementDigest', agreement_digest, 'tableDigest', table_digest, 'bodyDigest', body_digest,
        'asked', encode(asked, 'hex'), 'cases', cases, 'decided', decided, 'decisions', encode(decisions, 'hex'),
        'salts', encode(salts, 'hex'),
        'kept', case when log_erasure.seq is not null then (
          select json_object_agg(place, encode(digest, 'hex')) from ledger.erased_reference as kept where kept.seq = entry.seq
        ) end)
        from ledger.release_log as entry where page.source = 'release' and entry.seq = page.seq) as release,
      ${hasDesk ? desk : 'null'} as desk
    from (select index, source, seq, leaf, hash from ${table} index > $1 order by index limit $2) as page
      left join ledger.log_salt using (source, seq)
      left join ledger.log_erasure using (source, seq)
    order by page.index`
}

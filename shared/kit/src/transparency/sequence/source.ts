import { type DeskRecord, deskLeaf, type ReleaseRecord, releaseLeaf, SALTS_OF_DESK } from '@hub/transparency'
import { type Kysely, type RawBuilder, sql } from 'kysely'

/** A row that becomes a leaf. */
export interface Entry {
  readonly seq: number
  /** How many salts it needs; those of the release log have theirs already. */
  readonly salts: number
  leaf(index: number, salts: Uint8Array): string
}

/** A table of which every row becomes a leaf. */
export interface Source {
  readonly name: 'release' | 'desk'
  readonly table: 'ledger.release_log' | 'ledger.desk_event'
  /** Rows after `seq` that have no leaf, the oldest first. */
  readonly read: (db: Kysely<never>, after: number, limit: number) => Promise<readonly Entry[]>
  /** Notes which cases rows are about, for those who may ask. */
  readonly index?: (db: Kysely<never>, seqs: readonly number[]) => Promise<unknown>
}

export const RELEASES: Source = {
  name: 'release',
  table: 'ledger.release_log',
  async read(db, after, limit) {
    const { rows } = await sql<ReleaseRecord>`
      select ${RELEASE_COLUMNS} from ledger.release_log as entry
      where entry.seq > ${after} and ${withoutLeaf('release', after)} order by entry.seq limit ${limit}
    `.execute(db)
    return rows.map(row => {
      const record = { ...row, seq: Number(row.seq) }
      return { seq: record.seq, salts: 0, leaf: index => releaseLeaf(index, record) }
    })
  },
  // One line for each case, from the first of these rows that is about it to the last.
  index: (db, seqs) =>
    sql`insert into ledger.log_case (case_id, first_seq, last_seq)
      select about, min(seq), max(seq) from ledger.release_log, unnest(cases) as about
      where seq = any(${seqs}::bigint[]) and about is not null group by about`.execute(db),
}

export const DESK_EVENTS: Source = {
  name: 'desk',
  table: 'ledger.desk_event',
  async read(db, after, limit) {
    const { rows } = await sql<DeskRecord>`
      select ${DESK_COLUMNS} from ledger.desk_event as entry
      where entry.seq > ${after} and ${withoutLeaf('desk', after)} order by entry.seq limit ${limit}
    `.execute(db)
    return rows.map(row => {
      const record = { ...row, seq: Number(row.seq) }
      return { seq: record.seq, salts: SALTS_OF_DESK, leaf: (index, salts) => deskLeaf(index, record, salts) }
    })
  },
}

/** A row of the release log, as leaves are made of it. Times in text: a JavaScript date has no microseconds. */
export const RELEASE_COLUMNS: RawBuilder<unknown> = sql`
  entry.seq, ${utc()} as at, member, role, purpose, schema_digest as "schemaDigest",
  agreement_digest as "agreementDigest", table_digest as "tableDigest", encode(asked, 'hex') as asked,
  cardinality(cases) as cases, particulars`

const DESK_COLUMNS: RawBuilder<unknown> = sql`
  entry.seq, ${utc()} as at, command_id as "commandId", kind, case_id as "caseId", sub, member, role, purpose, detail`

function utc(): RawBuilder<string> {
  return sql`to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}

/** Says of leaves too that they are after it: then nobody looks through all that there are. */
function withoutLeaf(source: Source['name'], after: number): RawBuilder<boolean> {
  const leafIn = (table: string) =>
    sql`select from ${sql.table(`ledger.${table}`)} as leaf
      where leaf.source = ${source} and leaf.seq > ${after} and leaf.seq = entry.seq`
  return sql`not exists (${leafIn('log_leaf')}) and not exists (${leafIn('past_leaf')})`
}

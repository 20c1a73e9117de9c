import {
  type DeskRecord,
  deskLeaf,
  type ReleaseRecord,
  releaseLeaf,
  SALTS_OF_DESK,
  saltsOfRelease,
} from '@hub/transparency'
import { type Kysely, type RawBuilder, sql } from 'kysely'

/** A row that becomes a leaf. */
export interface Entry {
  readonly seq: number
  /** How many salts it needs. */
  readonly salts: number
  /** Cases that it is about, for the index by case. */
  readonly cases: readonly string[]
  leaf(index: number, salts: Uint8Array): string
}

/** A table of which every row becomes a leaf. */
export interface Source {
  readonly name: 'release' | 'desk'
  readonly table: 'ledger.release_log' | 'ledger.desk_event'
  /** Rows after `seq` that have no leaf, the oldest first. */
  readonly read: (db: Kysely<never>, after: number, limit: number) => Promise<readonly Entry[]>
}

export const RELEASES: Source = {
  name: 'release',
  table: 'ledger.release_log',
  async read(db, after, limit) {
    const { rows } = await sql<ReleaseRecord>`
      select ${RELEASE_COLUMNS} from ledger.release_log as entry
      where entry.seq > ${after} and ${withoutLeaf('release')} order by entry.seq limit ${limit}
    `.execute(db)
    return rows.map(row => {
      const record = { ...row, seq: Number(row.seq) }
      return {
        seq: record.seq,
        salts: saltsOfRelease(record),
        cases: casesOf(record),
        leaf: (index, salts) => releaseLeaf(index, record, salts),
      }
    })
  },
}

export const DESK_EVENTS: Source = {
  name: 'desk',
  table: 'ledger.desk_event',
  async read(db, after, limit) {
    const { rows } = await sql<DeskRecord>`
      select ${DESK_COLUMNS} from ledger.desk_event as entry
      where entry.seq > ${after} and ${withoutLeaf('desk')} order by entry.seq limit ${limit}
    `.execute(db)
    return rows.map(row => {
      const record = { ...row, seq: Number(row.seq) }
      return {
        seq: record.seq,
        salts: SALTS_OF_DESK,
        cases: [],
        leaf: (index, salts) => deskLeaf(index, record, salts),
      }
    })
  },
}

/** A row of the release log, as leaves are made of it. Times in text: a JavaScript date has no microseconds. */
export const RELEASE_COLUMNS: RawBuilder<unknown> = sql`
  entry.seq, ${utc()} as at, assertion_id as "assertionId", request_id as "requestId", sub, member, role, purpose,
  on_behalf_of as "onBehalfOf", schema_digest as "schemaDigest", agreement_digest as "agreementDigest",
  table_digest as "tableDigest", body_digest as "bodyDigest", fields, entries`

export const DESK_COLUMNS: RawBuilder<unknown> = sql`
  entry.seq, ${utc()} as at, command_id as "commandId", kind, case_id as "caseId", sub, member, role, purpose, detail`

function utc(): RawBuilder<string> {
  return sql`to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}

function withoutLeaf(source: Source['name']): RawBuilder<boolean> {
  return sql`not exists (select from ledger.log_leaf where log_leaf.source = ${source} and log_leaf.seq = entry.seq)
    and not exists (select from ledger.past_leaf where past_leaf.source = ${source} and past_leaf.seq = entry.seq)`
}

function casesOf({ entries }: ReleaseRecord): readonly string[] {
  const ids = (entries as readonly { readonly case?: string | null }[]).map(entry => entry.case)
  return [...new Set(ids.filter(id => typeof id === 'string'))]
}

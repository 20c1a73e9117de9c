import { randomUUID } from 'node:crypto'
import { earlierReleaseLeaf, leafHash, makeSalts } from '@hub/transparency'
import { ledgerMigrations } from '../ledger/migrations.ts'
import { migrateBack } from '../migrate.ts'
import { createPool } from '../pool.ts'
import { transparencyMigrations } from '../transparency/migrations.ts'
import { testMember } from './test-member/index.ts'

/** A row as it was before rows shared their words. */
export interface EarlierRow {
  readonly fields: readonly string[]
  readonly entries: readonly object[]
}

const decided = (id: string | null, withheld: object = {}) => ({
  case: id,
  relations: id === null ? ['CONSORTIUM'] : ['REFERRED'],
  mask: ['IDENTITY', 'OPEN'],
  present: true,
  withheld,
})
const [ONE, OTHER, LAST] = [randomUUID(), randomUUID(), randomUUID()] as const

/** The first three have leaves, the last has none. In the second a case was erased. */
export const EARLIER_ROWS: readonly EarlierRow[] = [
  {
    fields: ['File.legalName', 'File.grants'],
    entries: [decided(ONE), decided(OTHER, { 'File.grants': 'NO_CONSENT' })],
  },
  { fields: ['File.legalName'], entries: [{ erased: true }, decided(ONE), decided(null)] },
  { fields: [], entries: [] },
  { fields: ['File.legalName'], entries: [decided(LAST), decided(ONE), decided(OTHER), decided(null)] },
]
export const EARLIER_CASES = [ONE, OTHER, LAST] as const

/** Makes the database of a member as it was before rows shared their words, with a log of {@link EARLIER_ROWS}. */
export async function makeEarlierLog(migrateUrl: string): Promise<void> {
  const member = testMember({ afterRooms: async () => {} })
  const log = Object.keys(transparencyMigrations).filter(name => name < '0007')
  const names = { ledger: Object.keys(ledgerMigrations), log, owner: Object.keys(member.migrations) }
  const unknown = await migrateBack(member, migrateUrl, names)
  if (unknown.length > 0) throw new Error('there are no such migrations')
  const pool = createPool({ connectionString: migrateUrl, max: 1 })
  try {
    for (const [index, row] of EARLIER_ROWS.entries()) {
      const { rows } = await pool.query(
        `insert into ledger.release_log as entry (assertion_id, request_id, sub, member, role, purpose, on_behalf_of,
            schema_digest, agreement_digest, table_digest, body_digest, fields, entries)
          values (gen_random_uuid(), gen_random_uuid(), 'somebody', 'training', 'CASE_WORKER', 'TRAINING', null,
            's', 'a', 't', 'b', $1, $2)
          returning seq::int, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
            assertion_id as "assertionId", request_id as "requestId", sub, member, role, purpose,
            on_behalf_of as "onBehalfOf", schema_digest as "schemaDigest", agreement_digest as "agreementDigest",
            table_digest as "tableDigest", body_digest as "bodyDigest", fields, entries`,
        [row.fields, JSON.stringify(row.entries)],
      )
      if (index === EARLIER_ROWS.length - 1) break
      const salts = makeSalts(1 + row.entries.length)
      const leaf = earlierReleaseLeaf(index, rows[0], salts)
      await pool.query(`insert into ledger.log_leaf values ($1, 'release', $2, $3, $4)`, [
        index,
        rows[0].seq,
        leaf,
        leafHash(Buffer.from(leaf)),
      ])
      await pool.query(`insert into ledger.log_salt values ('release', $1, $2)`, [rows[0].seq, salts])
      for (const id of row.entries.flatMap(entry => ('case' in entry && entry.case !== null ? [entry.case] : []))) {
        await pool.query('insert into ledger.log_case values ($1, $2)', [id, rows[0].seq])
      }
      if (index === 1) {
        await pool.query(
          `insert into ledger.log_erasure (source, seq, erased_by, reason) values ('release', $1, 'dpo', 'REQUEST')`,
          [rows[0].seq],
        )
      }
    }
    await pool.query(`insert into ledger.log_settled values ('release', $1)`, [EARLIER_ROWS.length - 1])
  } finally {
    await pool.end()
  }
}

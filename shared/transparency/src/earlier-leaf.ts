import { canonical } from './canonical.ts'
import { saltedDigest } from './salted.ts'

/** A row of the release log, as the first leaves were made of it: everything in words. */
export interface EarlierReleaseRecord {
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
  readonly fields: readonly string[]
  /** What was decided, one for each case. */
  readonly entries: readonly unknown[]
}

/** The leaf of a release in the first form. None is made any more; those that were made are verified as ever. */
export function earlierReleaseLeaf(index: number, record: EarlierReleaseRecord, salts: Uint8Array): string {
  const { assertionId, requestId, sub, onBehalfOf, bodyDigest } = record
  return canonical({
    v: 1,
    index,
    log: 'release',
    seq: record.seq,
    at: record.at,
    member: record.member,
    role: record.role,
    purpose: record.purpose,
    schema: record.schemaDigest,
    agreement: record.agreementDigest,
    table: record.tableDigest,
    fields: record.fields,
    asked: saltedDigest(salts, 0, { assertionId, requestId, sub, onBehalfOf, bodyDigest }),
    cases: record.entries.map((entry, n) => saltedDigest(salts, n + 1, entry)),
  })
}

import { canonical } from './canonical.ts'
import { SALT_BYTES, saltedDigest } from './salted.ts'

/** One fetch, as leaves are made of it. Times as PostgreSQL keeps them: UTC, with microseconds. */
export interface ReleaseRecord {
  readonly seq: number
  readonly at: string
  readonly member: string
  readonly role: string
  readonly purpose: string
  readonly schemaDigest: string
  readonly agreementDigest: string
  readonly tableDigest: string
  /** Digest of the list of fields that were asked for, in hex. */
  readonly asked: string
  /** How many cases were decided on, and whatever hangs on none. */
  readonly cases: number
  /** Digest of everything else; see `particularsDigest`. */
  readonly particulars: Uint8Array
}

/** Something that was done at the desk. */
export interface DeskRecord {
  readonly seq: number
  readonly at: string
  readonly commandId: string | null
  readonly kind: string
  readonly caseId: string | null
  readonly sub: string | null
  readonly member: string | null
  readonly role: string | null
  readonly purpose: string | null
  readonly detail: unknown
}

/**
 * What leaves are made of: `padding` is of nothing, so that the size of a tree tells less; `beginning` stands first in
 * the log of an owner that was restored.
 */
export type LogName = 'release' | 'desk' | 'padding' | 'beginning'

export const SALTS_OF_DESK = 1

/**
 * The leaf of a release: in clear what an auditor may know, the fields by the digest of their list, which many releases
 * share, and by one digest everything that names a person or a case.
 */
export function releaseLeaf(index: number, record: ReleaseRecord): string {
  return canonical({
    v: 2,
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
    fields: record.asked,
    cases: record.cases,
    particulars: Buffer.from(record.particulars).toString('base64url'),
  })
}

/** The leaf of a desk event; whatever it was about and who did it is one salted digest. */
export function deskLeaf(index: number, record: DeskRecord, salts: Uint8Array): string {
  const { commandId, caseId, sub, detail } = record
  return canonical({
    v: 1,
    index,
    log: 'desk',
    seq: record.seq,
    at: record.at,
    kind: record.kind,
    member: record.member,
    role: record.role,
    purpose: record.purpose,
    done: saltedDigest(salts, 0, { commandId, caseId, sub, detail }),
  })
}

/** A leaf of nothing. What it is blinded with keeps others from knowing its hash, and so from counting the rest. */
export function paddingLeaf(index: number, blind: Uint8Array): string {
  if (blind.length !== SALT_BYTES) throw new Error('padding must be blinded')
  return canonical({ v: 1, index, log: 'padding', blind: Buffer.from(blind).toString('base64url') })
}

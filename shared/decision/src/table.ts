import {
  CATEGORIES,
  type Category,
  isCategory,
  isPurpose,
  isRelation,
  isRole,
  type Mask,
  maskOf,
  PURPOSES,
  type Purpose,
  RELATIONS,
  type Relation,
  ROLES,
  type Role,
} from '@hub/vocabulary'
import type { Deciders } from './deciders.ts'

/**
 * The sharing agreement, compiled: for every role, purpose and relation the categories that need no sharing consent
 * (`free`) and those that a permit opens (`ifConsented`). Flat arrays, indexed by {@link cell}.
 */
export interface DecisionTable {
  /** `sha256:…` over the policies that the table was compiled from. */
  readonly digest: string
  /** Nothing is permitted, referred or granted for longer at a time. */
  readonly longestTermDays: number
  readonly free: Int32Array
  readonly ifConsented: Int32Array
  /** Which policies said so, where that was kept. It explains; no decision looks at it. */
  readonly deciders?: Deciders
}

/** A table as it is checked in: the cells that open something, in words. Absent cells open nothing. */
export interface TableFile {
  readonly digest: string
  readonly longestTermDays: number
  readonly cells: readonly TableCell[]
}

export interface TableCell {
  readonly role: Role
  readonly purpose: Purpose
  readonly relation: Relation
  readonly free: readonly Category[]
  readonly ifConsented: readonly Category[]
}

/** A hundred years: whatever is longer was a slip. */
export const LONGEST_TERM_AT_ALL_DAYS = 36_525

export function isTerm(days: unknown): days is number {
  return typeof days === 'number' && Number.isInteger(days) && days >= 1 && days <= LONGEST_TERM_AT_ALL_DAYS
}

export const CELLS = ROLES.length * PURPOSES.length * RELATIONS.length

/** Position of a cell in a table's arrays. Throws on a word outside the vocabularies: unknown means no. */
export function cell(role: Role, purpose: Purpose, relation: Relation): number {
  const r = ROLES.indexOf(role)
  const p = PURPOSES.indexOf(purpose)
  const n = RELATIONS.indexOf(relation)
  if (r < 0 || p < 0 || n < 0) throw new RangeError('a role, purpose or relation is unknown')
  return (r * PURPOSES.length + p) * RELATIONS.length + n
}

/** Reads a checked-in table. Throws on anything that it does not know, so that nothing starts half-configured. */
export function readTable(file: TableFile): DecisionTable {
  if (!/^sha256:[0-9a-f]{64}$/.test(file.digest)) throw new Error('a decision table needs the digest of its policies')
  if (!isTerm(file.longestTermDays)) throw new Error('a decision table needs its longest term, in whole days')
  const free = new Int32Array(CELLS)
  const ifConsented = new Int32Array(CELLS)
  const seen = new Set<number>()
  for (const entry of file.cells) {
    if (!isRole(entry.role) || !isPurpose(entry.purpose) || !isRelation(entry.relation)) {
      throw new Error(`unknown cell \`${entry.role}\` × \`${entry.purpose}\` × \`${entry.relation}\``)
    }
    const unknown = [...entry.free, ...entry.ifConsented].find(word => !isCategory(word))
    if (unknown !== undefined) throw new Error(`unknown category \`${unknown}\``)
    const at = cell(entry.role, entry.purpose, entry.relation)
    if (seen.has(at)) throw new Error(`two cells \`${entry.role}\` × \`${entry.purpose}\` × \`${entry.relation}\``)
    seen.add(at)
    free[at] = maskOf(entry.free)
    ifConsented[at] = maskOf(entry.ifConsented)
  }
  return { digest: file.digest, longestTermDays: file.longestTermDays, free, ifConsented }
}

/** A table as it is checked in, cells in the order of the vocabularies; {@link readTable} reads it back. */
export function writeTable(table: DecisionTable): TableFile {
  const words = (mask: Mask): Category[] => CATEGORIES.filter((_, index) => (mask & (1 << index)) !== 0)
  const cells = ROLES.flatMap(role =>
    PURPOSES.flatMap(purpose =>
      RELATIONS.map(relation => {
        const at = cell(role, purpose, relation)
        return {
          role,
          purpose,
          relation,
          free: words(table.free[at] as Mask),
          ifConsented: words(table.ifConsented[at] as Mask),
        }
      }),
    ),
  )
  const { digest, longestTermDays } = table
  return { digest, longestTermDays, cells: cells.filter(one => one.free.length + one.ifConsented.length > 0) }
}

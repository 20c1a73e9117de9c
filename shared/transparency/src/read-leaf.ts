import { canonical } from './canonical.ts'
import type { LogName } from './leaf.ts'

/** What a leaf says of its place. */
export interface LeafPlace {
  readonly index: number
  readonly log: LogName
  /** Number of the row that it was made of, in its own log. */
  readonly seq: number
}

const NAMES: ReadonlySet<unknown> = new Set<LogName>(['release', 'desk', 'padding', 'beginning'])

/** Reads the place out of a leaf; undefined where it is no leaf of a known form, or not written canonically. */
export function readLeaf(text: string): LeafPlace | undefined {
  let read: unknown
  try {
    read = JSON.parse(text)
    if (canonical(read) !== text) return undefined
  } catch {
    return undefined
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return undefined
  const { v, index, log, seq = index } = read as Readonly<Record<string, unknown>>
  if (v !== 1 || !isCount(index) || !isCount(seq) || !NAMES.has(log)) return undefined
  return { index, log: log as LogName, seq }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

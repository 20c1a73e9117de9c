import { canonical } from './canonical.ts'
import type { LogName } from './leaf.ts'

/** What a leaf says of its place. */
export interface LeafPlace {
  readonly index: number
  readonly log: LogName
  /** Number of the row that it was made of, in its own log. */
  readonly seq: number
  /** Of a release: digest of the list of fields that were asked for, in hex. Releases of the first form have the list. */
  readonly fields?: string | undefined
}

const NAMES: ReadonlySet<unknown> = new Set<LogName>(['release', 'desk', 'padding', 'beginning'])
const DIGEST = /^[0-9a-f]{64}$/

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
  const { v, index, log, seq = index, fields } = read as Readonly<Record<string, unknown>>
  if (!isCount(index) || !isCount(seq) || !NAMES.has(log)) return undefined
  const place = { index, log: log as LogName, seq }
  if (v === 1) return place
  if (v !== 2 || log !== 'release' || typeof fields !== 'string' || !DIGEST.test(fields)) return undefined
  return { ...place, fields }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

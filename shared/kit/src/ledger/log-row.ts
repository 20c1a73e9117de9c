import type { Caller } from '@hub/assertion'
import { canonical, makeSalts, particularsDigest, saltsOfRelease, wordsDigest } from '@hub/transparency'
import type { LogEntry } from '../release/log-entry.ts'

/** One fetch, as it goes into the release log. */
export interface LogRow {
  readonly caller: Caller
  /** Digest of the owner's own decision table. */
  readonly tableDigest: string
  /** Coordinates of every classified field and input that was asked for. */
  readonly fields: readonly string[]
  /** Every case that was decided on, and whatever hangs on none. */
  readonly entries: readonly LogEntry[]
}

/** Something that many rows say, in canonical JSON, with its digest in hex. */
export interface Words {
  readonly text: string
  readonly digest: string
}

/** A row without its words: they stand in the log once. Digests and bytes in hex. */
export interface PreparedRow {
  readonly caller: Caller
  readonly tableDigest: string
  readonly asked: Words
  /** The different decisions of the row. */
  readonly decisions: readonly Words[]
  readonly cases: readonly (string | null)[]
  readonly epochs: readonly (string | null)[]
  /** Which of the decisions is each case's, the first being 1. */
  readonly decided: readonly number[]
  readonly salts: string
  readonly particulars: string
}

export function prepareRow({ caller, tableDigest, fields, entries }: LogRow): PreparedRow {
  const places = new Map<string, number>()
  const decisions: Words[] = []
  const decided: number[] = []
  const references = entries.map(entry => {
    const words = wordsOf(entry.decision)
    let place = places.get(words.digest)
    if (place === undefined) {
      place = decisions.push(words)
      places.set(words.digest, place)
    }
    decided.push(place)
    return { case: entry.case, decision: words.digest }
  })
  const salts = makeSalts(saltsOfRelease({ cases: references }))
  const { assertionId, requestId, sub, onBehalfOf, bodyDigest } = caller
  const particulars = { assertionId, requestId, sub, onBehalfOf, bodyDigest, cases: references }
  return {
    caller,
    tableDigest,
    asked: wordsOf(fields),
    decisions,
    cases: entries.map(entry => entry.case),
    epochs: entries.map(entry => entry.epoch),
    decided,
    salts: salts.toString('hex'),
    particulars: particularsDigest(particulars, salts).toString('hex'),
  }
}

const known = new WeakMap<object, Words>()

/** Worked out once for each object: whoever makes them makes the same again and again. */
function wordsOf(value: object): Words {
  const remembered = known.get(value)
  if (remembered !== undefined) return remembered
  const text = canonical(value)
  const words = { text, digest: wordsDigest(text) }
  known.set(value, words)
  return words
}

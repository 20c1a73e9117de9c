import type { CaseAccessEntry } from './accesses.tsx'

/** Requests that follow each other and say the same, but for the fields: one look at a page takes several. */
export interface AccessGroup {
  /** The latest of them. */
  readonly entry: CaseAccessEntry
  readonly requests: readonly CaseAccessEntry[]
}

/** Puts together what the same person did in the same minute with the same outcome; the order stays. */
export function grouped(entries: readonly CaseAccessEntry[]): AccessGroup[] {
  const groups: { entry: CaseAccessEntry; requests: CaseAccessEntry[] }[] = []
  let last = ''
  for (const entry of entries) {
    const { at, member, sub, onBehalfOf, role, purpose, relations, released, withheld } = entry
    const minute = at?.slice(0, 16)
    const key = JSON.stringify([minute, member, sub, onBehalfOf, role, purpose, relations, released, withheld])
    const group = groups.at(-1)
    if (group !== undefined && key === last) group.requests.push(entry)
    else groups.push({ entry, requests: [entry] })
    last = key
  }
  return groups
}

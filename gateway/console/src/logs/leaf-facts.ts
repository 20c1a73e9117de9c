/** What a leaf of a log holds in clear. Entries of the desk and of nothing have less. */
export interface LeafFacts {
  /** ISO 8601. */
  readonly at: string | undefined
  readonly log: string | undefined
  /** Of the desk: what was done. */
  readonly kind: string | undefined
  readonly member: string | undefined
  readonly role: string | undefined
  readonly purpose: string | undefined
}

/** Reads a leaf. What is no leaf has no facts; the proof says what is wrong. */
export function leafFacts(leaf: string): LeafFacts {
  const read = parsed(leaf)
  const text = (name: string) => (typeof read[name] === 'string' ? read[name] : undefined)
  return {
    at: text('at'),
    log: text('log'),
    kind: text('kind'),
    member: text('member'),
    role: text('role'),
    purpose: text('purpose'),
  }
}

function parsed(leaf: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(leaf)
    return typeof read === 'object' && read !== null ? (read as Readonly<Record<string, unknown>>) : {}
  } catch {
    return {}
  }
}

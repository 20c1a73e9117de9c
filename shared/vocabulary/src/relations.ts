/** How a caller stands to a case, as the owner of a part sees it. Bits and table positions; append, never reorder. */
export const RELATIONS = [
  'HOLDER',
  'REFERRED',
  'GRANTED',
  'CO_HOLDER',
  'PARTICIPANT',
  'COORDINATING',
  'EMERGENCY',
  'CONSORTIUM',
  'NONE',
] as const

export type Relation = (typeof RELATIONS)[number]

export function isRelation(word: string): word is Relation {
  return (RELATIONS as readonly string[]).includes(word)
}

/** Kinds of rows that a member's ledger may hold; the other relations follow from who asks whom. */
export const LEDGER_RELATIONS = ['REFERRED', 'GRANTED', 'CO_HOLDER', 'EMERGENCY'] as const satisfies readonly Relation[]

export type LedgerRelation = (typeof LEDGER_RELATIONS)[number]

/** Rows of these kinds name their own categories and purposes; the others are limited by the agreement alone. */
export function carriesScope(relation: Relation): boolean {
  return relation === 'REFERRED' || relation === 'GRANTED'
}

/** Longest life of a break-glass row. */
export const EMERGENCY_HOURS = 4

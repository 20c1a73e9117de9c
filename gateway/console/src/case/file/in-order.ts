import type { FieldShape } from '../shape.ts'
import { isMoney } from './money.tsx'

/** What is short comes first, then what has parts, then lists of entries; else as the member put it. */
export function inOrder(fields: readonly FieldShape[]): FieldShape[] {
  return fields.toSorted((a, b) => weight(a) - weight(b))
}

function weight(field: FieldShape): number {
  if (field.is !== 'object' || isMoney(field)) return 0
  return field.list ? 2 : 1
}

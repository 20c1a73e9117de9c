import { inputError } from '@hub/kit'
import type { CaseOrderField, SortDirection } from './generated/types.ts'
import { ORDERS } from './order.ts'

/** A place in a sorted list. It holds nothing but what the caller was shown there. */
export interface Cursor {
  readonly field: CaseOrderField
  readonly direction: SortDirection
  /** What the case is sorted by; null where the caller may not see it. */
  readonly value: string | null
  readonly id: string
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Far longer than any cursor is. */
const LONGEST = 200

export function writeCursor({ field, direction, value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([field, direction, value, id])).toString('base64url')
}

/**
 * Reads a cursor of a list that is sorted so. Cursors come from callers: each part is checked, since it goes into a
 * statement. Throws an input error for everything that such a list could not have given out.
 */
export function readCursor(cursor: string, field: CaseOrderField, direction: SortDirection): Cursor {
  const read = cursor.length > LONGEST ? null : parse(Buffer.from(cursor, 'base64url').toString())
  const [itsField, itsDirection, value, id] = Array.isArray(read) && read.length === 4 ? (read as unknown[]) : []
  if (itsField === field && itsDirection === direction && isPlace(value, field) && isId(id)) {
    return { field, direction, value, id }
  }
  throw inputError('after', 'must be a cursor of this list')
}

function isPlace(value: unknown, field: CaseOrderField): value is string | null {
  const { onStatus, isValue } = ORDERS[field]
  return value === null ? onStatus : typeof value === 'string' && isValue(value)
}

function isId(id: unknown): id is string {
  return typeof id === 'string' && ID.test(id)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

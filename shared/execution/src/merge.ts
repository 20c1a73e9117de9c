import { type Data, isRecord, ownValue, setValue } from './records.ts'

/**
 * Adds what a subgraph answered to what is there, object into object and list into list of the same length; anything
 * else takes the place of what was there. Parts that are new are shared with the source, not copied.
 */
export function mergeInto(target: Data, source: Data): void {
  for (const key in source) {
    const value = source[key]
    if (value === undefined) continue
    const present = ownValue(target, key)
    if (typeof present !== 'object' || present === null || typeof value !== 'object' || value === null) {
      setValue(target, key, value)
    } else if (present !== value && !mergeParts(present, value)) setValue(target, key, value)
  }
}

/** False where the two have different shapes, so that one has to take the other's place. */
function mergeParts(present: object, value: object): boolean {
  if (isRecord(present) && isRecord(value)) {
    mergeInto(present, value)
    return true
  }
  if (!Array.isArray(present) || !Array.isArray(value) || present.length !== value.length) return false
  for (let index = 0; index < value.length; index++) {
    const before: unknown = present[index]
    const after: unknown = value[index]
    const merged = typeof before === 'object' && before && typeof after === 'object' && after
    if (!merged || (before !== after && !mergeParts(before, after))) present[index] = after
  }
  return true
}

import type { Withheld } from '../../hub/report.ts'
import type { FieldShape } from '../shape.ts'

/** Why this field of this type is not shown, if it is withheld. */
export function withheldField(type: string, name: string, withheld: readonly Withheld[]): Withheld | undefined {
  return withheld.find(({ field }) => field === `${type}.${name}`)
}

/**
 * Why an object is not there. It is not reported itself where it only holds others: then it is as withheld as all
 * below it are.
 */
export function withheldBelow(type: string, field: FieldShape, withheld: readonly Withheld[]): Withheld | undefined {
  const own = withheldField(type, field.name, withheld)
  if (own !== undefined || field.fields === undefined) return own
  const [first, ...rest] = field.fields.map(inner => withheldBelow(field.type, inner, withheld))
  return rest.every(one => one !== undefined) ? first : undefined
}

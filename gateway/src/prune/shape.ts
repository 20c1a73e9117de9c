import { type Conditions, hold, type Variables } from './conditions.ts'

/**
 * What the client asked for, by response key, whether pruned or not. The answer is read along this shape: what is not
 * in the data becomes null, and nothing else gets in.
 */
export type Shape = Map<string, ShapeField>

export interface ShapeField {
  /** One entry per place in the operation where the key is selected; the key counts if one of them does. */
  readonly when: Conditions[]
  /** Null for a leaf. */
  readonly fields: Shape | null
  /** Of `__typename`: what it says. Pruning may leave nobody to be asked for it. */
  readonly typename: string | null
}

/** The field of this key in a shape, created where it is new. */
export function fieldOf(
  shape: Shape,
  key: string,
  when: Conditions,
  composite: boolean,
  typename: string | null = null,
): ShapeField {
  let field = shape.get(key)
  if (field === undefined) {
    field = { when: [], fields: composite ? new Map() : null, typename }
    shape.set(key, field)
  }
  field.when.push(when)
  return field
}

/** Lays the data of a pruned operation out as the client asked for it, with null for what was pruned. */
export function shapeData(data: unknown, shape: Shape, variables: Variables): unknown {
  if (data === null || data === undefined) return null
  if (Array.isArray(data)) return data.map(item => shapeData(item, shape, variables))
  const source = data as Record<string, unknown>
  const answer: Record<string, unknown> = Object.create(null)
  for (const [key, field] of shape) {
    if (!field.when.some(conditions => hold(conditions, variables))) continue
    // An alias may be called `constructor`, and a pruned field is not there.
    const value = field.typename ?? (Object.hasOwn(source, key) ? source[key] : null) ?? null
    answer[key] = field.fields === null ? value : shapeData(value, field.fields, variables)
  }
  return answer
}

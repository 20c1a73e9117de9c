import {
  type Conditions,
  isInherited,
  type OutputField,
  type OutputSelection,
  type OutputType,
  type OutputValue,
  outputType,
} from '@hub/execution'
import { type GraphQLOutputType, isNonNullType } from 'graphql'

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
  /** For each place at which it was left in the operation, its type; `any` for what the schema says of itself. */
  readonly left: (GraphQLOutputType | 'any')[]
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
    field = { when: [], fields: composite ? new Map() : null, typename, left: [] }
    shape.set(key, field)
  }
  field.when.push(when)
  return field
}

/** How to lay the data of a pruned operation out as the client asked for it, with null for what was pruned. */
export function shapedOutput(shape: Shape, typename: string): OutputSelection {
  const fields = [...shape].map(([key, field]): OutputField => {
    const { when } = field
    return {
      key,
      inherited: isInherited(key),
      when: when.some(conditions => conditions.length === 0) ? null : when,
      value: shapedValue(field),
    }
  })
  const output = { typename, fields }
  // Every type of the hub is an object type, and what a member says of it was not let in.
  return { fieldsOf: () => output }
}

function shapedValue({ when, fields, typename, left }: ShapeField): OutputValue {
  if (typename !== null) return { kind: 'constant', value: typename }
  const [type] = left
  if (type === undefined) return NULL
  if (type === 'any') return ANY
  const read = outputType(type, named => shapedOutput(fields ?? new Map(), named.name))
  // Pruned at one of its places, it may rightly be null.
  return left.length < when.length && isNonNullType(type) ? withoutNonNull(read) : read
}

function withoutNonNull(type: OutputType): OutputType {
  return type.kind === 'non-null' ? type.of : type
}

const NULL: OutputValue = { kind: 'constant', value: null }
const ANY: OutputValue = { kind: 'leaf', name: 'any', isValid: () => true }

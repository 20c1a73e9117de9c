import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { type Conditions, conditionsOf } from './conditions.ts'
import { leafValidator } from './leaves.ts'
import type { OutputField, OutputFields, OutputSelection, OutputType, OutputValue } from './output.ts'
import { isInherited } from './records.ts'
import { isOfType } from './subtypes.ts'

/** A selection set at one place of the operation, and the conditions under which that place counts. */
interface Occurrence {
  readonly set: SelectionSetNode
  readonly when: Conditions
  readonly type: GraphQLCompositeType
}

/** Reads what an operation selects, to lay its answer out by. */
export function selectOutput(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): OutputSelection {
  const root = schema.getRootType(operation.operation)
  if (!root) throw new Error('the schema has no such root type')
  const fragments = new Map(
    document.definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map(one => [one.name.value, one]),
  )
  return createSelection(schema, fragments, root, [{ set: operation.selectionSet, when: [], type: root }])
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

function createSelection(
  schema: GraphQLSchema,
  fragments: Fragments,
  type: GraphQLCompositeType,
  occurrences: readonly Occurrence[],
): OutputSelection {
  const known = new Map<unknown, OutputFields | null>()
  return {
    fieldsOf(typename) {
      let output = known.get(typename)
      if (output === undefined) {
        const actual = typename === undefined || typename === null ? type : compositeNamed(schema, typename)
        output = actual && readFields(schema, fragments, actual, occurrences, actual === type && isAbstractType(type))
        // What the schema does not name is not kept: data could invent any number of names.
        if (output !== null) known.set(typename, output)
      }
      return output
    },
  }
}

function compositeNamed(schema: GraphQLSchema, name: unknown): GraphQLCompositeType | null {
  const type = typeof name === 'string' ? schema.getType(name) : undefined
  return isCompositeType(type) ? type : null
}

/** All places where one key of the answer is selected. */
interface Collected {
  readonly node: FieldNode
  readonly type: GraphQLCompositeType
  readonly when: Conditions[]
  readonly below: Occurrence[]
}

function readFields(
  schema: GraphQLSchema,
  fragments: Fragments,
  actual: GraphQLCompositeType,
  occurrences: readonly Occurrence[],
  isUnsaid: boolean,
): OutputFields {
  const collected = new Map<string, Collected>()

  function collect({ set, when, type }: Occurrence): void {
    for (const selection of set.selections) {
      const own = conditionsOf(selection.directives)
      if (own === null) continue
      const inner = own.length === 0 ? when : [...when, ...own]
      if (selection.kind === Kind.FIELD) add(selection, inner, type)
      else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
        if (fragment === undefined) continue
        const condition = fragment.typeCondition?.name.value
        const narrowed = condition === undefined ? type : compositeNamed(schema, condition)
        // An object that has not said its type is of what the selection around it is on.
        const isOne = condition === undefined || isOfType(schema, isUnsaid ? type.name : actual.name, condition)
        if (narrowed !== null && isOne) collect({ set: fragment.selectionSet, when: inner, type: narrowed })
      }
    }
  }

  function add(node: FieldNode, when: Conditions, type: GraphQLCompositeType): void {
    const key = node.alias?.value ?? node.name.value
    let field = collected.get(key)
    if (field === undefined) {
      field = { node, type, when: [], below: [] }
      collected.set(key, field)
    }
    field.when.push(when)
    const below = node.selectionSet && getNamedType(fieldType(node, type, actual))
    if (below && isCompositeType(below)) field.below.push({ set: node.selectionSet, when, type: below })
  }

  for (const occurrence of occurrences) collect(occurrence)
  const fields = [...collected].map(([key, { node, type, when, below }]): OutputField => {
    return {
      key,
      inherited: isInherited(key),
      when: when.some(one => one.length === 0) ? null : when,
      value: readValue(schema, fragments, node, actual, type, below),
    }
  })
  return { typename: actual.name, fields }
}

function readValue(
  schema: GraphQLSchema,
  fragments: Fragments,
  node: FieldNode,
  actual: GraphQLCompositeType,
  around: GraphQLCompositeType,
  below: readonly Occurrence[],
): OutputValue {
  if (node.name.value === '__typename') {
    if (isObjectType(actual)) return { kind: 'constant', value: actual.name }
    return { kind: 'typename', isObject: name => isObjectType(schema.getType(name)) }
  }
  const type = fieldType(node, around, actual)
  // Introspection is answered as a whole, and is what it is.
  if (type === undefined) return { kind: 'leaf', name: node.name.value, isValid: () => true }
  return outputType(type, named => createSelection(schema, fragments, named, below))
}

/** The type that the schema gives a field on this very object; where that is not known, on what it is selected on. */
function fieldType(
  node: FieldNode,
  around: GraphQLCompositeType,
  actual: GraphQLCompositeType,
): GraphQLOutputType | undefined {
  const on = (type: GraphQLCompositeType) =>
    isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value]?.type : undefined
  return (isObjectType(actual) ? on(actual) : undefined) ?? on(around)
}

/** How a value of a type is read. */
export function outputType(
  type: GraphQLOutputType,
  selectionOf: (type: GraphQLCompositeType) => OutputSelection,
): OutputType {
  const name = String(type)
  if (isNonNullType(type)) return { kind: 'non-null', name, of: outputType(type.ofType, selectionOf) }
  if (isListType(type)) return { kind: 'list', name, of: outputType(type.ofType, selectionOf) }
  if (isLeafType(type)) return { kind: 'leaf', name, isValid: leafValidator(type) }
  return { kind: 'object', name, selection: selectionOf(type) }
}

import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'
import type { Data } from './records.ts'

/** The part of an operation that asks about the schema, as an operation of its own; null if there is none. */
export function introspectionOf(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode | null {
  const fragments = document.definitions.filter(
    (one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION,
  )
  const selections = only(operation.selectionSet, new Map(fragments.map(one => [one.name.value, one])))
  if (selections.length === 0) return null
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections }
  const used = variablesIn([selectionSet, ...fragments])
  const variableDefinitions = operation.variableDefinitions?.filter(one => used.has(one.variable.name.value)) ?? []
  return { kind: Kind.DOCUMENT, definitions: [{ ...operation, variableDefinitions, selectionSet }, ...fragments] }
}

/** What the schema says of itself. */
export function introspect(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Readonly<Record<string, unknown>>,
): Data {
  const { data, errors } = executeSync({ schema, document, variableValues })
  if (errors?.[0]) throw errors[0]
  return { ...data }
}

function only(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): SelectionNode[] {
  return set.selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return isIntrospection(selection) ? [selection] : []
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
    const selections = fragment ? only(fragment.selectionSet, fragments) : []
    if (selections.length === 0) return []
    const { directives = [] } = selection
    return [{ kind: Kind.INLINE_FRAGMENT, directives, selectionSet: { kind: Kind.SELECTION_SET, selections } }]
  })
}

function isIntrospection({ name }: FieldNode): boolean {
  return name.value === '__schema' || name.value === '__type'
}

function variablesIn(nodes: readonly (SelectionSetNode | FragmentDefinitionNode)[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const node of nodes) {
    visit(node, {
      Variable({ name }) {
        names.add(name.value)
      },
    })
  }
  return names
}

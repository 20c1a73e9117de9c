import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

/** What tells which selections of an operation apply. */
export interface Selecting {
  readonly schema: GraphQLSchema
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
  readonly variableValues: Readonly<Record<string, unknown>>
}

/**
 * The fields that some selections have on an object of this type, by response key, in the order of their first mention;
 * fragments opened, each once, `@skip` and `@include` applied.
 */
export function fieldsOf(
  selecting: Selecting,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>()
  const opened = new Set<FragmentDefinitionNode>()
  const open = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (!isIncluded(selection, selecting)) continue
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value
        const known = fields.get(key)
        if (known === undefined) fields.set(key, [selection])
        else known.push(selection)
        continue
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : selecting.fragments[selection.name.value]
      if (fragment === undefined || !appliesTo(selecting.schema, type, fragment.typeCondition?.name.value)) continue
      if (fragment.kind === Kind.FRAGMENT_DEFINITION) {
        if (opened.has(fragment)) continue
        opened.add(fragment)
      }
      open(fragment.selectionSet)
    }
  }
  for (const set of sets) open(set)
  return fields
}

function isIncluded(selection: SelectionNode, { variableValues }: Selecting): boolean {
  if ((selection.directives ?? []).length === 0) return true
  if (getDirectiveValues(GraphQLSkipDirective, selection, variableValues)?.if === true) return false
  return getDirectiveValues(GraphQLIncludeDirective, selection, variableValues)?.if !== false
}

function appliesTo(schema: GraphQLSchema, type: GraphQLObjectType, condition: string | undefined): boolean {
  if (condition === undefined || condition === type.name) return true
  const abstract = schema.getType(condition)
  return isAbstractType(abstract) && schema.isSubType(abstract, type)
}

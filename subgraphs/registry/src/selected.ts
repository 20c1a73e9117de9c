import { type FragmentDefinitionNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql'

/** Names of the fields selected below a field, in fragments too; more than will be executed where some are skipped. */
export function selectedIn({ fieldNodes, fragments }: GraphQLResolveInfo): ReadonlySet<string> {
  const names = new Set<string>()
  const opened = new Set<FragmentDefinitionNode>()
  const open = (set: SelectionSetNode | undefined) => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) names.add(selection.name.value)
      else if (selection.kind === Kind.INLINE_FRAGMENT) open(selection.selectionSet)
      else {
        const fragment = fragments[selection.name.value]
        if (fragment === undefined || opened.has(fragment)) continue
        opened.add(fragment)
        open(fragment.selectionSet)
      }
    }
  }
  for (const node of fieldNodes) open(node.selectionSet)
  return names
}

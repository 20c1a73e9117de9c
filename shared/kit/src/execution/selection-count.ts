import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql'

/**
 * How many selections the largest operation of a document has once its fragments are opened, wherever they are spread.
 * Each fragment is counted once, so it takes time in proportion to what is written, not to what that stands for.
 */
export function countSelections({ definitions }: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const one of definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one)
  const counted = new Map<string, number>()

  const inFragment = (name: string): number => {
    const known = counted.get(name)
    if (known !== undefined) return known
    // A fragment that is spread in itself is refused elsewhere; here it must only come to an end.
    counted.set(name, 0)
    const fragment = fragments.get(name)
    const count = fragment === undefined ? 0 : inSet(fragment.selectionSet)
    counted.set(name, count)
    return count
  }

  const inSet = ({ selections }: SelectionSetNode): number => {
    let count = selections.length
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) count += inFragment(selection.name.value)
      else if (selection.selectionSet) count += inSet(selection.selectionSet)
    }
    return count
  }

  return definitions.reduce(
    (most, one) => (one.kind === Kind.OPERATION_DEFINITION ? Math.max(most, inSet(one.selectionSet)) : most),
    0,
  )
}

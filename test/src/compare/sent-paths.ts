import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql'

/** What one request to an owner asks for. */
export interface Sent {
  /** Every field by its path from the root, lists and entities included: `_entities.emergency.threats.act`. */
  readonly paths: ReadonlySet<string>
  /** The cases that the request is about, as representations; null where it asks for root fields. */
  readonly ids: readonly string[] | null
}

/** Reads the exact bytes that reached an owner. */
export function readSent(body: string): Sent {
  const { query, variables = {} } = JSON.parse(body) as {
    query: string
    variables?: { representations?: readonly { __typename: string; id: string }[] }
  }
  const { representations } = variables
  return { paths: pathsIn(parse(query)), ids: representations?.map(one => one.id) ?? null }
}

function pathsIn(document: DocumentNode): ReadonlySet<string> {
  const fragments = new Map(
    document.definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map(one => [one.name.value, one.selectionSet]),
  )
  const paths = new Set<string>()
  const read = (set: SelectionSetNode | undefined, around: string): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.INLINE_FRAGMENT) read(selection.selectionSet, around)
      else if (selection.kind === Kind.FRAGMENT_SPREAD) read(fragments.get(selection.name.value), around)
      else {
        const path = around === '' ? selection.name.value : `${around}.${selection.name.value}`
        paths.add(path)
        read(selection.selectionSet, path)
      }
    }
  }
  for (const one of document.definitions) {
    if (one.kind === Kind.OPERATION_DEFINITION) read((one as OperationDefinitionNode).selectionSet, '')
  }
  return paths
}

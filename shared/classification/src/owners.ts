import { isOwner, type Owner, REGISTRY } from '@hub/vocabulary'
import { type ConstDirectiveNode, type DocumentNode, Kind } from 'graphql'
import { ClassificationError } from './specification.ts'

/**
 * Who answers for each field of a supergraph: `Type.field` or `Input.field` to its owner, read from what composition
 * wrote (`@join__graph`, `@join__type`, `@join__field`).
 *
 * A key stands in several subgraphs; the registry, which gives out the keys, owns it.
 *
 * @throws ClassificationError where a graph is no owner, and where a field has no owner or several.
 */
export function ownersOf(supergraph: DocumentNode): Map<string, Owner> {
  const graphs = graphsOf(supergraph)
  const owners = new Map<string, Owner>()
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INPUT_OBJECT_TYPE_DEFINITION)
      continue
    if (isMachinery(definition.name.value)) continue
    const ofType = namedGraphs(definition.directives ?? [], 'join__type', graphs)
    for (const field of definition.fields ?? []) {
      const coordinate = `${definition.name.value}.${field.name.value}`
      const ofField = namedGraphs(field.directives ?? [], 'join__field', graphs)
      owners.set(coordinate, single(coordinate, ofField.size > 0 ? ofField : ofType))
    }
  }
  return owners
}

/** Types of the linked specifications themselves; the names are reserved, members cannot define them. */
function isMachinery(type: string): boolean {
  return type.startsWith('join__') || type.startsWith('link__')
}

/** `enum join__Graph { EMERGENCY @join__graph(name: "emergency", …) }`: the enum's value to the owner. */
function graphsOf(supergraph: DocumentNode): Map<string, Owner> {
  const graphs = new Map<string, Owner>()
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue
    for (const value of definition.values ?? []) {
      const name = value.directives
        ?.find(directive => directive.name.value === 'join__graph')
        ?.arguments?.find(argument => argument.name.value === 'name')?.value
      const owner = name?.kind === Kind.STRING ? name.value : ''
      if (!isOwner(owner)) throw new ClassificationError(`graph \`${value.name.value}\` is no owner`)
      graphs.set(value.name.value, owner)
    }
  }
  if (graphs.size === 0) throw new ClassificationError('the document is no supergraph')
  return graphs
}

function namedGraphs(
  directives: readonly ConstDirectiveNode[],
  name: string,
  graphs: ReadonlyMap<string, Owner>,
): Set<Owner> {
  const owners = new Set<Owner>()
  for (const directive of directives) {
    if (directive.name.value !== name) continue
    const graph = directive.arguments?.find(argument => argument.name.value === 'graph')?.value
    const owner = graph?.kind === Kind.ENUM ? graphs.get(graph.value) : undefined
    if (owner === undefined) throw new ClassificationError(`\`@${name}\` names an unknown graph`)
    owners.add(owner)
  }
  return owners
}

function single(coordinate: string, owners: ReadonlySet<Owner>): Owner {
  const [owner] = owners
  if (owners.size === 1 && owner !== undefined) return owner
  if (owners.has(REGISTRY.code) && coordinate === 'Case.id') return REGISTRY.code
  throw new ClassificationError(`\`${coordinate}\` has ${owners.size} owners`)
}

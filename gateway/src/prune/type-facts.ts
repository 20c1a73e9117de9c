import { satisfies } from '@hub/decision'
import type { Mask } from '@hub/vocabulary'
import { type GraphQLNamedType, getNamedType, isCompositeType, isObjectType } from 'graphql'
import type { Snapshot } from '../snapshot.ts'

/** Whether some field below this type, reached with what its surroundings need, fits into the mask. */
export function releasableBelow(
  snapshot: Snapshot,
  type: GraphQLNamedType,
  need: Mask,
  mask: Mask,
  seen: ReadonlySet<GraphQLNamedType> = new Set(),
): boolean {
  if (!isObjectType(type) || seen.has(type)) return false
  return Object.values(type.getFields()).some(field => {
    const own = snapshot.classes.get(`${type.name}.${field.name}`)?.mask
    if (own !== undefined) return satisfies(mask, need | own)
    const named = getNamedType(field.type)
    return isCompositeType(named) && releasableBelow(snapshot, named, need, mask, new Set([...seen, type]))
  })
}

/** Whether a case can be reached from this type: what filters such a field tells about cases. */
export function reachesCase(type: GraphQLNamedType, seen: Set<GraphQLNamedType> = new Set()): boolean {
  if (type.name === 'Case') return true
  if (!isObjectType(type) || seen.has(type)) return false
  seen.add(type)
  return Object.values(type.getFields()).some(field => reachesCase(getNamedType(field.type), seen))
}

import { type FieldSpec, type Fields, HOST_PLACES, REGISTRY_FIELDS, ROOMS } from './fields.ts'

/** One classified field where it stands, with all that a caller needs to see it there. */
export interface Place {
  readonly owner: string
  /** As release reports name it: `Threat.description`. */
  readonly coordinate: string
  /** From the room on: `threats.description`. */
  readonly path: string
  /** The path of the classified field around it; null where there is none. */
  readonly within: string | null
  /** Its own categories and those of the lists and classified objects it sits in, in the order of the alphabet. */
  readonly need: readonly string[]
}

/** What hangs on no case stands under this owner: relocation, by the relation to the network and not to a case. */
export const NETWORK = 'network'

/** Every classified field of every owner, parents before children. */
export const PLACES: readonly Place[] = [
  ...placesIn('registry', 'Case', REGISTRY_FIELDS, '', null, []),
  ...Object.entries(ROOMS).flatMap(([owner, room]) =>
    placesIn(owner, room.type ?? '', room.fields ?? {}, '', null, []),
  ),
  ...placesIn(NETWORK, 'Query', { hostPlaces: HOST_PLACES }, '', null, []),
]

/** Words of a need, as a key. */
export function needKey(need: readonly string[]): string {
  return need.join(' ')
}

/** Each owner's needs, once each. */
export function needsOf(owner: string): readonly (readonly string[])[] {
  const needs = PLACES.filter(place => place.owner === owner).map(place => place.need)
  return [...new Map(needs.map(need => [needKey(need), need])).values()]
}

function placesIn(
  owner: string,
  type: string,
  fields: Fields,
  prefix: string,
  within: string | null,
  around: readonly string[],
): Place[] {
  return Object.entries(fields).flatMap(([name, field]: [string, FieldSpec]) => {
    const path = prefix + name
    const need = [...new Set([...around, ...field.categories])].sort()
    const classified = field.categories.length > 0
    const own = classified ? [{ owner, coordinate: `${type}.${name}`, path, within, need }] : []
    const inner = placesIn(owner, field.type ?? '', field.fields ?? {}, `${path}.`, classified ? path : within, need)
    return [...own, ...inner]
  })
}

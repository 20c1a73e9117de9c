import type { Caller } from './caller.ts'
import { type FieldSpec, MEMBERS, ROOMS } from './fields.ts'
import type { MemberVerdict } from './member-verdicts.ts'
import { NETWORK, needKey, PLACES, type Place } from './places.ts'
import type { RegistryVerdict } from './registry-verdicts.ts'
import type { Json, Rooms } from './rooms/index.ts'

/** One line of a release report, for one case or for none. */
export interface Line {
  readonly field: string
  readonly owner: string
  readonly reason: string
  readonly remedy: string
  readonly caseId: string | null
}

/** What a caller is to get of one case, asking for every field. */
export interface ExpectedCase {
  readonly id: string
  readonly reference: string
  readonly data: Json
  /** Lines about this case: of fields that were asked for and withheld by their owner. */
  readonly withheld: readonly Line[]
  /** The members that hold a part: only they may be asked about the case. */
  readonly heldBy: readonly string[]
  /** What each member's ledger said, and what it has; by member code. For those who count what was shown. */
  readonly members: ReadonlyMap<string, { readonly verdict: MemberVerdict; readonly room: Json | null }>
  readonly registry: RegistryVerdict
}

/** All that a caller is to get. */
export interface Expectation {
  readonly caller: Caller
  /** By owner and path: why a field is never asked for on behalf of this caller. */
  readonly outOfReach: ReadonlyMap<string, string>
  /** Lines about fields that are never asked for, of a query for everything that a case has. */
  readonly pruned: readonly Line[]
  /** The same for the accommodation network. */
  readonly prunedOfNetwork: readonly Line[]
  /** The accommodation network as the caller sees it. */
  readonly hostPlaces: readonly Json[] | null
  /** Every case that exists for the caller, by reference. */
  readonly cases: readonly ExpectedCase[]
}

export interface Facts {
  readonly caller: Caller
  /** By owner, then by need. */
  readonly statics: ReadonlyMap<string, ReadonlyMap<string, string | null>>
  readonly existing: readonly RegistryVerdict[]
  /** By member, then by case. */
  readonly verdicts: ReadonlyMap<string, ReadonlyMap<string, MemberVerdict>>
  readonly rooms: ReadonlyMap<string, Rooms>
  readonly hostPlaces: readonly Json[]
}

/** Puts together what was decided: values where nothing withholds them, and lines where something does. */
export function expectationOf(facts: Facts): Expectation {
  const outOfReach = new Map<string, string>()
  for (const place of PLACES) {
    const reason = facts.statics.get(place.owner)?.get(needKey(place.need))
    if (reason === undefined) throw new Error(`nothing was decided on ${place.coordinate}`)
    if (reason !== null) outOfReach.set(keyOf(place.owner, place.path), reason)
  }
  const outermost = PLACES.filter(place => place.within === null || !outOfReach.has(keyOf(place.owner, place.within)))
  const pruned = outermost.flatMap(place => {
    const reason = outOfReach.get(keyOf(place.owner, place.path))
    const owner = place.owner === NETWORK ? 'relocation' : place.owner
    const line = { field: place.coordinate, owner, caseId: null }
    return reason === undefined ? [] : [{ place, line: { ...line, reason, remedy: remedyOf(reason, true) } }]
  })
  const ofNetwork = (one: { place: Place }) => one.place.owner === NETWORK
  return {
    caller: facts.caller,
    outOfReach,
    pruned: pruned.filter(one => !ofNetwork(one)).map(one => one.line),
    prunedOfNetwork: pruned.filter(ofNetwork).map(one => one.line),
    hostPlaces: networkOf(facts, outOfReach),
    cases: facts.existing.map(one => caseOf(facts, outOfReach, one)),
  }
}

/** Owner and path of a field as a key of {@link Expectation.outOfReach}. */
export function keyOf(owner: string, path: string): string {
  return `${owner} ${path}`
}

/** What can be done about a reason. */
function remedyOf(reason: string, mayContactAgain: boolean): string {
  switch (reason) {
    case 'PURPOSE_NOT_COVERED':
      return 'CHANGE_PURPOSE'
    case 'NO_NEED_TO_KNOW':
      return 'REQUEST_ACCESS'
    case 'CONSENT_WITHDRAWN':
    case 'CONSENT_EXPIRED':
    case 'NO_CONSENT':
      return mayContactAgain ? 'ASK_CONSENT' : 'NONE'
    default:
      return 'NONE'
  }
}

function networkOf({ hostPlaces }: Facts, outOfReach: ReadonlyMap<string, string>): readonly Json[] | null {
  const withheld = (path: string) => outOfReach.has(keyOf(NETWORK, path))
  if (withheld('hostPlaces')) return null
  return hostPlaces.map(place =>
    Object.fromEntries(
      Object.entries(place).map(([name, value]) => [name, withheld(`hostPlaces.${name}`) ? null : value]),
    ),
  )
}

function caseOf(facts: Facts, outOfReach: ReadonlyMap<string, string>, registry: RegistryVerdict): ExpectedCase {
  const { id, reference, subjectKind, heldBy } = registry
  const withheld: Line[] = []
  const members: [string, { verdict: MemberVerdict; room: Json | null }][] = []
  const rooms: Record<string, unknown> = {}

  const judge = (owner: string, reasonOf: (place: Place) => string | null, again: boolean, told: boolean): Judge => {
    const reasons = new Map<string, string | null>()
    for (const place of PLACES) {
      if (place.owner !== owner) continue
      const key = keyOf(owner, place.path)
      const reason = outOfReach.get(key) ?? reasonOf(place)
      reasons.set(place.path, reason)
      const outermost = place.within === null || reasons.get(place.within) === null
      if (!told || reason === null || outOfReach.has(key) || !outermost) continue
      withheld.push({ field: place.coordinate, owner, reason, remedy: remedyOf(reason, again), caseId: id })
    }
    return path => reasons.get(path) ?? null
  }

  const ofRegistry = judge(
    'registry',
    place => registry.reasons[needKey(place.need)] ?? null,
    registry.mayContactAgain,
    true,
  )
  for (const member of MEMBERS) {
    const verdict = facts.verdicts.get(member)?.get(id)
    const spec = ROOMS[member]
    rooms[member] = null
    if (verdict === undefined || spec === undefined) continue
    const recorded = facts.rooms.get(member)?.get(id) ?? null
    members.push([member, { verdict, room: recorded }])
    if (verdict.relations.length === 0) continue
    const opens = Object.values(verdict.reasons).some(reason => reason === null)
    const room = opens ? recorded : null
    const told = room !== null || verdict.relations.some(relation => IN_THE_KNOW.includes(relation))
    const reasonOf = judge(member, place => verdict.reasons[needKey(place.need)] ?? null, verdict.mayContactAgain, told)
    rooms[member] = shown(spec, room, '', reasonOf)
  }
  const { status, openedOn, holders } = registry
  const visible = (path: string, value: unknown) => (ofRegistry(path) === null ? value : null)
  return {
    id,
    reference,
    data: {
      id,
      reference,
      subjectKind,
      status: visible('status', status),
      openedOn: visible('openedOn', openedOn),
      holders: visible('holders', holders),
      ...rooms,
    },
    withheld,
    heldBy,
    members: new Map(members),
    registry,
  }
}

/** Relations in which a caller knows anyway that the member holds a part, and so may be told reasons. */
const IN_THE_KNOW: readonly string[] = ['HOLDER', 'REFERRED', 'GRANTED']

type Judge = (path: string) => string | null

/** An object as the caller sees it. A container shows where something below it is released, asked for or not. */
function shown(spec: FieldSpec, value: unknown, path: string, reasonOf: Judge): unknown {
  if (value === null || value === undefined) return null
  if (spec.fields === undefined) return value
  if (Array.isArray(value)) return value.map(item => shown({ ...spec, kind: 'object' }, item, path, reasonOf))
  const object = value as Json
  return Object.fromEntries(
    Object.entries(spec.fields).map(([name, field]) => {
      const at = path === '' ? name : `${path}.${name}`
      const visible = field.categories.length > 0 ? reasonOf(at) === null : releasesBelow(field, at, reasonOf)
      return [name, visible ? shown(field, object[name], at, reasonOf) : null]
    }),
  )
}

function releasesBelow(spec: FieldSpec, path: string, reasonOf: Judge): boolean {
  return Object.entries(spec.fields ?? {}).some(([name, field]) => {
    const at = `${path}.${name}`
    return field.categories.length > 0 ? reasonOf(at) === null : releasesBelow(field, at, reasonOf)
  })
}

import {
  type Expectation,
  type ExpectedCase,
  type FieldSpec,
  type Fields,
  type Json,
  type Line,
  MEMBERS,
  PLACES,
  keyOf as placeKey,
} from '../oracle/index.ts'
import { CASE, type Condition, inside, keyOf, type Selection } from './selection.ts'

/** What one caller is to see of cases by one selection. */
export interface View {
  /** The case as it is to be answered. */
  data(one: ExpectedCase): Json
  /** Which of some lines belong to an answer to this selection. */
  lines(all: readonly Line[]): readonly Line[]
  /** The owners of whose classified fields at least one is selected, reachable or not. */
  readonly owners: ReadonlySet<string>
  /** How many classified fields are selected of each owner. */
  readonly fields: ReadonlyMap<string, number>
}

type Switches = Readonly<Record<string, boolean>>

/**
 * Executes a generated selection on what the oracle says of the whole case: as GraphQL says it, and by release.md, "one
 * that pruning leaves empty is removed whole".
 */
export function viewOf(selections: readonly Selection[], switches: Switches, expected: Expectation): View {
  const paths = new Set<string>()
  notePaths(selections, '', switches, paths)
  const selected = PLACES.filter(place => paths.has(fullPath(place.owner, place.path)))
  const coordinates = new Set(selected.map(place => place.coordinate))
  const isOut = (path: string) => isOutOfReach(expected, path)
  return {
    data: one => dataOf(CASE, [selections], one.data, '', switches, isOut) as Json,
    lines: all => all.filter(line => coordinates.has(line.field)),
    owners: new Set(selected.map(place => place.owner)),
    fields: new Map([...Map.groupBy(selected, place => place.owner)].map(([owner, list]) => [owner, list.length])),
  }
}

/** From the case on: `emergency.threats.act`, `status`. */
function fullPath(owner: string, path: string): string {
  return owner === 'registry' ? path : `${owner}.${path}`
}

function isOutOfReach({ outOfReach }: Expectation, path: string): boolean {
  const [first = '', ...rest] = path.split('.')
  return MEMBERS.includes(first)
    ? outOfReach.has(placeKey(first, rest.join('.')))
    : outOfReach.has(placeKey('registry', path))
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

function holds(when: readonly Condition[], switches: Switches): boolean {
  return when.every(
    ({ directive, by }) => (typeof by === 'string' ? switches[by] === true : by) === (directive === 'include'),
  )
}

/** Written so that it is never there, whatever the variables. */
function isNever(when: readonly Condition[]): boolean {
  return when.some(({ directive, by }) => typeof by === 'boolean' && by !== (directive === 'include'))
}

function notePaths(selections: readonly Selection[], path: string, switches: Switches, into: Set<string>): void {
  for (const selection of selections) {
    if (!holds(selection.when, switches)) continue
    if (selection.kind !== 'field') notePaths(inside(selection) ?? [], path, switches, into)
    else {
      const at = joined(path, selection.name)
      into.add(at)
      notePaths(selection.below ?? [], at, switches, into)
    }
  }
}

type Field = Extract<Selection, { kind: 'field' }>

/** Fields by key, fragments opened. */
function collect(sets: readonly (readonly Selection[])[], switches: Switches): Map<string, Field[]> {
  const fields = new Map<string, Field[]>()
  const open = (set: readonly Selection[]): void => {
    for (const selection of set) {
      if (!holds(selection.when, switches)) continue
      if (selection.kind !== 'field') open(inside(selection) ?? [])
      else fields.set(keyOf(selection), [...(fields.get(keyOf(selection)) ?? []), selection])
    }
  }
  for (const set of sets) open(set)
  return fields
}

function dataOf(
  object: Pick<FieldSpec, 'type' | 'fields'>,
  sets: readonly (readonly Selection[])[],
  value: unknown,
  path: string,
  switches: Switches,
  isOut: (path: string) => boolean,
): unknown {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.map(item => dataOf(object, sets, item, path, switches, isOut))
  const answer: [string, unknown][] = []
  for (const [key, nodes] of collect(sets, switches)) {
    const [{ name }] = nodes as [Field]
    const spec = object.fields?.[name]
    const at = joined(path, name)
    if (name === '__typename') answer.push([key, object.type])
    else if (spec?.fields === undefined) answer.push([key, (value as Json)[name] ?? null])
    else {
      const isContainer = spec.categories.length === 0
      const gone = isContainer && nodes.every(node => pruned(spec, node.below ?? [], at, isOut) === 'whole')
      const below = nodes.map(node => node.below ?? [])
      answer.push([key, gone ? null : dataOf(spec, below, (value as Json)[name], at, switches, isOut)])
    }
  }
  return Object.fromEntries(answer)
}

/** What pruning leaves of a container: all but nothing, so that it goes whole, or something. */
function pruned(
  spec: FieldSpec,
  selections: readonly Selection[],
  path: string,
  isOut: (path: string) => boolean,
): 'whole' | 'kept' {
  const left = leftOf(spec.fields ?? {}, selections, path, isOut)
  if (left.something) return 'kept'
  return left.removed || !canShow(spec.fields ?? {}, path, isOut) ? 'whole' : 'kept'
}

/** Whether anything but `__typename` is left, and whether anything was taken out. */
function leftOf(fields: Fields, selections: readonly Selection[], path: string, isOut: (path: string) => boolean) {
  const left = { something: false, removed: false }
  for (const selection of selections) {
    if (isNever(selection.when)) continue
    if (selection.kind !== 'field') {
      const inner = leftOf(fields, inside(selection) ?? [], path, isOut)
      left.something ||= inner.something
      left.removed ||= inner.removed
      continue
    }
    const spec = fields[selection.name]
    if (spec === undefined) continue
    const at = joined(path, selection.name)
    const out = spec.categories.length > 0 ? isOut(at) : pruned(spec, selection.below ?? [], at, isOut) === 'whole'
    if (out) left.removed = true
    else left.something = true
  }
  return left
}

/** Whether some field below could be released to such a caller at all. */
function canShow(fields: Fields, path: string, isOut: (path: string) => boolean): boolean {
  return Object.entries(fields).some(([name, spec]) => {
    const at = joined(path, name)
    return spec.categories.length > 0 ? !isOut(at) : canShow(spec.fields ?? {}, at, isOut)
  })
}

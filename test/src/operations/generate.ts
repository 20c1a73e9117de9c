import type { FieldSpec, Fields } from '../oracle/index.ts'
import type { Random } from './random.ts'
import { CASE, type Condition, type Fragment, inside, printed, type Selection } from './selection.ts'

/** Variables that conditions use: as declared, and the value where none is given. */
const SWITCHES: Readonly<Record<string, { readonly type: string; readonly usual: boolean | null }>> = {
  must: { type: 'Boolean!', usual: null },
  mustToo: { type: 'Boolean!', usual: null },
  yes: { type: 'Boolean = true', usual: true },
  no: { type: 'Boolean! = false', usual: false },
}

/** A field of the root, with what is selected of each case there. */
export interface Root {
  readonly key: string
  /** `cases`: a page, by nodes and by edges. Otherwise one case, by the variable that names it. */
  readonly field: 'cases' | 'case' | 'caseByReference'
  readonly argument: string | null
  readonly nodes: readonly Selection[]
  readonly edges: readonly Selection[] | null
}

/** A document of several operations, and the one of them that is run. */
export interface GeneratedOperation {
  readonly text: string
  readonly name: string
  readonly roots: readonly Root[]
  /** What is sent for the switches. */
  readonly variables: Readonly<Record<string, boolean>>
  /** What the switches are, defaults included. */
  readonly switches: Readonly<Record<string, boolean>>
}

export type Form = 'page' | 'single'

/** Below what the hub accepts, fragments written out. */
const MOST = { fields: 700, aliases: 45, words: 2_000 }

/** An operation within the hub's limits. */
export function generate(random: Random, form: Form): GeneratedOperation {
  for (;;) {
    const made = attempt(random, form)
    if (made !== null) return made
  }
}

function attempt(random: Random, form: Form): GeneratedOperation | null {
  const build = createBuilder(random)
  const operations = Array.from({ length: random.pick([1, 1, 2, 3]) }, (_, at) => ({
    name: `Op${at}`,
    roots: rootsOf(build, random, form),
  }))
  const tooLarge = operations.some(({ roots }) => {
    const size = roots.flatMap(root => [root.nodes, root.edges ?? []]).map(sizeOf)
    const total = (of: keyof typeof MOST) => size.reduce((sum, one) => sum + one[of], 0)
    return total('fields') > MOST.fields || total('aliases') > MOST.aliases || total('words') > MOST.words
  })
  const chosen = random.pick(operations)
  if (tooLarge) return null
  const used = new Map(
    operations.flatMap(({ roots }) => selectionsIn(roots).flatMap(fragmentsIn)).map(one => [one.name, one]),
  )
  const text = [
    ...operations.map(({ name, roots }) => printedOperation(name, roots, form)),
    ...[...used.values()].map(({ name, on, below }) => `fragment ${name} on ${on} { ${printed(below)} }`),
  ].join('\n')
  const variables: Record<string, boolean> = {}
  const switches: Record<string, boolean> = {}
  for (const [name, { usual }] of Object.entries(SWITCHES)) {
    const given = usual === null || random.chance(0.5)
    const value = random.chance(0.5)
    switches[name] = given ? value : (usual ?? false)
    if (given && selectionsIn(chosen.roots).flatMap(switchesIn).includes(name)) variables[name] = value
  }
  return { text, name: chosen.name, roots: chosen.roots, variables, switches }
}

function rootsOf(build: Builder, random: Random, form: Form): readonly Root[] {
  if (form === 'page') {
    const edges = random.chance(0.25) ? build(CASE, 1) : null
    return [{ key: 'cases', field: 'cases', argument: null, nodes: build(CASE, 0), edges }]
  }
  return (['case', 'caseByReference', 'case'] as const).map((field, at) => ({
    key: `root${at}`,
    field,
    argument: `of${at}`,
    nodes: build(CASE, 0),
    edges: null,
  }))
}

type Builder = (object: Pick<FieldSpec, 'type' | 'fields'>, depth: number) => readonly Selection[]

function createBuilder(random: Random): Builder {
  const fragments = new Map<string, Fragment[]>()
  /** By type, what each key stands for: the same key must not be two fields. */
  const keys = new Map<string, Map<string, string>>()
  let count = 0

  // A variable skips or includes, never both: the planner leaves out what contradicts itself, and with it the room around.
  const directives = new Map(Object.keys(SWITCHES).map(name => [name, random.pick(['skip', 'include'] as const)]))
  const condition = (directive: Condition['directive']): Condition => {
    const names = [...directives].flatMap(([name, its]) => (its === directive ? [name] : []))
    const byWord = names.length === 0 || random.chance(0.15)
    return { directive, by: byWord ? random.chance(0.5) : random.pick(names) }
  }
  const conditions = (): readonly Condition[] => {
    if (!random.chance(0.12)) return []
    const first = random.pick(['skip', 'include'] as const)
    if (!random.chance(0.2)) return [condition(first)]
    // Each directive at most once in a place.
    return [condition(first), condition(first === 'skip' ? 'include' : 'skip')]
  }

  const aliasOf = (type: string, fields: Fields, name: string): string | null => {
    const taken = keys.get(type) ?? new Map<string, string>()
    keys.set(type, taken)
    const wanted = random.chance(0.08)
      ? random.pick(['a', 'b', 'constructor', 'toString', ...Object.keys(fields)])
      : name
    const key = wanted === 'id' ? name : wanted
    for (const one of [key, name, `${name}Again`]) {
      if ((taken.get(one) ?? name) !== name) continue
      taken.set(one, name)
      return one === name ? null : one
    }
    throw new Error(`every key of \`${name}\` is taken`)
  }

  const field = (type: string, fields: Fields, name: string, depth: number): Selection => {
    const spec = fields[name]
    const below = spec?.fields === undefined ? null : build(spec, depth + 1)
    return { kind: 'field', name, alias: aliasOf(type, fields, name), when: conditions(), below }
  }

  const some = (type: string, fields: Fields, depth: number): readonly Selection[] => {
    const share = depth === 0 ? 0.5 : random.pick([0.25, 0.5, 0.9])
    const names = Object.keys(fields).filter(() => random.chance(share))
    if (random.chance(0.15)) names.push('__typename')
    if (names.length === 0) names.push(random.pick(Object.keys(fields)))
    return names.map(name => field(type, fields, name, depth))
  }

  const build: Builder = ({ type = '', fields = {} }, depth) => {
    const selections = [...some(type, fields, depth)]
    while (random.chance(depth === 0 ? 0.35 : 0.12)) {
      const known = fragments.get(type) ?? []
      fragments.set(type, known)
      if (known.length > 0 && random.chance(0.4)) {
        selections.push({ kind: 'spread', fragment: random.pick(known), when: conditions() })
      } else if (random.chance(0.5)) {
        const on = random.chance(0.6) ? type : null
        selections.push({ kind: 'inline', on, when: conditions(), below: build({ type, fields }, depth + 1) })
      } else {
        const below = build({ type, fields }, depth + 1)
        const fragment = { name: `F${count++}`, on: type, below }
        known.push(fragment)
        selections.push({ kind: 'spread', fragment, when: conditions() })
      }
    }
    return selections
  }
  return build
}

function printedOperation(name: string, roots: readonly Root[], form: Form): string {
  const switches = new Set(selectionsIn(roots).flatMap(switchesIn))
  const declared = [...switches].map(one => `$${one}: ${SWITCHES[one]?.type}`)
  if (form === 'page') declared.push('$after: String', '$first: Int!')
  const fields = roots.map(root => {
    const nodes = `{ ${printed(root.nodes)} }`
    if (root.field !== 'cases') {
      const type = root.field === 'case' ? 'ID!' : 'String!'
      declared.push(`$${root.argument}: ${type}`)
      return `${root.key}: ${root.field}(${root.field === 'case' ? 'id' : 'reference'}: $${root.argument}) ${nodes}`
    }
    const edges = root.edges === null ? '' : ` edges { node { ${printed(root.edges)} } }`
    return `cases(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes ${nodes}${edges} }`
  })
  return `query ${name}(${declared.join(', ')}) { ${fields.join(' ')} }`
}

function selectionsIn(roots: readonly Root[]): readonly Selection[] {
  return roots.flatMap(root => [...root.nodes, ...(root.edges ?? [])])
}

function belowOf(selection: Selection): readonly Selection[] {
  return (selection.kind === 'field' ? selection.below : inside(selection)) ?? []
}

function fragmentsIn(selection: Selection): readonly Fragment[] {
  const own = selection.kind === 'spread' ? [selection.fragment] : []
  return [...own, ...belowOf(selection).flatMap(fragmentsIn)]
}

function switchesIn(selection: Selection): readonly string[] {
  const own = selection.when.flatMap(({ by }) => (typeof by === 'string' ? [by] : []))
  return [...own, ...belowOf(selection).flatMap(switchesIn)]
}

function sizeOf(selections: readonly Selection[]): Record<keyof typeof MOST, number> {
  const size = { fields: 0, aliases: 0, words: 0 }
  for (const selection of selections) {
    const below = sizeOf(belowOf(selection))
    size.fields += below.fields + (selection.kind === 'field' ? 1 : 0)
    size.aliases += below.aliases + (selection.kind === 'field' && selection.alias !== null ? 1 : 0)
    size.words += below.words + 3 + selection.when.length * 6
  }
  return size
}

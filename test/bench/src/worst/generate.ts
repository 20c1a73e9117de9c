import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isNonNullType,
  isObjectType,
  SchemaMetaFieldDef,
} from 'graphql'
import { copyOf, FLAGS, type Operation, type Selection, setsOf } from './operation.ts'

/** Numbers from 0 up to 1, always the same for a seed. */
export type Random = () => number

/** What stands in arguments. */
export interface Ground {
  readonly schema: GraphQLSchema
  readonly ids: readonly string[]
  readonly references: readonly string[]
}

const DEEPEST = 9

/** Makes operations and changes them. Nothing here looks at limits: what is too large, the gateway refuses. */
export function createGenerator({ schema, ids, references }: Ground, random: Random) {
  let names = 0
  const below = (end: number) => Math.floor(random() * end)
  const pick = <Value>(values: readonly Value[]): Value | undefined => values[below(values.length)]

  function fieldsOf(type: string): GraphQLField<unknown, unknown>[] {
    const found = schema.getType(type)
    const own = isObjectType(found) ? Object.values(found.getFields()) : []
    const introspection = type === 'Query' && random() < 0.1 ? [SchemaMetaFieldDef] : []
    return [...own, ...introspection]
  }

  /** A selection of the field, with everything or something below it. */
  function selectionOf(field: GraphQLField<unknown, unknown>, depth: number, share: number): Selection | undefined {
    const type = getNamedType(field.type)
    const args = argumentsOf(field.name, field.args)
    const own = { kind: 'field', name: field.name, ...(args !== '' && { args }) } as const
    if (!isCompositeType(type)) return { ...own, selections: [] }
    if (depth >= DEEPEST) return undefined
    const selections = someOf(type.name, depth + 1, share)
    return selections.length === 0 ? undefined : { ...own, selections, type: type.name }
  }

  function someOf(type: string, depth: number, share: number): Selection[] {
    const fields = fieldsOf(type).filter(() => random() < share)
    return fields.flatMap(field => selectionOf(field, depth, share) ?? [])
  }

  function argumentsOf(field: string, args: readonly GraphQLArgument[]): string {
    const given = args.flatMap(argument => {
      const type = getNamedType(argument.type)
      if (argument.name === 'first') return [`first: ${field === 'cases' ? 50 : 200}`]
      if (!isNonNullType(argument.type) || argument.defaultValue !== undefined) return []
      if (isEnumType(type)) return [`${argument.name}: ${pick(type.getValues())?.name}`]
      if (argument.name === 'reference') return [`reference: "${pick(references)}"`]
      if (argument.name === 'field') return ['field: "EmergencyFile.legalName"']
      return [`${argument.name}: "${argument.name === 'id' ? pick(ids) : 'training'}"`]
    })
    return given.length === 0 ? '' : `(${given.join(', ')})`
  }

  function newName(letter: string): string {
    names += 1
    return `${letter}${names}`
  }

  function condition(): string {
    return `@${pick(['include', 'skip'])}(if: $${pick(Object.keys(FLAGS))})`
  }

  /** Ways to change an operation. Each gets one of its sets at random. */
  const changes: ((set: Selection[], type: string, operation: Operation) => void)[] = [
    // Something more.
    (set, type) => {
      const field = pick(fieldsOf(type))
      const more = field && selectionOf(field, 2, random())
      if (more) set.push({ ...more, ...(random() < 0.5 && { alias: newName('a') }) })
    },
    // All that there is.
    (set, type) => void set.push(...someOf(type, 2, 1)),
    // The same once more, under another name or the same.
    set => {
      const one = pick(set)
      const times = 1 + below(9)
      for (let copy = 0; one && copy < times; copy++) {
        const { alias: _, ...same } = structuredClone(one)
        set.push(one.kind === 'field' && random() < 0.7 ? { ...same, alias: newName('a') } : structuredClone(one))
      }
    },
    // On a condition.
    set => {
      for (const one of set) if (random() < 0.5) one.when = condition()
    },
    // In inline fragments, one in the other.
    (set, type) => {
      for (let level = 1 + below(4); level > 0; level--) {
        const inner = set.splice(0)
        const when = random() < 0.5 ? { when: condition() } : {}
        set.push({ kind: 'inline', name: type, type, ...when, selections: inner })
      }
    },
    // In a fragment that is spread several times.
    (set, type, operation) => {
      const name = newName('F')
      operation.fragments.push({ name, type, selections: set.splice(0) })
      for (let times = 1 + below(6); times > 0; times--) {
        set.push({ kind: 'spread', name, selections: [], ...(random() < 0.5 && { when: condition() }) })
      }
    },
    // Something less.
    set => {
      if (set.length > 1) set.splice(below(set.length), 1 + below(3))
    },
  ]

  return {
    random(): Operation {
      const operation: Operation = { selections: someOf('Query', 0, 0.2 + 0.8 * random()), fragments: [] }
      return operation.selections.length > 0 ? operation : { selections: someOf('Query', 0, 1), fragments: [] }
    },
    everythingOf: (type: string): Selection[] => someOf(type, 1, 1),
    changed(operation: Operation): Operation {
      const copy = copyOf(operation)
      for (let times = 1 + below(3); times > 0; times--) {
        const place = pick(setsOf(copy))
        if (place) pick(changes)?.(place.set, place.type, copy)
      }
      return copy
    },
  }
}

import fc from 'fast-check'
import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'

export interface GeneratedOperation {
  readonly text: string
  readonly variables: Record<string, unknown>
}

/** Values for arguments by name: the operations shall find something, mostly. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  id: ['"w0"', '"w2"', '"w4"', '"p1"', '"nothing"'],
  first: ['0', '2', '5', '$n'],
  title: ['"New"'],
}

/**
 * What the `loans` subgraph tells of works without knowing of what kind they are (`@interfaceObject`). Where an operation
 * narrows such a work to a kind, some of the planner's plans let the fetches decide by the order in which they come, or
 * by a condition that stands elsewhere, whether the kind is known: there is no answer to compare. So an operation has
 * these fields, or conditions and narrowing; both together stand in differential.test.ts, where the plan is sound.
 * (Members cannot use the directive: schema/src/admission refuses it.)
 */
const OF_INTERFACE_OBJECTS: ReadonlySet<string> = new Set([
  'lent',
  'lend',
  'borrowed',
  'loans',
  'condition',
  'borrower',
])

/** The interface of those objects, and its kinds. */
const WORKS: ReadonlySet<string> = new Set(['Work', 'Book', 'Film'])

const CONDITIONS = ['', '', '', '', '@include(if: $yes)', '@skip(if: $yes)', '@include(if: $no)', '@skip(if: $usual)']

/** Operations that are nearly always valid; what overlaps wrongly has to be sorted out by validation. */
export function operations(schema: GraphQLSchema): fc.Arbitrary<GeneratedOperation> {
  return fc
    .record({
      draws: fc.noBias(fc.array(fc.nat(), { minLength: 40, maxLength: 180 })),
      isMutation: fc.integer({ min: 0, max: 9 }).map(one => one === 0),
      hasInterfaceObjects: fc.boolean(),
      yes: fc.boolean(),
      no: fc.boolean(),
      n: fc.integer({ min: 0, max: 4 }),
    })
    .map(({ draws, isMutation, hasInterfaceObjects, yes, no, n }) => {
      const root = isMutation ? schema.getMutationType() : schema.getQueryType()
      if (!root) throw new Error('the schema lacks a root type')
      const body = createWriter(schema, draws, hasInterfaceObjects).selection(root, 0)
      const isUsed = (name: string) => new RegExp(`\\$${name}\\b`).test(body)
      const definitions = DEFINITIONS.filter(([name]) => isUsed(name)).map(([, definition]) => definition)
      const head = definitions.length > 0 ? `(${definitions.join(', ')})` : ''
      return {
        text: `${isMutation ? 'mutation' : 'query'} ${head} ${body}`,
        variables: Object.fromEntries(Object.entries({ yes, no, n }).filter(([name]) => isUsed(name))),
      }
    })
}

const DEFINITIONS = [
  ['yes', '$yes: Boolean!'],
  ['no', '$no: Boolean!'],
  ['usual', '$usual: Boolean = true'],
  ['n', '$n: Int'],
] as const

const DEEPEST = 4

/** Writes selections by numbers that are drawn; when they run out, by the smallest that will do. */
function createWriter(schema: GraphQLSchema, draws: readonly number[], hasInterfaceObjects: boolean) {
  let turn = 0
  const draw = (below: number): number => (below <= 0 ? 0 : (draws[turn++] ?? 0) % below)
  const hasDraws = () => turn < draws.length

  function selection(type: GraphQLCompositeType, depth: number): string {
    const count = hasDraws() ? (depth < 1 ? 2 : 1) + draw(4) : 1
    const parts = Array.from({ length: count }, () => one(type, depth))
    return `{ ${parts.join(' ')} }`
  }

  function one(type: GraphQLCompositeType, depth: number): string {
    const condition = hasInterfaceObjects ? '' : (CONDITIONS[draw(CONDITIONS.length)] ?? '')
    if (isUnionType(type) || (hasDraws() && draw(5) === 0)) {
      const narrower = (isAbstractType(type) ? [...schema.getPossibleTypes(type)] : [type]).filter(
        ({ name }) => !(hasInterfaceObjects && WORKS.has(name)),
      )
      const on = narrower[draw(narrower.length)]
      if (on && hasDraws()) return `... on ${on.name} ${condition} ${selection(on, depth)}`
    }
    if (!(isObjectType(type) || isInterfaceType(type))) return '__typename'
    const fields = Object.values(type.getFields()).filter(
      field =>
        ((depth < DEEPEST && hasDraws()) || !isCompositeType(getNamedType(field.type))) &&
        (hasInterfaceObjects || !OF_INTERFACE_OBJECTS.has(field.name)),
    )
    const field = fields[draw(fields.length + 1)]
    if (field === undefined) return draw(2) === 0 ? '__typename' : 'kindOf: __typename'
    const alias = hasDraws() && draw(6) === 0 ? `${['a', 'b', 'constructor'][draw(3)]}: ` : ''
    const named = getNamedType(field.type)
    const below = isCompositeType(named) ? selection(named, depth + 1) : ''
    const written = `${field.name}${argumentsOf(field.args)} ${condition} ${below}`
    // The same once more, so that two places ask for the same of the same entities.
    const again = below !== '' && hasDraws() && draw(6) === 0 ? `again: ${written}` : ''
    return `${alias}${written} ${again}`
  }

  function argumentsOf(args: readonly GraphQLArgument[]): string {
    const written = args
      .filter(({ type }) => isNonNullType(type) || draw(2) === 0)
      .map(({ name }) => {
        const values = ARGUMENTS[name] ?? []
        return `${name}: ${values[draw(values.length)]}`
      })
    return written.length > 0 ? `(${written.join(', ')})` : ''
  }

  return { selection }
}

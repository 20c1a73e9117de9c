import fc from 'fast-check'
import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  parse,
  specifiedRules,
  validate,
} from 'graphql'

/** Boolean variables that conditions look at. The second pair has defaults, which a request may leave as they are. */
export const CONDITIONS = '$yes: Boolean!, $no: Boolean!, $on: Boolean = true, $off: Boolean = false'

/** Names that mean something to somebody: the language, the planner, other fields. */
const ALIASES = [
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'data',
  'emergency',
  'training',
  'nodes',
  'a',
  'b',
]

type Choose = <Item>(items: readonly Item[]) => Item

/**
 * Operations on one case as nobody would write them: fields under other names and many times over, conditions
 * everywhere, fragments in fragments. All of them are valid.
 */
export function oddOperations(schema: GraphQLSchema): fc.Arbitrary<string> {
  const type = schema.getType('Case')
  if (!isObjectType(type)) throw new Error('the schema has no cases')
  return fc
    .infiniteStream(fc.nat({ max: 1_000_000 }))
    .map(numbers => writtenBy(choiceBy(numbers), type))
    .filter(text => validate(schema, parse(text), specifiedRules).length === 0)
}

function choiceBy(numbers: Iterator<number>): Choose {
  return items => items[numbers.next().value % items.length] as never
}

function writtenBy(choose: Choose, type: GraphQLObjectType): string {
  const fragments: string[] = []
  /** Which field goes by which name: one name for two fields is not valid. */
  const keys = new Map<string, string>()

  const condition = (): string => {
    const holding = ['@include(if: $yes)', '@skip(if: $no)', '@include(if: $on)', '@skip(if: $off)', '@skip(if: false)']
    const ruling = ['@include(if: $no)', '@skip(if: $yes)', '@include(if: $off)', '@skip(if: true)']
    const kind = choose(['', '', '', '', '', 'one', 'one', 'both', 'out'])
    if (kind === 'one') return choose(holding)
    if (kind === 'both') return '@skip(if: $off) @include(if: $yes)'
    return kind === 'out' ? choose(ruling) : ''
  }

  const selection = (on: GraphQLObjectType, depth: number): string => {
    const many = choose(depth === 0 ? [3, 5, 7] : depth < 4 ? [1, 2, 3] : [1])
    return Array.from({ length: many }, () => one(on, depth)).join(' ')
  }

  const one = (on: GraphQLObjectType, depth: number): string => {
    const how = depth > 4 ? 'field' : choose(['field', 'field', 'field', 'field', 'inline', 'typed', 'spread'])
    if (how === 'inline') return `... ${condition()} { ${selection(on, depth + 1)} }`
    if (how === 'typed') return `... on ${on.name} ${condition()} { ${selection(on, depth + 1)} }`
    if (how === 'spread') {
      const text = selection(on, depth + 1)
      const name = `f${fragments.length}`
      fragments.push(`fragment ${name} on ${on.name} { ${text} }`)
      return `...${name} ${condition()}`
    }
    const plain = Object.values(on.getFields()).filter(field => field.args.length === 0)
    const name = choose(['__typename', ...plain.map(field => field.name)])
    const wished = choose([name, name, name, `also_${name}`, choose(ALIASES)])
    const key = [wished, name].find(one => (keys.get(`${on.name}.${one}`) ?? name) === name)
    if (key === undefined) return '__typename'
    keys.set(`${on.name}.${key}`, name)
    const alias = key === name ? '' : `${key}: `
    const below = getNamedType(on.getFields()[name]?.type)
    const set = isObjectType(below) ? ` { ${selection(below, depth + 1)} }` : ''
    return `${alias}${name} ${condition()}${set}`
  }

  const text = selection(type, 0)
  return `query Odd($id: ID!, ${CONDITIONS}) { case(id: $id) { id ${conditions()} ${text} } } ${fragments.join(' ')}`
}

/** Uses every variable, or the operation would not be valid. */
function conditions(): string {
  return 'id @include(if: $yes) @skip(if: $no) ... @include(if: $on) @skip(if: $off) { id }'
}

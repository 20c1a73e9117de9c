import fc from 'fast-check'
import { buildSchema, execute as executeByGraphql, type GraphQLSchema, getVariableValues, parse } from 'graphql'
import { expect, it } from 'vitest'
import { OperationRefusedError, readOperations } from './operations.ts'
import { execute } from './run.ts'

// The oracle is graphql-js: the same operation, the same resolvers, the same values.

const SDL = `
  union Thing = Leaf | Branch
  type Leaf { word: String number: Int must: String! own(times: Int = 2): String words: [String!] }
  type Branch { name: String leaf: Leaf surely: Leaf! leaves: [Leaf!] all: [Leaf] things: [Thing!] below: Branch }
  type Query { branch: Branch branches: [Branch!]! thing: Thing things(first: Int): [Thing] word: String! }
  type Mutation { first: Branch second: String third: Branch! }
`

const text = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('"', '\\', '\u2028', 'null', '\ud800', 'Ж'))
const leafOf = fc.record({
  __typename: fc.constant('Leaf'),
  late: fc.boolean(),
  word: fc.option(text),
  number: fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom(1.5, null, 'seven')),
  must: fc.option(text, { freq: 8 }),
  words: fc.option(fc.array(fc.option(text, { freq: 9 }), { maxLength: 3 })),
})
const branch: fc.Arbitrary<object> = fc.letrec<{ branch: object }>(tie => ({
  branch: fc.record({
    __typename: fc.constant('Branch'),
    late: fc.boolean(),
    name: fc.option(text),
    leaf: fc.option(leafOf),
    surely: fc.option(leafOf, { freq: 6 }),
    leaves: fc.option(fc.array(fc.option(leafOf, { freq: 9 }), { maxLength: 3 })),
    all: fc.oneof(fc.array(fc.option(leafOf), { maxLength: 3 }), fc.constantFrom(null, 'no list')),
    things: fc.array(fc.oneof(leafOf, fc.constant({ __typename: 'Nothing', late: false })), { maxLength: 2 }),
    below: fc.oneof({ maxDepth: 2 }, fc.constant(null), tie('branch')),
  }),
})).branch
const root = fc.record({
  branch,
  branches: fc.array(branch, { maxLength: 3 }),
  thing: fc.oneof(leafOf, branch),
  things: fc.array(fc.option(fc.oneof(leafOf, branch)), { maxLength: 3 }),
  word: fc.option(text, { freq: 9 }),
  first: branch,
  second: fc.option(text),
  third: branch,
})

const condition = fc.constantFrom(
  '',
  '',
  '',
  ' @include(if: $yes)',
  ' @skip(if: $yes)',
  ' @skip(if: $no) @include(if: $yes)',
)
const alias = fc.constantFrom('', '', 'a: ', 'b: ', '__proto__: ', 'constructor: ')
const many = (one: fc.Arbitrary<string>) => fc.array(one, { minLength: 1, maxLength: 5 }).map(all => all.join(' '))
const with_ = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map(all => all.join(''))
const leafSelection = many(
  fc.oneof(
    with_(
      alias,
      fc.constantFrom('word', 'number', 'must', 'words', '__typename', 'own', 'own(times: $times)'),
      condition,
    ),
    fc.constantFrom('...L', '... on Leaf { word n: number }'),
  ),
)
const thingSelection = leafSelection.map(
  leaf => `__typename ... on Leaf { ${leaf} } ... on Branch { name below { name } }`,
)
const branchSelection: fc.Arbitrary<string> = fc.letrec<{ one: string }>(tie => ({
  one: many(
    fc.oneof(
      { maxDepth: 3 },
      with_(alias, fc.constantFrom('name', '__typename'), condition),
      with_(
        alias,
        fc.constantFrom('leaf', 'surely', 'leaves', 'all'),
        condition,
        leafSelection.map(below => ` { ${below} }`),
      ),
      thingSelection.map(below => `things { ${below} }`),
      fc.constantFrom('...B', '...B'),
      tie('one').map(below => `below { ${below} }`),
    ),
  ),
})).one
const rootSelection = many(
  fc.oneof(
    with_(
      alias,
      fc.constantFrom('branch', 'branches'),
      condition,
      branchSelection.map(below => ` { ${below} }`),
    ),
    with_(
      alias,
      fc.constantFrom('thing', 'things', 'things(first: $times)'),
      thingSelection.map(below => ` { ${below} }`),
    ),
    with_(alias, fc.constantFrom('word', '__typename')),
  ),
)
const commands = many(
  fc.oneof(
    with_(
      alias,
      fc.constantFrom('first', 'third'),
      branchSelection.map(below => ` { ${below} }`),
    ),
    with_(alias, fc.constant('second')),
  ),
)
const operation = fc.oneof(
  {
    weight: 4,
    arbitrary: rootSelection.map(
      selection => `query Q($yes: Boolean!, $no: Boolean = false, $times: Int) { ${selection} ${used('branch')} }`,
    ),
  },
  {
    weight: 1,
    arbitrary: commands.map(
      selection => `mutation M($yes: Boolean!, $no: Boolean = false, $times: Int) { ${selection} ${used('first')} }`,
    ),
  },
)
/** Every variable and every fragment is used, or the operation would be refused. */
const used = (branch: string) =>
  `used: ${branch} { ...B leaf { ...L times: own(times: $times) once: word @include(if: $yes) @skip(if: $no) } }`
const FRAGMENTS = 'fragment L on Leaf { word a: word __typename } fragment B on Branch { name leaf { ...L must } }'

const schema = withResolvers(buildSchema(SDL))

function withResolvers(built: GraphQLSchema): GraphQLSchema {
  for (const type of [built.getQueryType(), built.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      field.resolve = (_, given, values: Record<string, unknown>) =>
        given.first === null ? Promise.reject(new Error('refused')) : later(values[field.name])
    }
  }
  const { own } =
    (built.getType('Leaf') as { getFields(): Record<string, { resolve?: unknown }> } | undefined)?.getFields() ?? {}
  if (own)
    own.resolve = ({ word }: { word: unknown }, { times }: { times: number }) =>
      times === 3 ? null : `${word}`.repeat(times)
  return built
}

/** Some values come later, as those that are read do. */
function later(value: unknown): unknown {
  const isLate = typeof value === 'object' && value !== null && 'late' in value && value.late === true
  return isLate ? Promise.resolve(value) : value
}

it('answers as graphql-js does, to the byte', async () => {
  const read = readOperations(schema)
  let compared = 0
  await fc.assert(
    fc.asyncProperty(
      operation,
      root,
      fc.boolean(),
      fc.constantFrom(undefined, 1, 3, null),
      async (query, values, yes, times) => {
        const text = `${query} ${FRAGMENTS}`
        const variables = { yes, ...(times !== undefined && { times }) }
        const oracle = await executeByGraphql({
          schema,
          document: parse(text),
          contextValue: values,
          variableValues: variables,
        })
        let known: ReturnType<typeof read>
        try {
          known = read(text, undefined)
        } catch (error) {
          // The same key for two fields, or a fragment that nobody uses: refused before it is executed.
          expect(error).toBeInstanceOf(OperationRefusedError)
          return
        }
        const { coerced = {} } = getVariableValues(schema, known.definition.variableDefinitions ?? [], variables)
        // Twice: the second time by what was worked out the first time.
        for (const executed of [await execute(known, coerced, values), await execute(known, coerced, values)]) {
          expect(executed.data).toBe(JSON.stringify(oracle.data))
          expect(executed.errors.length).toBe(oracle.errors?.length ?? 0)
        }
        compared += 1
      },
    ),
    { numRuns: 1_000 },
  )
  expect(compared).toBeGreaterThan(150)
})

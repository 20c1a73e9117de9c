import type { Owner } from '@hub/vocabulary'
import { describe, expect, test } from 'vitest'
import { admit, refusalsOf, type Submission } from './admit.ts'
import { AdmissionError } from './rule.ts'
import { ADMISSION_RULES } from './rules.ts'

function submission(sdl: string, owner: Owner = 'emergency'): Submission {
  return { owner, file: `subgraphs/${owner}/schema.graphql`, sdl }
}

/** Places and rules of the refusals, such as `File.name UNCLASSIFIED`. */
function refused(...submissions: Submission[]): string[] {
  return refusalsOf(submissions).map(({ type, field, rule }) => {
    const place = [type, field].filter(part => part !== null).join('.')
    return place === '' ? rule : `${place} ${rule}`
  })
}

const ID = 'id: ID! @open'
const NAME = 'name: String @personal(categories: [IDENTITY])'
const FILE = `type File { ${NAME} }`
const CASE = `type Case @key(fields: "id") { ${ID} emergency: File }`
const GOOD = `${CASE} ${FILE}`

/** The one rule that needs two members to be broken; it has tests of its own below. */
const BETWEEN_MEMBERS = 'TYPE_COLLISION'

/** Each other rule with SDL that breaks it and nothing else, and where. */
const BROKEN: Record<string, readonly (readonly [name: string, sdl: string, place: string])[]> = {
  HEADER_ONLY: [
    ['a link', 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.11")', 'HEADER_ONLY'],
    ['a root type of its own', `schema { query: Root } type Root { ${ID} }`, 'HEADER_ONLY'],
    ['a directive', 'directive @personal on FIELD_DEFINITION', 'personal HEADER_ONLY'],
    ['a scalar', 'scalar Anything', 'Anything HEADER_ONLY'],
    ['a scalar’s extension', 'extend scalar Date @deprecated', 'Date HEADER_ONLY'],
    ['a shared enum', 'enum RiskLevel { NONE }', 'RiskLevel HEADER_ONLY'],
    ['one more category', 'extend enum Category { NOTHING }', 'Category HEADER_ONLY'],
    ['a type that the hub adds', `type EmergencyExplanation { ${NAME} }`, 'EmergencyExplanation HEADER_ONLY'],
    ['one that it adds to another member', 'enum OutreachExplanationWay { A }', 'OutreachExplanationWay HEADER_ONLY'],
    ['a name of composition', `type join__Graph { ${ID} }`, 'join__Graph HEADER_ONLY'],
    ['an operation', 'query Q { case }', 'Q HEADER_ONLY'],
  ],
  FLOW_BETWEEN_MEMBERS: [
    ...[
      'requires(fields: "id")',
      'provides(fields: "id")',
      'override(from: "training")',
      'external',
      'fromContext',
    ].map(
      directive => [`@${directive}`, `type File { ${NAME} @${directive} }`, 'File.name FLOW_BETWEEN_MEMBERS'] as const,
    ),
    ['@interfaceObject', `type File @interfaceObject { ${NAME} }`, 'File FLOW_BETWEEN_MEMBERS'],
    ['@context', `type File @context(name: "c") { ${NAME} }`, 'File FLOW_BETWEEN_MEMBERS'],
    ['the namespaced form', `type File { ${NAME} @federation__external }`, 'File.name FLOW_BETWEEN_MEMBERS'],
    [
      'an argument from a context',
      `type File { total(x: Int @fromContext(field: "$c { id }")): Int @open }`,
      'File.total FLOW_BETWEEN_MEMBERS',
    ],
  ],
  SHAREABLE: [
    ['a field', `type File { ${NAME} @shareable }`, 'File.name SHAREABLE'],
    ['a type', `type File @shareable { ${NAME} }`, 'File SHAREABLE'],
    ['the namespaced form', `type File { ${NAME} @federation__shareable }`, 'File.name SHAREABLE'],
  ],
  UNKNOWN_DIRECTIVE: [
    ...['inaccessible', 'tag(name: "x")', 'authenticated', 'requiresScopes', 'policy', 'cost', 'invented'].map(
      directive => [`@${directive}`, `type File { ${NAME} @${directive} }`, 'File.name UNKNOWN_DIRECTIVE'] as const,
    ),
    ['on a type', `type File @tag(name: "x") { ${NAME} }`, 'File UNKNOWN_DIRECTIVE'],
    ['on an enum value', 'enum Kind { A @inaccessible }', 'Kind.A UNKNOWN_DIRECTIVE'],
    ['on an input', `input Filter @oneOf { ${NAME} }`, 'Filter UNKNOWN_DIRECTIVE'],
    [
      'a classification under its namespace',
      `type File { ${NAME} @classification__open }`,
      'File.name UNKNOWN_DIRECTIVE',
    ],
  ],
  ABSTRACT_TYPE: [
    ['attack 1: an interface', 'interface Named { name: String }', 'Named ABSTRACT_TYPE'],
    ['attack 1: a union', `${FILE} union Any = File`, 'Any ABSTRACT_TYPE'],
    ['attack 1: an implementation', `type File implements Named { ${NAME} }`, 'File ABSTRACT_TYPE'],
    ['attack 1: an extension that implements', `${FILE} extend type File implements Named`, 'File ABSTRACT_TYPE'],
  ],
  SUBSCRIPTION: [['a subscription', `type Subscription { ${NAME} }`, 'Subscription SUBSCRIPTION']],
  KEY: [
    ['a key elsewhere', `type File @key(fields: "id") { ${ID} }`, 'File KEY'],
    ['no key', `type Case { ${ID} emergency: File } ${FILE}`, 'Case KEY'],
    ['two keys', `${GOOD} extend type Case @key(fields: "id")`, 'Case KEY'],
  ],
  CASE_FIELD: [
    ['another’s room', `${GOOD} extend type Case { training: File }`, 'Case.training CASE_FIELD'],
    ['a field of its own', `${GOOD} extend type Case { ${NAME} }`, 'Case.name CASE_FIELD'],
    ['the registry’s', `${GOOD} extend type Case { reference: String! @open }`, 'Case.reference CASE_FIELD'],
    ['a room that is never null', GOOD.replace('emergency: File', 'emergency: File!'), 'Case.emergency CASE_FIELD'],
    [
      'a room that is a list',
      GOOD.replace('emergency: File', 'emergency: [File!] @personal(categories: [IDENTITY])'),
      'Case.emergency CASE_FIELD',
    ],
    [
      'no id',
      'type Case @key(fields: "id") { emergency: File } type File { name: String @personal(categories: [IDENTITY]) }',
      'Case.id CASE_FIELD',
    ],
    [
      'an id that is personal',
      GOOD.replace('@open', '@personal(categories: [IDENTITY])').replace('ID!', 'ID'),
      'Case.id CASE_FIELD',
    ],
  ],
  CASE_REFERENCE: [
    ['at the root', `${GOOD} type Query { latest: Case }`, 'Query.latest CASE_REFERENCE'],
    [
      'from a room',
      `${GOOD} extend type File { siblings: [Case!] @personal(categories: [FAMILY]) }`,
      'File.siblings CASE_REFERENCE',
    ],
  ],
  UNCLASSIFIED: [
    ['a scalar', 'type File { name: String }', 'File.name UNCLASSIFIED'],
    ['an enum', 'type File { level: RiskLevel }', 'File.level UNCLASSIFIED'],
    ['a list of scalars', 'type File { names: [String!] }', 'File.names UNCLASSIFIED'],
    ['a list of objects', `type File { parts: [Part!] } type Part { ${NAME} }`, 'File.parts UNCLASSIFIED'],
    ['a type that nobody defines', 'type File { part: Elsewhere }', 'File.part UNCLASSIFIED'],
    ['a root field', 'type Query { total: Int }', 'Query.total UNCLASSIFIED'],
    ['an input field', 'input Filter { name: String }', 'Filter.name UNCLASSIFIED'],
    [
      'an input field that holds an object',
      `input Filter { part: Part } input Part { ${NAME} }`,
      'Filter.part UNCLASSIFIED',
    ],
    ['in an extension', `${FILE} extend type File { age: Int }`, 'File.age UNCLASSIFIED'],
  ],
  TWO_CLASSIFICATIONS: [
    ['open and personal', `type File { ${NAME} @open }`, 'File.name TWO_CLASSIFICATIONS'],
    ['open twice', 'type File { total: Int @open @open }', 'File.total TWO_CLASSIFICATIONS'],
    ['on an input field', `input Filter { ${NAME} @audit }`, 'Filter.name TWO_CLASSIFICATIONS'],
  ],
  CATEGORIES: [
    ['none', 'type File { name: String @personal(categories: []) }', 'File.name CATEGORIES'],
    ['a misspelt one', 'type File { name: String @personal(categories: [IDENTTY]) }', 'File.name CATEGORIES'],
    ['one that is open', 'type File { name: String @personal(categories: [OPEN]) }', 'File.name CATEGORIES'],
    ['none in an input', 'input Filter { name: String @personal }', 'Filter.name CATEGORIES'],
  ],
  NOT_PERSONAL_IN_ROOM: [
    ['an open leaf', `${GOOD} extend type File { ${ID} }`, 'File.id NOT_PERSONAL_IN_ROOM'],
    [
      'below a list',
      `${GOOD} extend type File { parts: [Part!] @personal(categories: [LEGAL]) } type Part { ${ID} }`,
      'Part.id NOT_PERSONAL_IN_ROOM',
    ],
    ['a statistic', `${GOOD} extend type File { total: Int @aggregate }`, 'File.total NOT_PERSONAL_IN_ROOM'],
  ],
  PERSONAL_NOT_NULLABLE: [
    ['a leaf', `type File { ${NAME.replace('String', 'String!')} }`, 'File.name PERSONAL_NOT_NULLABLE'],
    ['a list', `type File { names: [String!]! @personal(categories: [IDENTITY]) }`, 'File.names PERSONAL_NOT_NULLABLE'],
    [
      'a filter',
      `type Query { members(filter: Filter): [Int!] @open } input Filter { codes: [ID!] @open ${NAME.replace('String', 'String!')} }`,
      'Filter.name PERSONAL_NOT_NULLABLE',
    ],
    [
      'a filter that applies unasked',
      `type Query { members(filter: Filter): [Int!] @open } input Filter { codes: [ID!] @open ${NAME.replace('String', 'String = ""')} }`,
      'Filter.name PERSONAL_NOT_NULLABLE',
    ],
  ],
  CONTAINER_NOT_NULLABLE: [
    [
      'in a room',
      `${GOOD} extend type File { part: Part! } type Part { age: Int @personal(categories: [IDENTITY]) }`,
      'File.part CONTAINER_NOT_NULLABLE',
    ],
    [
      'below a personal list outside a case',
      `type Query { places: [Place!] @personal(categories: [HOSTING]) } type Place { part: Part! } type Part { ${NAME} }`,
      'Place.part CONTAINER_NOT_NULLABLE',
    ],
  ],
  ROOT_NOT_NULLABLE: [
    ['statistics', 'type Query { total: Int! @aggregate }', 'Query.total ROOT_NOT_NULLABLE'],
    ['the log', 'type Query { log: [String!]! @audit }', 'Query.log ROOT_NOT_NULLABLE'],
  ],
  FILTER_WITHOUT_OPEN_LIST: [
    [
      'a filter by personal data alone',
      `type Query { members(filter: Filter): [Int!] @open } input Filter { ${NAME} }`,
      'Filter FILTER_WITHOUT_OPEN_LIST',
    ],
    [
      'an open list that must not be empty of meaning',
      `type Query { members(filter: Filter): [Int!] @open } input Filter { ${NAME} codes: [ID!]! @open }`,
      'Filter FILTER_WITHOUT_OPEN_LIST',
    ],
    [
      'a filter by more than the field needs',
      `type Query { places(filter: Filter): [Place!] @personal(categories: [HOSTING]) } type Place { ${NAME} } input Filter { ${NAME} }`,
      'Filter FILTER_WITHOUT_OPEN_LIST',
    ],
  ],
  NESTED_FILTER: [
    [
      'a personal condition inside an open one',
      `type Query { members(filter: Filter): [Int!] @open } input Filter { codes: [ID!] @open part: Part @open } input Part { ${NAME} }`,
      'Part.name NESTED_FILTER',
    ],
  ],
  UNCLASSIFIED_ARGUMENT: [
    [
      'in a room',
      `${GOOD} extend type File { part(country: CountryCode): Part } type Part { age: Int @personal(categories: [IDENTITY]) }`,
      'File.part UNCLASSIFIED_ARGUMENT',
    ],
    [
      'paging in a room',
      `${GOOD} extend type File { part(first: Int): Part } type Part { age: Int @personal(categories: [IDENTITY]) }`,
      'File.part UNCLASSIFIED_ARGUMENT',
    ],
    [
      'at the root',
      `type Query { places(city: String): [Place!] @personal(categories: [HOSTING]) } type Place { ${NAME} }`,
      'Query.places UNCLASSIFIED_ARGUMENT',
    ],
    [
      'at the root, above personal data',
      `type Query { network(city: String): Network } type Network { ${NAME} }`,
      'Query.network UNCLASSIFIED_ARGUMENT',
    ],
    [
      'in the guise of paging',
      `type Query { places(first: String): [Place!] @personal(categories: [HOSTING]) } type Place { ${NAME} }`,
      'Query.places UNCLASSIFIED_ARGUMENT',
    ],
  ],
  LIST_OF_FILTERS: [
    [
      'several filters at once',
      'type Query { members(filters: [Filter!]): [Int!] @open } input Filter { codes: [ID!] @open }',
      'Query.members LIST_OF_FILTERS',
    ],
  ],
}

describe.each(Object.entries(BROKEN))('%s', (code, cases) => {
  test.each(cases)('%s', (_, sdl, place) => {
    expect(refused(submission(sdl))).toContain(place)
    expect(new Set(refusalsOf([submission(sdl)]).map(refusal => refusal.rule))).toEqual(new Set([code]))
  })
})

describe(BETWEEN_MEMBERS, () => {
  const other = (sdl: string) => submission(sdl, 'training')

  test('of types, inputs and enums of two members', () => {
    expect(refused(submission(FILE), other(FILE))).toEqual(['File TYPE_COLLISION'])
    expect(refused(submission(`input File { ${NAME} }`), other('enum File { A }'))).toEqual(['File TYPE_COLLISION'])
    expect(refused(submission(FILE), other(`extend type File { ${ID} }`))).toEqual(['File TYPE_COLLISION'])
  })

  test('of root fields', () => {
    const sdl = 'type Query { total: Int @aggregate }'
    expect(refused(submission(sdl), other(sdl))).toEqual(['Query.total TYPE_COLLISION'])
  })

  test('names the file that must change', () => {
    expect(refusalsOf([submission(FILE), other(FILE)])).toMatchObject([
      {
        file: 'subgraphs/training/schema.graphql',
        message: 'is a type of `subgraphs/emergency/schema.graphql` already',
      },
    ])
  })
})

describe('keys of Case', () => {
  test.each([
    ['by something else', '@key(fields: "reference")'],
    ['nested', '@key(fields: "id emergency { name }")'],
    ['not resolvable', '@key(fields: "id", resolvable: false)'],
  ])('%s', (_, key) => {
    const rules = refusalsOf([submission(GOOD.replace('@key(fields: "id")', key))]).map(refusal => refusal.rule)
    expect(new Set(rules)).toEqual(new Set(['KEY']))
  })
})

describe('what is admitted', () => {
  test.each<[string, string, Owner]>([
    ['a room', GOOD, 'emergency'],
    ['a deprecated field', `type File { ${NAME} @deprecated(reason: "read the other") }`, 'emergency'],
    [
      'a container without a directive',
      `${GOOD} extend type File { part: Part } type Part { age: Int @personal(categories: [IDENTITY]) }`,
      'emergency',
    ],
    ['a type that holds itself', `${GOOD} extend type File { parent: File }`, 'emergency'],
    [
      'the registry’s root data of a case',
      `type Case @key(fields: "id") { ${ID} reference: String! @open }`,
      'registry',
    ],
    [
      'the registry’s ways to a case',
      `type Query { case(id: ID!): Case } type Case @key(fields: "id") { ${ID} ${NAME} }`,
      'registry',
    ],
    [
      'a filter of the categories that the list needs anyway',
      'type Query { places(filter: Filter, first: Int = 50): [Int!] @personal(categories: [HOSTING]) } input Filter { size: Int @personal(categories: [HOSTING]) }',
      'relocation',
    ],
    [
      'a filter with an open list',
      `type Query { members(filter: Filter): [Int!] @open } input Filter { ${NAME} codes: [ID!] @open }`,
      'registry',
    ],
    ['arguments of what is not personal', 'type Query { table(indicator: ID!): Int @aggregate }', 'emergency'],
    ['arguments of a mutation', `type Mutation { close(id: ID!): File } ${FILE}`, 'emergency'],
  ])('%s', (_, sdl, owner) => {
    expect(refusalsOf([submission(sdl, owner)])).toEqual([])
  })
})

describe('admission', () => {
  test('has a broken case for every rule, and no rule twice', () => {
    const codes = ADMISSION_RULES.map(rule => rule.code)
    expect([...Object.keys(BROKEN), BETWEEN_MEMBERS].sort()).toEqual([...codes].sort())
    expect(Object.entries(BROKEN).filter(([, cases]) => cases.length === 0)).toEqual([])
  })

  test('names file, type, field and rule of everything at once', () => {
    const admitting = () => admit([submission('type File { name: String }'), submission('type Q {', 'training')])
    expect(admitting).toThrow(AdmissionError)
    expect(admitting).toThrow(
      'subgraphs/training/schema.graphql: SYNTAX: Syntax Error: Expected Name, found <EOF>. (line 1)\n' +
        'subgraphs/emergency/schema.graphql: File.name: UNCLASSIFIED: carries no classification',
    )
  })
})

import { AGGREGATE, maskOf, OPEN, RELEASE_LOG } from '@hub/vocabulary'
import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { classifyDocument } from './classify.ts'
import { withHeader } from './header.ts'
import { SPECIFICATION_URL } from './specification.ts'

const MEMBER = `
  type File {
    name: String @personal(categories: [IDENTITY, NOTES])
    room: Room
    total: Int @aggregate
    log: [String!] @audit
  }
  type Room { id: ID! @open }
  input Filter { name: String @personal(categories: [IDENTITY]) }
  extend type Room { size: Int @open }
`

const EXPECTED = [
  ['File.name', { directive: 'personal', mask: maskOf(['IDENTITY', 'NOTES']) }],
  ['File.total', { directive: 'aggregate', mask: AGGREGATE }],
  ['File.log', { directive: 'audit', mask: RELEASE_LOG }],
  ['Room.id', { directive: 'open', mask: OPEN }],
  ['Filter.name', { directive: 'personal', mask: maskOf(['IDENTITY']) }],
  ['Room.size', { directive: 'open', mask: OPEN }],
]

function linked(...links: string[]): string {
  return `extend schema ${links.map(link => `@link(${link})`).join(' ')} type Room { id: ID! @open }`
}

const IMPORT = 'import: ["@personal", "@open", "@aggregate", "@audit"]'
const OURS = `url: "${SPECIFICATION_URL}", ${IMPORT}`

describe('classifications are read', () => {
  test('without the header', () => {
    expect([...classifyDocument(parse(MEMBER))]).toEqual(EXPECTED)
  })

  test('with the header', () => {
    expect([...classifyDocument(parse(withHeader(MEMBER)))]).toEqual(EXPECTED)
  })
})

describe('attack 2: a specification that is not what it seems is refused', () => {
  test('ours, as the header links it, passes', () => {
    expect(classifyDocument(parse(linked(OURS))).size).toBe(1)
  })

  test.each([
    ['no link to ours', ['url: "https://specs.apollo.dev/link/v1.0"'], 'must be linked exactly once, found 0'],
    ['ours twice', [OURS, OURS], 'must be linked exactly once, found 2'],
    ['another version', [OURS.replace('v1.0', 'v2.0')], 'unknown specification'],
    ['the same names from elsewhere', [OURS.replace('hub.invalid', 'other.invalid')], 'unknown specification'],
    [
      'an unknown security specification beside ours',
      [OURS, 'url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY'],
      'unknown specification',
    ],
    ['a known name at an unknown host', [OURS, 'url: "https://specs.invalid/join/v0.5"'], 'unknown specification'],
    ['a link without a URL', [OURS, 'url: 1'], 'unknown specification'],
    ['the namespace renamed', [`${OURS}, as: "c"`], 'must not be renamed'],
    ['a directive renamed', [OURS.replace('"@open"', '{name: "@open", as: "@shut"}')], 'must not be renamed'],
    ['a directive not imported', [OURS.replace('"@audit"', '"@other"')], '`@audit` is not imported'],
    ['no import', [`url: "${SPECIFICATION_URL}"`], 'without imports'],
  ])('%s', (_, links, message) => {
    expect(() => classifyDocument(parse(linked(...links)))).toThrow(message)
  })

  test('a directive under its namespace', () => {
    const sdl = 'type Room { id: ID! @classification__open }'
    expect(() => classifyDocument(parse(sdl))).toThrow('under its namespace')
  })
})

describe('a classification that says nothing definite is refused', () => {
  test.each([
    ['two of them', '@open @personal(categories: [IDENTITY])', 'has two classifications'],
    ['the same twice', '@open @open', 'has two classifications'],
    ['an empty list', '@personal(categories: [])', 'names no category'],
    ['no list', '@personal', 'names no category'],
    ['a misspelt category', '@personal(categories: [IDENTITY, IDENTITTY])', 'unknown personal category'],
    ['a category that is none of a person', '@personal(categories: [OPEN])', 'unknown personal category'],
    ['a string', '@personal(categories: ["IDENTITY"])', 'unknown personal category'],
  ])('%s', (_, directives, message) => {
    expect(() => classifyDocument(parse(`type Room { id: ID! ${directives} }`))).toThrow(message)
  })

  test('a field defined twice', () => {
    const sdl = 'type Room { id: ID! @open } extend type Room { id: ID! }'
    expect(() => classifyDocument(parse(sdl))).toThrow('`Room.id` is defined twice')
  })
})

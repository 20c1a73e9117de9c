import { buildSchema, getIntrospectionQuery } from 'graphql'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../authenticate/refusals.ts'
import { createOperationGate, type OperationGateOptions } from './operation-gate.ts'
import { checkOperations, hashOf, registerOperations } from './registered-operations.ts'

const DOCUMENT = 'query Ours { a }'
const operations = registerOperations([{ client: 'ours', file: 'ours/Ours.graphql', text: `${DOCUMENT}\n` }])
const schema = buildSchema('type Query { a: Int b: Query }')

const byHash = (hash: unknown, query?: unknown) => ({
  ...(query !== undefined && { query }),
  extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
})

function outcome(body: unknown, changes: Partial<OperationGateOptions> = {}, client = 'ours'): unknown {
  const gate = createOperationGate({ operations, production: true, introspectionClients: [], ...changes })
  try {
    return gate(client, body)
  } catch (error) {
    return error instanceof Refusal ? error.code : error
  }
}

describe('in production', () => {
  it('a registered operation runs by its text or its digest, with and without the last line break', () => {
    for (const text of [DOCUMENT, `${DOCUMENT}\n`]) {
      expect(outcome({ query: text, variables: { x: 1 } })).toEqual({ query: text, variables: { x: 1 } })
      expect(outcome({ ...byHash(hashOf(text)), variables: { x: 1 } })).toMatchObject({
        query: text,
        variables: { x: 1 },
      })
      expect(outcome(byHash(hashOf(text), text))).toMatchObject({ query: text })
    }
  })

  it.each([
    ['another text', { query: '{ a }' }],
    ['the same with another space', { query: 'query Ours  { a }' }],
    ['no text that is a document', { query: '{' }],
    ['an empty text', { query: '' }],
    ['another digest', byHash(hashOf('{ a }'))],
    ['another text under the digest', byHash(hashOf(DOCUMENT), '{ a }')],
    ['another text under its own digest', byHash(hashOf('{ a }'), '{ a }')],
    ['a digest in upper case', byHash(hashOf(DOCUMENT).toUpperCase())],
    ['a digest that is none', byHash(['x'])],
    ['a digest by a name of every object', byHash('constructor')],
    ['an empty persisted query', { extensions: { persistedQuery: {} } }],
    ['a word for a persisted query', { query: DOCUMENT, extensions: { persistedQuery: 'x' } }],
    ['the schema', { query: getIntrospectionQuery() }],
  ])('attack 14: %s does not', (_, body) => {
    expect(outcome(body)).toBe('OPERATION_NOT_REGISTERED')
  })

  it('attack 14: nothing runs that is registered for another client', () => {
    expect(outcome({ query: DOCUMENT }, {}, 'theirs')).toBe('OPERATION_NOT_REGISTERED')
    expect(outcome(byHash(hashOf(DOCUMENT)), {}, 'theirs')).toBe('OPERATION_NOT_REGISTERED')
  })

  it.each([null, undefined, 'query', 1, [], [{ query: DOCUMENT }]])('attack 14: %j names nothing to run', body => {
    expect(outcome(body)).toBeNull()
    expect(outcome(body, { production: false })).toBeNull()
  })

  it('attack 14: nothing else is handed on beside the document', () => {
    const sent = { ...byHash(hashOf(DOCUMENT)), operationName: 'Ours', batch: [], documentId: 'x' }
    expect(Object.keys(outcome(sent) as object)).toEqual(['query', 'operationName'])
  })
})

describe('attack 12: the schema in production', () => {
  const listed = { introspectionClients: ['ours'] }
  it('is read by clients that are listed', () => {
    const body = { query: getIntrospectionQuery() }
    expect(outcome(body, listed)).toEqual(body)
    expect(outcome(body, listed, 'theirs')).toBe('OPERATION_NOT_REGISTERED')
  })

  it.each([
    '{ __schema { types { name } } a }',
    '{ __schema { types { name } } ...f } fragment f on Query { a }',
    '{ ... on Query { a } __type(name: "Query") { name } }',
    'query a { __typename } query b { a }',
    '{ __schema { types { name }',
    '{ a }',
  ])('and with it nothing else: %s', query => {
    expect(outcome({ query }, listed)).toBe('OPERATION_NOT_REGISTERED')
  })
})

describe('outside production', () => {
  const outside = { production: false }
  it('every operation runs', () => {
    for (const query of ['{ a }', getIntrospectionQuery()]) expect(outcome({ query }, outside)).toEqual({ query })
  })

  it('digests name registered operations of the client alone', () => {
    expect(outcome(byHash(hashOf(DOCUMENT)), outside)).toMatchObject({ query: DOCUMENT })
    expect(outcome(byHash(hashOf(DOCUMENT)), outside, 'theirs')).toBe('OPERATION_NOT_REGISTERED')
    expect(outcome(byHash(hashOf('{ a }'), '{ a }'), outside)).toMatchObject({ query: '{ a }' })
    expect(outcome(byHash(hashOf('{ a }')), outside)).toBe('OPERATION_NOT_REGISTERED')
    expect(outcome(byHash(hashOf(DOCUMENT), '{ a }'), outside)).toBe('OPERATION_NOT_REGISTERED')
  })
})

describe('a registered operation stops the start', () => {
  it.each([
    ['that does not parse', '{ a', 'Syntax Error'],
    ['that does not fit the schema', '{ c }', 'Cannot query field "c"'],
    ['that is two', 'query x { a } query y { b { a } }', 'one operation'],
    ['that is none', 'fragment f on Query { a }', 'one operation'],
    ['that reads the schema', '{ b { a } __schema { types { name } } }', 'introspection'],
    [
      'that reads the schema behind a fragment',
      '{ ...f } fragment f on Query { __schema { types { name } } }',
      'introspection',
    ],
    ['that is too deep', `${'{ b '.repeat(20)}{ a }${' }'.repeat(20)}`, 'too many levels'],
  ])('%s', (_, text, message) => {
    const wrong = registerOperations([{ client: 'c', file: 'c/Wrong.graphql', text }])
    expect(() => checkOperations(wrong, schema)).toThrow('registered operation c/Wrong.graphql: ')
    expect(() => checkOperations(wrong, schema)).toThrow(message)
  })

  it('unless it is right', () => {
    expect(() => checkOperations(operations, schema)).not.toThrow()
  })
})

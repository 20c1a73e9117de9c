import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SLOWER } from './src/harness/slower.ts'
import { type Hub, startHub } from './src/harness/start-hub.ts'

/** Bad input, over HTTP: what is refused, with which code, and what is allowed instead. */

let hub: Hub
beforeAll(async () => {
  hub = await startHub({ cases: 40 })
})
afterAll(() => hub[Symbol.asyncDispose]())

const SYSTEM = 'training-system'
const QUERY = '{ members { code } }'

async function headers(sub = SYSTEM): Promise<Record<string, string>> {
  return {
    authorization: `Bearer ${await hub.token(sub)}`,
    'purpose-of-use': 'EMERGENCY_PROTECTION',
    'on-behalf-of': 'end-user-1',
  }
}

async function outcome(change: Record<string, string | undefined>, body: string = JSON.stringify({ query: QUERY })) {
  const merged = Object.entries({ ...(await headers()), ...change }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  const { status, body: answer } = await hub.post(Object.fromEntries(merged), body)
  return { status, code: answer.errors?.[0]?.extensions.code, extensions: answer.errors?.[0]?.extensions }
}

describe('before GraphQL', () => {
  it('answers a good request', async () => {
    expect(await outcome({})).toMatchObject({ status: 200, code: undefined })
  })

  it.each([
    ['no token', { authorization: undefined }, 401, 'UNAUTHENTICATED'],
    ['a token that is none', { authorization: 'Bearer x.y.z' }, 401, 'UNAUTHENTICATED'],
    ['another scheme', { authorization: 'Basic eDp5' }, 401, 'UNAUTHENTICATED'],
    ['no purpose', { 'purpose-of-use': undefined }, 400, 'PURPOSE_REQUIRED'],
    ['an unknown purpose', { 'purpose-of-use': 'CURIOSITY' }, 400, 'PURPOSE_UNKNOWN'],
    ['a purpose not allowed', { 'purpose-of-use': 'AUDIT' }, 403, 'PURPOSE_NOT_ALLOWED'],
    ['an unknown role', { 'acting-role': 'ADMIN' }, 400, 'ROLE_UNKNOWN'],
    ['a role not allowed', { 'acting-role': 'COORDINATOR' }, 403, 'ROLE_NOT_ALLOWED'],
    ['a machine without an end user', { 'on-behalf-of': undefined }, 400, 'ON_BEHALF_OF_REQUIRED'],
    ['an end user in another form', { 'on-behalf-of': 'a b' }, 400, 'ON_BEHALF_OF_INVALID'],
  ])('attack 16: refuses %s', async (_, change, status, code) => {
    expect(await outcome(change)).toMatchObject({ status, code })
  })

  it('names what is allowed', async () => {
    expect((await outcome({ 'purpose-of-use': undefined })).extensions).toMatchObject({
      allowed: expect.arrayContaining(['EMERGENCY_PROTECTION', 'DOUBLE_FUNDING_CHECK']),
    })
  })

  it('refuses without a token before it reads the body', async () => {
    expect(await outcome({ authorization: undefined }, '{ malformed')).toMatchObject({ status: 401 })
  })

  it('asks nobody for what it refuses', async () => {
    hub.takeSent()
    await outcome({ 'purpose-of-use': 'AUDIT' })
    expect(hub.takeSent()).toEqual([])
  })
})

describe('malformed and oversized operations', () => {
  const query = (text: string) => JSON.stringify({ query: text })
  const fragments = Array.from(
    { length: 40 },
    (_, index) => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`,
  ).join(' ')
  it.each([
    ['malformed JSON', '{ malformed', 'BAD_REQUEST'],
    ['an empty body', '', 'BAD_REQUEST'],
    ['a body without a query', '{}', 'BAD_REQUEST'],
    ['a malformed query', query('{ cases('), 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', query('{ nobody }'), 'GRAPHQL_VALIDATION_FAILED'],
    [
      'an unknown operation',
      JSON.stringify({ query: 'query a { members { code } }', operationName: 'b' }),
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['a missing variable', query('query ($id: ID!) { case(id: $id) { id } }'), 'BAD_USER_INPUT'],
    ['too many rows', query('{ cases(first: 51) { totalCount } }'), 'BAD_USER_INPUT'],
    ['a cursor that is none', query('{ cases(after: "x") { totalCount } }'), 'BAD_USER_INPUT'],
    [
      'attack 13: too many levels',
      query(`{ __schema { types ${'{ ofType '.repeat(20)}{ name }${' }'.repeat(20)} } }`),
      'OPERATION_TOO_LARGE',
    ],
    [
      'attack 13: too many aliases',
      query(`{ ${Array.from({ length: 51 }, (_, index) => `a${index}: members { code }`).join(' ')} }`),
      'OPERATION_TOO_LARGE',
    ],
    ['attack 13: too long', query(`{ ${'members { code } '.repeat(2_000)} }`), 'GRAPHQL_PARSE_FAILED'],
    [
      'attack 13: fragments that explode',
      query(`{ ...f0 } ${fragments} fragment f40 on Query { members { code } }`),
      'OPERATION_TOO_LARGE',
    ],
  ])('400 for %s, in bounded time', async (_, body, code) => {
    const began = performance.now()
    const { status, code: seen } = await outcome({}, body)
    expect({ status, code: seen }).toEqual({ status: 400, code })
    expect(performance.now() - began).toBeLessThan(2_000 * SLOWER)
  })

  it.each([
    ['first', '{ cases(first: 51) { totalCount } }'],
    ['after', '{ cases(after: "x") { totalCount } }'],
    ['openedOn', '{ cases(filter: { openedOn: { from: "2025-02-30" } }) { totalCount } }'],
  ])('names the argument that cannot be used: %s', async (argument, text) => {
    const { status, body } = await hub.query({ sub: 'emergency-system', purpose: 'CASE_COORDINATION' }, text)
    expect(status).toBe(400)
    expect(body.errors?.map(({ message }) => message)).toEqual([expect.stringContaining(`\`${argument}\``)])
  })

  it('attack 13: refuses a body that is too large', async () => {
    expect(await outcome({}, JSON.stringify({ query: QUERY, x: 'x'.repeat(200_000) }))).toMatchObject({ status: 413 })
  })

  it('attack 13: refuses text/plain, GET and other methods', async () => {
    expect(await outcome({ 'content-type': 'text/plain' })).toMatchObject({ status: 415 })
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const response = await fetch(`${hub.url}/graphql?query=${encodeURIComponent(QUERY)}`, { method })
      expect(response.status).toBe(405)
      expect(response.headers.get('allow')).toBe('POST')
    }
  })

  it('attack 10: refuses `__proto__` in JSON', async () => {
    expect(await outcome({}, `{"query": ${JSON.stringify(QUERY)}, "__proto__": {"a": 1}}`)).toMatchObject({
      status: 400,
    })
  })

  it('attack 14: answers no batch', async () => {
    expect(await outcome({}, JSON.stringify([{ query: QUERY }, { query: QUERY }]))).toMatchObject({ status: 400 })
  })
})

import { randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type ServedTestOwner, startServedOwner, type TestCaller, type TestRequest } from '../testing/served-owner.ts'
import { testMember } from '../testing/test-member/index.ts'

const CALLER: TestCaller = {
  sub: 'case-worker@emergency.example',
  member: 'emergency',
  role: 'CASE_WORKER',
  purpose: 'EMERGENCY_PROTECTION',
}
const NOTICES = '{ notices { title } }'
const UNAUTHENTICATED =
  '{"errors":[{"message":"the request does not carry two valid signatures","extensions":{"code":"UNAUTHENTICATED"}}]}'

let owner: ServedTestOwner
let other: ServedTestOwner

beforeAll(async () => {
  const interference = { afterRooms: async () => {} }
  owner = await startServedOwner(testMember(interference), inject('postgresUrl'))
  other = await startServedOwner(testMember(interference), inject('postgresUrl'))
})
afterAll(async () => {
  await owner[Symbol.asyncDispose]()
  await other[Symbol.asyncDispose]()
})

describe('attack 15: an owner answers only under two signatures', () => {
  const refused: readonly [string, (request: TestRequest, second: TestRequest) => TestRequest][] = [
    ['no members-token', ({ headers, body }) => ({ headers: without(headers, 'members-token'), body })],
    ['no hub assertion', ({ headers, body }) => ({ headers: without(headers, 'hub-assertion'), body })],
    ['neither', ({ body }) => ({ headers: { 'content-type': 'application/json' }, body })],
    ['an empty members-token', ({ headers, body }) => ({ headers: { ...headers, 'members-token': '' }, body })],
    [
      "somebody else's members-token",
      ({ headers, body }, second) => ({
        headers: { ...headers, 'members-token': second.headers['members-token'] ?? '' },
        body,
      }),
    ],
    [
      'an assertion made for another token',
      ({ headers, body }, second) => ({
        headers: { ...headers, 'hub-assertion': second.headers['hub-assertion'] ?? '' },
        body,
      }),
    ],
    [
      'a tampered members-token',
      ({ headers, body }) => ({ headers: { ...headers, 'members-token': tampered(headers['members-token']) }, body }),
    ],
    [
      'a tampered assertion',
      ({ headers, body }) => ({ headers: { ...headers, 'hub-assertion': tampered(headers['hub-assertion']) }, body }),
    ],
    ['another body', ({ headers, body }) => ({ headers, body: `${body} ` })],
    ['no body', ({ headers }) => ({ headers, body: '' })],
    ['a body that is no JSON', ({ headers }) => ({ headers, body: '{' })],
    [
      'a body of another type',
      ({ headers, body }) => ({ headers: { ...headers, 'content-type': 'text/plain' }, body }),
    ],
    ['a body without a type', ({ headers, body }) => ({ headers: without(headers, 'content-type'), body })],
    ['a body beyond all measure', ({ headers }) => ({ headers, body: 'x'.repeat(300_000) })],
  ]

  it.each(refused)('refuses %s, always with the same bytes', async (_, spoil) => {
    const good = await owner.request(CALLER, NOTICES)
    const second = await owner.request({ ...CALLER, sub: 'other@emergency.example' }, NOTICES)
    const answer = await owner.send(spoil(good, second))
    expect(answer.status).toBe(401)
    expect(answer.text).toBe(UNAUTHENTICATED)
    expect(answer.statements).toEqual([])
  })

  it('refuses what other issuers have signed', async () => {
    const foreign = await other.request(CALLER, NOTICES)
    const own = await owner.request(CALLER, NOTICES)
    const token = own.headers['members-token'] ?? ''
    for (const headers of [foreign.headers, { ...foreign.headers, 'members-token': token }]) {
      expect(await owner.send({ headers, body: foreign.body })).toMatchObject({ status: 401, text: UNAUTHENTICATED })
    }
  })

  it('answers with both', async () => {
    const answer = await owner.send(await owner.request(CALLER, NOTICES))
    expect(answer).toMatchObject({ status: 200, data: { notices: [{ title: 'a notice' }] } })
  })

  it('attack 11: keeps tokens, persons and bodies out of its log', async () => {
    const request = await owner.request(CALLER, '{ notices { title } canary }')
    await owner.send(request)
    await owner.send({ ...request, body: '{"canary":1}' })
    const lines = owner.lines.join('')
    expect(lines).not.toContain('canary')
    expect(lines).not.toContain('@emergency.example')
    expect(lines).not.toContain(request.headers['members-token'])
  })
})

describe('what else can be asked', () => {
  it.each([
    ['GET', '/graphql?query={__typename}'],
    ['PUT', '/graphql'],
    ['GET', '/'],
    ['POST', '/'],
  ])('%s %s: nothing there', async (method, path) => {
    const response = await fetch(`${owner.url}${path}`, { method })
    expect([response.status, await response.text()]).toEqual([
      404,
      '{"errors":[{"message":"there is nothing at this address","extensions":{"code":"NOT_FOUND"}}]}',
    ])
  })

  it('a body that is no JSON, or no request, after verification: 400 and no echo', async () => {
    for (const body of ['{"query": "canary', '[]', '[{"query":"{__typename}"}]', '"canary"', '{"query":7}', 'null']) {
      const answer = await owner.send(await owner.sign(CALLER, body))
      expect(answer.status).toBe(400)
      expect(answer.text).not.toContain('canary')
    }
  })

  it('a condition that is null, where a default makes room for it: a refused request like any other', async () => {
    const query = 'query Q($told: Boolean = true) { notices { title @include(if: $told) } }'
    const answer = await owner.ask(CALLER, query, { told: null })
    expect([answer.status, answer.errors?.map(({ extensions }) => extensions.code)]).toEqual([400, ['BAD_USER_INPUT']])
    expect(answer.statements).toEqual([])
    expect(await owner.ask(CALLER, query)).toMatchObject({ status: 200, data: { notices: [{ title: 'a notice' }] } })
  })

  it.each([
    ['a schema', '{ __schema { types { name } } }'],
    ['a type', '{ __type(name: "File") { fields { name } } }'],
    ['an unknown field', '{ notice { title } }'],
    ['no operation at all', '{'],
  ])('attack 12: says nothing of the schema to whoever asks for %s', async (_, query) => {
    const answer = await owner.ask(CALLER, query)
    expect(answer.status).toBe(400)
    expect(answer.text).toMatch(/^\{"errors":\[\{"message":"[a-z ]+","extensions":\{"code":"GRAPHQL_[A-Z_]+"\}\}\]\}$/)
  })

  it('attack 12: does not hand out its SDL', async () => {
    const answer = await owner.ask(CALLER, '{ _service { sdl } }')
    expect(answer.text).not.toContain('type File')
    expect(answer.data).toBeNull()
  })

  it('attack 13: refuses operations beyond all measure in bounded time', async () => {
    const wide = `{ ${Array.from({ length: 9_000 }, (_, n) => `a${n}: __typename`).join(' ')} }`
    const fragments = Array.from({ length: 20 }, (_, n) => `fragment F${n} on Notice { ...F${n + 1} ...F${n + 1} }`)
    const exploding = `{ notices { ...F0 } } ${fragments.join(' ')} fragment F20 on Notice { title }`
    for (const query of [wide, exploding]) {
      const before = performance.now()
      const answer = await owner.ask(CALLER, query)
      expect(answer.status).toBe(400)
      expect(performance.now() - before).toBeLessThan(2_000)
    }
  })

  it('refuses more cases than any page holds', async () => {
    const cases = Array.from({ length: 501 }, () => ({ __typename: 'Case', id: randomUUID() }))
    const query = 'query Q($cases: [_Any!]!) { _entities(representations: $cases) { __typename } }'
    const answer = await owner.ask(CALLER, query, { cases })
    expect(answer.errors?.map(error => error.extensions.code)).toEqual(['INTERNAL_SERVER_ERROR'])
    expect(answer.statements).toEqual([])
  })

  it('a type that it does not know, and one that is no entity: nothing but a fault', async () => {
    const query = 'query Q($cases: [_Any!]!) { _entities(representations: $cases) { __typename } }'
    for (const __typename of ['canary', 'File', '__proto__', null]) {
      const answer = await owner.ask(CALLER, query, { cases: [{ __typename, id: randomUUID(), legalName: 'canary' }] })
      expect(answer.text).not.toContain('canary')
      expect(answer.data?._entities ?? null).toEqual(answer.data === null ? null : [null])
    }
  })

  it('attack 15: two assertions in one header are none', async () => {
    const { headers, body } = await owner.request(CALLER, NOTICES)
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = httpRequest(`${owner.url}/graphql`, { method: 'POST' }, response => {
        response.resume()
        resolve(response.statusCode)
      })
      sent.on('error', reject)
      for (const [name, value] of Object.entries(headers))
        sent.setHeader(name, [value, value].slice(0, name === 'hub-assertion' ? 2 : 1))
      sent.end(body)
    })
    expect(status).toBe(401)
  })

  it('is live, and ready as long as its database answers', async () => {
    const state = async (path: string) => {
      const response = await fetch(`${owner.url}/health/${path}`)
      return [response.status, await response.json()]
    }
    expect(await state('live')).toEqual([200, { status: 'live' }])
    expect(await state('ready')).toEqual([200, { status: 'ready' }])
    await owner.database.query('alter table ledger.release_log rename to gone')
    await owner.database.query('revoke all on ledger.gone from emergency_serve')
    try {
      expect(await state('ready')).toEqual([503, { status: 'unavailable' }])
    } finally {
      await owner.database.query('grant insert, select on ledger.gone to emergency_serve')
      await owner.database.query('alter table ledger.gone rename to release_log')
    }
  })
})

function without(headers: TestRequest['headers'], name: string): TestRequest['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name))
}

/** Another signature of the same form. */
function tampered(token = ''): string {
  const [header, payload, signature = ''] = token.split('.')
  return [header, payload, `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`].join('.')
}

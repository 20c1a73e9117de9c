import { decodeJwt } from 'jose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inErrors } from './testing/breakages.ts'
import { type BreakableMember, startBreakable } from './testing/broken.ts'
import type { Breakage, Reply } from './testing/proxy.ts'

/** Members that answer what they should not, or say too much in a fault or a refusal. */

let member: BreakableMember
beforeAll(async () => {
  member = await startBreakable(
    /^(health|accept|refusal|replay|introspection|transport|errors)\.|^(token|assertion)\.(missing|expired)$/,
  )
})
afterAll(() => member[Symbol.asyncDispose]())

const data = (json: string): Reply => ({ status: 200, text: `{"data":${json}}` })

it.each<[does: string, breakage: Breakage, caughtBy: readonly string[]]>([
  [
    'says that a token has expired',
    {
      after: ({ headers: { 'members-token': token } }, reply) =>
        reply.status === 401 && token !== undefined && Number(decodeJwt(token).exp) * 1000 < Date.now()
          ? { ...reply, text: '{"errors":[]}' }
          : reply,
    },
    ['refusal.alike'],
  ],
  [
    'parses before it verifies',
    {
      instead: ({ path, body }) =>
        path === '/graphql' && !body.endsWith('}') ? { status: 400, text: '{}' } : undefined,
    },
    ['refusal.before-parsing'],
  ],
  [
    'answers `__schema`',
    { instead: ({ body }) => (body.includes('__schema') ? data('{"__schema":{}}') : undefined) },
    ['introspection.schema'],
  ],
  [
    'answers `__type`',
    { instead: ({ body }) => (body.includes('__type(') ? data('{"__type":{}}') : undefined) },
    ['introspection.type'],
  ],
  [
    'hands out its SDL',
    { instead: ({ body }) => (body.includes('sdl') ? data('{"_service":{}}') : undefined) },
    ['introspection.sdl'],
  ],
  [
    'suggests names',
    {
      after: inErrors((error, { body }) => {
        if (body.includes('legalNam ')) error.message += ': did you mean legalName?'
      }),
    },
    ['introspection.suggestions'],
  ],
  [
    'answers GET',
    {
      instead: ({ method, path }) =>
        method === 'GET' && path.startsWith('/graphql') ? data('{"__typename":"Query"}') : undefined,
    },
    ['transport.get'],
  ],
  [
    'answers batches',
    {
      instead: ({ body }) =>
        /^\[.*__typename/.test(body) ? { status: 200, text: '[{"data":{}},{"data":{}}]' } : undefined,
    },
    ['transport.batch'],
  ],
  [
    'answers whatever type a body is of',
    {
      instead: ({ headers }) =>
        headers['content-type']?.startsWith('text/') ? data('{"__typename":"Query"}') : undefined,
    },
    ['transport.content-type'],
  ],
  [
    'repeats what was sent',
    {
      after: inErrors((error, { body }) => {
        error.message = `cannot use ${body}`
      }),
    },
    ['errors.echo'],
  ],
  [
    'repeats a part of it in other letters',
    {
      after: inErrors((error, { body }) => {
        error.message = `cannot use ${Buffer.from(body).toString('base64')}`
      }),
    },
    ['errors.echo'],
  ],
  [
    'tells the stack of an error',
    {
      after: inErrors(error => {
        error.message = 'at resolve (loaders.ts:12:3)'
      }),
    },
    ['errors.details'],
  ],
  [
    'tells more than a code',
    {
      after: inErrors(error => {
        error.extensions.service = 'emergency'
      }),
    },
    ['errors.details'],
  ],
  [
    'tells the words of its database',
    {
      after: inErrors(error => {
        error.message = 'column "payee" does not exist'
      }),
    },
    ['errors.details'],
  ],
  [
    'is not ready',
    { instead: ({ path }) => (path === '/health/ready' ? { status: 503, text: '{}' } : undefined) },
    ['health.ready'],
  ],
  [
    'is not live',
    { instead: ({ path }) => (path === '/health/live' ? { status: 404, text: '{}' } : undefined) },
    ['health.live'],
  ],
])('a member that %s', async (_, breakage, caughtBy) => {
  expect(await member.failing(breakage)).toEqual(caughtBy)
})

it('a sound one passes through the same proxy', async () => {
  expect(await member.failing({})).toEqual([])
})

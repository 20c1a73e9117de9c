import { type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http'
import { request as secureRequest } from 'node:https'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SLOWER } from './src/harness/slower.ts'
import { type Hub, startHub } from './src/harness/start-hub.ts'

/** The gateway as HTTP sees it: methods, media types, headers; and what one caller may take. */

const QUERY = '{ members { code } }'
const BODY = JSON.stringify({ query: QUERY })

let hub: Hub
let headers: Record<string, string>
beforeAll(async () => {
  hub = await startHub()
  headers = {
    authorization: `Bearer ${await hub.token('training-system')}`,
    'purpose-of-use': 'TRAINING',
    'on-behalf-of': 'end-user-1',
    'content-type': 'application/json',
  }
})
afterAll(() => hub[Symbol.asyncDispose]())

interface Sent {
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

const request = (...sent: [url: string, options: RequestOptions, answered?: (incoming: IncomingMessage) => void]) =>
  (sent[0].startsWith('https:') ? secureRequest : plainRequest)(...sent)

/** Unlike `fetch`, sends whatever it is told. */
async function send({ method = 'POST', path = '/graphql', headers: more = {}, body = BODY }: Sent, to = hub.url) {
  return new Promise<{ status: number | undefined; headers: Record<string, unknown>; code: unknown; text: string }>(
    (resolve, reject) => {
      const hasBody = ['POST', 'PUT', 'PATCH'].includes(method)
      const outgoing = request(`${to}${path}`, { method, headers: { ...headers, ...more } }, async incoming => {
        const read = await text(incoming)
        const json = read.startsWith('{') ? (JSON.parse(read) as { errors?: { extensions: { code: string } }[] }) : {}
        const code = json.errors?.[0]?.extensions.code
        resolve({ status: incoming.statusCode, headers: incoming.headers, code, text: read })
      })
      outgoing.on('error', reject)
      outgoing.end(hasBody ? body : undefined)
    },
  )
}

describe('methods', () => {
  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    'attack 13: %s is not for operations',
    async method => {
      hub.takeSent()
      const { status, headers } = await send({ method, path: `/graphql?query=${encodeURIComponent(QUERY)}` })
      expect([status, headers.allow]).toEqual([405, 'POST'])
      expect(headers['access-control-allow-origin']).toBeUndefined()
      expect(hub.takeSent()).toEqual([])
    },
  )

  it.each(['/health/live', '/health/ready', '/.well-known/jwks.json'])('%s is for reading', async path => {
    expect((await send({ method: 'GET', path })).status).toBe(200)
    const head = await send({ method: 'HEAD', path })
    expect([head.status, head.text]).toEqual([200, ''])
    const posted = await send({ path })
    expect([posted.status, posted.headers.allow, posted.code]).toEqual([405, 'GET, HEAD', 'METHOD_NOT_ALLOWED'])
  })

  it.each(['/x', '/graphql/', '/graphql/x', '/GRAPHQL', '//graphql', '/health'])(
    'POST %s finds nothing',
    async path => {
      const { status, code } = await send({ path })
      expect([status, code]).toEqual([404, 'NOT_FOUND'])
    },
  )

  it('attack 14: a websocket is not opened, nor HTTP/2', async () => {
    const upgrade = {
      connection: 'upgrade',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'eHh4eHh4eHh4eHh4eHh4eA==',
    }
    for (const protocol of ['websocket', 'h2c']) {
      const { status } = await send({ method: 'GET', headers: { ...upgrade, upgrade: protocol } })
      expect(status).toBe(405)
    }
  })
})

describe('media types', () => {
  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'application/json; charset="utf-8"',
  ])('%s is read', async type => {
    expect((await send({ headers: { 'content-type': type } })).status).toBe(200)
  })

  it.each([
    'application/json; charset=utf-16',
    'application/json; charset=utf-7',
    'application/json; charset=utf-32le',
    'application/json; charset=latin1',
    'application/json; charset=utf-8; charset=utf-16',
    'application/json; charset=',
    'application/json; Charset = "shift_jis"',
    'text/plain',
    'text/plain; application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/cbor',
    'application/json, text/plain',
    '',
  ])('attack 13: `%s` is not', async type => {
    const { status, code } = await send({ headers: { 'content-type': type } })
    expect([status, code]).toEqual([415, 'BAD_REQUEST'])
  })

  it('attack 13: bytes of another charset under the name of UTF-8 are no operation', async () => {
    const { status, code } = await send({ body: Buffer.from(BODY, 'utf16le') })
    expect([status, code]).toEqual([400, 'BAD_REQUEST'])
  })

  it.each(['gzip', 'deflate', 'br', 'zstd', 'gzip, identity'])('attack 13: nothing is unpacked: %s', async encoding => {
    const { status, code } = await send({ headers: { 'content-encoding': encoding }, body: gzipSync(BODY) })
    expect([status, code]).toEqual([415, 'BAD_REQUEST'])
  })
})

describe('headers of answers', () => {
  it.each<[string, Sent]>([
    ['data', {}],
    ['a refusal', { headers: { authorization: 'Bearer x' } }],
    ['an error', { body: '{' }],
    ['nothing', { path: '/nothing' }],
    ['keys', { method: 'GET', path: '/.well-known/jwks.json' }],
  ])('let a browser do nothing with %s', async (_, sent) => {
    const { headers } = await send(sent)
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringMatching(/^max-age=\d{8}/),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    for (const telling of ['x-powered-by', 'server', 'access-control-allow-origin', 'set-cookie']) {
      expect(headers[telling], telling).toBeUndefined()
    }
  })
})

describe('attack 13: one caller', () => {
  it('is held to its rate, whomever it names as its end user, and others are not', async () => {
    const { url } = await hub.anotherGateway({ requests: { perMinute: 3, atOnce: 10 } })
    const outcomes = []
    for (const user of ['a', 'b', 'c', 'd', 'e']) outcomes.push(await send({ headers: { 'on-behalf-of': user } }, url))
    expect(outcomes.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429])
    const last = outcomes.at(-1)
    expect(last?.code).toBe('TOO_MANY_REQUESTS')
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(last?.headers['retry-after'])).toBeLessThanOrEqual(60)
    const authorization = `Bearer ${await hub.token('outreach-system')}`
    expect((await send({ headers: { authorization, 'purpose-of-use': 'OUTREACH' } }, url)).status).toBe(200)
  })

  it('counts for what it sends wrongly, too, and nobody counts whose token is none', async () => {
    const { url } = await hub.anotherGateway({ requests: { perMinute: 2, atOnce: 10 } })
    for (let round = 0; round < 5; round++) {
      expect((await send({ headers: { authorization: 'Bearer x' } }, url)).status).toBe(401)
    }
    expect((await send({ headers: { 'purpose-of-use': 'CURIOSITY' } }, url)).status).toBe(400)
    expect((await send({ body: '{' }, url)).status).toBe(400)
    expect((await send({}, url)).status).toBe(429)
  })

  it('has no more requests under way than it may, and gets its places back', async () => {
    const { url } = await hub.anotherGateway({ requests: { perMinute: 1_000, atOnce: 2 } })
    const proxy = hub.proxies.registry
    const held: (() => void)[] = []
    const { promise: bothAsked, resolve } = Promise.withResolvers<void>()
    proxy.standIn = (_, response) => {
      held.push(() => response.writeHead(503).end())
      if (held.length === 2) resolve()
    }
    const first = [send({}, url), send({}, url)]
    await bothAsked
    const third = await send({}, url)
    proxy.standIn = undefined
    for (const release of held) release()
    expect([third.status, third.code, third.headers['retry-after']]).toEqual([429, 'TOO_MANY_REQUESTS', '1'])
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200, 200])
    for (let round = 0; round < 4; round++) expect((await send({}, url)).status).toBe(200)
  })

  it('gets its places back when it hangs up, or sends no operation', async () => {
    const { url } = await hub.anotherGateway({ requests: { perMinute: 1_000, atOnce: 1 } })
    for (let round = 0; round < 3; round++) {
      expect((await send({ body: '{' }, url)).status).toBe(400)
      expect((await send({ headers: { 'purpose-of-use': 'CURIOSITY' } }, url)).status).toBe(400)
      expect((await send({ headers: { 'content-type': 'text/plain' } }, url)).status).toBe(415)
    }
    const hungUp = new Promise(resolve => {
      const outgoing = request(`${url}/graphql`, { method: 'POST', headers: { ...headers, 'content-length': '100' } })
      outgoing.on('error', resolve)
      outgoing.write('{', () => outgoing.destroy(new Error('hung up')))
    })
    await hungUp
    // When the server notices is for the network to decide.
    await expect.poll(async () => (await send({}, url)).status, { timeout: 20_000 * SLOWER }).toBe(200)
  })
})

import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createMembersTokens } from './members-token.ts'

let answer: (response: ServerResponse) => void
const server = createServer((request, response) => {
  request.resume().on('end', () => answer(response))
})
let tokenUrl: string

beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  tokenUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`
})
afterAll(() => {
  server.close()
})

const exchanging = () =>
  createMembersTokens({
    issuer: 'http://localhost',
    tokenUrl,
    clientId: 'hub',
    clientSecret: 'secret',
    audience: 'hrd-members',
  })
const exchange = () => exchanging()('an access token')

it('gives the token that the identity provider gives', async () => {
  answer = response => response.end('{"access_token":"a members-token","expires_in":300}')
  expect(await exchange()).toBe('a members-token')
})

it.each<[string, string, (response: ServerResponse) => void]>([
  ['IDENTITY_PROVIDER_UNAVAILABLE', 'a page', response => response.end('<h1>maintenance</h1>')],
  ['IDENTITY_PROVIDER_UNAVAILABLE', 'nothing', response => response.end()],
  ['IDENTITY_PROVIDER_UNAVAILABLE', 'JSON without a token', response => response.end('{"token_type":"Bearer"}')],
  ['IDENTITY_PROVIDER_UNAVAILABLE', 'a token for ever', response => response.end('{"access_token":"x"}')],
  ['IDENTITY_PROVIDER_UNAVAILABLE', 'a fault of its own', response => response.writeHead(502).end()],
  ['UNAUTHENTICATED', 'a refusal', response => response.writeHead(400).end('{"error":"invalid_grant"}')],
])('%s where it answers with %s', async (code, _, given) => {
  answer = given
  await expect(exchange()).rejects.toMatchObject({ code })
})

it.each([
  [0, 1],
  [10_000, 2],
])(
  'counts the time of the exchange, %i ms, against the end of the token: exchanges of two requests: %i',
  async (ms, times) => {
    let passed = 0
    let exchanges = 0
    const real = performance.now.bind(performance)
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => real() + passed)
    try {
      answer = response => {
        passed += ms
        exchanges += 1
        // Used for five seconds: fifteen before its end a token is given up.
        response.end('{"access_token":"a members-token","expires_in":20}')
      }
      const tokens = exchanging()
      expect([await tokens('an access token'), await tokens('an access token')]).toEqual(
        Array(2).fill('a members-token'),
      )
      expect(exchanges).toBe(times)
    } finally {
      clock.mockRestore()
    }
  },
)

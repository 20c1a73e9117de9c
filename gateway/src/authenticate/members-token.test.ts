import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
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

const exchange = () =>
  createMembersTokens({
    issuer: 'http://localhost',
    tokenUrl,
    clientId: 'hub',
    clientSecret: 'secret',
    audience: 'hrd-members',
  })('an access token')

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

import type { ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Body, type Hub, startHub } from './src/harness/start-hub.ts'

/** Bad days: members that are down, slow or broken, and an identity provider that does not answer. */

const TIMEOUT_MS = 1_500

let hub: Hub
beforeAll(async () => {
  hub = await startHub({ cases: 40, memberTimeoutMs: TIMEOUT_MS })
})
afterAll(() => hub[Symbol.asyncDispose]())
afterEach(async () => {
  for (const proxy of Object.values(hub.proxies)) proxy.standIn = undefined
  await hub.untilTaken('up')
})

const QUERY = `query ($id: ID!) {
  case(id: $id) { id emergency { riskLevel } training { sessions { topic } } outreach { missions { country } } }
}`
const AS = { sub: 'training-system', purpose: 'EMERGENCY_PROTECTION' } as const

interface View {
  readonly case: { readonly id: string; readonly emergency: object | null; readonly training: object | null } | null
}

async function view(id = hub.showcase.id): Promise<{ data: View; body: Body; ms: number }> {
  const began = performance.now()
  const { status, body } = await hub.query(AS, QUERY, { id })
  expect(status).toBe(200)
  return { data: body.data as unknown as View, body, ms: performance.now() - began }
}

const garbage: readonly [string, (response: ServerResponse) => void][] = [
  ['cuts the connection', response => response.destroy()],
  ['answers 500 with a page', response => void response.writeHead(500).end('<h1>canary</h1>')],
  ['answers no JSON', response => void response.writeHead(200).end('canary')],
  ['answers JSON that is no answer', response => void response.writeHead(200).end('["canary"]')],
  ['answers with an error', response => void response.end('{"data":null,"errors":[{"message":"canary"}]}')],
  ['answers too few entities', response => void response.end('{"data":{"_entities":[]}}')],
  ['answers entities that are none', response => void response.end('{"data":{"_entities":"canary"}}')],
  [
    'answers decisions that are none',
    r => void r.end('{"data":{"_entities":[null]},"extensions":{"hub":{"decisions":[["canary"]]}}}'),
  ],
  ['never answers', () => {}],
]

describe('a member that fails', () => {
  it.each(garbage)('attack 11: leaves the rest of the view, and is named: it %s', async (_, standIn) => {
    hub.proxies.emergency.standIn = (_sent, response) => standIn(response)
    const { data, body, ms } = await view()
    expect(data.case?.emergency).toBeNull()
    expect(data.case?.training).not.toBeNull()
    expect(body.extensions?.release.unavailable).toEqual([{ owner: 'emergency' }])
    expect(JSON.stringify(body)).not.toContain('canary')
    expect(body.errors).toBeUndefined()
    expect(ms).toBeLessThan(TIMEOUT_MS * 2 + 400)
  })

  it('attack 7: is named whether or not it holds the case, and whether or not there is a case', async () => {
    hub.proxies.emergency.standIn = (_, response) => response.destroy()
    await view()
    const absent = await view('00000000-0000-4000-8000-000000000000')
    expect(absent.data.case).toBeNull()
    expect(absent.body.extensions?.release.unavailable).toEqual([{ owner: 'emergency' }])
  })

  it('is not named where nothing of it is asked for', async () => {
    hub.proxies.emergency.standIn = (_, response) => response.destroy()
    await view()
    const { body } = await hub.query(AS, '{ members { code } }')
    expect(body.extensions?.release.unavailable).toEqual([])
  })

  it('is asked again once it is ready', async () => {
    hub.proxies.emergency.standIn = (_, response) => response.destroy()
    await view()
    hub.proxies.emergency.standIn = undefined
    await hub.untilTaken('up')
    expect((await view()).data.case?.emergency).not.toBeNull()
  })

  it('leaves no case at all where it is the registry', async () => {
    hub.proxies.registry.standIn = (_, response) => response.destroy()
    const { data, body } = await view()
    expect(data.case).toBeNull()
    expect(body.extensions?.release.unavailable).toEqual([{ owner: 'registry' }])
  })
})

describe('an identity provider that does not answer', () => {
  it('leaves callers with a members-token alone, and answers all others 503', async () => {
    await using own = await startHub({ cases: 40 })
    const unused = await own.token('outreach-system')
    const known = () => own.query(AS, QUERY, { id: own.showcase.id })
    expect((await known()).status).toBe(200)
    await own.stopIdentityProvider()
    expect((await known()).status).toBe(200)
    const headers = {
      authorization: `Bearer ${unused}`,
      'purpose-of-use': 'EMERGENCY_PROTECTION',
      'on-behalf-of': 'end-user-1',
    }
    const { status, body } = await own.post(headers, JSON.stringify({ query: '{ members { code } }' }))
    expect({ status, code: body.errors?.[0]?.extensions.code }).toEqual({
      status: 503,
      code: 'IDENTITY_PROVIDER_UNAVAILABLE',
    })
  })
})

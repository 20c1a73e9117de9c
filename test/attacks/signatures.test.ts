import type { Owner } from '@hub/vocabulary'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type As, type Hub, startHub } from '../src/harness/start-hub.ts'

/** What somebody can do with requests that were overheard between gateway and owner. */

let hub: Hub
beforeAll(async () => {
  hub = await startHub({ cases: 40 })
})
afterAll(() => hub[Symbol.asyncDispose]())

const AS: As = { sub: 'training-system', purpose: 'EMERGENCY_PROTECTION' }

interface Overheard {
  readonly token: string
  readonly assertion: string
  readonly body: string
}

/** The request that a query makes to an owner; it was answered before. */
async function overhear(owner: Owner, as = AS): Promise<Overheard> {
  const { sent } = hub.proxies[owner]
  sent.length = 0
  await hub.query(as, 'query ($id: ID!) { case(id: $id) { id emergency { riskLevel } } }', { id: hub.showcase.id })
  const [one] = sent.splice(0)
  return {
    token: String(one?.headers['members-token']),
    assertion: String(one?.headers['hub-assertion']),
    body: one?.body ?? '',
  }
}

/** Sends it to an owner, past the gateway. */
async function send(owner: Owner, { token, assertion, body }: Partial<Overheard>) {
  const response = await fetch(`${hub.ownerUrl(owner)}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { 'members-token': token }),
      ...(assertion !== undefined && { 'hub-assertion': assertion }),
    },
    body: body ?? '{}',
  })
  return { status: response.status, text: await response.text() }
}

function changed(jws: string, part: 0 | 1, change: (claims: Record<string, unknown>) => void): string {
  const parts = jws.split('.')
  const claims = JSON.parse(Buffer.from(parts[part] ?? '', 'base64url').toString()) as Record<string, unknown>
  change(claims)
  parts[part] = Buffer.from(JSON.stringify(claims)).toString('base64url')
  return parts.join('.')
}

describe.each<Owner>(['emergency', 'registry'])('attack 15: a request overheard on the way to %s', owner => {
  test('is answered once: repeated, it releases nothing', async () => {
    const heard = await overhear(owner)
    for (let time = 0; time < 2; time += 1) {
      const { text } = await send(owner, heard)
      const { data, errors, extensions } = JSON.parse(text)
      expect({ data, extensions }).toEqual({ data: null, extensions: undefined })
      expect(errors.map((one: { extensions: object }) => one.extensions)).toEqual([{ code: 'ASSERTION_REPLAYED' }])
    }
  })

  test('is refused in any other form, always with the same bytes', async () => {
    const heard = await overhear(owner)
    const other = await overhear(owner, { ...AS, sub: 'case-worker@training.example' })
    const { token, assertion, body } = heard
    const forms: readonly Partial<Overheard>[] = [
      {},
      { body },
      { token, body },
      { assertion, body },
      { ...heard, body: `${body} ` },
      { ...heard, body: body.replace('__typename', 'reference') },
      { ...heard, body: '{"query":"{ _service { sdl } }"}' },
      { ...heard, token: other.token },
      { ...heard, assertion: other.assertion },
      { ...heard, token: assertion, assertion: token },
      { ...heard, assertion: changed(assertion, 1, claims => Object.assign(claims, { jti: crypto.randomUUID() })) },
      { ...heard, assertion: changed(assertion, 1, claims => Object.assign(claims, { exp: 4_000_000_000 })) },
      { ...heard, assertion: changed(assertion, 0, header => Object.assign(header, { alg: 'none' })) },
      {
        ...heard,
        assertion: `${changed(assertion, 0, header => Object.assign(header, { alg: 'none' }))
          .split('.')
          .slice(0, 2)
          .join('.')}.`,
      },
      { ...heard, assertion: changed(assertion, 0, header => Object.assign(header, { kid: 'rotated-out' })) },
      { ...heard, token: changed(token, 1, claims => Object.assign(claims, { member: 'emergency' })) },
      { ...heard, token: await hub.token(AS.sub) },
    ]
    const answers = await Promise.all(forms.map(form => send(owner, form)))
    expect(new Set(answers.map(one => one.status))).toEqual(new Set([401]))
    expect(new Set(answers.map(one => one.text)).size).toBe(1)
  })

  test('is worth nothing at the gateway, as its token or beside one', async () => {
    const { token, assertion } = await overhear(owner)
    const purpose = { 'purpose-of-use': AS.purpose, 'on-behalf-of': 'end-user-1' }
    const body = JSON.stringify({ query: '{ members { code } }' })
    for (const stolen of [token, assertion]) {
      const { status } = await hub.post({ authorization: `Bearer ${stolen}`, ...purpose }, body)
      expect(status).toBe(401)
    }
    const beside = { 'members-token': token, 'hub-assertion': assertion, 'acting-role': 'CASE_WORKER' }
    expect((await hub.post({ ...beside, ...purpose }, body)).status).toBe(401)
    const own = { ...beside, ...purpose, authorization: `Bearer ${await hub.token(AS.sub)}` }
    expect((await hub.post(own, body)).status).toBe(403)
  })
})

describe('attack 16: an access token that was changed', () => {
  const body = JSON.stringify({ query: '{ viewer { sub } }' })
  test.each<[string, (token: string) => string]>([
    ['says another member', token => changed(token, 1, claims => Object.assign(claims, { member: 'emergency' }))],
    ['says more purposes', token => changed(token, 1, claims => Object.assign(claims, { purposes: ['AUDIT'] }))],
    ['says more roles', token => changed(token, 1, claims => Object.assign(claims, { roles: ['CASE_WORKER'] }))],
    ['lives longer', token => changed(token, 1, claims => Object.assign(claims, { exp: 4_000_000_000 }))],
    [
      'is signed by nobody',
      token =>
        `${changed(token, 0, header => Object.assign(header, { alg: 'none' }))
          .split('.')
          .slice(0, 2)
          .join('.')}.`,
    ],
    ['is signed by a shared secret', token => changed(token, 0, header => Object.assign(header, { alg: 'HS256' }))],
    ['names another key', token => changed(token, 0, header => Object.assign(header, { kid: 'unknown' }))],
    ['is sent twice', token => `${token}, ${token}`],
    ['is cut short', token => token.slice(0, -4)],
  ])('%s', async (_, change) => {
    hub.takeSent()
    const headers = { 'purpose-of-use': AS.purpose, 'on-behalf-of': 'end-user-1' }
    const authorization = `Bearer ${change(await hub.token(AS.sub))}`
    const { status, body: answer } = await hub.post({ authorization, ...headers }, body)
    expect([status, answer.errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED'])
    expect(hub.takeSent()).toEqual([])
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type As, type Hub, startHub } from '../src/harness/start-hub.ts'

/** What a caller says of itself is not believed: role, relation and override come from tokens and ledgers alone. */

let hub: Hub
beforeAll(async () => {
  hub = await startHub({ cases: 40 })
})
afterAll(() => hub[Symbol.asyncDispose]())

const AS: As = { sub: 'case-worker@training.example', purpose: 'EMERGENCY_PROTECTION' }
const QUERY = `query ($id: ID!) {
  case(id: $id) { id emergency { legalName safeContactRule currentLocation { country } threats { act } } }
}`

/** What the callers are told, and what every owner was asked, without what differs from request to request. */
async function asked(headers: Record<string, string>, more: object) {
  hub.takeSent()
  const answer = await hub.post(
    {
      authorization: `Bearer ${await hub.token(AS.sub)}`,
      'purpose-of-use': AS.purpose,
      'x-request-id': '00000000-0000-4000-8000-000000000001',
      ...headers,
    },
    JSON.stringify({ query: QUERY, variables: { id: hub.showcase.id }, ...more }),
  )
  return { status: answer.status, text: answer.text, sent: hub.takeSent().map(({ owner, body }) => ({ owner, body })) }
}

describe('attack 20: a caller that says it may see more is answered and asked about as if it had not', () => {
  test.each<[string, Record<string, string>, (id: string) => object]>([
    ['by a header', { 'break-glass': 'true', override: '1', 'x-emergency': 'yes', relation: 'EMERGENCY' }, () => ({})],
    ['by the hub’s own headers', { 'hub-assertion': 'e30.e30.e30', 'members-token': 'e30.e30.e30' }, () => ({})],
    ['by extensions', {}, () => ({ extensions: { override: true, relation: 'EMERGENCY', role: 'AUDITOR' } })],
    ['beside the query', {}, () => ({ override: true, relation: 'HOLDER', breakGlass: { justification: 'urgent' } })],
    [
      'by variables that nothing declares',
      {},
      id => ({ variables: { id, override: true, relation: 'EMERGENCY', mask: -1, member: 'emergency' } }),
    ],
  ])('%s', async (_, headers, more) => {
    const plain = await asked({}, {})
    expect(plain.status).toBe(200)
    expect(plain.sent.length).toBeGreaterThan(0)
    expect(await asked(headers, more(hub.showcase.id))).toEqual(plain)
  })
})

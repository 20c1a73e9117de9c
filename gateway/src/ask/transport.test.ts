import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAssertionSigner, createCommandSigner, generateSigningKey } from '@hub/assertion'
import { OWNERS, type Owner } from '@hub/vocabulary'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Asking, HubContext } from '../context.ts'
import { createStaticReach } from '../prune/static-reach.ts'
import { ReleaseRecorder } from '../report/recorder.ts'
import { checkedInSnapshot } from '../testing/snapshot.ts'
import { UNWATCHED } from '../watch/watch.ts'
import { createAssertionIds } from './assertion-ids.ts'
import { type AskingTerms, createTransport, type Transport } from './transport.ts'

const CANARY = 'canary-41c9'
const BODY = JSON.stringify({ query: '{ members { code } }', variables: { id: CANARY } })
const asking: Asking = {
  requestId: '0a1b2c3d-0000-4000-8000-000000000001',
  sub: CANARY,
  member: 'training',
  client: CANARY,
  role: 'CASE_WORKER',
  purpose: 'EMERGENCY_PROTECTION',
  onBehalfOf: CANARY,
  membersToken: CANARY,
  proof: null,
}

let answer: (response: ServerResponse) => void
const assertions: unknown[] = []
const server = createServer((request, response) => {
  assertions.push(request.headers['hub-assertion'])
  request.resume().on('end', () => answer(response))
})
const lines: string[] = []
let transport: Transport
let context: HubContext

beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateJwk, kid } = await generateSigningKey()
  transport = createTransport({
    urls: Object.fromEntries(OWNERS.map(owner => [owner, url])) as Record<Owner, string>,
    signer: createAssertionSigner({ privateKey: privateJwk, kid }),
    statisticsTimeoutMs: 200,
    signCommand: createCommandSigner({ privateKey: privateJwk, kid }),
    timeoutMs: 500,
    commandTimeoutMs: 500,
    holdersLifeMs: 10_000,
    log: pino({ level: 'trace' }, { write: line => lines.push(line) }),
  })
  const snapshot = checkedInSnapshot()
  context = {
    asking,
    snapshot,
    reach: createStaticReach(snapshot, asking),
    recorder: new ReleaseRecorder(),
    assertionIds: createAssertionIds(null),
    watch: UNWATCHED,
  }
})
afterAll(async () => {
  await transport.close()
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
})

it.each<[string, (response: ServerResponse) => void]>([
  ['a page', response => response.writeHead(500, { 'x-canary': CANARY }).end(`<h1>${CANARY}</h1>`)],
  ['data with a refusal', response => response.writeHead(503).end(`{"data": {"members": [{"code": "${CANARY}"}]}}`)],
  ['another address', response => response.writeHead(302, { location: `http://${CANARY}.invalid/` }).end()],
  ['no JSON', response => response.end(`{"data": ${CANARY}`)],
  ['JSON that is no answer', response => response.end(`["${CANARY}"]`)],
  ['no data', response => response.end(`{"data": "${CANARY}"}`)],
  [
    'an error',
    response => response.end(`{"data": {}, "errors": [{"message": "${CANARY}", "extensions": {"code": "${CANARY}"}}]}`),
  ],
  [
    'a decision that is none',
    response => response.end(`{"data": {}, "extensions": {"hub": {"decisions": [["${CANARY}"]]}}}`),
  ],
  [
    'half an answer',
    response => void response.writeHead(200, { 'content-length': '100' }).write(CANARY, () => response.destroy()),
  ],
  ['nothing', () => {}],
  ['far too much', response => void response.end(`{"data": {"members": "${CANARY.repeat(1_700_000)}"}}`)],
])('attack 11: an owner that answers %s has not answered, and the log repeats nothing of it', async (_, misbehave) => {
  answer = misbehave
  lines.length = 0
  expect(await transport.ask('emergency', BODY, context)).toBeNull()
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 40, owner: 'emergency', requestId: asking.requestId })
  expect(lines.join()).not.toContain(CANARY)
})

it('asks again, with an assertion of its own, where the connection ended before an answer began', async () => {
  answer = response => {
    answer = next => next.end('{"data": {}}')
    response.destroy()
  }
  assertions.length = 0
  lines.length = 0
  expect(await transport.ask('emergency', BODY, context)).toMatchObject({ data: {} })
  expect(new Set(assertions).size).toBe(2)
  expect(lines).toEqual([])
})

it.each<[string, (response: ServerResponse) => void, AskingTerms, Partial<HubContext>]>([
  ['once', response => response.destroy(), {}, {}],
  ['a command', response => response.destroy(), { orders: [{ field: 'closeCase', args: {} }] }, {}],
  ['with a proof', response => response.destroy(), {}, { assertionIds: createAssertionIds('proof') }],
])('does not go on asking: %s', async (name, misbehave, terms, changes) => {
  answer = misbehave
  assertions.length = 0
  expect(await transport.ask('emergency', BODY, { ...context, ...changes }, terms)).toBeNull()
  expect(assertions).toHaveLength(name === 'once' ? 2 : 1)
})

it('does not wait longer for an owner that it asks again', async () => {
  answer = first => {
    answer = () => {}
    setTimeout(() => first.destroy(), 300)
  }
  const began = performance.now()
  expect(await transport.ask('emergency', BODY, context)).toBeNull()
  expect(performance.now() - began).toBeLessThan(700)
})

const faultOf = (code: string) => JSON.stringify({ data: null, errors: [{ message: CANARY, extensions: { code } }] })

describe('what could not be settled', () => {
  it('is asked once more, with an assertion of its own', async () => {
    answer = first => {
      answer = next => next.end('{"data": {}}')
      first.end(faultOf('LEDGER_MOVED'))
    }
    assertions.length = 0
    expect(await transport.ask('emergency', BODY, context)).toMatchObject({ data: {} })
    expect(new Set(assertions).size).toBe(2)
  })

  it.each<[string, string, AskingTerms, number]>([
    ['a ledger that goes on moving', 'LEDGER_MOVED', {}, 2],
    ['one that moves under a command', 'LEDGER_MOVED', { orders: [{ field: 'closeCase', args: {} }] }, 1],
    ['a word of the registry that is too old', 'TOO_LATE', { holdersLearntAt: 0 }, 0],
  ])('is no fault of the owner: %s', async (_, code, terms, times) => {
    answer = response => response.end(faultOf(code))
    assertions.length = 0
    lines.length = 0
    expect(await transport.ask('emergency', BODY, context, terms)).toBe('unsettled')
    expect(assertions).toHaveLength(times)
    expect(lines.join()).not.toContain(CANARY)
  })

  it('nor is it one of an owner that does not get done with the second asking in time', async () => {
    answer = first => {
      answer = () => {}
      first.end(faultOf('LEDGER_MOVED'))
    }
    const began = performance.now()
    expect(await transport.ask('emergency', BODY, context)).toBe('unsettled')
    expect(performance.now() - began).toBeLessThan(700)
  })

  it('is one where the owner alone takes it to be too late: its clock is wrong', async () => {
    answer = response => response.end(faultOf('TOO_LATE'))
    expect(await transport.ask('emergency', BODY, context, { holdersLearntAt: Date.now() })).toBeNull()
  })
})

it.each([
  ['first', '`first` is 0 to 50'],
  ['openedOn', '`openedOn` takes days of the calendar, such as 2025-03-31'],
  [CANARY, 'an argument cannot be used as it is: see the descriptions of the field and its arguments'],
])('names an argument that an owner cannot use, in words of its own: %s', async (argument, said) => {
  const error = { message: CANARY, extensions: { code: 'BAD_USER_INPUT', argument } }
  answer = response => response.end(JSON.stringify({ data: null, errors: [error] }))
  expect(await transport.ask('emergency', BODY, context)).toMatchObject({ data: null, argumentError: said })
})

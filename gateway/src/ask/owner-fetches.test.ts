import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAssertionSigner, createCommandSigner, generateSigningKey } from '@hub/assertion'
import { OWNERS, type Owner } from '@hub/vocabulary'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Asking, HubContext } from '../context.ts'
import { createStaticReach } from '../prune/static-reach.ts'
import { ReleaseRecorder } from '../report/recorder.ts'
import { checkedInSnapshot } from '../testing/snapshot.ts'
import { UNWATCHED } from '../watch/watch.ts'
import { createAssertionIds } from './assertion-ids.ts'
import { KEY, TYPE } from './fetch-plan.ts'
import { createOwnerFetches } from './owner-fetches.ts'
import { createOwnerHealth, type OwnerHealth } from './owner-health.ts'
import { createTransport, type Transport } from './transport.ts'

const ID = '0a1b2c3d-0000-4000-8000-000000000001'
const asking: Asking = {
  requestId: '0a1b2c3d-0000-4000-8000-000000000002',
  sub: 'somebody',
  member: 'training',
  client: 'a client',
  role: 'CASE_WORKER',
  purpose: 'EMERGENCY_PROTECTION',
  onBehalfOf: null,
  membersToken: 'a token',
  proof: null,
}

/** Every owner answers a case, and that `advocacy` holds it. */
const server = createServer((request, response) => {
  const data = { case: { [KEY]: ID, [TYPE]: 'Case', id: ID } }
  const hub = { decisions: [], holders: { [ID]: ['advocacy'] } }
  request.resume().on('end', () => response.end(JSON.stringify({ data, extensions: { hub } })))
})
const log = pino({ level: 'silent' })
let transport: Transport
let health: OwnerHealth

beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateJwk, kid } = await generateSigningKey()
  transport = createTransport({
    urls: Object.fromEntries(OWNERS.map(owner => [owner, url])) as Record<Owner, string>,
    signer: createAssertionSigner({ privateKey: privateJwk, kid }),
    statisticsTimeoutMs: 5_000,
    signCommand: createCommandSigner({ privateKey: privateJwk, kid }),
    timeoutMs: 5_000,
    commandTimeoutMs: 5_000,
    holdersLifeMs: 10_000,
    log,
  })
  health = createOwnerHealth(transport, log)
  await health.probeAll()
})
afterAll(async () => {
  health.stop()
  await transport.close()
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
})

// No schema lets a member lead to a case (CASE_REFERENCE); where one did all the same, nobody would be asked because of it.
it.each<[Owner, boolean]>([
  ['registry', true],
  ['emergency', false],
])('attack 9: on who holds a case, %s is believed: %s', async (owner, isBelieved) => {
  const snapshot = checkedInSnapshot()
  const recorder = new ReleaseRecorder()
  const context: HubContext = {
    asking,
    snapshot,
    reach: createStaticReach(snapshot, asking),
    recorder,
    assertionIds: createAssertionIds(null),
    watch: UNWATCHED,
  }
  const fetches = createOwnerFetches(snapshot, { transport, health, log })
  const fetch = fetches.prepare({
    subgraph: owner,
    operation: `{ case(id: "${ID}") { id } }`,
    operationName: undefined,
  })
  expect((await fetches.send(fetch, {}, null, context)).data).toEqual({ case: { id: ID } })
  expect(recorder.isHolder(ID, 'advocacy')).toBe(isBelieved)
})

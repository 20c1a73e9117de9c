import { createTls } from '@hub/tls'
import { type Authority, createAuthority } from '@hub/tls/testing'
import { MEMBER_CODES, OWNERS } from '@hub/vocabulary'
import pg from 'pg'
import { Agent, request } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type As, type Hub, startHub } from './src/harness/start-hub.ts'
import { keepRunning, tellLoad } from './src/harness/steady.ts'
import { askTable } from './src/statistics/ask.ts'

/** The hub with TLS at the gateway, and with certificates shown on both sides between gateway and owners. */

let authority: Authority
let hub: Hub
const lines: string[] = []
beforeAll(async () => {
  authority = await createAuthority()
  hub = await startHub({ tls: authority, activitySeconds: 1, onLogLine: line => lines.push(line) })
})
afterAll(async () => {
  await hub?.[Symbol.asyncDispose]()
  authority?.[Symbol.dispose]()
})

const AS: As = { sub: 'training-system', purpose: 'EMERGENCY_PROTECTION' }

async function rooms() {
  const { body } = await hub.query(
    AS,
    'query ($id: ID!) { case(id: $id) { id emergency { riskLevel } training { toolsProvided } } }',
    { id: hub.showcase.id },
  )
  return { data: body.data, unavailable: body.extensions?.release.unavailable }
}

/** What comes of asking an owner, whether it is ready unless told otherwise, over one new connection. */
async function askOwner(connect: object, path = '/health/ready'): Promise<number | 'refused'> {
  const dispatcher = new Agent({ connect })
  try {
    const { statusCode, body } = await request(`${hub.ownerUrl('emergency')}${path}`, { dispatcher })
    await body.dump()
    return statusCode
  } catch {
    return 'refused'
  } finally {
    await dispatcher.destroy()
  }
}

test('a case is put together over TLS', async () => {
  const { data, unavailable } = await rooms()
  expect(unavailable).toEqual([])
  expect(data?.case).toMatchObject({ id: hub.showcase.id, training: expect.anything() })
})

test('statistics ask members over TLS, and the registry takes their activity: each shows its certificate', async () => {
  const { table, fault } = await askTable(hub, 'PERSONS_SUPPORTED', ['REGION'], '2025')
  expect(fault).toBeUndefined()
  expect(table?.members).toEqual(MEMBER_CODES)
  expect(hub.ownerUrl('emergency')).toMatch(/^https:/)
  const registry = new pg.Client({ connectionString: hub.databases.registry.migrateUrl })
  await registry.connect()
  try {
    const heard = async () => (await registry.query('select owner from activity_position order by owner')).rows
    await expect.poll(heard, { timeout: 20_000 }).toEqual(MEMBER_CODES.toSorted().map(owner => ({ owner })))
  } finally {
    await registry.end()
  }
})

test('an owner does not speak to whoever shows no certificate, or another authority’s', async () => {
  using other = await createAuthority('another')
  const own = createTls(await authority.issue('somebody'))
  const stranger = createTls({ ...(await other.issue('somebody')), authority: authority.file })
  expect(await askOwner({ rejectUnauthorized: false })).toBe('refused')
  expect(await askOwner(stranger.connect)).toBe('refused')
  expect(await askOwner(stranger.connect, '/statistics')).toBe('refused')
  expect(await askOwner(own.connect)).toBe(200)
  own.close()
  stranger.close()
})

test('every process gets a new certificate while questions go on, and none fails', async () => {
  const before = await rooms()
  const expected = JSON.stringify(before)
  await using asking = keepRunning(3, async () => {
    const answer = JSON.stringify(await rooms())
    return answer === expected ? null : answer
  })
  await asking.more(20)
  const known = lines.filter(isNewCertificate).length
  for (const owner of OWNERS) await authority.issue(owner)
  await expect.poll(() => lines.filter(isNewCertificate).length, { timeout: 10_000 }).toBe(known + OWNERS.length)
  await asking.more(20)
  // What the gateway shows to owners is new from here on.
  await authority.issue('gateway')
  await expect.poll(() => lines.filter(isNewCertificate).length, { timeout: 10_000 }).toBe(known + OWNERS.length + 1)
  await asking.more(20)
  // Connections that were made before keep the old certificates, so the gateway starts anew too.
  hub.turnTo(await hub.anotherGateway())
  await asking.more(20)
  tellLoad('certificates changed on both sides under load', asking.runs, asking.failures.length)
  expect(asking.failures).toEqual([])
  expect(await rooms()).toEqual(before)
})

function isNewCertificate(line: string): boolean {
  return line.includes('a new certificate is in use')
}

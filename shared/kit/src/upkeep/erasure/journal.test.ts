import { randomUUID } from 'node:crypto'
import { fastify } from 'fastify'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { registryRoutes } from '../../desk/registry-routes.ts'
import type { RegistryOffice } from '../../owner.ts'
import { startLogOwners } from '../../testing/log-owners.ts'
import { createPeers } from '../../transparency/peers/peer.ts'
import { signedRequest } from '../../transparency/peers/request.ts'
import { registryDoor } from '../registry.ts'
import { closedCases } from '../retention/closed-cases.ts'
import { erasureJournal } from './journal.ts'

let stack: AsyncDisposableStack
let owners: Awaited<ReturnType<typeof start>>
let url: string
const entered: (readonly [string, string, boolean])[] = []
const CLOSED = { emergency: randomUUID(), training: randomUUID() }
const start = () => startLogOwners(inject('postgresUrl'), ['emergency', 'training'])

beforeAll(async () => {
  stack = new AsyncDisposableStack()
  owners = stack.use(await start())
  const office: Pick<RegistryOffice, 'enterErasure' | 'erasuresSince' | 'closedCases'> = {
    async enterErasure(owner, caseId, tell) {
      entered.push([owner, caseId, tell])
      return { holders: 1 }
    },
    closedCases: async owner => [
      { caseId: CLOSED[owner as keyof typeof CLOSED], closedAt: '2020-01-01T00:00:00.000Z' },
    ],
    erasuresSince: async (owner, moment) => [`${owner} ${moment.toISOString()}`],
  }
  const { emergency, training } = owners
  const others = new Map([
    ['emergency', emergency.url],
    ['training', training.url],
  ] as const)
  const peers = createPeers('registry', { ...emergency.keeping, peers: others })
  stack.defer(() => peers.close())
  const app = fastify()
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
  registryRoutes(app, office as RegistryOffice, {}, peers)
  url = await app.listen({ host: '127.0.0.1', port: 0 })
  stack.defer(() => app.close())
})
afterAll(() => stack.disposeAsync())

it('is entered in the name of the member that signs, with its log key', async () => {
  const caseId = randomUUID()
  for (const code of ['emergency', 'training'] as const) {
    await using door = registryDoor(code, url, owners[code].keeping.key, undefined)
    const journal = erasureJournal(door)
    expect(await journal.enter(caseId, true)).toEqual({ holders: 1 })
    expect(entered.at(-1)).toEqual([code, caseId, true])
    expect(await journal.since('2026-01-02T03:04:05.678Z')).toEqual([`${code} 2026-01-02T03:04:05.678Z`])
    expect(await closedCases(door)).toEqual([{ caseId: CLOSED[code], closedAt: '2020-01-01T00:00:00.000Z' }])
  }
})

it('attack 15: in nobody else’s name, for no other body, and not without a signature', async () => {
  const { emergency, training } = owners
  const body = JSON.stringify({ caseId: randomUUID(), tell: true })
  const before = entered.length
  const { key } = emergency.keeping
  const wrong = [
    '',
    await signedRequest('training', 'registry', key, body),
    await signedRequest('registry', 'registry', key, body),
    await signedRequest('emergency', 'training', key, body),
    await signedRequest('emergency', 'registry', key),
    await signedRequest('emergency', 'registry', key, `${body} `),
    await signedRequest('emergency', 'registry', training.keeping.key, body),
  ]
  for (const path of ['/desk/erasure', '/desk/erasures', '/desk/closed-cases']) {
    for (const token of wrong) {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
      expect((await fetch(`${url}${path}`, { method: 'POST', headers, body })).status).toBe(401)
    }
  }
  expect(entered.length).toBe(before)
})

it('says so where the registry cannot be asked', async () => {
  await using door = registryDoor('emergency', 'http://127.0.0.1:9', owners.emergency.keeping.key, undefined)
  await expect(erasureJournal(door).enter(randomUUID(), true)).rejects.toThrow('nothing was done')
})

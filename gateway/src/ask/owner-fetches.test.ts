import type { Owner } from '@hub/vocabulary'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { HubContext } from '../context.ts'
import { createStaticReach } from '../prune/static-reach.ts'
import { askingAs, requestOf, startOwners, type TestOwners } from '../testing/owners.ts'
import { checkedInSnapshot } from '../testing/snapshot.ts'
import { KEY, TYPE } from './fetch-plan.ts'
import { createOwnerFetches } from './owner-fetches.ts'

const ID = '0a1b2c3d-0000-4000-8000-000000000001'
const OTHER = '0a1b2c3d-0000-4000-8000-000000000003'

const CASE = { [KEY]: ID, [TYPE]: 'Case', id: ID }

let owners: TestOwners
beforeAll(async () => {
  owners = await startOwners(() => ({
    data: { case: CASE, _entities: [CASE] },
    extensions: { hub: { decisions: [], holders: { [ID]: ['advocacy'] } } },
  }))
})
afterAll(() => owners[Symbol.asyncDispose]())

function begun() {
  const snapshot = checkedInSnapshot()
  const asking = askingAs()
  const context: HubContext = { ...requestOf(asking), snapshot, reach: createStaticReach(snapshot, asking) }
  return { context, fetches: createOwnerFetches(snapshot, owners.services) }
}

// No schema lets a member lead to a case (CASE_REFERENCE); where one did all the same, nobody would be asked because of it.
it.each<[Owner, boolean]>([
  ['registry', true],
  ['emergency', false],
])('attack 9: on who holds a case, %s is believed: %s', async (owner, isBelieved) => {
  const { fetches, context } = begun()
  const fetch = fetches.prepare({
    subgraph: owner,
    operation: `{ case(id: "${ID}") { id } }`,
    operationName: undefined,
  })
  expect((await fetches.send(fetch, {}, null, context)).data).toEqual({ case: { id: ID } })
  expect(context.recorder.isHolder(ID, 'advocacy')).toBe(isBelieved)
})

it('asks for a case once, wherever it stands, and for none that the owner does not hold', async () => {
  const { fetches, context } = begun()
  context.recorder.holds(ID, ['emergency'], Date.now())
  const operation = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Case { id } } }`
  const fetch = fetches.prepare({ subgraph: 'emergency', operation, operationName: undefined })
  const one = { __typename: 'Case', id: ID }
  owners.takeSent()
  const { data } = await fetches.send(fetch, {}, [one, { ...one, id: OTHER }, { ...one }], context)
  expect(data).toEqual({ _entities: [{ id: ID }, null, { id: ID }] })
  expect(owners.takeSent().map(({ body }) => JSON.parse(body).variables)).toEqual([{ representations: [one] }])
})

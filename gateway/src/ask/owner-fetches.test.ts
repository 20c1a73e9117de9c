import type { Owner } from '@hub/vocabulary'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { HubContext } from '../context.ts'
import { createStaticReach } from '../prune/static-reach.ts'
import { askingAs, requestOf, startOwners, type TestOwners } from '../testing/owners.ts'
import { checkedInSnapshot } from '../testing/snapshot.ts'
import { KEY, TYPE } from './fetch-plan.ts'
import { createOwnerFetches } from './owner-fetches.ts'

const ID = '0a1b2c3d-0000-4000-8000-000000000001'

let owners: TestOwners
beforeAll(async () => {
  owners = await startOwners(() => ({
    data: { case: { [KEY]: ID, [TYPE]: 'Case', id: ID } },
    extensions: { hub: { decisions: [], holders: { [ID]: ['advocacy'] } } },
  }))
})
afterAll(() => owners[Symbol.asyncDispose]())

// No schema lets a member lead to a case (CASE_REFERENCE); where one did all the same, nobody would be asked because of it.
it.each<[Owner, boolean]>([
  ['registry', true],
  ['emergency', false],
])('attack 9: on who holds a case, %s is believed: %s', async (owner, isBelieved) => {
  const snapshot = checkedInSnapshot()
  const asking = askingAs()
  const context: HubContext = { ...requestOf(asking), snapshot, reach: createStaticReach(snapshot, asking) }
  const fetches = createOwnerFetches(snapshot, owners.services)
  const fetch = fetches.prepare({
    subgraph: owner,
    operation: `{ case(id: "${ID}") { id } }`,
    operationName: undefined,
  })
  expect((await fetches.send(fetch, {}, null, context)).data).toEqual({ case: { id: ID } })
  expect(context.recorder.isHolder(ID, 'advocacy')).toBe(isBelieved)
})

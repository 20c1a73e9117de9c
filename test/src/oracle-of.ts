import { MEMBERS } from '@hub/vocabulary'
import { claimsOf, type DemoCaller, nameOf } from './callers.ts'
import type { Outside } from './compare/answers.ts'
import type { Hub } from './harness/start-hub.ts'
import { createOracle, type Expectation, type Oracle } from './oracle/index.ts'

/** What some callers are to get of a hub, by the oracle. */
export interface Expected extends AsyncDisposable {
  readonly oracle: Oracle
  readonly all: readonly Expectation[]
  readonly of: (caller: DemoCaller) => Expectation
  /** What hangs on no case. */
  readonly outside: (caller: DemoCaller) => Outside
  /** Every case that exists for any of the callers. */
  readonly everyCase: readonly { readonly id: string; readonly reference: string }[]
}

/** Asks the oracle about a hub, on the databases of its owners. */
export async function expectedOf(hub: Hub, callers: readonly DemoCaller[]): Promise<Expected> {
  const urls = Object.entries(hub.databases).map(([owner, { migrateUrl }]) => [owner, migrateUrl])
  const oracle = createOracle(Object.fromEntries(urls))
  const all = await oracle.expect(callers)
  const byName = new Map(all.map(one => [nameOf(one.caller), one]))
  const publishedAppeals = await oracle.publishedAppeals()
  const members = MEMBERS.map(({ code, name, domain }) => ({ code, name, domain }))
  const cases = all.flatMap(one => one.cases.map(({ id, reference }) => [id, { id, reference }] as const))
  return {
    oracle,
    all,
    of(caller) {
      const found = byName.get(nameOf(caller))
      if (found === undefined) throw new Error(`the oracle was not asked about ${nameOf(caller)}`)
      return found
    },
    outside: ({ sub, member }) => ({ publishedAppeals, members, viewer: { sub, member, ...claimsOf(sub) } }),
    everyCase: [...new Map(cases).values()],
    [Symbol.asyncDispose]: () => oracle[Symbol.asyncDispose](),
  }
}

import pg from 'pg'
import type { Caller } from './caller.ts'
import { type Cell, cellsOf } from './cells.ts'
import { type Expectation, expectationOf } from './expectation.ts'
import { MEMBERS } from './fields.ts'
import { type MemberVerdict, memberVerdicts } from './member-verdicts.ts'
import { NETWORK, needKey, needsOf } from './places.ts'
import { type RegistryVerdict, registryVerdicts } from './registry-verdicts.ts'
import { hostPlaces, type Json, publishedAppeals, READERS } from './rooms/index.ts'
import { staticReasons } from './static-reasons.ts'

/**
 * Says what each caller is to get, and knows nothing of how the hub does it: rules out of the design alone, decided in
 * SQL on the members' own databases.
 */
export interface Oracle extends AsyncDisposable {
  /** One expectation for each caller, in their order, by what the ledgers say now. */
  expect(callers: readonly Caller[]): Promise<readonly Expectation[]>
  /** Every cell of the agreement, at every owner where it can decide something. */
  cells(): Promise<readonly Cell[]>
  /** What stands on a public website anyway. */
  publishedAppeals(): Promise<readonly Json[]>
}

/** @param urls a database of each owner, by a login that may read all of it */
export function createOracle(urls: Readonly<Record<string, string>>): Oracle {
  const pools = new Map<string, pg.Pool>()
  for (const owner of ['registry', ...MEMBERS]) {
    pools.set(owner, new pg.Pool({ connectionString: urls[owner], max: 1 }))
  }
  const pool = (owner: string): pg.Pool => {
    const found = pools.get(owner)
    if (found === undefined) throw new Error(`no database of ${owner}`)
    return found
  }
  return {
    async expect(callers) {
      const verdicts = await perMember(member =>
        memberVerdicts(pool(member), member, callers, needsOf(member).map(needKey)),
      )
      const rooms = await perMember(member => READERS[member]?.(pool(member)) ?? Promise.reject(new Error(member)))
      const parts = [...verdicts].flatMap(([owner, all]) => {
        const held = new Set(all.map(one => one.caseId))
        return [...held].map(caseId => ({ owner, caseId }))
      })
      const said = [...verdicts].flatMap(([owner, all]) => all.map(one => ({ ...one, owner, reasons: {} })))
      const existing = await registryVerdicts(pool('registry'), callers, said, parts)
      const statics = await staticReasons(pool('registry'), callers, NEEDS)
      const network = await hostPlaces(pool('relocation'))

      const existingBy = Map.groupBy(existing, (one: RegistryVerdict) => one.no)
      const staticsBy = Map.groupBy(statics, one => one.no)
      const verdictsBy = new Map(
        [...verdicts].map(([member, all]) => [member, Map.groupBy(all, (one: MemberVerdict) => one.no)]),
      )
      return callers.map((caller, no) =>
        expectationOf({
          caller,
          statics: new Map(
            [...Map.groupBy(staticsBy.get(no) ?? [], one => one.owner)].map(([owner, reasons]) => [
              owner,
              new Map(reasons.map(({ need, reason }) => [need, reason])),
            ]),
          ),
          existing: existingBy.get(no) ?? [],
          verdicts: new Map(
            [...verdictsBy].map(([member, all]) => [member, new Map(all.get(no)?.map(one => [one.caseId, one]))]),
          ),
          rooms,
          hostPlaces: network,
        }),
      )
    },
    cells: () => cellsOf(pool('registry'), NEEDS, NETWORK),
    publishedAppeals: () => publishedAppeals(pool('advocacy')),
    async [Symbol.asyncDispose]() {
      await Promise.all([...pools.values()].map(one => one.end()))
    },
  }
}

/** Every need of every owner. */
const NEEDS = ['registry', ...MEMBERS, NETWORK].flatMap(owner =>
  needsOf(owner).map(need => ({ owner, need: needKey(need) })),
)

async function perMember<Value>(ask: (member: string) => Promise<Value>): Promise<ReadonlyMap<string, Value>> {
  return new Map(await Promise.all(MEMBERS.map(async member => [member, await ask(member)] as const)))
}

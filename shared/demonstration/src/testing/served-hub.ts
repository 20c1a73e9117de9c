import { type ServedTestOwner, startServedOwner, type TestCaller } from '@hub/kit/testing'
import type { Owner } from '@hub/vocabulary'
import { type LoadOptions, loadDemonstration } from '../load/load.ts'
import type { Showcase } from '../load/memory.ts'
import { caseSelection } from './fields.ts'
import { DEFINITIONS } from './owners.ts'

/** All owners, each served by itself, with the demonstration in their databases. */
export interface ServedDemonstration extends AsyncDisposable {
  readonly showcase: Showcase
  readonly at: (owner: Owner) => ServedTestOwner
  /** Everything that the owner's SDL has of these cases, as the owner answers it to the gateway. */
  cases(owner: Owner, caller: TestCaller, ids: readonly string[]): Promise<readonly unknown[]>
}

export async function serveDemonstration(
  postgresUrl: string,
  options: Omit<LoadOptions, 'migrateUrls'>,
): Promise<ServedDemonstration> {
  const stack = new AsyncDisposableStack()
  const served = new Map<Owner, ServedTestOwner>()
  const selections = new Map(DEFINITIONS.map(owner => [owner.code, caseSelection(owner)]))
  const at = (owner: Owner) => {
    const found = served.get(owner)
    if (found === undefined) throw new Error(`\`${owner}\` is not served`)
    return found
  }
  try {
    for (const owner of DEFINITIONS) served.set(owner.code, stack.use(await startServedOwner(owner, postgresUrl)))
    const urls = [...served].map(([owner, { migrateUrl }]) => [owner, migrateUrl])
    const migrateUrls = Object.fromEntries(urls) as LoadOptions['migrateUrls']
    const showcase = await loadDemonstration({ ...options, migrateUrls })
    return {
      showcase,
      at,
      async cases(owner, caller, ids) {
        const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Case ${selections.get(owner)} } }`
        const of = ids.map(id => ({ __typename: 'Case', id }))
        const { data, errors } = await at(owner).ask(caller, query, { of })
        if (!data || errors) throw new Error(`\`${owner}\` answered ${JSON.stringify(errors)}`)
        return data._entities as readonly unknown[]
      },
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    }
  } catch (error) {
    await stack.disposeAsync()
    throw error
  }
}

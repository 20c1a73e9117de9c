import type { Federation } from '../federations/federation.ts'
import { plansMadeBy } from '../measure/plans.ts'
import type { Processes } from '../processes.ts'
import { type Contender, NO_HEADERS } from './contender.ts'

const ENTRY = new URL('../unenforced/main.ts', import.meta.url)
const COUNT_PLANS = new URL('../measure/count-plans.ts', import.meta.url)

/**
 * The hub's gateway with nothing enforced, over services that enforce nothing.
 *
 * @param imports loaded before its program
 */
export async function startEnforcementOff(
  processes: Processes,
  { name, supergraph, members }: Federation,
  imports: readonly URL[] = [COUNT_PLANS],
): Promise<Contender> {
  const gateway = await processes.start({
    name: `off-${name}`,
    entry: ENTRY,
    imports,
    env: { NODE_ENV: 'production' },
    order: { serve: 'gateway', supergraph },
  })
  return {
    key: 'hubEnforcementOff',
    title: 'enforcement off',
    url: `${gateway.url}/graphql`,
    headers: NO_HEADERS,
    gateway,
    members,
    plansMade: plansMadeBy(gateway),
  }
}

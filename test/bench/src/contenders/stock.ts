import type { Federation } from '../federations/federation.ts'
import { plansMadeBy } from '../measure/plans.ts'
import type { Processes } from '../processes.ts'
import { type Contender, NO_HEADERS } from './contender.ts'

/** Apollo's gateway and server as their documentation starts them. */
export async function startStock(processes: Processes, { name, supergraph, members }: Federation): Promise<Contender> {
  const gateway = await processes.start({
    name: `stock-${name}`,
    entry: new URL('stock-gateway.ts', import.meta.url),
    args: [supergraph],
    imports: [COUNT_PLANS],
    // Telemetry off: nothing is to leave this machine.
    env: { NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: '1' },
  })
  return {
    key: 'stock',
    title: '@apollo/gateway',
    url: gateway.url,
    headers: NO_HEADERS,
    gateway,
    members,
    plansMade: plansMadeBy(gateway),
  }
}

const COUNT_PLANS = new URL('../measure/count-plans.ts', import.meta.url)

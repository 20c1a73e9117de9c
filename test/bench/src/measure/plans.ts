import type { Running } from '../processes.ts'

/** Asks a gateway that has `count-plans.ts` loaded. */
export function plansMadeBy(gateway: Running): () => Promise<number> {
  return async () => ((await gateway.ask({ ask: 'plans' })) as { plans: number }).plans
}

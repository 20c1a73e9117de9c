import { OWNERS } from '@hub/vocabulary'
import { perOwner } from '../data/owners.ts'
import type { Order } from '../unenforced/main.ts'
import type { Contender, World } from './contender.ts'

const ENTRY = new URL('../unenforced/main.ts', import.meta.url)

/** The same data, schema and transport with nothing enforced: what one would have without the hub. */
export async function startEnforcementOff({ processes, databases }: World): Promise<Contender> {
  const start = (name: string, order: Order) =>
    processes.start({ name, entry: ENTRY, env: { NODE_ENV: 'production' }, order })
  const owners = await Promise.all(
    OWNERS.map(async owner => {
      const databaseUrl = databases.of[owner].serveUrl
      return [owner, await start(`off-${owner}`, { serve: 'owner', owner, databaseUrl })] as const
    }),
  )
  const running = new Map(owners)
  const gateway = await start('off-gateway', {
    serve: 'gateway',
    ownerUrls: perOwner(owner => running.get(owner)?.url ?? ''),
  })
  return {
    key: 'hubEnforcementOff',
    title: 'enforcement off',
    url: `${gateway.url}/graphql`,
    headers: async () => ({}),
    gateway: [gateway.pid],
    members: owners.map(([, { pid }]) => pid),
  }
}

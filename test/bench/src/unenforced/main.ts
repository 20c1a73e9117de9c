import { isOwner, type Owner } from '@hub/vocabulary'
import { serveUnenforcedGateway } from './gateway.ts'
import { serveUnenforcedOwner } from './owner.ts'

/** What to serve; sent by the benchmark over the channel to this process, and known in no other way. */
export type Order =
  /** `supergraph` is a file. */
  | { readonly serve: 'gateway'; readonly supergraph: string }
  | { readonly serve: 'owner'; readonly owner: Owner; readonly databaseUrl: string }

/** A process of a side without enforcement. No setting, argument or variable starts one: only the benchmark can. */
process.env.APOLLO_TELEMETRY_DISABLED = '1'

if (process.send === undefined) {
  process.stderr.write('this is a part of the benchmark, and serves nobody else: run `npm run bench`\n')
  process.exit(1)
}

// Nothing else keeps it alive until its order comes.
process.channel?.ref()
process.once('message', (order: Order) => {
  start(order).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  })
})

async function start(order: Order): Promise<void> {
  const served = order.serve === 'gateway' ? await serveUnenforcedGateway(order.supergraph) : await serveOwner(order)
  const stop = () => void served.close().then(() => process.exit(0))
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(event, stop)
  process.send?.({ ready: served.url })
}

function serveOwner({ owner, databaseUrl }: Extract<Order, { serve: 'owner' }>) {
  if (!isOwner(owner)) throw new Error('the benchmark named an unknown owner')
  return serveUnenforcedOwner(owner, databaseUrl)
}

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { loadAgreement } from '@hub/agreement'
import { registerOperations, startGateway } from '@hub/gateway'
import { gatewaySettings } from '@hub/settings'
import { pino } from 'pino'
import { ROOT } from '../folders.ts'
import type { GatewayFigures } from './figures.ts'

/**
 * The product's gateway as it runs outside production, where every operation is accepted that is within the limits;
 * with a stopwatch on its planner. Any message clears the memory, and is answered with what was measured since the last.
 */
process.env.APOLLO_TELEMETRY_DISABLED = '1'
setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

interface Planner {
  buildQueryPlan: (this: unknown, ...args: unknown[]) => unknown
}
const { QueryPlanner } = createRequire(import.meta.url)('@apollo/query-planner') as {
  QueryPlanner: { prototype: Planner }
}
const { buildQueryPlan } = QueryPlanner.prototype
let planningMs = 0
QueryPlanner.prototype.buildQueryPlan = function (...args) {
  const began = performance.now()
  try {
    return buildQueryPlan.apply(this, args)
  } finally {
    planningMs += performance.now() - began
    sample()
  }
}

/** Heap and buffers, what is garbage by now included. */
let idleBytes = 0
let mostBytes = 0
const bytes = () => {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
const sample = () => {
  mostBytes = Math.max(mostBytes, bytes())
}
setInterval(sample, 2).unref()

const settings = { ...gatewaySettings(process.env), production: false }
const gateway = await startGateway(settings, {
  supergraphSdl: readFileSync(new URL('schema/supergraph.graphql', ROOT), 'utf8'),
  tables: loadAgreement(),
  operations: registerOperations([]),
  log: pino({ name: 'gateway', level: settings.logLevel }),
})
const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
process.on('message', () => {
  const figures: GatewayFigures = {
    planningMs,
    blockedMs: delay.max / 1e6,
    memoryMb: (mostBytes - idleBytes) / 2 ** 20,
  }
  collectGarbage()
  planningMs = 0
  idleBytes = bytes()
  mostBytes = idleBytes
  // After this turn of the loop, so that clearing the memory does not count.
  setTimeout(() => {
    delay.reset()
    process.send?.(figures)
  }, 5)
})
const stop = () => void gateway.close().then(() => process.exit(0))
for (const event of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(event, stop)
process.send?.('ready')

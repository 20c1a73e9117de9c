import { readFileSync } from 'node:fs'
import { loadAgreement } from '@hub/agreement'
import { silentTelemetry } from '@hub/telemetry'
import { pino } from 'pino'
import { afterEach, expect, it, vi } from 'vitest'
import { createEnforcingGateway } from '../executor.ts'
import { registerOperations } from '../operations/registered-operations.ts'
import { createWatch } from '../watch/watch.ts'
import { createApollo } from './apollo.ts'

const SUPERGRAPH = readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8')

afterEach(() => vi.unstubAllEnvs())

async function nobody(): Promise<never> {
  throw new Error('nobody is to be asked')
}

interface Plugin {
  readonly __internal_plugin_id__?: string
  readonly __is_disabled_plugin__?: boolean
}

/** The plugins that Apollo Server runs with, its own included (it tells nobody), and who listens for the end. */
async function atWork(): Promise<{ plugins: readonly (string | undefined)[]; listeners: number }> {
  const log = pino({ level: 'silent' })
  const gateway = createEnforcingGateway({
    rules: { supergraphSdl: SUPERGRAPH, tables: loadAgreement(), operations: registerOperations([]) },
    services: {
      transport: { ask: nobody, probe: nobody, close: nobody },
      health: { isDown: () => false, failed() {}, probeAll: nobody, stop() {} },
      log,
    },
    watch: createWatch(silentTelemetry()),
  })
  const apollo = createApollo({ gateway, introspection: true, hideSchema: false })
  await apollo.start()
  const { plugins } = Reflect.get(apollo, 'internals') as { plugins: readonly Plugin[] }
  const listeners = process.listenerCount('SIGTERM')
  await apollo.stop()
  return {
    plugins: plugins.filter(one => !one.__is_disabled_plugin__).map(one => one.__internal_plugin_id__),
    listeners,
  }
}

it('reports to nobody, whatever the environment says', async () => {
  vi.stubEnv('APOLLO_TELEMETRY_DISABLED', '1')
  const { plugins: usual } = await atWork()
  vi.stubEnv('APOLLO_KEY', 'service:hub:key')
  vi.stubEnv('APOLLO_GRAPH_REF', 'hub@current')
  vi.stubEnv('APOLLO_SCHEMA_REPORTING', 'true')
  expect((await atWork()).plugins).toEqual(usual)
  expect(usual).not.toContain('UsageReporting')
})

it('leaves the end of the process to the process', async () => {
  vi.stubEnv('APOLLO_TELEMETRY_DISABLED', '1')
  vi.stubEnv('NODE_ENV', 'production')
  const before = process.listenerCount('SIGTERM')
  expect((await atWork()).listeners).toBe(before)
})

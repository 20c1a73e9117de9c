import { readFileSync } from 'node:fs'
import { loadAgreement } from '@hub/agreement'
import { drainOnSignals } from '@hub/lifecycle'
import { gatewaySettings, SettingsError } from '@hub/settings'
import { createLog, createTelemetry } from '@hub/telemetry'
import { startGateway } from './gateway.ts'
import { readOperations } from './operations/registered-operations.ts'

// The Apollo gateway would report to its makers.
process.env.APOLLO_TELEMETRY_DISABLED = '1'

const OPERATIONS = new URL('../../schema/operations/', import.meta.url)
const SUPERGRAPH = new URL('../../schema/supergraph.graphql', import.meta.url)

/** Runs the gateway as a process: one clear line and a non-zero exit where it cannot start. */
async function main(): Promise<void> {
  const settings = gatewaySettings(process.env)
  const telemetry = createTelemetry(settings.telemetry, 'gateway')
  const log = createLog(telemetry, { name: 'gateway', level: settings.logLevel })
  const supergraphSdl = readFileSync(SUPERGRAPH, 'utf8')
  const gateway = await startGateway(settings, {
    supergraphSdl,
    tables: loadAgreement(),
    operations: readOperations(OPERATIONS),
    log,
    telemetry,
  })
  const drain: typeof gateway.drain = async times => {
    const cut = await gateway.drain(times)
    await telemetry.close()
    return cut
  }
  drainOnSignals(drain, settings.drain, log)
  const { url, metricsUrl } = gateway
  log.info({ url, ...(metricsUrl !== undefined && { metricsUrl }) }, 'the gateway listens')
  process.send?.('ready')
}

main().catch((error: NodeJS.ErrnoException) => {
  const where = error.code === 'EADDRINUSE' ? 'GATEWAY_PORT: the port is taken' : error.message
  process.stderr.write(`gateway: ${error instanceof SettingsError ? error.message : where}\n`)
  process.exit(1)
})

import { drainOnSignals } from '@hub/lifecycle'
import { follow, rootOf, rulesFolders } from '@hub/rollout'
import { gatewaySettings, SettingsError } from '@hub/settings'
import { createLog, createTelemetry } from '@hub/telemetry'
import { startGateway } from './gateway.ts'
import { readRules } from './rules.ts'
import { digestsOf } from './version.ts'

// The Apollo gateway would report to its makers.
process.env.APOLLO_TELEMETRY_DISABLED = '1'

/** Runs the gateway as a process: one clear line and a non-zero exit where it cannot start. */
async function main(): Promise<void> {
  const settings = gatewaySettings(process.env)
  const telemetry = createTelemetry(settings.telemetry, 'gateway')
  const log = createLog(telemetry, { name: 'gateway', level: settings.logLevel })
  const load = () => readRules(rootOf(settings.rulesDir))
  const rules = load()
  const gateway = await startGateway(settings, {
    ...rules,
    log,
    telemetry,
  })
  const folders = () => rulesFolders(settings.rulesDir)
  const following = follow({ folders, load, digests: digestsOf, take: gateway.take }, rules, { log, telemetry })
  process.on('SIGHUP', following.look)
  const drain: typeof gateway.drain = async times => {
    following.close()
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

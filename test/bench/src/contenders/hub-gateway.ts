import { readFileSync } from 'node:fs'
import { loadAgreement } from '@hub/agreement'
import { registerOperations, startGateway } from '@hub/gateway'
import { gatewaySettings } from '@hub/settings'
import { pino } from 'pino'
import { ROOT } from '../folders.ts'
import { SCENARIOS } from '../scenarios/index.ts'

/**
 * The product's gateway as its own program starts it, but for the list of registered operations: in production it runs
 * no others, and the scenarios' are registered for the benchmark's callers alone, and nowhere else than here.
 */
process.env.APOLLO_TELEMETRY_DISABLED = '1'

const settings = gatewaySettings(process.env)
const gateway = await startGateway(settings, {
  supergraphSdl: readFileSync(new URL('schema/supergraph.graphql', ROOT), 'utf8'),
  tables: loadAgreement(),
  operations: registerOperations(
    SCENARIOS.flatMap(({ operations }) => operations).map(({ client, name, text }) => ({
      client,
      file: `${client}/${name}.graphql`,
      text,
    })),
  ),
  log: pino({ name: 'gateway', level: settings.logLevel }),
})
const stop = () => void gateway.close().then(() => process.exit(0))
for (const event of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(event, stop)
process.send?.('ready')

import { identitySettings, SettingsError } from '@hub/settings'
import { pino } from 'pino'
import { type IdentityProvider, startIdentityProvider } from './server.ts'

/** Runs the identity provider as a process: says `ready` to a parent, stops on SIGINT, SIGTERM or with its parent. */
async function main(): Promise<void> {
  const settings = identitySettings(process.env)
  const identity = await startIdentityProvider({
    host: settings.host,
    port: settings.port,
    issuer: settings.issuer,
    audience: settings.audience,
    gatewayClientId: settings.clientId,
    gatewayClientSecret: settings.clientSecret,
    consoleClientId: settings.consoleClientId,
    consoleClientSecret: settings.consoleClientSecret,
    consoleUrl: settings.gatewayUrl,
    dataDir: settings.dataDir,
    log: pino({ name: 'identity-provider', level: settings.logLevel }),
  })
  stopInGoodOrder(identity)
  process.send?.('ready')
}

function stopInGoodOrder(identity: IdentityProvider): void {
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    await identity.close()
    leaveParent()
  }
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect']) process.on(event, () => void stop())
}

/** The channel to a parent would keep the process alive. */
function leaveParent(): void {
  if (process.connected) process.disconnect()
}

/** One line, whatever it was. */
function complaint(error: unknown): string {
  if (error instanceof SettingsError) return error.message
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE') return `port ${port} is taken: stop what listens there, or set IDENTITY_PORT`
  if (code === 'EACCES') return `port ${port} is not allowed: set IDENTITY_PORT to a number above 1023`
  return (message ?? String(error)).replace(/\s+/g, ' ')
}

try {
  await main()
} catch (error) {
  process.stderr.write(`identity provider: ${complaint(error)}\n`)
  process.exitCode = 1
  leaveParent()
}

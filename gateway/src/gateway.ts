import {
  createAccessTokenVerifier,
  createAssertionSigner,
  createCommandSigner,
  type KeyOptions,
  MEMBERS_AUDIENCE,
} from '@hub/assertion'
import type { DrainTimes } from '@hub/lifecycle'
import type { GatewaySettings } from '@hub/settings'
import { silentTelemetry, type Telemetry } from '@hub/telemetry'
import { createTls, tellOfCertificate } from '@hub/tls'
import type { Logger } from 'pino'
import { createOwnerHealth } from './ask/owner-health.ts'
import { createTransport } from './ask/transport.ts'
import { createAuthenticate } from './authenticate/authenticate.ts'
import { createMembersTokens } from './authenticate/members-token.ts'
import { createEnforcingGateway } from './executor.ts'
import { CONSOLE, EXPLORER } from './http/pages.ts'
import { createHttpServer } from './http/server.ts'
import { createClientLimits } from './limits/client-limits.ts'
import { createOperationGate } from './operations/operation-gate.ts'
import type { Rules } from './rules.ts'
import { createSessionRoutes } from './session/create.ts'
import { createWatch } from './watch/watch.ts'

export interface GatewayParts extends Rules {
  /** How the identity provider's keys are fetched, where not as usual. */
  readonly keys?: KeyOptions
  readonly log: Logger
  /** Nothing is told to anybody where this is not given. Whoever made it closes it. */
  readonly telemetry?: Telemetry
}

export interface RunningGateway {
  readonly url: string
  /** Where its metrics are, if they are served. */
  readonly metricsUrl: string | undefined
  /** Goes by these rules from now on. @throws Error where they cannot be used; then it goes by the last ones */
  take(rules: Rules): void
  /** Finishes what it has begun; resolves to how many requests took too long for that. */
  drain(times: DrainTimes): Promise<number>
  /** Cuts off whatever is under way. */
  close(): Promise<void>
}

/** Starts the gateway: settings and parts in, one listening server out. Throws where anything is missing. */
export async function startGateway(settings: GatewaySettings, parts: GatewayParts): Promise<RunningGateway> {
  const { log } = parts
  const { issuer, audience, clientId, clientSecret, jwksUrl, tokenUrl } = settings.oidc
  const { signingKey, furtherKeys, production, introspectionClients } = settings
  const signer = createAssertionSigner({ privateKey: signingKey, kid: signingKey.kid, further: furtherKeys })
  const tls = settings.tls && createTls(settings.tls, { onChange: error => tellOfCertificate(log, error) })
  const transport = createTransport({
    urls: settings.ownerUrls,
    signer,
    signCommand: createCommandSigner({ privateKey: signingKey, kid: signingKey.kid }),
    timeoutMs: settings.memberTimeoutMs,
    statisticsTimeoutMs: settings.statisticsTimeoutMs,
    commandTimeoutMs: settings.commandTimeoutMs,
    holdersLifeMs: settings.holdersLifeMs,
    ...(tls && { connect: tls.connect }),
    log,
  })
  const telemetry = parts.telemetry ?? silentTelemetry()
  const watch = createWatch(telemetry)
  const health = createOwnerHealth(transport, log)
  watch.health(health)
  const gateway = createEnforcingGateway({
    rules: parts,
    services: { transport, health, log },
    watch,
  })
  const verifyAccessToken = createAccessTokenVerifier({
    issuer,
    audience,
    jwks: jwksUrl === undefined ? { issuer } : new URL(jwksUrl),
    ...(parts.keys && { keys: parts.keys }),
  })
  const authenticate = createAuthenticate({
    verifyAccessToken,
    membersTokens: createMembersTokens({ issuer, tokenUrl, clientId, clientSecret, audience: MEMBERS_AUDIENCE }),
    requireDpop: settings.requireDpop,
    url: new URL(`${settings.url.replace(/\/$/, '')}/graphql`),
  })
  const { server, doors } = await createHttpServer({
    gateway,
    authenticate,
    limits: createClientLimits(settings.requests),
    operationGate: createOperationGate({ operations: gateway.operations, production, introspectionClients }),
    health,
    session: createSessionRoutes(settings, verifyAccessToken, log),
    pages: production ? [CONSOLE] : [CONSOLE, EXPLORER],
    publicJwks: signer.publicJwks,
    introspection: !production || introspectionClients.length > 0,
    hideSchema: production,
    ...(tls && { tls }),
    watch,
    log,
  })
  const drain = async (times: DrainTimes): Promise<number> => {
    const cut = await doors.drain(times)
    health.stop()
    await transport.close()
    tls?.close()
    return cut
  }
  const close = async () => {
    await drain({ graceMs: 0, limitMs: 0 })
  }
  try {
    await health.probeAll()
    const metricsUrl = await telemetry.listen(tls)
    const url = await server.listen({ host: settings.host, port: settings.port })
    return { url, metricsUrl, take: gateway.take, drain, close }
  } catch (error) {
    await close()
    throw error
  }
}

import type { AccessPrincipal, TokenVerifier } from '@hub/assertion'
import type { GatewaySettings } from '@hub/settings'
import type { Logger } from 'pino'
import { createProvider } from './provider.ts'
import type { SessionRoutes } from './routes.ts'
import { createSealer } from './sealed.ts'
import { createSessions } from './sessions.ts'

/** Puts together, from the settings, what people sign in with. */
export function createSessionRoutes(
  { url, production, oidc, session }: GatewaySettings,
  verifyAccessToken: TokenVerifier<AccessPrincipal>,
  log: Logger,
): SessionRoutes {
  const clock = () => Date.now()
  const { keys, idleSeconds, seconds, clientId, clientSecret, scope } = session
  const sealer = createSealer({ keys, audience: url, clock })
  const provider = createProvider({ issuer: oidc.issuer, clientId, clientSecret, scope, url, clock })
  const onUnrevoked = () => log.warn('a session has ended, but the identity provider did not revoke its token')
  const sessions = createSessions({ sealer, provider, verifyAccessToken, idleSeconds, seconds, clock, onUnrevoked })
  return { sessions, provider, sealer, url, clock, explorer: !production }
}

import type { ClientMetadata } from 'oidc-provider'
import { DEMO_SECRET, IDENTITIES } from './identities.ts'

export const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange'

export interface ClientOptions {
  /** The gateway's own client: the only one that may exchange tokens, and it may do nothing else. */
  readonly gatewayClientId: string
  readonly gatewayClientSecret: string
  /** The client that people sign in to the console by. */
  readonly consoleClientId: string
  readonly consoleClientSecret: string
  /** Where the console is; sign-in returns to its `/sign-in/callback`, sign-out to its root. */
  readonly consoleUrl: string
}

/** The clients: the gateway, the console, and for scripts one for every demo identity, under its own name. */
export function clientsOf(options: ClientOptions): ClientMetadata[] {
  return [
    {
      client_id: options.gatewayClientId,
      client_secret: options.gatewayClientSecret,
      grant_types: [TOKEN_EXCHANGE],
      response_types: [],
      redirect_uris: [],
    },
    {
      client_id: options.consoleClientId,
      client_secret: options.consoleClientSecret,
      client_name: 'the console',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: [new URL('/sign-in/callback', options.consoleUrl).href],
      post_logout_redirect_uris: [new URL('/', options.consoleUrl).href],
    },
    ...[...IDENTITIES.keys()].map(sub => ({
      client_id: sub,
      client_secret: DEMO_SECRET,
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
    })),
  ]
}

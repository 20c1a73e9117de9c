import type { EventEmitter } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createAccessTokenVerifier, signingKeyOf } from '@hub/assertion'
import { isLoopback } from '@hub/settings'
import { Provider } from 'oidc-provider'
import type { Logger } from 'pino'
import type { ClientOptions } from './clients.ts'
import { configurationOf } from './configuration.ts'
import { DEMO_SECRET } from './identities.ts'
import { answerInteraction, isInteraction } from './interaction.ts'
import { type Keys, loadKeys } from './key-file.ts'
import { writePage } from './pages/send.ts'
import { troublePage } from './pages/trouble.ts'
import { registerTokenExchange } from './token-exchange.ts'

export interface IdentityProviderOptions extends Partial<ClientOptions> {
  readonly gatewayClientSecret: string
  /** A loopback address: everyone knows the passwords. */
  readonly host?: string
  /** 0 takes any free one. */
  readonly port: number
  /** As written in tokens; the provider's own address unless given. */
  readonly issuer?: string
  /** Audience of access tokens. */
  readonly audience?: string
  /** Where keys are kept, so that tokens stay valid over a restart. */
  readonly dataDir?: string
  readonly log?: Logger
  /** PEM texts; it speaks plain HTTP without. */
  readonly tls?: { readonly cert: string; readonly key: string }
}

export interface IdentityProvider {
  readonly issuer: string
  /** Where it listens; the same as the issuer, unless another was given. */
  readonly url: string
  close(): Promise<void>
}

/** Connections that are still open after this are cut. */
const CLOSE_MS = 2_000

/**
 * Starts the demonstration's OpenID provider.
 *
 *     const identity = await startIdentityProvider({ port: 0, gatewayClientSecret: 'demo-only' })
 *     await fetch(`${identity.url}/token`, …)
 *
 * @throws Error where the host is not a loopback address, the port is taken or the key file cannot be used
 */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  const host = options.host ?? '127.0.0.1'
  if (!isLoopback(host)) throw new Error('the embedded identity provider listens on a loopback address only')
  const keys = await loadKeys(options.dataDir)
  const server = options.tls === undefined ? createServer() : createSecureServer(options.tls)
  await listen(server, options.port, host)
  const url = addressOf(server, host, options.tls === undefined ? 'http' : 'https')
  const issuer = options.issuer ?? url
  try {
    const provider = await createProvider(issuer, keys, options)
    server.on('request', handlerOf(provider, [new URL(issuer).host, new URL(url).host], options.log))
  } catch (error) {
    await close(server)
    throw error
  }
  return { issuer, url, close: () => close(server) }
}

async function createProvider(issuer: string, keys: Keys, options: IdentityProviderOptions): Promise<Provider> {
  const { audience = 'hrd-hub', log } = options
  const clients = {
    gatewayClientId: options.gatewayClientId ?? 'gateway',
    gatewayClientSecret: options.gatewayClientSecret,
    consoleClientId: options.consoleClientId ?? 'hub-console',
    consoleClientSecret: options.consoleClientSecret ?? DEMO_SECRET,
    consoleUrl: options.consoleUrl ?? 'http://localhost:4000',
  }
  const provider = new Provider(issuer, configurationOf(audience, clients, keys))
  const published = await Promise.all([keys.signingKey, ...keys.furtherKeys].map(signingKeyOf))
  const jwks = { keys: published.map(key => key.publicJwk) }
  registerTokenExchange(provider, createAccessTokenVerifier({ issuer, audience, jwks }))
  // Names only: a message may quote a request.
  provider.on('server_error', (_ctx, error) => log?.error({ error: error.name }, 'the identity provider failed'))
  const application: EventEmitter = provider
  application.on('error', (error: Error) => log?.error({ error: error.name }, 'the identity provider failed'))
  return provider
}

function handlerOf(provider: Provider, hosts: readonly string[], log: Logger | undefined) {
  const answer = provider.callback()
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // A page elsewhere whose name leads to this machine (DNS rebinding) would otherwise be of this origin.
    if (!hosts.includes(request.headers.host ?? '')) {
      response.writeHead(421, { 'content-type': 'text/plain' }).end('this is not the host that you asked for\n')
      return
    }
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    try {
      await (isInteraction(path) ? answerInteraction(provider, path, request, response) : answer(request, response))
    } catch (error) {
      log?.error({ error: error instanceof Error ? error.name : 'unknown' }, 'the identity provider failed')
      if (response.headersSent) response.destroy()
      else writePage(response, 500, troublePage('server_error', 'try again'))
    }
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function addressOf(server: Server, host: string, scheme: 'http' | 'https'): string {
  const { port } = server.address() as AddressInfo
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()))
  server.closeIdleConnections()
  const cut = setTimeout(() => server.closeAllConnections(), CLOSE_MS)
  await closed
  clearTimeout(cut)
}

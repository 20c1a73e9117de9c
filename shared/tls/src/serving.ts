import type { Server as HttpsServer } from 'node:https'
import type { Logger } from 'pino'
import type { Tls } from './tls.ts'

/**
 * What is spread into Fastify's options, and nothing without TLS. Typed as nothing in particular: Fastify would have
 * every plugin and route typed anew for an HTTPS server, which makes no difference to any of them.
 */
export function overTls(tls: Tls | undefined, options: { readonly mutual: boolean }): object {
  return tls === undefined ? {} : { https: tls.serverOptions(options) }
}

/** From then on new connections to the server get the certificate that is in the files. */
export function followTls(server: object, tls: Tls | undefined, options: { readonly mutual: boolean }): void {
  tls?.follow(server as HttpsServer, options)
}

/** For `onChange`: a certificate that cannot be used will end some day, so somebody has to look. */
export function tellOfCertificate(log: Logger, error: Error | null): void {
  if (error === null) log.info('a new certificate is in use')
  else log.error({ alarm: true, reason: error.message }, 'a new certificate cannot be used; the last one goes on')
}

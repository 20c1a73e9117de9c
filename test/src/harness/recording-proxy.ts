import { readFileSync } from 'node:fs'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createSecureServer, request as secureRequest } from 'node:https'
import type { AddressInfo } from 'node:net'
import { readCredentials, type TlsFiles } from '@hub/tls'

/** One request as it reached an owner: the exact bytes. */
export interface SentRequest {
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** What stands in for the owner, where something does: it writes the whole answer. */
export type StandIn = (sent: SentRequest, response: ServerResponse) => void

/**
 * Stands between gateway and owner, over real HTTP. Passes everything on and remembers what was sent to `/graphql`;
 * can answer in the owner's place.
 */
export interface RecordingProxy {
  readonly url: string
  readonly sent: SentRequest[]
  standIn: StandIn | undefined
  /** Is told every exchange that was passed on, whatever its address. */
  onExchange: ((sent: SentRequest, answer: string) => void) | undefined
  close(): Promise<void>
}

export interface ProxyOptions {
  /** The target is told the proxy's own name, as one that makes addresses of it must be. */
  readonly keepHost?: boolean
  /** PEM file of the authority of a target that speaks TLS. */
  readonly authority?: string | undefined
  /** Speaks TLS on both sides, with this certificate. */
  readonly tls?: TlsFiles
}

export async function startRecordingProxy(
  target: () => string,
  { keepHost = false, authority, tls }: ProxyOptions = {},
): Promise<RecordingProxy> {
  const sent: SentRequest[] = []
  const credentials = tls && readCredentials(tls)
  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const one = { url: incoming.url ?? '', headers: incoming.headers, body: body.toString('utf8') }
    if (one.url.endsWith('/graphql')) sent.push(one)
    if (proxy.standIn) return proxy.standIn(one, response)
    const { host, ...others } = incoming.headers
    const headers = keepHost ? { ...others, host } : others
    const secure = authority === undefined ? credentials : { ca: readFileSync(authority) }
    const send = secure === undefined ? request : secureRequest
    const onwards = send(`${target()}${one.url}`, { method: incoming.method, headers, ...secure }, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
      const { onExchange } = proxy
      if (onExchange === undefined) return
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => onExchange(one, Buffer.concat(parts).toString('utf8')))
    })
    onwards.on('error', () => response.destroy())
    onwards.end(body)
  }
  const server = credentials === undefined ? createServer(handle) : createSecureServer(credentials, handle)
  // Whoever asks ends a connection that it no longer needs, never this side: that could cross with a request.
  server.keepAliveTimeout = 0
  const url = `${credentials === undefined ? 'http://127.0.0.1' : 'https://localhost'}:${await listen(server)}`
  const proxy: RecordingProxy = {
    url,
    sent,
    standIn: undefined,
    onExchange: undefined,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return proxy
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

import { once } from 'node:events'
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { isLoopback } from '@hub/settings'
import type { Tls } from '@hub/tls'
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus'
import type { IMetricReader } from '@opentelemetry/sdk-metrics'

/** Metrics in the text format of Prometheus, on a server of their own. */
export interface Exposition {
  readonly reader: IMetricReader
  /**
   * Resolves to the address.
   *
   * @param tls beyond loopback: then whoever asks must show a certificate of the same authority
   * @throws Error beyond loopback without
   */
  listen(tls: Tls | undefined): Promise<string>
  close(): Promise<void>
}

export interface ExpositionOptions {
  readonly host: string
  readonly port: number
}

export function createExposition({ host, port }: ExpositionOptions): Exposition {
  const open = isLoopback(host)
  const reader = new PrometheusExporter({ preventServerStart: true })
  const serializer = new PrometheusSerializer('', false, undefined, true, true)

  async function answer({ method, url }: IncomingMessage, response: ServerResponse): Promise<void> {
    if (method !== 'GET' || url !== '/metrics') return void response.writeHead(404).end()
    try {
      const { resourceMetrics } = await reader.collect()
      const text = serializer.serialize(resourceMetrics)
      response.writeHead(200, {
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
        'cache-control': 'no-store',
      })
      response.end(text)
    } catch {
      // An error may quote anything.
      response.writeHead(500).end()
    }
  }

  const handle = (request: IncomingMessage, response: ServerResponse) => void answer(request, response)
  let server: Server | HttpsServer | undefined

  function serverOver(tls: Tls | undefined): Server | HttpsServer {
    if (open) return createHttpServer(handle)
    if (tls === undefined) throw new Error('metrics are served beyond loopback by TLS only')
    const secured = createHttpsServer(tls.serverOptions({ mutual: true }), handle)
    tls.follow(secured, { mutual: true })
    return secured
  }

  return {
    reader,
    async listen(tls) {
      const listening = serverOver(tls)
      server = listening
      listening.listen({ host, port })
      await once(listening, 'listening')
      const name = host.includes(':') ? `[${host}]` : host
      return `${open ? 'http' : 'https'}://${name}:${(listening.address() as AddressInfo).port}/metrics`
    },
    async close() {
      if (server?.listening !== true) return
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

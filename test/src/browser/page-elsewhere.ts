import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { readCredentials } from '@hub/tls'
import { groundOf } from '../deployment/ground.ts'
import type { Hub } from '../harness/start-hub.ts'

/** A page that is not the hub's. */
export interface PageElsewhere extends Disposable {
  readonly url: string
}

/** Serves a page at another port of the hub's own host, as the hub is served: to a browser, the same site. */
export async function startPageElsewhere({ publicUrl }: Pick<Hub, 'publicUrl'>, html: string): Promise<PageElsewhere> {
  const { protocol, hostname } = new URL(publicUrl)
  const answer: RequestListener = (_, response) => response.setHeader('content-type', 'text/html').end(html)
  const server = protocol === 'https:' ? createSecureServer(certificate(), answer) : createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `${protocol}//${hostname}:${port}`, [Symbol.dispose]: () => void server.close() }
}

/** Of the same authority as the hub's. */
function certificate() {
  const { recorder } = groundOf().certificates
  if (recorder === undefined) throw new Error('no certificate for a page elsewhere')
  return readCredentials(recorder)
}

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { createRegistrySigner, generateSigningKey } from '@hub/assertion'
import { OWNERS, type Owner } from '@hub/vocabulary'
import { createDeskClient } from '../desk/client.ts'
import { KNOCK } from '../desk/wire.ts'
import { hubFetch } from '../http/hub-fetch.ts'

/** As much of a registry as a member needs to start: it has missed nothing. */
export interface TestRegistry extends AsyncDisposable {
  readonly url: string
}

/** @param memberUrl where the one member listens */
export async function startTestRegistry(memberUrl: string): Promise<TestRegistry> {
  const { privateJwk, kid } = await generateSigningKey()
  const signer = createRegistrySigner({ privateKey: privateJwk, kid })
  const http = hubFetch(undefined)
  const urls = Object.fromEntries(OWNERS.map(owner => [owner, memberUrl])) as Record<Owner, string>
  const client = createDeskClient({ urls, signer, timeoutMs: 5_000, fetch: http.fetch })
  const server = createServer(async (request, response) => {
    if (request.url === '/.well-known/jwks.json') {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(signer.publicJwks))
      return
    }
    const { owner, nonce } = KNOCK.parse(await json(request))
    response.writeHead(202).end('{}')
    if (owner !== 'registry' && owner !== 'statistics') await client.narrow(owner, [], { nonce, complete: true })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await http.close()
    },
  }
}

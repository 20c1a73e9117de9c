import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type AssertionSigner, createAssertionSigner, generateSigningKey, type SigningKey } from '@hub/assertion'
import { createTestIssuer, type TestIssuer } from '@hub/assertion/testing'

/**
 * An identity provider and a gateway as a member sees them: their public keys, on loopback. Each publishes two keys,
 * as during a rotation. The issuer is the one of tests, which puts anything into a token: this is a test, of a member
 * that runs.
 */
export interface Authorities {
  readonly issuer: TestIssuer
  readonly secondIssuerKey: SigningKey
  readonly gateway: AssertionSigner
  readonly gatewayKey: SigningKey
  readonly secondGatewayKey: SigningKey
  /** Published nowhere. */
  readonly forgersKey: SigningKey
  /** The settings under which a member believes them. */
  readonly settings: Readonly<Record<'OIDC_ISSUER' | 'GATEWAY_JWKS_URL', string>>
  close(): Promise<void>
}

/** Port 0 takes any free one. */
export async function startAuthorities(ports: {
  readonly identityPort: number
  readonly gatewayPort: number
}): Promise<Authorities> {
  const [secondIssuerKey, gatewayKey, secondGatewayKey, forgersKey] = await Promise.all([
    generateSigningKey(),
    generateSigningKey(),
    generateSigningKey(),
    generateSigningKey(),
  ])
  const gateway = createAssertionSigner({ privateKey: gatewayKey.privateJwk, kid: gatewayKey.kid })

  const identitySite = await publish(ports.identityPort)
  const issuer = await createTestIssuer(identitySite.url)
  identitySite.documents.set('/.well-known/openid-configuration', metadataOf(identitySite.url))
  identitySite.documents.set('/jwks', { keys: [...issuer.jwks.keys, secondIssuerKey.publicJwk] })

  const gatewaySite = await publish(ports.gatewayPort).catch(async error => {
    await identitySite.close()
    throw error
  })
  gatewaySite.documents.set('/.well-known/jwks.json', {
    keys: [...gateway.publicJwks.keys, secondGatewayKey.publicJwk],
  })

  return {
    issuer,
    secondIssuerKey,
    gateway,
    gatewayKey,
    secondGatewayKey,
    forgersKey,
    settings: {
      OIDC_ISSUER: identitySite.url,
      GATEWAY_JWKS_URL: `${gatewaySite.url}/.well-known/jwks.json`,
    },
    close: async () => {
      await Promise.all([identitySite.close(), gatewaySite.close()])
    },
  }
}

/** OpenID Connect Discovery 1.0; of the endpoints only the keys are there. */
function metadataOf(issuer: string) {
  return {
    issuer,
    jwks_uri: `${issuer}/jwks`,
    token_endpoint: `${issuer}/token`,
    authorization_endpoint: `${issuer}/auth`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['EdDSA'],
  }
}

/** Serves JSON documents by their path. */
async function publish(port: number) {
  const documents = new Map<string, object>()
  const server = createServer((request, response) => {
    const document = request.method === 'GET' ? documents.get(request.url ?? '') : undefined
    response.writeHead(document === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(document ?? {}))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    documents,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

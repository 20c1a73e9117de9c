import { createCommandVerifier, createRegistrySigner, createRegistryVerifier, type KeyOptions } from '@hub/assertion'
import type { OwnerSettings } from '@hub/settings'
import type { DeskParts } from '../serve.ts'
import { createDeskClient } from './client.ts'

/** What an owner takes part in the desk with, by its settings. */
export function deskParts(settings: OwnerSettings, keys?: KeyOptions): DeskParts {
  const { owner, issuer, identityJwksUrl, gatewayJwksUrl, registryUrl, desk } = settings
  const fetching = keys && { keys }
  const parts: DeskParts = {
    verifyCommand: createCommandVerifier({
      issuer,
      identityJwks: identityJwksUrl === undefined ? { issuer } : new URL(identityJwksUrl),
      gatewayJwks: new URL(gatewayJwksUrl),
      ...fetching,
    }),
    verifyRegistry: createRegistryVerifier({
      owner,
      registryJwks: new URL(`${registryUrl.replace(/\/$/, '')}/.well-known/jwks.json`),
      ...fetching,
    }),
    registryUrl,
  }
  if (desk === undefined) return parts
  const { signingKey, ownerUrls, memberTimeoutMs, fenceMs } = desk
  const signer = createRegistrySigner({ privateKey: signingKey, kid: signingKey.kid })
  const client = createDeskClient({ urls: ownerUrls, signer, timeoutMs: memberTimeoutMs })
  return { ...parts, registry: { client, publicJwks: signer.publicJwks, fenceMs } }
}

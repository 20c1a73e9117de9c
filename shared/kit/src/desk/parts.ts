import { createCommandVerifier, createRegistrySigner, createRegistryVerifier, type KeyOptions } from '@hub/assertion'
import type { OwnerSettings } from '@hub/settings'
import { type HubFetch, keysOver } from '../http/hub-fetch.ts'
import type { DeskParts } from '../serve.ts'
import { createDeskClient } from './client.ts'

/** What the desk needs to know of the settings. */
export type DeskPartSettings = Pick<
  OwnerSettings,
  'owner' | 'issuer' | 'identityJwksUrl' | 'gatewayJwksUrl' | 'registryUrl' | 'desk'
>

/** What an owner takes part in the desk with, by its settings. */
export function deskParts(settings: DeskPartSettings, keys?: KeyOptions): (fetch: HubFetch) => DeskParts {
  return fetch => partsOver(fetch, settings, keys)
}

function partsOver(fetch: HubFetch, settings: DeskPartSettings, keys: KeyOptions | undefined): DeskParts {
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
      keys: { ...keys, fetch: keysOver(fetch) },
    }),
    registryUrl,
  }
  if (desk === undefined) return parts
  const { signingKey, ownerUrls, memberTimeoutMs, fenceMs, activitySeconds } = desk
  const signer = createRegistrySigner({ privateKey: signingKey, kid: signingKey.kid })
  const client = createDeskClient({ urls: ownerUrls, signer, timeoutMs: memberTimeoutMs, fetch })
  return { ...parts, registry: { client, publicJwks: signer.publicJwks, fenceMs, activitySeconds } }
}

import * as schema from '../schemas.ts'
import type { Variable } from '../variable.ts'

export const HOLDERS_LIFE_MS: Variable<number> = {
  name: 'HOLDERS_LIFE_MS',
  meaning:
    "For how long the registry's word on who holds a case counts at the gateway and at members, in milliseconds; the same for gateway and registry. A withdrawal waits at most 37 s longer for a member that is down. See [desk.md](desk.md).",
  must: 'be a number of milliseconds from 1000 to 60000',
  schema: schema.integer(1_000, 60_000),
  default: '10000',
  show: true,
  usedBy: ['gateway', 'registry'],
}

export const REGISTRY_SIGNING_KEY: Variable<schema.SigningKeyJwk> = {
  name: 'REGISTRY_SIGNING_KEY',
  meaning: 'The private key that the registry signs orders to members with.',
  must: 'be a private Ed25519 JWK as JSON, with kty, crv, x, d and kid',
  schema: schema.signingKey,
  made: 'made at the first start',
  show: false,
  usedBy: ['registry'],
}

export type { AccessPrincipal } from './access-principal.ts'
export type { Actor } from './actor.ts'
export { CLOCK_LEEWAY_SECONDS, ON_BEHALF_OF } from './assertion-claims.ts'
export { type Assertion, type AssertionSigner, createAssertionSigner } from './assertion-signer.ts'
export { canonicalJson } from './canonical-json.ts'
export {
  type Command,
  type CommandCredentials,
  type CommandSigner,
  type CommandVerifier,
  createCommandSigner,
  createCommandVerifier,
  type Order,
  orderDigest,
} from './command.ts'
export { digest } from './digest.ts'
export { discover, type ProviderMetadata } from './discovery.ts'
export type { KeyOptions, KeySource } from './keys.ts'
export {
  type Caller,
  createOwnerVerifier,
  MEMBERS_AUDIENCE,
  type OwnerCredentials,
  type OwnerVerifier,
  type OwnerVerifierOptions,
} from './owner-verifier.ts'
export type { Principal } from './principal.ts'
export { type Credential, KeysUnavailableError, REFUSALS, type RefusalCode, RefusedError } from './refused.ts'
export {
  createRegistrySigner,
  createRegistryVerifier,
  type RegistrySigner,
  type RegistryVerifier,
} from './registry-signature.ts'
export { generateSigningKey, type SigningKey, signingKeyOf } from './signing-key.ts'
export {
  createAccessTokenVerifier,
  createMembersTokenVerifier,
  MEMBERS_TOKEN_SECONDS,
  type TokenVerifier,
  type TokenVerifierOptions,
} from './token-verifier.ts'

/**
 * Every way in which a credential is refused, with what it means. Codes are for ever: logs and tests name them.
 * Messages carry nothing out of the credential, so that no log ever repeats what a caller sent.
 */
export const REFUSALS = {
  MISSING: 'was not sent',
  MALFORMED: 'is not a signed token in compact form',
  ALGORITHM_NOT_ALLOWED: 'is signed with an algorithm that is not on the list, or not signed',
  CRITICAL_HEADER: 'carries a critical header, and none is understood here',
  TYPE_NOT_ALLOWED: 'is of another type than belongs here',
  KEY_UNKNOWN: 'names no key, or a key that its issuer does not publish',
  SIGNATURE_INVALID: 'does not bear the signature of its issuer',
  ISSUER_MISMATCH: 'comes from another issuer',
  AUDIENCE_MISMATCH: 'is made for another audience, or for several',
  EXPIRED: 'has expired',
  NOT_YET_VALID: 'is not valid yet',
  LIFETIME_TOO_LONG: 'is made to live longer than its kind may',
  CLAIMS_INVALID: 'lacks a claim, or holds one that cannot be understood',
  MEMBER_UNKNOWN: 'speaks for an organisation that is not on the list of members',
  MEMBERS_TOKEN_MISMATCH: 'belongs to another members-token',
  BODY_MISMATCH: 'belongs to another body',
  ROLE_NOT_IN_TOKEN: 'claims a role that the members-token does not hold',
  ROLE_DOES_NOT_FIT: 'claims a role that nobody of this organisation may act in',
  PURPOSE_NOT_IN_TOKEN: 'claims a purpose that the members-token does not hold',
  ON_BEHALF_OF_REQUIRED: 'names no end user, and a machine must',
  ON_BEHALF_OF_INVALID: 'names an end user in another form than 1 to 64 of `A-Za-z0-9._-`',
} as const

export type RefusalCode = keyof typeof REFUSALS

/** What was refused. */
export type Credential = 'access-token' | 'members-token' | 'hub-assertion' | 'command-signature' | 'registry-signature'

/** A credential that proves nothing. The request goes no further. */
export class RefusedError extends Error {
  readonly code: RefusalCode
  readonly credential: Credential

  constructor(credential: Credential, code: RefusalCode) {
    super(`the ${credential} ${REFUSALS[code]}`)
    this.name = 'RefusedError'
    this.credential = credential
    this.code = code
  }
}

/** Whose keys are needed: the identity provider's for tokens, the gateway's and the registry's for what they sign. */
export type KeysOf = 'identity-provider' | 'gateway' | 'registry'

const UNAVAILABLE = {
  'identity-provider': 'IDENTITY_PROVIDER_UNAVAILABLE',
  gateway: 'GATEWAY_KEYS_UNAVAILABLE',
  registry: 'REGISTRY_KEYS_UNAVAILABLE',
} as const

/**
 * The keys cannot be had, so nothing can be said about the credential. Not a refusal (the caller may be honest) and
 * never a pass: answer 503 and let the caller try again.
 */
export class KeysUnavailableError extends Error {
  readonly code: 'IDENTITY_PROVIDER_UNAVAILABLE' | 'GATEWAY_KEYS_UNAVAILABLE' | 'REGISTRY_KEYS_UNAVAILABLE'

  constructor(keysOf: KeysOf, cause?: unknown) {
    super(`the keys of the ${keysOf} cannot be fetched`, { cause })
    this.name = 'KeysUnavailableError'
    this.code = UNAVAILABLE[keysOf]
  }
}

import { createPrivateKey, type JsonWebKey, randomUUID, sign } from 'node:crypto'
import type { Owner, Purpose, Role } from '@hub/vocabulary'
import type { JSONWebKeySet, JWK } from 'jose'
import { ASSERTING, ASSERTION_SECONDS, type AssertedBy, type AssertionClaims } from './assertion-claims.ts'
import { digest } from './digest.ts'

/** What the gateway asserts about one fetch. */
export interface Assertion {
  readonly audience: Owner
  /** The members-token that travels beside it. */
  readonly membersToken: string
  readonly role: Role
  readonly purpose: Purpose
  readonly onBehalfOf: string | null
  readonly requestId: string
  readonly schemaDigest: string
  readonly agreementDigest: string
  /** The exact bytes that will be sent. */
  readonly body: string | Uint8Array
  /** Epoch milliseconds until which the owner may answer; see `hol`. */
  readonly holdersUntil?: number
  /** A UUID, where it shall not be random: an owner takes each once, so one that is derived can be asserted only once. */
  readonly id?: string
}

export interface AssertionSigner {
  /** A compact JWS that lives for 30 seconds, with an id of its own. */
  sign(assertion: Assertion): string
  /** What the gateway publishes. */
  readonly publicJwks: JSONWebKeySet
}

/**
 * Signs one assertion per fetch. Synchronous and straight on the key: an Ed25519 signature takes less time than
 * handing it to a thread and back (about a third of `SignJWT`).
 */
export function createAssertionSigner(options: {
  readonly privateKey: JWK
  readonly kid: string
  /** Public keys that are published beside this one's: of the key that comes next, of the one before. */
  readonly further?: readonly JWK[]
  /** Whose assertions these are; the gateway's unless told otherwise. */
  readonly by?: AssertedBy
  /** Epoch milliseconds. */
  readonly clock?: () => number
}): AssertionSigner {
  const { kty, crv, x } = options.privateKey
  const key = createPrivateKey({ key: options.privateKey as JsonWebKey, format: 'jwk' })
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('hub assertions are signed with an Ed25519 key')
  const { kid, clock = () => Date.now() } = options
  const { type, issuer } = ASSERTING[options.by ?? 'gateway']
  const header = encode({ alg: 'EdDSA', typ: type, kid })
  /** Of the token that was asserted last: the fetches of one request come together, and carry the same. */
  let last = { membersToken: '', digest: digest('') }

  function digestOf(membersToken: string): string {
    if (last.membersToken !== membersToken) last = { membersToken, digest: digest(membersToken) }
    return last.digest
  }

  return {
    publicJwks: publish({ kty, crv, x, kid, alg: 'EdDSA', use: 'sig' } as JWK, options.further ?? []),
    sign(assertion) {
      const issuedAt = Math.floor(clock() / 1000)
      const claims: AssertionClaims = {
        iss: issuer,
        aud: assertion.audience,
        jti: assertion.id ?? randomUUID(),
        iat: issuedAt,
        exp: issuedAt + ASSERTION_SECONDS,
        tok: digestOf(assertion.membersToken),
        role: assertion.role,
        purpose: assertion.purpose,
        rid: assertion.requestId,
        sch: assertion.schemaDigest,
        agr: assertion.agreementDigest,
        bod: digest(assertion.body),
      }
      if (assertion.holdersUntil !== undefined) claims.hol = assertion.holdersUntil
      if (assertion.onBehalfOf !== null) claims.obo = assertion.onBehalfOf
      const signed = `${header}.${encode(claims)}`
      return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`
    },
  }
}

/** Each key once, under an id of its own: with two keys under one id, owners could not tell which to verify with. */
function publish(own: JWK, further: readonly JWK[]): JSONWebKeySet {
  const keys = new Map([[own.kid, own]])
  for (const { kty, crv, x, kid } of further) {
    const known = keys.get(kid)
    if (known !== undefined && known.x !== x) throw new Error('two published keys have the same `kid`')
    if (known === undefined) keys.set(kid, { kty, crv, x, kid, alg: 'EdDSA', use: 'sig' } as JWK)
  }
  return { keys: [...keys.values()] }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

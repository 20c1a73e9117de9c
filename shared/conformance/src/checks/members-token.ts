import type { Check } from '../check.ts'
import { FORGERIES } from '../credentials/forgeries.ts'
import { ed25519 } from '../credentials/jws.ts'
import { type RefusedRequest, refusedCheck, secondsFromNow } from './refused.ts'

/** What every members-token must say. */
const CLAIMS = ['iss', 'aud', 'exp', 'sub', 'member', 'roles', 'purposes']

/** All that can be wrong about a members-token. The assertion beside it is made for it, and right. */
const REQUESTS: readonly RefusedRequest[] = [
  { id: 'token.missing', what: 'a request without members-token', spoil: () => [{ without: ['members-token'] }] },
  {
    id: 'token.expired',
    what: 'a members-token that has expired',
    spoil: () => [{ token: { claims: { iat: secondsFromNow(-900), exp: secondsFromNow(-600) } } }],
  },
  {
    id: 'token.not-yet-valid',
    what: 'a members-token of the future',
    spoil: () => [
      { token: { claims: { iat: secondsFromNow(600), nbf: secondsFromNow(600), exp: secondsFromNow(900) } } },
    ],
  },
  {
    id: 'token.too-old',
    what: 'a members-token of more than five minutes ago, whatever its end',
    spoil: () => [{ token: { claims: { iat: secondsFromNow(-600), exp: secondsFromNow(3_000) } } }],
  },
  {
    id: 'token.audience',
    what: "a token for another audience: the gateway's",
    spoil: () => [{ token: { claims: { aud: 'hrd-hub' } } }],
  },
  {
    id: 'token.issuer',
    what: 'a members-token that names another issuer',
    spoil: () => [{ token: { claims: { iss: 'https://another.invalid' } } }],
  },
  {
    id: 'token.member-unknown',
    what: 'a members-token of an organisation that is not on the list of members',
    spoil: () => [{ token: { claims: { member: 'nobody' } } }],
  },
  {
    id: 'token.incomplete',
    what: `a members-token that lacks a claim (${CLAIMS.join(', ')})`,
    spoil: () => CLAIMS.map(claim => ({ variant: `without ${claim}`, token: { claims: { [claim]: undefined } } })),
  },
  {
    id: 'token.altered',
    what: 'a members-token whose claims were changed after it was signed',
    spoil: () => [{ token: { claims: { sub: 'conformance-other' }, signer: 'kept' } }],
  },
  {
    id: 'token.key-of-gateway',
    what: 'a members-token that the gateway has signed',
    spoil: ({ gatewayKey: { kid, privateJwk } }) => [{ token: { header: { kid }, signer: ed25519(privateJwk) } }],
  },
  ...FORGERIES.map(
    ({ name, what, changes }): RefusedRequest => ({
      id: `token.${name}`,
      what: `a members-token ${what}`,
      spoil: ({ issuer: { kid, jwks }, forgersKey }) =>
        changes({ kid, publicJwk: { ...jwks.keys[0] } }, forgersKey).map(token => ({ token })),
    }),
  ),
]

export const membersTokenChecks: readonly Check[] = REQUESTS.map(refusedCheck)

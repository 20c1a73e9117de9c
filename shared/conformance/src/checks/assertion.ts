import { digest } from '@hub/assertion'
import { OWNERS } from '@hub/vocabulary'
import type { Check } from '../check.ts'
import { FORGERIES } from '../credentials/forgeries.ts'
import { ed25519 } from '../credentials/jws.ts'
import { type RefusedRequest, refusedCheck, secondsFromNow } from './refused.ts'

/** What every assertion must say; `tok` and `bod` tie it to the token and the body, `jti` is what replays fail on. */
const CLAIMS = ['iss', 'aud', 'exp', 'jti', 'tok', 'bod', 'role', 'purpose']

/** All that can be wrong about a hub assertion. The members-token beside it is right. */
const REQUESTS: readonly RefusedRequest[] = [
  { id: 'assertion.missing', what: 'a request without assertion', spoil: () => [{ without: ['hub-assertion'] }] },
  {
    id: 'assertion.expired',
    what: 'an assertion that has expired',
    spoil: () => [{ assertion: { claims: { iat: secondsFromNow(-330), exp: secondsFromNow(-300) } } }],
  },
  {
    id: 'assertion.not-yet-valid',
    what: 'an assertion of the future',
    spoil: () => [{ assertion: { claims: { iat: secondsFromNow(300), exp: secondsFromNow(330) } } }],
  },
  {
    id: 'assertion.too-old',
    what: 'an assertion of more than a minute ago, whatever its end',
    spoil: () => [{ assertion: { claims: { iat: secondsFromNow(-300), exp: secondsFromNow(300) } } }],
  },
  {
    id: 'assertion.audience',
    what: 'an assertion for another owner',
    spoil: (_, owner) =>
      OWNERS.filter(other => other !== owner).map(other => ({ assertion: { claims: { aud: other } } })),
  },
  {
    id: 'assertion.issuer',
    what: 'an assertion that names another issuer',
    spoil: () => [{ assertion: { claims: { iss: 'another-gateway' } } }],
  },
  {
    id: 'assertion.type',
    what: 'an assertion of another type (`typ`)',
    spoil: () => [{ assertion: { header: { typ: 'at+jwt' } } }],
  },
  {
    id: 'assertion.body',
    what: 'an assertion that was made for another body',
    spoil: () => [{ assertion: { claims: { bod: digest('{"query":"{ __typename }"}') } } }],
  },
  {
    id: 'assertion.token',
    what: 'an assertion that was made for another members-token',
    spoil: () => [{ assertion: { claims: { tok: digest('another members-token') } } }],
  },
  {
    id: 'assertion.incomplete',
    what: `an assertion that lacks a claim (${CLAIMS.join(', ')})`,
    spoil: () => CLAIMS.map(claim => ({ variant: `without ${claim}`, assertion: { claims: { [claim]: undefined } } })),
  },
  {
    id: 'assertion.altered',
    what: 'an assertion whose claims were changed after it was signed',
    spoil: () => [{ assertion: { claims: { jti: crypto.randomUUID() }, signer: 'kept' } }],
  },
  {
    id: 'assertion.key-of-identity-provider',
    what: 'an assertion that the identity provider has signed',
    spoil: ({ issuer: { kid, privateJwk } }) => [{ assertion: { header: { kid }, signer: ed25519(privateJwk) } }],
  },
  ...FORGERIES.map(
    ({ name, what, changes }): RefusedRequest => ({
      id: `assertion.${name}`,
      what: `an assertion ${what}`,
      spoil: ({ gatewayKey, forgersKey }) => changes(gatewayKey, forgersKey).map(assertion => ({ assertion })),
    }),
  ),
]

export const assertionChecks: readonly Check[] = REQUESTS.map(refusedCheck)

import { expect, it } from 'vitest'
import { challenge } from './challenge.ts'

const FAULT = { error: 'invalid_token', description: 'it has expired' } as const
const ALGS = 'algs="ES256 EdDSA Ed25519"'

it.each([
  ['nothing was sent', false, undefined, undefined, `Bearer, DPoP ${ALGS}`],
  [
    'a bearer token was refused',
    false,
    'Bearer',
    FAULT,
    `Bearer error="invalid_token", error_description="it has expired", DPoP ${ALGS}`,
  ],
  [
    'a bound token was refused',
    false,
    'DPoP',
    FAULT,
    `Bearer, DPoP error="invalid_token", error_description="it has expired", ${ALGS}`,
  ],
  ['nothing was sent where DPoP is required', true, undefined, undefined, `DPoP ${ALGS}`],
  [
    'a bearer token was sent there',
    true,
    'Bearer',
    FAULT,
    `DPoP error="invalid_token", error_description="it has expired", ${ALGS}`,
  ],
] as const)('says which schemes are taken, and what was wrong: %s', (_, requireDpop, scheme, fault, header) => {
  expect(challenge({ requireDpop, scheme, fault })).toBe(header)
})

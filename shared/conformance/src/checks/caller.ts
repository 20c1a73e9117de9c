import { MEMBER_CODES, SECRETARIAT } from '@hub/vocabulary'
import type { Check } from '../check.ts'
import type { JwsChange } from '../credentials/jws.ts'
import { type RefusedRequest, refusedCheck } from './refused.ts'

/** Both signatures hold, and the gateway chooses what the token does not give; or what nobody knows. */
const REQUESTS: readonly RefusedRequest[] = [
  {
    id: 'caller.role-not-in-token',
    what: 'a role that the members-token does not hold',
    spoil: () => [{ assertion: claims({ role: 'DATA_PROTECTION_OFFICER' }) }, { token: claims({ roles: [] }) }],
  },
  {
    id: 'caller.role-unknown',
    what: 'a role that nobody knows, even where both signatures name it',
    spoil: () => [{ token: claims({ roles: ['SUPERVISOR'] }), assertion: claims({ role: 'SUPERVISOR' }) }],
  },
  {
    id: 'caller.role-of-others',
    what: "a role of another organisation: a member's coordinator, the secretariat's case worker",
    spoil: () => [
      {
        token: claims({ member: MEMBER_CODES[0], roles: ['COORDINATOR'] }),
        assertion: claims({ role: 'COORDINATOR' }),
      },
      { token: claims({ member: SECRETARIAT }) },
    ],
  },
  {
    id: 'caller.purpose-not-in-token',
    what: 'a purpose that the members-token does not hold',
    spoil: () => [{ assertion: claims({ purpose: 'GRANT_PAYMENT' }) }, { token: claims({ purposes: [] }) }],
  },
  {
    id: 'caller.purpose-unknown',
    what: 'a purpose that nobody knows, even where both signatures name it',
    spoil: () => [{ token: claims({ purposes: ['CURIOSITY'] }), assertion: claims({ purpose: 'CURIOSITY' }) }],
  },
  {
    id: 'caller.on-behalf-of-missing',
    what: 'a machine that does not say on whose behalf it asks',
    caller: { role: 'PARTNER_SYSTEM' },
    spoil: () => [{ assertion: claims({ obo: undefined }) }],
  },
  {
    id: 'caller.on-behalf-of-malformed',
    what: 'an `obo` in another form than 1 to 64 of `A-Za-z0-9._-`',
    caller: { role: 'PARTNER_SYSTEM' },
    spoil: () => ['', 'a b', 'x'.repeat(65), 'a\nb', 7].map(obo => ({ assertion: claims({ obo }) })),
  },
]

export const callerChecks: readonly Check[] = REQUESTS.map(refusedCheck)

function claims(changed: Readonly<Record<string, unknown>>): JwsChange {
  return { claims: changed }
}

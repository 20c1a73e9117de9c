import { IDENTITIES } from '@hub/identity-provider'
import type { Caller } from '@hub/test/mixed-load'

/**
 * The caller of the scenarios in which one asks. Under this purpose, and to this member, the agreement opens something
 * in every one of the six rooms: in five of them to a caller that was referred the case, and the whole of its own.
 */
export const CALLER: Caller = { sub: 'training-system', purpose: 'ADVOCACY_PRIVATE' }

/** The headers by which the hub knows them. */
export function headersOf({ sub, purpose }: Caller, token: string): Record<string, string> {
  return {
    authorization: `Bearer ${token}`,
    'purpose-of-use': purpose,
    ...(IDENTITIES.get(sub)?.kind === 'machine' && { 'on-behalf-of': 'end-user-1' }),
  }
}

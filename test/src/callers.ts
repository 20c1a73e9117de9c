import { IDENTITIES } from '@hub/identity-provider'
import type { Purpose } from '@hub/vocabulary'
import { type Caller, MEMBERS } from './oracle/index.ts'

/** A demo identity that declares one of its purposes: as the oracle takes it. */
export interface DemoCaller extends Caller {
  readonly purpose: Purpose
}

const KNOWN: ReadonlySet<string> = new Set([...MEMBERS, 'secretariat', 'eu'])

/**
 * Every demo identity with each of its purposes. A member that joined since starts without data, and the oracle, which
 * knows the members by itself, has to be told of it first: see `oracle/fields.ts`, `oracle/rooms/` and `agreement.ts`.
 */
export const DEMO_CALLERS: readonly DemoCaller[] = [...IDENTITIES.values()].filter(isKnown).flatMap(identity =>
  identity.roles.flatMap(role =>
    identity.purposes.map(purpose => ({
      sub: identity.sub,
      member: identity.member,
      role,
      purpose,
      person: identity.kind === 'person',
    })),
  ),
)

function isKnown({ member }: { readonly member: string }): boolean {
  return KNOWN.has(member)
}

/** The purposes and roles of a demo identity, as its tokens say. */
export function claimsOf(sub: string): { readonly roles: readonly string[]; readonly purposes: readonly string[] } {
  const { roles = [], purposes = [] } = IDENTITIES.get(sub) ?? {}
  return { roles, purposes }
}

export function nameOf({ sub, purpose }: Caller): string {
  return `${sub} for ${purpose}`
}

import type { Asker } from '@hub/decision'
import { IDENTITIES } from '@hub/identity-provider'
import type { Role } from '@hub/vocabulary'

/** A demo identity in one of its roles, for one of its purposes. */
export interface DemoAsker extends Asker {
  readonly role: Role
}

/** Everything that demo identities may ask as. */
export const DEMO_ASKERS: readonly DemoAsker[] = [...IDENTITIES.values()].flatMap(
  ({ sub, member, roles, purposes, kind }) =>
    roles.flatMap(role => purposes.map(purpose => ({ sub, member, role, purpose, isPerson: kind === 'person' }))),
)

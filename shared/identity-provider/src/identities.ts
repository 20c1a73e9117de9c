import { CASEWORK, EU, MEMBER_CODES, type Purpose, type Role, SECRETARIAT } from '@hub/vocabulary'

/** The one secret of the demonstration: of every machine and every person. It protects nothing. */
export const DEMO_SECRET = 'demo-only'

/** Who may ask for tokens, and what the tokens say. */
export interface Identity {
  /** Name of the machine or email of the person: subject of tokens and id of the client. */
  readonly sub: string
  /** A person signs in on the login page; a machine has client credentials only. */
  readonly kind: 'machine' | 'person'
  /** Code of a member, `secretariat` or `eu`. */
  readonly member: string
  readonly roles: readonly Role[]
  readonly purposes: readonly Purpose[]
}

const STAFF_PURPOSES: readonly Purpose[] = [...CASEWORK, 'ADVOCACY_PUBLIC', 'DOUBLE_FUNDING_CHECK']
const OVERSIGHT: readonly Purpose[] = ['AUDIT', 'AGGREGATE_REPORTING']

/** Everybody of one member. A new member gets them with its entry in the list of members. */
function identitiesOf(member: string): Identity[] {
  return [
    machine(`${member}-system`, member, 'PARTNER_SYSTEM', STAFF_PURPOSES),
    person(`case-worker@${member}.example`, member, 'CASE_WORKER', STAFF_PURPOSES),
    person(`dpo@${member}.example`, member, 'DATA_PROTECTION_OFFICER', OVERSIGHT),
  ]
}

/** The demo identities, by subject. */
export const IDENTITIES: ReadonlyMap<string, Identity> = new Map(
  [
    ...MEMBER_CODES.flatMap(identitiesOf),
    person('coordinator@secretariat.example', SECRETARIAT, 'COORDINATOR', [
      'CASE_COORDINATION',
      'RELOCATION_PLACEMENT',
      'AGGREGATE_REPORTING',
    ]),
    person('auditor@secretariat.example', SECRETARIAT, 'AUDITOR', OVERSIGHT),
    person('liaison@eu.example', EU, 'EU_LIAISON', ['AGGREGATE_REPORTING']),
  ].map(identity => [identity.sub, identity]),
)

/** The people who can sign in. */
export const PEOPLE: readonly Identity[] = [...IDENTITIES.values()].filter(({ kind }) => kind === 'person')

/** The person with this email and password, if there is one. Spaces around an email and its case do not matter. */
export function signIn(email: string, password: string): Identity | null {
  const identity = IDENTITIES.get(email.trim().toLowerCase())
  return identity?.kind === 'person' && password === DEMO_SECRET ? identity : null
}

function machine(sub: string, member: string, role: Role, purposes: readonly Purpose[]): Identity {
  return { sub, kind: 'machine', member, roles: [role], purposes }
}

function person(sub: string, member: string, role: Role, purposes: readonly Purpose[]): Identity {
  return { sub, kind: 'person', member, roles: [role], purposes }
}

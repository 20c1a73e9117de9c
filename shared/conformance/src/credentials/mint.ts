import { randomUUID } from 'node:crypto'
import {
  EU,
  MEMBER_CODES,
  type MemberCode,
  PURPOSES,
  type Purpose,
  ROLES,
  type Role,
  roleFitsMember,
  SECRETARIAT,
} from '@hub/vocabulary'
import type { Authorities } from './authorities.ts'
import { ed25519, type JwsChange, reseal } from './jws.ts'

/** Who asks, in which role, for which purpose. */
export interface KitCaller {
  /** Code of a member, `secretariat` or `eu`. */
  readonly member: string
  readonly role: Role
  readonly purpose: Purpose
}

/** What goes over the wire. */
export interface SignedRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What is wrong about a request that is otherwise right. */
export interface Spoiling {
  /** Which of several variants it is, for reports. */
  readonly variant?: string
  readonly token?: JwsChange
  readonly assertion?: JwsChange
  /** Headers that are not sent. */
  readonly without?: readonly string[]
}

export interface Mint {
  readonly authorities: Authorities
  request(caller: KitCaller, body: string, spoiling?: Spoiling): Promise<SignedRequest>
}

/** Makes requests as the gateway does, and spoils them where it is told to. */
export function createMint(
  authorities: Authorities,
  audience: MemberCode,
  digests: { readonly schemaDigest: string; readonly agreementDigest: string },
): Mint {
  const { issuer, gateway, gatewayKey } = authorities
  const tokens = new Map<string, { readonly token: Promise<string>; readonly goodUntil: number }>()
  /** One token for one caller, for a minute, as the gateway does. */
  const membersTokenFor = (claims: Readonly<Record<string, unknown>>): Promise<string> => {
    const key = JSON.stringify(claims)
    const known = tokens.get(key)
    if (known !== undefined && known.goodUntil > Date.now()) return known.token
    const token = issuer.membersToken({ claims })
    tokens.set(key, { token, goodUntil: Date.now() + 60_000 })
    return token
  }
  const signsTokens = ed25519(issuer.privateJwk)
  const signsAssertions = ed25519(gatewayKey.privateJwk)
  return {
    authorities,
    async request({ member, role, purpose }, body, { token, assertion, without = [] } = {}) {
      const isMachine = role === 'PARTNER_SYSTEM'
      const sub = `conformance-${isMachine ? 'machine' : 'person'}`
      const claims = { sub, member, roles: [role], purposes: [purpose] }
      const membersToken = reseal(await membersTokenFor(claims), token, signsTokens)
      const hubAssertion = gateway.sign({
        audience,
        membersToken,
        role,
        purpose,
        onBehalfOf: isMachine ? 'conformance-end-user' : null,
        requestId: randomUUID(),
        ...digests,
        body,
      })
      const headers = {
        'content-type': 'application/json',
        'members-token': membersToken,
        'hub-assertion': reseal(hubAssertion, assertion, signsAssertions),
      }
      return { headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !without.includes(name))), body }
    },
  }
}

/** Everyone who can ask at all, of these organisations: each role that fits, for each purpose. */
export function callersOf(...organisations: readonly string[]): readonly KitCaller[] {
  return organisations.flatMap(member =>
    ROLES.filter(role => roleFitsMember(role, member)).flatMap(role =>
      PURPOSES.map(purpose => ({ member, role, purpose })),
    ),
  )
}

export const ORGANISATIONS: readonly string[] = [...MEMBER_CODES, SECRETARIAT, EU]

/** A caller in words, for reports. */
export function inWords({ member, role, purpose }: KitCaller): string {
  return `${role} of ${member} for ${purpose}`
}

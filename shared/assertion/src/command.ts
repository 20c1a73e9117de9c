import { randomUUID } from 'node:crypto'
import { isPurpose, isRole, type Purpose, type Role } from '@hub/vocabulary'
import type { JWK } from 'jose'
import { z } from 'zod'
import { type Actor, actorOf } from './actor.ts'
import { ASSERTING, ASSERTION_SECONDS } from './assertion-claims.ts'
import { canonicalJson } from './canonical-json.ts'
import { compactSigner } from './compact-jws.ts'
import { digest } from './digest.ts'
import { type KeyOptions, type KeySource, keysFrom } from './keys.ts'
import { MEMBERS_AUDIENCE } from './owner-verifier.ts'
import { RefusedError } from './refused.ts'
import { createMembersTokenVerifier } from './token-verifier.ts'
import { type Expectation, verify } from './verify.ts'

const COMMAND_TYPE = 'hub-command+jwt'
/** Owners learn from the order itself whether it is meant for them. */
const COMMAND_AUDIENCE = 'hrd-desk'

/** One field of a mutation with its arguments as GraphQL has coerced them. */
export interface Order {
  readonly field: string
  readonly args: object
}

/** What a command signature says about an order; 43 characters. */
export function orderDigest({ field, args }: Order): string {
  return digest(canonicalJson({ field, args }))
}

/** Who commands what, as the gateway has authenticated it. */
export interface Command {
  readonly membersToken: string
  readonly role: Role
  readonly purpose: Purpose
  readonly onBehalfOf: string | null
  readonly requestId: string
  readonly orders: readonly Order[]
}

/** @returns a compact JWS that lives for 30 seconds */
export type CommandSigner = (command: Command) => string

const sha256 = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

const commandShape = z.strictObject({
  iss: z.literal(ASSERTING.gateway.issuer),
  aud: z.literal(COMMAND_AUDIENCE),
  jti: z.uuid(),
  iat: z.int(),
  exp: z.int(),
  /** Digest of the members-token that travels beside it. */
  tok: sha256,
  role: z.string().refine(isRole),
  purpose: z.string().refine(isPurpose),
  obo: z.string().optional(),
  rid: z.uuid(),
  /** Digests of the orders. */
  ord: z.array(sha256).min(1).max(50),
})

/** Signs what the fields of one mutation order, with the gateway's key for assertions. */
export function createCommandSigner(options: {
  readonly privateKey: JWK
  readonly kid: string
  readonly clock?: () => number
}): CommandSigner {
  const sign = compactSigner(options.privateKey, options.kid, COMMAND_TYPE)
  const { clock = () => Date.now() } = options
  return ({ membersToken, role, purpose, onBehalfOf, requestId, orders }) => {
    const iat = Math.floor(clock() / 1000)
    const claims: z.infer<typeof commandShape> = {
      iss: ASSERTING.gateway.issuer,
      aud: COMMAND_AUDIENCE,
      jti: randomUUID(),
      iat,
      exp: iat + ASSERTION_SECONDS,
      tok: digest(membersToken),
      role,
      purpose,
      rid: requestId,
      ord: orders.map(orderDigest),
    }
    if (onBehalfOf !== null) claims.obo = onBehalfOf
    return sign(claims)
  }
}

/** What travels with an order from the gateway by way of the registry to an owner. */
export interface CommandCredentials {
  readonly membersToken: string | undefined
  readonly commandSignature: string | undefined
}

/** @throws RefusedError, KeysUnavailableError */
export type CommandVerifier = (credentials: CommandCredentials, order: Order) => Promise<Actor>

/**
 * Verifies that a person or machine with a live session gave this very order through the gateway. Who it is comes from
 * the members-token alone; whoever passed the order on can neither change it nor give one of its own.
 */
export function createCommandVerifier(options: {
  readonly issuer: string
  readonly identityJwks: KeySource
  readonly gatewayJwks: KeySource
  readonly keys?: KeyOptions
  readonly clock?: () => number
}): CommandVerifier {
  const clock = options.clock ?? (() => Date.now())
  const keys = keysFrom(options.gatewayJwks, 'gateway', options.keys)
  const verifyMembersToken = createMembersTokenVerifier({
    issuer: options.issuer,
    audience: MEMBERS_AUDIENCE,
    jwks: options.identityJwks,
    clock,
    ...(options.keys && { keys: options.keys }),
  })
  const expected: Expectation = {
    credential: 'command-signature',
    types: [COMMAND_TYPE],
    algorithms: ['EdDSA'],
    issuer: ASSERTING.gateway.issuer,
    audience: COMMAND_AUDIENCE,
    maxSeconds: ASSERTION_SECONDS,
  }
  return async ({ membersToken, commandSignature }, order) => {
    if (membersToken === undefined || membersToken === '') throw new RefusedError('members-token', 'MISSING')
    const payload = await verify(commandSignature, keys, expected, clock())
    const parsed = commandShape.safeParse(payload)
    if (!parsed.success) throw new RefusedError('command-signature', 'CLAIMS_INVALID')
    const claims = parsed.data
    if (claims.tok !== digest(membersToken)) throw new RefusedError('command-signature', 'MEMBERS_TOKEN_MISMATCH')
    if (!claims.ord.includes(orderDigest(order))) throw new RefusedError('command-signature', 'BODY_MISMATCH')
    return actorOf(await verifyMembersToken(membersToken), claims, 'command-signature')
  }
}

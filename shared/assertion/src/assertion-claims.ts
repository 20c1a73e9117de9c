import { isPurpose, isRole } from '@hub/vocabulary'
import { z } from 'zod'

/** Who signs assertions, and for what: the gateway at owners' GraphQL, the statistics at members' table endpoint. */
export const ASSERTING = {
  gateway: { type: 'hub-assertion+jwt', issuer: 'hrd-hub-gateway' },
  statistics: { type: 'statistics-assertion+jwt', issuer: 'hrd-hub-statistics' },
} as const

export type AssertedBy = keyof typeof ASSERTING

export const ASSERTION_SECONDS = 30

/** How far the clocks of gateway, members and identity provider may be apart, in seconds. */
export const CLOCK_LEEWAY_SECONDS = 30

/** A partner's pseudonymous id of its end user. */
export const ON_BEHALF_OF = /^[A-Za-z0-9._-]{1,64}$/

const sha256 = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const schemaOrAgreement = z.string().regex(/^[A-Za-z0-9:_-]{1,100}$/)

/** What a hub assertion says. Anything else in it is refused: an owner obeys no claim that it does not know. */
export const assertionShape = z.strictObject({
  iss: z.enum([ASSERTING.gateway.issuer, ASSERTING.statistics.issuer]),
  /** Code of the one owner it is made for. */
  aud: z.string(),
  /** Unique: the owner's release log takes each only once. */
  jti: z.uuid(),
  /** Seconds since the epoch. */
  iat: z.int(),
  exp: z.int(),
  /** Digest of the members-token that travels beside it. */
  tok: sha256,
  role: z.string().refine(isRole),
  purpose: z.string().refine(isPurpose),
  /** On whose behalf a machine asks. */
  obo: z.string().optional(),
  /** Id of the client's request, for the log. */
  rid: z.uuid(),
  /** Digests of schema and agreement as the gateway knows them. */
  sch: schemaOrAgreement,
  agr: schemaOrAgreement,
  /** Digest of the exact bytes of the body. */
  bod: sha256,
  /** Until when it may be answered, in epoch milliseconds: who holds a part was learnt for no longer. No leeway. */
  hol: z.int().optional(),
})

export type AssertionClaims = z.infer<typeof assertionShape>

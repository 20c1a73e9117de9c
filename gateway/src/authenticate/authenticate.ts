import { randomUUID } from 'node:crypto'
import { type AccessPrincipal, KeysUnavailableError, RefusedError, type TokenVerifier } from '@hub/assertion'
import type { Asking } from '../context.ts'
import { type CredentialFault, challenge } from './challenge.ts'
import type { MembersTokens } from './members-token.ts'
import { PROOF_FAULTS, PROOF_LIFE_MS, ProofError, type ProofFault, verifyProof } from './proof.ts'
import { Refusal } from './refusals.ts'
import { type SentToken, sentToken } from './sent-token.ts'
import { chooseStance } from './stance.ts'
import { createUsedProofs, type UsedProofs } from './used-proofs.ts'

export interface AuthenticateOptions {
  readonly verifyAccessToken: TokenVerifier<AccessPrincipal>
  readonly membersTokens: MembersTokens
  /** Whether tokens that are bound to no key are refused. */
  readonly requireDpop: boolean
  /** Where operations are sent to, as callers know the address. */
  readonly url: URL
  readonly usedProofs?: UsedProofs
}

/** Under which client the operations of the hub's own pages are registered, whatever the provider calls it. */
export const CONSOLE = 'hub-console'

/** Headers by lower-case name, as Node gives them. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>

/** Lets a caller in whose credentials hold, or throws a {@link Refusal}. */
export type Admit = (sub: string) => Promise<void>

/**
 * Settles who asks, in which role and for which purpose, from headers alone, and the token of a session where there is
 * one. @throws Refusal
 */
export type Authenticate = (
  headers: Headers,
  requestId: string,
  admit: Admit,
  sessionToken: string | null,
) => Promise<Asking>

export function createAuthenticate(options: AuthenticateOptions): Authenticate {
  const { verifyAccessToken, membersTokens, requireDpop, url } = options
  const usedProofs = options.usedProofs ?? createUsedProofs({ lifeMs: PROOF_LIFE_MS })

  const unauthenticated = (scheme?: SentToken['scheme'], fault?: CredentialFault) =>
    new Refusal('UNAUTHENTICATED', undefined, { 'www-authenticate': challenge({ requireDpop, scheme, fault }) })

  /** Whoever presents a bound token must prove to hold its key, and nobody may present it without. */
  async function proofOf(sent: SentToken, { boundTo }: AccessPrincipal, proof: string | undefined, kept: boolean) {
    const refuse = (description: string) => unauthenticated(sent.scheme, { error: 'invalid_token', description })
    if (sent.scheme === 'Bearer') {
      if (boundTo !== null) throw refuse('the access token is bound to a key: send it as DPoP, with a proof')
      // A token that never left the gateway needs no proof of who sent it.
      if (requireDpop && !kept) throw refuse('the access token must be bound to a key')
      return null
    }
    if (boundTo === null) throw refuse('the access token is bound to no key')
    try {
      const method = 'POST'
      return await verifyProof(proof, { method, url, accessToken: sent.token, boundTo, now: Date.now() })
    } catch (error) {
      if (error instanceof ProofError) throw unprovenBy(error.fault)
      throw error
    }
  }

  function unprovenBy(fault: ProofFault): Refusal {
    return unauthenticated('DPoP', { error: 'invalid_dpop_proof', description: PROOF_FAULTS[fault] })
  }

  return async (headers, requestId, admit, sessionToken) => {
    const kept = sessionToken !== null
    const sent: SentToken | null = kept
      ? { scheme: 'Bearer', token: sessionToken }
      : sentToken(single(headers.authorization))
    if (sent === null) throw unauthenticated()
    const principal = await verify(verifyAccessToken, sent, unauthenticated)
    const proof = await proofOf(sent, principal, single(headers.dpop), kept)
    // A proof that somebody overheard and repeats shall not count against its maker.
    if (proof !== null && usedProofs.has(proof)) throw unprovenBy('USED')
    await admit(principal.sub)
    if (proof !== null) {
      const use = usedProofs.use(proof)
      if (use === 'used') throw unprovenBy('USED')
      if (use === 'full') throw Refusal.tooMany(PROOF_LIFE_MS)
    }
    const stance = chooseStance(principal, {
      purposeOfUse: single(headers['purpose-of-use']),
      actingRole: single(headers['acting-role']),
      onBehalfOf: single(headers['on-behalf-of']),
    })
    const membersToken = await membersTokens(sent.token).catch((error: unknown) => {
      const refused = error instanceof Refusal && error.code === 'UNAUTHENTICATED'
      const description = 'the identity provider does not exchange the access token'
      throw refused ? unauthenticated(sent.scheme, { error: 'invalid_token', description }) : error
    })
    const { sub, member } = principal
    const client = kept ? CONSOLE : principal.client
    return { requestId, sub, member, client, ...stance, membersToken, proof }
  }
}

/** Taken up if it is a UUID, else made. */
export function requestIdFrom(header: string | string[] | undefined): string {
  const word = single(header)
  return word !== undefined && UUID.test(word) ? word.toLowerCase() : randomUUID()
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

async function verify(
  verifyAccessToken: TokenVerifier<AccessPrincipal>,
  { scheme, token }: SentToken,
  unauthenticated: (scheme: SentToken['scheme'], fault: CredentialFault) => Refusal,
) {
  try {
    return await verifyAccessToken(token)
  } catch (error) {
    if (error instanceof RefusedError) {
      throw unauthenticated(scheme, { error: 'invalid_token', description: error.message })
    }
    if (error instanceof KeysUnavailableError) throw new Refusal('IDENTITY_PROVIDER_UNAVAILABLE')
    throw error
  }
}

/** A header that is sent twice says two things, and so nothing. */
function single(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

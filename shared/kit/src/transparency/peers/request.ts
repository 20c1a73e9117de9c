import { digest } from '@hub/assertion'
import type { Owner } from '@hub/vocabulary'
import { decodeJwt, importJWK, jwtVerify, SignJWT } from 'jose'
import type { LogKeeping } from '../parts.ts'
import type { Peers } from './peer.ts'

/** For how long a request to a peer may be shown. */
export const REQUEST_SECONDS = 60
export const REQUEST_TYPE = 'hrd-log-request'

/** What an owner shows another in its own name: signed with its log key, for this other, and for this body if any. */
export async function signedRequest(from: string, to: string, key: LogKeeping['key'], body?: string): Promise<string> {
  return new SignJWT(body === undefined ? {} : { body: digest(body) })
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: REQUEST_TYPE })
    .setIssuer(from)
    .setAudience(to)
    .setIssuedAt()
    .setExpirationTime(`${REQUEST_SECONDS}s`)
    .sign(await importJWK(key.privateJwk, 'EdDSA'))
}

/** Whose request it is; undefined where it is no peer's, or was signed over another body. */
export async function peerOf(
  authorization: string | undefined,
  owner: Owner,
  peers: Peers,
  body?: string,
): Promise<Owner | undefined> {
  const [, token] = /^Bearer (\S+)$/.exec(authorization ?? '') ?? []
  if (token === undefined) return undefined
  try {
    const { iss } = decodeJwt(token)
    const peer = [...peers.of.values()].find(({ code }) => code === iss)
    if (peer === undefined) return undefined
    const options = { audience: owner, algorithms: ['EdDSA'], typ: REQUEST_TYPE, maxTokenAge: REQUEST_SECONDS }
    const { payload } = await jwtVerify(token, peer.keys, {
      ...options,
      requiredClaims: ['iss', 'aud', 'exp', 'iat'],
      clockTolerance: 30,
    })
    return payload.body === (body === undefined ? undefined : digest(body)) ? peer.code : undefined
  } catch {
    return undefined
  }
}

import {
  CompactSign,
  compactVerify,
  createLocalJWKSet,
  errors,
  importJWK,
  type JSONWebKeySet,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose'
import { z } from 'zod'
import { canonical } from './canonical.ts'

/** What an owner says about its log: that at this time it had this many entries under this root. */
export interface Checkpoint {
  /** The owner of the log, by its code. */
  readonly origin: string
  /** How often the log has begun anew; absent where never. */
  readonly incarnation?: number | undefined
  readonly size: number
  /** Of 32 bytes, in base64url. */
  readonly root: string
  /** ISO 8601, UTC. */
  readonly time: string
}

/** What another says about it: that this tree has grown out of the last one that it had seen. */
export interface Cosignature extends Checkpoint {
  /** Who cosigned, by its code. */
  readonly cosigner: string
}

/** Who signs, as a private JWK with a `kid`. */
export interface StatementKey {
  readonly privateJwk: JWK
  readonly kid: string
}

/** A statement that is not what it should be. The message says in what, and quotes nothing. */
export class StatementError extends Error {
  override readonly name = 'StatementError'
}

const checkpoint = z.strictObject({
  origin: z.string().regex(/^[a-z]{1,32}$/),
  incarnation: z.int().positive().optional(),
  size: z.int().nonnegative(),
  root: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  time: z.iso.datetime(),
})
const cosignature = checkpoint.extend({ cosigner: z.string().regex(/^[a-z]{1,32}$/) })

const CHECKPOINT = { typ: 'hrd-log-checkpoint', shape: checkpoint } as const
const COSIGNATURE = { typ: 'hrd-log-cosignature', shape: cosignature } as const
type Kind<Statement> = { readonly typ: string; readonly shape: z.ZodType<Statement> }

/** @returns a compact JWS over canonical JSON */
export function signCheckpoint(statement: Checkpoint, key: StatementKey): Promise<string> {
  return sign(CHECKPOINT, statement, key)
}

/** @returns a compact JWS over canonical JSON */
export function signCosignature(statement: Cosignature, key: StatementKey): Promise<string> {
  return sign(COSIGNATURE, statement, key)
}

/** @throws StatementError; whatever a `keys` that fetches throws */
export function verifyCheckpoint(jws: string, keys: JSONWebKeySet | JWTVerifyGetKey): Promise<Checkpoint> {
  return verify(CHECKPOINT, jws, keys)
}

/** @throws StatementError; whatever a `keys` that fetches throws */
export function verifyCosignature(jws: string, keys: JSONWebKeySet | JWTVerifyGetKey): Promise<Cosignature> {
  return verify(COSIGNATURE, jws, keys)
}

async function sign<Statement>({ typ, shape }: Kind<Statement>, statement: Statement, key: StatementKey) {
  const payload = new TextEncoder().encode(canonical(shape.parse(statement)))
  const signer = new CompactSign(payload).setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ })
  return signer.sign(await importJWK(key.privateJwk, 'EdDSA'))
}

async function verify<Statement>(
  { typ, shape }: Kind<Statement>,
  jws: string,
  keys: JSONWebKeySet | JWTVerifyGetKey,
): Promise<Statement> {
  const getKey = typeof keys === 'function' ? keys : createLocalJWKSet(keys)
  const { payload, protectedHeader } = await compactVerify(jws, getKey, { algorithms: ['EdDSA'] }).catch(error => {
    if (!(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout) throw error
    throw new StatementError('its signature is not that of a known key', { cause: error })
  })
  if (protectedHeader.typ !== typ) throw new StatementError('it is a statement of another kind')
  const text = Buffer.from(payload).toString('utf8')
  const parsed = shape.safeParse(parseJson(text))
  if (!parsed.success) throw new StatementError('it does not say what it should')
  if (canonical(parsed.data) !== text) throw new StatementError('it is not written canonically')
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

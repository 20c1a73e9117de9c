import { hash, randomBytes } from 'node:crypto'
import { canonical } from './canonical.ts'

/** Bytes of one salt: nobody guesses it, so a digest under it tells nothing, however few values there could be. */
export const SALT_BYTES = 16

/** Fresh salts, one after the other. */
export function makeSalts(count: number): Buffer {
  return randomBytes(count * SALT_BYTES)
}

/**
 * Stands in the log for a value that may have to be forgotten. With the salt it proves the value; once the salt is
 * erased it proves nothing and tells nothing, and the log around it stays as it was.
 *
 * @param which the place of the salt among those of one entry
 * @throws Error where there is no such salt
 */
export function saltedDigest(salts: Uint8Array, which: number, value: unknown): string {
  return saltedHash(salts, which, canonical(value)).toString('base64url')
}

/** The same of a text, in bytes. */
export function saltedHash(salts: Uint8Array, which: number, text: string): Buffer {
  const salt = salts.subarray(which * SALT_BYTES, (which + 1) * SALT_BYTES)
  if (salt.length !== SALT_BYTES) throw new Error('a value that may have to be forgotten needs a salt')
  return hash('sha256', Buffer.concat([salt, Buffer.from(text)]), 'buffer')
}

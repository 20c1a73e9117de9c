import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateSigningKey, signingKeyOf } from '@hub/assertion'
import type { JWK } from 'jose'

export interface Keys {
  /** Signs tokens. Private. */
  readonly signingKey: JWK
  /** Published beside it: what will sign next, what signed before and stands in tokens that are still good. Private. */
  readonly furtherKeys: readonly JWK[]
  /** Sign cookies. */
  readonly cookieKeys: readonly string[]
}

/**
 * The provider's keys. With a folder they are made once and read again at every start, so that tokens stay valid;
 * without one they live as long as the process. To rotate, add a key to `furtherKeys` in the file, and at a later start
 * let it change places with `signingKey`.
 *
 * @throws Error where the file is there and cannot be used
 */
export async function loadKeys(folder: string | undefined): Promise<Keys> {
  if (folder === undefined) return makeKeys()
  const path = join(folder, 'identity-provider-keys.json')
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text !== null) return readKeys(text, path)
  const keys = await makeKeys()
  await mkdir(folder, { recursive: true })
  // Written whole or not at all, and readable by nobody else.
  await writeFile(`${path}.new`, JSON.stringify(keys), { mode: 0o600 })
  await rename(`${path}.new`, path)
  return keys
}

async function makeKeys(): Promise<Keys> {
  const { privateJwk } = await generateSigningKey()
  return { signingKey: privateJwk, furtherKeys: [], cookieKeys: [randomBytes(32).toString('base64url')] }
}

async function readKeys(text: string, path: string): Promise<Keys> {
  try {
    const { signingKey, furtherKeys = [], cookieKeys } = JSON.parse(text) as Partial<Keys> & Omit<Keys, 'furtherKeys'>
    const [own, ...further] = await Promise.all([signingKey, ...furtherKeys].map(signingKeyOf))
    if (own === undefined) throw new Error('the signing key is missing')
    if (!cookieKeys.every(key => typeof key === 'string' && key.length >= 43))
      throw new Error('cookie keys are missing')
    return { signingKey: own.privateJwk, furtherKeys: further.map(key => key.privateJwk), cookieKeys }
  } catch {
    throw new Error(`${path} holds no keys: delete it, and new ones are made`)
  }
}

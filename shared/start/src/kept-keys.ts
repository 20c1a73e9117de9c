import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { generateSigningKey } from '@hub/assertion'

/** A private key that signs, as a JWK in JSON. */
export async function keptSigningKey(file: string): Promise<string> {
  return kept(file, async () => {
    const { privateJwk, kid } = await generateSigningKey()
    return JSON.stringify({ ...privateJwk, kid })
  })
}

/** The key of browsers' sessions, so that people stay signed in over a restart. */
export async function keptSessionKey(file: string): Promise<string> {
  return kept(file, async () => randomBytes(32).toString('base64url'))
}

/** Made once, written whole or not at all, and kept where only its owner can read it. */
async function kept(file: string, make: () => Promise<string>): Promise<string> {
  const known = await readFile(file, 'utf8').catch(() => undefined)
  if (known !== undefined) return known
  const made = await make()
  await writeFile(`${file}.new`, made, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return made
}

import { readFile, rename, writeFile } from 'node:fs/promises'
import { generateSigningKey } from '@hub/assertion'

/** A private key as a JWK in JSON: made once and kept where only its owner can read it. */
export async function keptSigningKey(file: string): Promise<string> {
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  if (kept !== undefined) return kept
  const { privateJwk, kid } = await generateSigningKey()
  const made = JSON.stringify({ ...privateJwk, kid })
  await writeFile(`${file}.new`, made, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return made
}

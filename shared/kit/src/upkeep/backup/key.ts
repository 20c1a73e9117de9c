import { writeFile } from 'node:fs/promises'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { UpkeepError } from '../upkeep-error.ts'

/** A new identity of age, and the public key that belongs to it. */
export async function generateBackupIdentity(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/**
 * Makes a key for backups, as age-keygen does: the identity, which decrypts, goes into a file that nobody else reads.
 *
 * @returns the public half
 */
export async function makeKey(file: string): Promise<string> {
  const { identity, recipient } = await generateBackupIdentity()
  const text = `# created: ${new Date().toISOString()}\n# public key: ${recipient}\n${identity}\n`
  await writeFile(file, text, { mode: 0o600, flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
    throw new UpkeepError(cause.code === 'EEXIST' ? `${file} is there already` : `${file} cannot be written`, { cause })
  })
  return recipient
}

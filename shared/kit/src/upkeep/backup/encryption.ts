import { Readable } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { Decrypter, Encrypter } from 'age-encryption'
import { UpkeepError } from '../upkeep-error.ts'

/** Backups are files of age (age-encryption.org/v1): its own program reads them too. */
export async function encrypted(plain: AsyncIterable<Uint8Array>, recipients: readonly string[]): Promise<Readable> {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return asReadable(await encrypter.encrypt(asStream(plain)))
}

/** @throws UpkeepError where the identity is none of those that it was encrypted for */
export async function decrypted(cipher: AsyncIterable<Uint8Array>, identity: string): Promise<Readable> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  try {
    return asReadable(await decrypter.decrypt(asStream(cipher)))
  } catch (cause) {
    throw new UpkeepError('the backup was not encrypted for the identity in BACKUP_IDENTITY', { cause })
  }
}

function asStream(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(bytes, { objectMode: false })) as ReadableStream<Uint8Array>
}

function asReadable(stream: ReadableStream<Uint8Array>): Readable {
  return Readable.fromWeb(stream as WebStream<Uint8Array>)
}

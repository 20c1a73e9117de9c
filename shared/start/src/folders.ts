import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Owner } from '@hub/vocabulary'
import { StartError } from './ending.ts'
import { shortPath } from './voice.ts'

/** What HUB_DATA_DIR holds. */
export interface Folders {
  readonly top: string
  readonly postgres: string
  readonly logs: string
  /** Compiled code, so that the next start is faster. */
  readonly cache: string
  readonly passwords: string
  readonly signingKey: string
  readonly statisticsKey: string
  readonly registryKey: string
  readonly sessionKey: string
  /** The key that an owner signs its log with. */
  readonly logKey: (owner: Owner) => string
}

/** Makes the folders. Nobody else may list them; PostgreSQL's account, where root starts it, must get through. */
export async function makeFolders(dataDir: string): Promise<Folders> {
  const top = resolve(dataDir)
  const folders: Folders = {
    top,
    postgres: join(top, 'postgres'),
    logs: join(top, 'logs'),
    cache: join(top, 'cache'),
    passwords: join(top, 'passwords.json'),
    signingKey: join(top, 'gateway-signing-key.json'),
    statisticsKey: join(top, 'statistics-signing-key.json'),
    registryKey: join(top, 'registry-signing-key.json'),
    sessionKey: join(top, 'session-keys.txt'),
    logKey: owner => join(top, `${owner}-log-key.json`),
  }
  try {
    await mkdir(top, { recursive: true, mode: 0o711 })
    for (const folder of [folders.logs, folders.cache]) await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new StartError(`HUB_DATA_DIR cannot be used: ${code} at ${shortPath(top)}`)
  }
  return folders
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { UpkeepSettings } from '@hub/settings'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { LogDatabase } from '../testing/log-database.ts'
import type { Progress } from './progress.ts'

/** What the commands are told about a database of a test, with a folder of its own for backups. */
export async function upkeepOf({ code, migrateUrl, keeping }: LogDatabase): Promise<UpkeepSettings & AsyncDisposable> {
  const backupDir = await mkdtemp(join(tmpdir(), 'hrd-hub-backup-'))
  const backupIdentity = await generateX25519Identity()
  const { x = '', d = '' } = keeping.key.privateJwk
  return {
    owner: code,
    databaseUrl: migrateUrl,
    logKey: { kty: 'OKP', crv: 'Ed25519', x, d, kid: keeping.key.kid },
    logPeers: new Map([...keeping.peers].map(([peer, url]) => [peer, url.href])),
    registryUrl: 'http://127.0.0.1:9',
    backupDir,
    backupRecipients: [await identityToRecipient(backupIdentity)],
    backupIdentity,
    retention: undefined,
    [Symbol.asyncDispose]: () => rm(backupDir, { recursive: true }),
  }
}

/** Nobody waits for a test's command. */
export const quiet: Progress = { step() {}, bytes() {} }

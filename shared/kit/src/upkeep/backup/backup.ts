import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { UpkeepSettings } from '@hub/settings'
import type pg from 'pg'
import { migrationsIn } from '../../migrate.ts'
import { connect } from '../connection.ts'
import type { Progress } from '../progress.ts'
import { UpkeepError } from '../upkeep-error.ts'
import { HUB_VERSION } from '../version.ts'
import { encrypted } from './encryption.ts'
import { FILES, type Manifest, writtenManifest } from './manifest.ts'
import { STYLE, scriptOf } from './script.ts'

/** What a backup came to. */
export interface Backup {
  readonly folder: string
  readonly manifest: Manifest
}

const PARTIAL = '.partial-'

/**
 * Backs up an owner's database as of one moment, while it is served. What is being written stands under a name that
 * nobody takes for a backup, and gets its own when all of it is on the disk.
 *
 * @throws UpkeepError; whatever the database or the disk throws. Nothing is left then.
 */
export async function backUp(
  settings: UpkeepSettings,
  { progress, signal }: { readonly progress: Progress; readonly signal: AbortSignal },
): Promise<Backup> {
  const { owner, databaseUrl, backupDir, backupRecipients, logKey } = settings
  if (backupDir === undefined) throw new UpkeepError('BACKUP_DIR is missing: it must name a folder for backups')
  if (backupRecipients === undefined)
    throw new UpkeepError('BACKUP_RECIPIENTS is missing: a backup is never written in clear; `backup-key` makes a key')
  const { client, end } = await connect(databaseUrl)
  const partial = join(backupDir, `${PARTIAL}${owner}`)
  try {
    const { rows } = await client.query<{ had: boolean }>(
      `select pg_try_advisory_lock(hashtextextended('backup', 0)) as had`,
    )
    if (rows[0]?.had !== true) throw new UpkeepError('a backup of this database is under way already')
    await client.query(STYLE)
    await client.query('begin isolation level repeatable read read only')
    const described = await describe(client, owner)
    await mkdir(backupDir, { recursive: true, mode: 0o700 })
    await rm(partial, { recursive: true, force: true })
    await mkdir(partial, { mode: 0o700 })

    const hash = createHash('sha256')
    let bytes = 0
    const measure = new Transform({
      transform(chunk: Buffer, _, done) {
        hash.update(chunk)
        bytes += chunk.length
        progress.bytes(bytes)
        done(null, chunk)
      },
    })
    const rowsOf = scriptOf(client, (table, place, of) =>
      progress.step(`${place} of ${of}: ${table.schema}.${table.name}`),
    )
    const zipped = createGzip({ level: 6 })
    const data = join(partial, FILES.data)
    const zipping = pipeline(rowsOf, zipped, { signal })
    zipping.catch((error: unknown) => zipped.destroy(error instanceof Error ? error : undefined))
    await Promise.all([
      zipping,
      pipeline(await encrypted(zipped, backupRecipients), measure, createWriteStream(data, { mode: 0o600 }), {
        signal,
      }),
    ])
    const manifest: Manifest = { ...described, bytes, sha256: hash.digest('hex') }
    await writeFile(join(partial, FILES.manifest), await writtenManifest(manifest, logKey), { mode: 0o600 })
    for (const name of [FILES.data, FILES.manifest, '.']) await flush(join(partial, name))
    const folder = join(backupDir, `${owner}-${described.at.replaceAll(':', '-')}`)
    signal.throwIfAborted()
    await rename(partial, folder)
    await flush(backupDir)
    return { folder, manifest }
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  } finally {
    await end()
  }
}

/** The backups of an owner in a folder, the oldest first; what is being written is none. */
export async function backupsIn(folder: string, owner: string): Promise<readonly string[]> {
  const names = await readdir(folder)
  return names.filter(name => name.startsWith(`${owner}-`)).sort()
}

async function describe(client: pg.ClientBase, owner: string): Promise<Omit<Manifest, 'bytes' | 'sha256'>> {
  const migrations = await migrationsIn(client)
  if (migrations.log === undefined) throw new UpkeepError('the database is not migrated')
  const { rows } = await client.query<{
    at: string
    postgres: string
    incarnation: number
    size: number
    checkpoint: { size: number; root: string } | null
  }>(`select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
    current_setting('server_version') as postgres,
    (select coalesce(max(incarnation), 0)::integer from ledger.log_incarnation) as incarnation,
    (select coalesce(max(index) + 1, 0)::float8 from ledger.log_leaf) as size,
    (select json_build_object('size', size, 'root', translate(encode(root, 'base64'), '+/=', '-_'))
      from ledger.checkpoint order by checkpoint.size desc limit 1) as checkpoint`)
  const [row] = rows
  if (row === undefined) throw new Error('the database says nothing of itself')
  const { at, postgres, incarnation, size, checkpoint } = row
  const log = { incarnation, size, checkpoint }
  return { format: 'hrd-backup/1', owner, at, version: HUB_VERSION, postgres, migrations, log }
}

async function flush(path: string): Promise<void> {
  const file = await open(path)
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

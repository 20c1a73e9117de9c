import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import type { UpkeepSettings } from '@hub/settings'
import type { Beginning } from '@hub/transparency'
import { Kysely, PostgresDialect } from 'kysely'
import { migrateBack, migrateOwner } from '../../migrate.ts'
import type { OwnerDefinition } from '../../owner.ts'
import { createPool } from '../../pool.ts'
import { beginLogAnew } from '../../transparency/begin-anew.ts'
import type { Peers } from '../../transparency/peers/peer.ts'
import { decrypted } from '../backup/encryption.ts'
import { FILES, type Manifest, readManifest } from '../backup/manifest.ts'
import { connect } from '../connection.ts'
import { eraseAgain } from '../erasure/erase.ts'
import type { Progress } from '../progress.ts'
import { UpkeepError } from '../upkeep-error.ts'
import { clear, MARKER, requireEmpty } from './empty.ts'
import { lastKnown } from './known-log.ts'
import { loadScript } from './load.ts'

export interface RestoreParts {
  readonly progress: Progress
  readonly signal: AbortSignal
  readonly peers: Peers
  /** Peers that cannot be asked any more. */
  readonly without: ReadonlySet<string>
  /** What this owner had erased since a moment, by digests of cases. */
  readonly erasuresSince: (moment: string) => Promise<readonly string[]>
  /** The login that serves; named after the owner unless told otherwise. */
  readonly serveLogin?: string
}

/** What a restore came to. */
export interface Restored {
  readonly manifest: Manifest
  readonly beginning: Beginning
  /** How many cases were erased again. */
  readonly erasedAgain: number
}

/**
 * Restores a backup into an empty database. The log begins anew, and says so. What was withdrawn, denied, closed and
 * erased since is taken over from the registry when the owner starts; until then it does not answer.
 *
 * @param folder as `backup` wrote it
 * @throws UpkeepError; whatever the database throws. The database is as empty then as it was.
 */
export async function restore(
  definition: OwnerDefinition,
  settings: UpkeepSettings,
  folder: string,
  { progress, signal, peers, without, erasuresSince, serveLogin }: RestoreParts,
): Promise<Restored> {
  const { owner, databaseUrl, backupIdentity, logKey } = settings
  if (backupIdentity === undefined)
    throw new UpkeepError('BACKUP_IDENTITY is missing: it must be the identity that the backup was encrypted for')
  progress.step('verifying the backup')
  const manifest = await verifiedManifest(folder, owner, logKey)
  progress.step('asking other owners what they know of the log')
  const known = await lastKnown(owner, peers, without)
  progress.step('asking the registry what was erased since')
  const erasures = await erasuresSince(manifest.at)

  const { client, end } = await connect(databaseUrl)
  // What is under way on this connection fails, and everything is taken back.
  const cut = () => void end()
  try {
    await requireEmpty(client)
    await client.query(`create schema ${MARKER}`)
    signal.addEventListener('abort', cut, { once: true })
    signal.throwIfAborted()
    const unknown = await migrateBack(definition, databaseUrl, manifest.migrations)
    if (unknown.length > 0)
      throw new UpkeepError(
        `the backup was made by a newer hub (${manifest.version}): this one does not know ${unknown[0]}`,
      )
    await client.query('begin')
    const data = await decrypted(createReadStream(join(folder, FILES.data)), backupIdentity)
    const script = data.pipe(createGunzip())
    data.on('error', error => script.destroy(error))
    await loadScript(client, script, table => progress.step(`${table.schema}.${table.name}`))
    await client.query('commit')
    progress.step('bringing the tables up to date')
    await migrateOwner(definition, databaseUrl, serveLogin)
    progress.step('erasing again what was erased since')
    await client.query('begin')
    const erasedAgain = await eraseAgain(client, owner, erasures)
    for (const statement of definition.afterRestore ?? []) await client.query(statement)
    await client.query('commit')
    progress.step('beginning the log anew')
    signal.throwIfAborted()
    const beginning = await finish(databaseUrl, async db => beginLogAnew(db, known))
    return { manifest, beginning, erasedAgain }
  } catch (error) {
    // What this connection has begun would be waited for.
    await end()
    await takeBack(databaseUrl)
    throw signal.aborted ? new UpkeepError('stopped: the database is empty again') : error
  } finally {
    signal.removeEventListener('abort', cut)
    await end()
  }
}

/** @throws UpkeepError where it is not this owner's, or not as it was written */
async function verifiedManifest(folder: string, owner: string, logKey: UpkeepSettings['logKey']): Promise<Manifest> {
  const text = await readFile(join(folder, FILES.manifest), 'utf8').catch((cause: unknown) => {
    throw new UpkeepError(`there is no ${FILES.manifest}: name a folder that \`backup\` has written`, { cause })
  })
  const manifest = await readManifest(text, logKey)
  if (manifest.owner !== owner) throw new UpkeepError(`this is a backup of ${manifest.owner}, not of ${owner}`)
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(join(folder, FILES.data))) hash.update(chunk as Buffer)
  if (hash.digest('hex') !== manifest.sha256)
    throw new UpkeepError(`${FILES.data} is not what was backed up: it was damaged or changed`)
  return manifest
}

/** The last step and the end of the restore are one transaction. */
async function finish<Result>(databaseUrl: string, run: (db: Kysely<never>) => Promise<Result>): Promise<Result> {
  const db = new Kysely<never>({
    dialect: new PostgresDialect({ pool: createPool({ connectionString: databaseUrl, max: 1 }) }),
  })
  try {
    return await db.transaction().execute(async transaction => {
      const result = await run(transaction)
      await transaction.schema.dropSchema(MARKER).execute()
      return result
    })
  } finally {
    await db.destroy()
  }
}

async function takeBack(databaseUrl: string): Promise<void> {
  const { client, end } = await connect(databaseUrl)
  try {
    const { rows } = await client.query('select to_regnamespace($1) is not null as there', [MARKER])
    if (rows[0]?.there === true) await clear(client)
  } finally {
    await end()
  }
}

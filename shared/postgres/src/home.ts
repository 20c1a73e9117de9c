import { chown, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { type Account, accountToRunAs, canEnter } from './account.ts'
import { type Binaries, findBinaries } from './binaries.ts'

/** Where a cluster lives, what runs it, and as whom. */
export interface Home {
  /** Absolute; exists and belongs to the account. */
  readonly folder: string
  readonly binaries: Binaries
  readonly account: Account | undefined
}

/**
 * Usually `dataDir` itself. Only for root it may have to be elsewhere: the account that PostgreSQL runs as cannot get
 * into a folder such as `/root/project`. Then the data goes to a folder of its own under `/var/tmp`, named in
 * `dataDir/elsewhere`, so that a later start finds it again. Programs that it cannot get at are copied beside the data.
 */
export async function homeIn(dataDir: string): Promise<Home> {
  const binaries = await findBinaries()
  const account = accountToRunAs()
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  if (account === undefined) return { folder: dataDir, binaries, account }
  const known = await knownShelter(dataDir, account)
  const folder = known ?? (canEnter(account, dirname(dataDir)) ? dataDir : await newShelter(dataDir))
  await chown(folder, account.uid, account.gid)
  const reachable = canEnter(account, binaries.folder)
  return { folder, binaries: reachable ? binaries : await copyBinaries(binaries, folder), account }
}

const POINTER = 'elsewhere'

async function knownShelter(dataDir: string, account: Account): Promise<string | undefined> {
  const folder = await folderOf(dataDir)
  return folder !== dataDir && canEnter(account, folder) ? folder : undefined
}

async function newShelter(dataDir: string): Promise<string> {
  const folder = await mkdtemp('/var/tmp/hrd-hub-')
  await writeFile(join(dataDir, POINTER), folder, { mode: 0o600 })
  return folder
}

/** Copied once for each version of the package. */
async function copyBinaries(binaries: Binaries, folder: string): Promise<Binaries> {
  const copy = join(folder, 'programs')
  const moved = (program: string) => join(copy, relative(binaries.folder, program))
  const copied = { ...binaries, folder: copy, initdb: moved(binaries.initdb), postgres: moved(binaries.postgres) }
  const note = join(copy, 'version')
  if ((await readFile(note, 'utf8').catch(() => undefined)) === binaries.version) return copied
  await rm(copy, { recursive: true, force: true })
  await cp(binaries.folder, copy, { recursive: true, verbatimSymlinks: true })
  await writeFile(note, binaries.version)
  return copied
}

/** Where the home is, if it was ever made. */
export async function folderOf(dataDir: string): Promise<string> {
  return readFile(join(dataDir, POINTER), 'utf8').catch(() => dataDir)
}

/** Removes a home and what it may keep elsewhere. */
export async function removeHome(dataDir: string): Promise<void> {
  await rm(await folderOf(dataDir), { recursive: true, force: true })
  await rm(dataDir, { recursive: true, force: true })
}

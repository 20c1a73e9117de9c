import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LogOwner, startLogOwners } from '@hub/kit/testing'
import { exportCommand } from '../export/command.ts'
import { FILES } from '../export/format.ts'

export type Owners = Awaited<ReturnType<typeof startOwners>>

/** Three owners, one with a log of 6 checkpoints that both others have cosigned. */
export async function startOwners(postgresUrl: string) {
  const owners = await startLogOwners(postgresUrl, ['emergency', 'training', 'outreach'])
  await owners.training.seal(2)
  for (const releases of [20, 0, 5, 40, 16, 3]) {
    await owners.emergency.seal(releases)
    await cosign(owners)
  }
  return owners
}

/** Both others follow, and the owner collects. */
export async function cosign({
  emergency,
  training,
  outreach,
}: Readonly<Record<'emergency' | 'training' | 'outreach', LogOwner>>) {
  for (const other of [training, outreach]) {
    await other.follow('emergency')
    await emergency.collect(other.code)
  }
}

/** A folder that is gone in the end. */
export async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'log-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) }
}

/** The log of an owner in a folder, through the command. */
export async function exported(owner: LogOwner, folder: string): Promise<string> {
  const { said, code } = await exportCommand([owner.serveUrl, folder])
  if (code !== 0) throw new Error(said)
  return folder
}

/** An export, to be spoilt. */
export interface Spoilable {
  entries: string[]
  hashes: Buffer[]
  checkpoints: { checkpoint: string; cosignatures: string[] }[]
}

/** Reads an export, lets it be changed, and writes it as a folder of its own. */
export async function spoilt(from: string, to: string, change: (log: Spoilable) => unknown): Promise<string> {
  const lines = async (name: string) => (await readFile(join(from, name), 'utf8')).split('\n').slice(0, -1)
  const bytes = await readFile(join(from, FILES.hashes))
  const log: Spoilable = {
    entries: await lines(FILES.entries),
    hashes: Array.from({ length: bytes.length / 32 }, (_, n) => bytes.subarray(n * 32, n * 32 + 32)),
    checkpoints: (await lines(FILES.checkpoints)).map(line => JSON.parse(line)),
  }
  await change(log)
  const write = (name: string, data: string | Buffer) => writeFile(join(to, name), data)
  for (const name of [FILES.log, FILES.keys, FILES.fields, FILES.seen])
    await write(name, await readFile(join(from, name)))
  await write(FILES.entries, log.entries.map(line => `${line}\n`).join(''))
  await write(FILES.hashes, Buffer.concat(log.hashes))
  await write(FILES.checkpoints, log.checkpoints.map(line => `${JSON.stringify(line)}\n`).join(''))
  return to
}

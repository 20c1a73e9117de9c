import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { leafHash } from '@hub/transparency'
import type { Incarnation, LogSource, SourceEntry } from '../source/source.ts'
import { FILES, folderOf, type SeenLine } from './format.ts'

/**
 * Writes a log into a folder, as it is: what is wrong with it is for whoever verifies it to find. No row goes along and
 * no salt, so the folder names no person and no case.
 *
 * @returns how many entries it has
 */
export async function writeExport(folder: string, source: LogSource, seen: AsyncIterable<SeenLine>): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { owner, incarnation, past } = source
  const write = (name: string, text: string) => writeFile(join(folder, name), text, { mode: 0o600 })
  const log = { format: 'hrd-log-export/1', owner, incarnation, past: past.map(one => one.incarnation) }
  await write(FILES.log, `${JSON.stringify(log)}\n`)
  await write(FILES.keys, `${JSON.stringify(Object.fromEntries(source.keys))}\n`)
  let count = 0
  for (const one of past) count += await writeIncarnation(join(folder, folderOf(one.incarnation)), one)
  count += await writeIncarnation(folder, source)
  await pipeline(lined(source.fields), createWriteStream(join(folder, FILES.fields), { mode: 0o600 }))
  await pipeline(inLines(seen), createWriteStream(join(folder, FILES.seen), { mode: 0o600 }))
  return count
}

async function writeIncarnation(folder: string, { entries, checkpoints }: Incarnation): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const count = await writeEntries(folder, entries)
  await pipeline(inLines(checkpoints), createWriteStream(join(folder, FILES.checkpoints), { mode: 0o600 }))
  return count
}

async function writeEntries(folder: string, entries: AsyncIterable<SourceEntry>): Promise<number> {
  const hashes = createWriteStream(join(folder, FILES.hashes), { mode: 0o600 })
  let count = 0
  const leaves = async function* () {
    for await (const { leaf, hash } of entries) {
      count += 1
      if (!hashes.write(hash ?? leafHash(leaf))) await once(hashes, 'drain')
      yield Buffer.concat([leaf, NEWLINE])
    }
  }
  await pipeline(leaves, createWriteStream(join(folder, FILES.entries), { mode: 0o600 }))
  await new Promise<void>((resolve, reject) => {
    hashes.on('error', reject)
    hashes.end(resolve)
  })
  return count
}

const NEWLINE = Buffer.from('\n')

async function* lined(texts: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const text of texts) yield `${text}\n`
}

async function* inLines(values: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`
}

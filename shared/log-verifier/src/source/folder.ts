import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { JSONWebKeySet } from 'jose'
import type { z } from 'zod'
import { checkpointShape, FILES, folderOf, keysShape, logShape, type SeenLine, seenShape } from '../export/format.ts'
import { FindingError } from '../finding.ts'
import type { KnownStatement } from '../known.ts'
import { linesOf } from './lines.ts'
import type { Incarnation, LogSource, SourceCheckpoint, SourceEntry } from './source.ts'

/** What was given to be verified cannot be read at all. One line, without contents. */
export class SourceError extends Error {
  override readonly name = 'SourceError'
}

const HASH_BYTES = 32

/** A log as `export-log` wrote it. @throws SourceError */
export function openFolder(folder: string): LogSource {
  const { owner, incarnation, past } = readShape(folder, FILES.log, logShape)
  const keys = readShape(folder, FILES.keys, keysShape)
  const within = (path: string, of: number): Incarnation => {
    existing(path, FILES.entries)
    return { incarnation: of, entries: entriesIn(path), checkpoints: checkpointsIn(path) }
  }
  return {
    owner,
    keys: new Map(Object.entries(keys) as [string, JSONWebKeySet][]),
    ...within(folder, incarnation),
    fields: fieldsIn(folder),
    past: past.map(one => within(join(folder, folderOf(one)), one)),
  }
}

/** Exports of logs that are older have no such file, and entries that need none. */
async function* fieldsIn(folder: string): AsyncGenerator<string> {
  const file = join(folder, FILES.fields)
  if (!existsSync(file)) return
  for await (const line of linesOf(file)) yield line.toString('utf8')
}

/** The exports of other owners that lie beside a folder. */
export function exportsBeside(folder: string): readonly string[] {
  const own = resolve(folder)
  const around = dirname(own)
  return readdirSync(around, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && existsSync(join(around, entry.name, FILES.log)))
    .map(entry => join(around, entry.name))
    .filter(path => path !== own)
    .sort()
}

/** What the owner of this export was shown of another's log. */
export async function knownIn(folder: string, origin: string): Promise<readonly KnownStatement[]> {
  const { owner: kept } = readShape(folder, FILES.log, logShape)
  const own = readShape(folder, FILES.keys, keysShape)[kept]
  const known: KnownStatement[] = []
  for await (const line of parsedLines(folder, FILES.seen, seenShape)) {
    if (line.origin !== origin) continue
    const { checkpoint, cosignature } = line
    const where = cosignature === null ? `${kept} (in dispute)` : kept
    known.push({ kind: 'checkpoint', jws: checkpoint, signer: origin, kept: where, keys: keySetOf(line) })
    if (cosignature === null) continue
    known.push({ kind: 'cosignature', jws: cosignature, signer: kept, kept, ...(own && { keys: own }) })
  }
  return known
}

function keySetOf({ checkpoint, x }: SeenLine): JSONWebKeySet {
  const { kid } = JSON.parse(Buffer.from(checkpoint.split('.')[0] ?? '', 'base64url').toString()) as { kid: string }
  return { keys: [{ kty: 'OKP', crv: 'Ed25519', x, kid }] }
}

async function* entriesIn(folder: string): AsyncGenerator<SourceEntry> {
  const file = join(folder, FILES.hashes)
  const hashes = existsSync(file) ? await open(file) : undefined
  try {
    let block: Buffer = Buffer.alloc(0)
    let at = 0
    for await (const leaf of linesOf(join(folder, FILES.entries))) {
      if (hashes !== undefined && at === block.length) {
        const { bytesRead, buffer } = await hashes.read(Buffer.alloc(HASH_BYTES * 4096))
        block = buffer.subarray(0, bytesRead - (bytesRead % HASH_BYTES))
        at = 0
      }
      const hash = at < block.length ? block.subarray(at, at + HASH_BYTES) : undefined
      at += hash === undefined ? 0 : HASH_BYTES
      yield { leaf, hash }
    }
  } finally {
    await hashes?.close()
  }
}

async function* checkpointsIn(folder: string): AsyncGenerator<SourceCheckpoint> {
  yield* parsedLines(folder, FILES.checkpoints, checkpointShape)
}

async function* parsedLines<Line>(folder: string, name: string, shape: z.ZodType<Line>): AsyncGenerator<Line> {
  let number = 0
  for await (const line of linesOf(existing(folder, name))) {
    number += 1
    const parsed = shape.safeParse(parseJson(line.toString('utf8')))
    if (!parsed.success) throw new FindingError(`line ${number} of ${name}`, 'it cannot be read')
    yield parsed.data
  }
}

function readShape<Value>(folder: string, name: string, shape: z.ZodType<Value>): Value {
  const parsed = shape.safeParse(parseJson(readFileSync(existing(folder, name), 'utf8')))
  if (!parsed.success) throw new SourceError(`${name} is not what export-log writes`)
  return parsed.data
}

function existing(folder: string, name: string): string {
  const file = join(folder, name)
  if (!existsSync(file)) throw new SourceError(`${name} is missing: give a folder that export-log has written`)
  return file
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Beginning } from '@hub/transparency'
import { calculateJwkThumbprint, type JSONWebKeySet, type JWK } from 'jose'
import { keysShape } from './export/format.ts'
import { FindingError } from './finding.ts'
import { type Options, readOptions, USAGE, UsageError } from './options.ts'
import { openDatabase } from './source/database.ts'
import { exportsBeside, knownIn, openFolder, SourceError } from './source/folder.ts'
import type { LogSource } from './source/source.ts'
import { type Verified, verifyLog } from './verify.ts'

/** What a run came to: what it says, and with what it ends. */
export interface Outcome {
  readonly said: string
  readonly code: 0 | 1 | 2
}

/** `verify-log`: reads nothing but what it is given, and needs no running hub. */
export async function verifyCommand(args: readonly string[]): Promise<Outcome> {
  try {
    const options = readOptions(args)
    if (options === 'help') return { said: USAGE, code: 0 }
    return await verify(options)
  } catch (error) {
    if (error instanceof FindingError) return { said: `FAILED  ${error.message}\n`, code: 1 }
    if (error instanceof UsageError || error instanceof SourceError)
      return { said: `verify-log: ${error.message}\n`, code: 2 }
    const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : ''
    return { said: `verify-log: the log cannot be read${code}\n`, code: 2 }
  }
}

async function verify(options: Options): Promise<Outcome> {
  const begun = performance.now()
  await using opened = await open(options.log)
  const source = options.keys === undefined ? opened.source : { ...opened.source, keys: keysIn(options.keys) }
  if (source.owner === '') throw new SourceError('there is no checkpoint, so nothing to be held against')
  const beside = isDatabase(options.log) ? [] : exportsBeside(options.log)
  const folders = [...new Set([...options.known.map(folder => resolve(folder)), ...beside])]
  const known = (await Promise.all(folders.map(folder => knownIn(folder, source.owner)))).flat()
  const verified = await verifyLog(source, { ...options, known })
  const seconds = (performance.now() - begun) / 1000
  return { said: await report(source, verified, options, seconds), code: 0 }
}

interface Opened extends AsyncDisposable {
  readonly source: LogSource
}

async function open(log: string): Promise<Opened> {
  if (isDatabase(log)) return openDatabase(log)
  return { source: openFolder(log), async [Symbol.asyncDispose]() {} }
}

function isDatabase(log: string): boolean {
  return /^postgres(ql)?:\/\//.test(log)
}

function keysIn(file: string): ReadonlyMap<string, JSONWebKeySet> {
  try {
    return new Map(Object.entries(keysShape.parse(JSON.parse(readFileSync(file, 'utf8')))))
  } catch {
    throw new SourceError('--keys must name a file like keys.json of an export')
  }
}

/** What is missing by the owner's own declaration. */
function restorationLine({ incarnation, at, kept, lost }: Beginning): string {
  const what =
    lost === null || (lost.incarnation === kept.incarnation && lost.size <= kept.size)
      ? 'nothing that others knew of is lost'
      : lost.incarnation === kept.incarnation
        ? `the entries ${kept.size} to ${lost.size - 1} are lost`
        : `what came after entry ${kept.size - 1} is lost, up to entry ${lost.size - 1} of incarnation ${lost.incarnation}`
  return `RESTORED the owner was restored from a backup, and declared it at ${at}: incarnation ${incarnation} begins, ${what}`
}

async function report(source: LogSource, verified: Verified, options: Options, seconds: number): Promise<string> {
  const { entries, padding, checkpoints, cosigned, known } = verified
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  const lines = [
    ...verified.restorations.map(restorationLine),
    `OK      the log of ${source.owner}: ${entries} entries, ${padding} of them of nothing, under ${checkpoints} checkpoints`,
    `        cosigned by at least ${options.cosignatures} others: the first ${cosigned} entries; the rest is the owner's word`,
    `        held against ${known} statements kept elsewhere`,
    `        ${seconds.toFixed(1)} s, at most ${megabytes} MB`,
    '        verified with these keys; compare them with what their owners say:',
  ]
  for (const [whose, { keys }] of source.keys) {
    for (const key of keys) lines.push(`        ${whose} ${await calculateJwkThumbprint(key as JWK)}`)
  }
  return `${lines.join('\n')}\n`
}

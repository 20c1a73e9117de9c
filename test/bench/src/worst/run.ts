import { readFileSync } from 'node:fs'
import { buildSchema } from 'graphql'
import { type Hub, startHub } from '../contenders/hub.ts'
import { type Databases, startDatabases } from '../data/databases.ts'
import { makeFolders, ROOT } from '../folders.ts'
import { Processes } from '../processes.ts'
import { byHand } from './by-hand.ts'
import { createGenerator, type Random } from './generate.ts'
import { createMeasure } from './measure.ts'
import type { Options } from './options.ts'
import { type Result, search } from './search.ts'

export interface RunParts {
  readonly options: Options
  readonly onProgress: (text: string) => void
  /** Ends the run early. */
  readonly signal: AbortSignal
}

/** Starts the hub with its members, each in a process of its own, searches, and stops everything, whatever happens. */
export async function runSearch({ options, onProgress, signal }: RunParts): Promise<Result> {
  await using folders = await makeFolders()
  await using databases = await startDatabases(folders, options.cases, onProgress)
  await using processes = new Processes(folders.logs, folders.cache, signal)
  const hub = await startHub({ folders, processes, databases, gateway: ACCEPTING })
  onProgress('the hub runs')
  return await searchOn(hub, { processes, databases, options, onProgress })
}

/** Accepts whatever is within the limits, registered or not, and says what it cost. */
export const ACCEPTING = new URL('gateway.ts', import.meta.url)

interface SearchParts extends Pick<RunParts, 'options' | 'onProgress'> {
  readonly processes: Processes
  readonly databases: Databases
}

/** @param hub with the gateway {@link ACCEPTING} */
export async function searchOn(hub: Hub, { processes, databases, options, onProgress }: SearchParts): Promise<Result> {
  const random = randomFrom(options.seed)
  const cases = databases.made.pages.flatMap(page => page.cases)
  const ground = {
    schema: buildSchema(readFileSync(new URL('schema/api.graphql', ROOT), 'utf8')),
    ids: cases.map(({ id }) => id),
    references: cases.map(({ reference }) => reference),
  }
  const measure = createMeasure(hub, hub.headers)
  const first = byHand(ground)
  // What is compiled, connected and fetched for the first time is not the operation's.
  for (const operation of first.slice(0, 2)) await processes.race(measure(operation))
  onProgress('warm')
  const generator = createGenerator(ground, random)
  return await processes.race(search({ generator, first, measure, random, seconds: options.seconds, onProgress }))
}

/** mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

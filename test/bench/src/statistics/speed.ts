import { readFileSync } from 'node:fs'
import { testPostgres } from '@hub/postgres'
import type { Processes } from '../processes.ts'
import { startConsortium } from './consortium.ts'
import { fillAppeals, fillMembers, fillPool, POOLED, timed } from './rows.ts'

export interface Speed {
  readonly cases: number
  /** The first table of a year: rows are frozen, counted, perturbed, stored, added. Milliseconds. */
  readonly first: number
  /** Another table of three dimensions of that year. */
  readonly next: number
  /** The first table again. */
  readonly stored: number
  /** A list of 200 rows, out of a member's own table. */
  readonly plain: number
  /** One statement over the same rows in one database. */
  readonly pooled: number
  /** Most memory of the statistics process so far, in MB. */
  readonly memory: number
}

const BY = ['REGION', 'GENDER', 'PROFILE'] as const
const OTHER = ['REGION', 'GENDER', 'THREAT'] as const

export async function measureSpeed(
  cases: number,
  processes: Processes,
  onProgress: (text: string) => void,
): Promise<Speed> {
  await using stack = new AsyncDisposableStack()
  const { ask, readPlainly, adminUrl, pid } = await startConsortium(stack, processes, async databases => {
    await fillMembers(databases, cases)
    await fillAppeals(databases.advocacy.migrateUrl)
  })
  const pool = stack.use(await testPostgres(adminUrl).createDatabase())
  await fillPool(pool.url, cases)
  onProgress(`${cases.toLocaleString('en')} cases are in six members' databases, and in one pool`)
  // The process has warmed up on something else.
  await ask('FIRST_CONTACTS', [], '2025')
  const { ms: first } = await ask('PERSONS_SUPPORTED', BY, '2025')
  const { ms: next } = await ask('PERSONS_SUPPORTED', OTHER, '2025')
  const repeated = []
  const plain = []
  for (let turn = 0; turn < 20; turn++) {
    repeated.push((await ask('PERSONS_SUPPORTED', BY, '2025')).ms)
    plain.push(await readPlainly())
  }
  return {
    cases,
    first,
    next,
    stored: median(repeated),
    plain: median(plain),
    pooled: await timed(pool.url, POOLED, 3),
    memory: peakOf(pid),
  }
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}

/** Linux tells the most that a process ever held. */
function peakOf(pid: number): number {
  const [, kilobytes] = /^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

export function speedLines(results: readonly Speed[]): string[] {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`
  const lines = results.flatMap(one => [
    `${one.cases.toLocaleString('en')} cases over six members, a table of three dimensions of one year:`,
    `  first asked ${seconds(one.first)} · another one ${seconds(one.next)} · again ${one.stored.toFixed(1)} ms, a plain read of 200 rows ${one.plain.toFixed(1)} ms`,
    `  one pooled SQL statement ${seconds(one.pooled)}: first ${(one.first / one.pooled).toFixed(2)} times, another ${(one.next / one.pooled).toFixed(2)} times`,
    `  memory of the statistics process ${one.memory.toFixed(0)} MB at most`,
  ])
  const [small, large] = [results[0], results.at(-1)]
  if (!small || !large || small === large) return lines
  const growth = large.first / small.first
  const times = large.cases / small.cases
  return [...lines, `${times.toFixed(0)} times the cases take ${growth.toFixed(1)} times the time`]
}

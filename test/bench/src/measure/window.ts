import { cpus } from 'node:os'
import type { Caller } from '@hub/test/mixed-load'
import type { Contender } from '../contenders/contender.ts'
import type { Load, LoadResult } from '../load/protocol.ts'
import type { Running } from '../processes.ts'
import { resetPeaks, type Usage, usageOf, withDescendants } from './usage.ts'

/** What one measurement of one contender in one scenario found. CPU is that of the window, in milliseconds. */
export interface Window {
  readonly seconds: number
  readonly requests: number
  /** In milliseconds, ascending. */
  readonly latencies: readonly number[]
  readonly gateway: Usage
  readonly members: Usage
  readonly database: Usage
  /** CPU of everything else on this machine, as a share of all of its cores; of the load generator in particular. */
  readonly othersShare: number
  readonly loadShare: number
  /** Query plans that the gateway made; undefined where that cannot be seen. */
  readonly plans: number | undefined
}

export interface WindowParts {
  readonly contender: Contender
  readonly generator: Running
  /** PostgreSQL's first process; undefined where none runs. */
  readonly database: number | undefined
  /** In the order of the indices in `load`. */
  readonly callers: readonly Caller[]
  readonly load: Omit<Load, 'url' | 'headers'>
}

/** @throws where an answer was not the right one */
export async function measure({ contender, generator, database, callers, load }: WindowParts): Promise<Window> {
  const headers = await Promise.all(callers.map(caller => headersFor(contender, caller)))
  const groups = {
    gateway: withDescendants([contender.gateway.pid]),
    members: withDescendants(contender.members),
    generator: [generator.pid],
  }
  const run = async (seconds: number) =>
    (await generator.ask({ ...load, seconds, url: contender.url, headers } satisfies Load)) as LoadResult
  // While others had their turn, connections and tokens have expired.
  await run(load.seconds / RUN_UP)
  resetPeaks([...groups.gateway, ...groups.members])
  const plansBefore = await contender.plansMade?.()
  const before = readAll(groups, database)
  const result = await run(load.seconds)
  const after = readAll(groups, database)
  const plansAfter = await contender.plansMade?.()
  const { seconds, latencies, wrong, firstWrong } = result
  if (wrong > 0) throw new Error(`${contender.title}: ${wrong} of ${latencies.length} answers are wrong: ${firstWrong}`)
  const during = (group: keyof typeof after.usage): Usage => ({
    cpuMs: after.usage[group].cpuMs - before.usage[group].cpuMs,
    peakMb: after.usage[group].peakMb,
  })
  const [gateway, members, data, own] = [during('gateway'), during('members'), during('database'), during('generator')]
  const capacityMs = seconds * 1000 * cpus().length
  const known = gateway.cpuMs + members.cpuMs + data.cpuMs + own.cpuMs
  return {
    seconds,
    requests: latencies.length,
    latencies: latencies.toSorted((a, b) => a - b),
    gateway,
    members,
    database: data,
    othersShare: Math.max(0, after.busyMs - before.busyMs - known) / capacityMs,
    loadShare: own.cpuMs / capacityMs,
    plans: plansAfter === undefined ? undefined : plansAfter - (plansBefore ?? 0),
  }
}

async function headersFor(contender: Contender, caller: Caller) {
  return { 'content-type': 'application/json', ...(await contender.headers(caller)) }
}

/** The part of a window that comes before it, with the same load. */
const RUN_UP = 5

type Groups = Readonly<Record<'gateway' | 'members' | 'generator', readonly number[]>>

function readAll({ gateway, members, generator }: Groups, database: number | undefined) {
  return {
    busyMs: busyMs(),
    usage: {
      gateway: usageOf(gateway),
      members: usageOf(members),
      // A process for each connection, and connections come and go.
      database: usageOf(database === undefined ? [] : withDescendants([database])),
      generator: usageOf(generator),
    },
  }
}

/** CPU that this machine has spent on anything since it began. */
function busyMs(): number {
  return cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0)
}

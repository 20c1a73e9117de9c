import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

/** What some processes have used. */
export interface Usage {
  /** User and system, of all threads, since they began; on Linux also of children that have ended. */
  readonly cpuMs: number
  /** The largest resident set of each since {@link resetPeaks}, added up; elsewhere than on Linux, the present one. */
  readonly peakMb: number
}

/** What these processes have used. One that has ended counts for nothing. */
export function usageOf(pids: readonly number[]): Usage {
  const used = process.platform === 'linux' ? pids.flatMap(fromProc) : fromPs(pids)
  return {
    cpuMs: used.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    peakMb: used.reduce((sum, { peakMb }) => sum + peakMb, 0),
  }
}

/** The present resident sets of these processes, added up. */
export function residentMb(pids: readonly number[]): number {
  if (process.platform !== 'linux') return usageOf(pids).peakMb
  const sizes = pids.map(pid => Number(/^VmRSS:\s*(\d+)/m.exec(procFile(pid, 'status') ?? '')?.[1] ?? 0))
  return sizes.reduce((sum, kb) => sum + kb, 0) / 1024
}

/** From now on, peaks are those of what comes. Linux alone can. */
export function resetPeaks(pids: readonly number[]): void {
  if (process.platform !== 'linux') return
  for (const pid of pids) {
    try {
      writeFileSync(`/proc/${pid}/clear_refs`, '5')
    } catch {
      // Not every container lets one: the peak is then that of the whole run.
    }
  }
}

/** Processes and all that descend from them: PostgreSQL has one for each connection, a gateway may have workers. */
export function withDescendants(pids: readonly number[]): number[] {
  const children = Map.groupBy(parents(), ([, parent]) => parent)
  const found = new Set<number>()
  const visit = (pid: number): void => {
    if (found.has(pid)) return
    found.add(pid)
    for (const [child] of children.get(pid) ?? []) visit(child)
  }
  for (const pid of pids) visit(pid)
  return [...found]
}

/** Every process with its parent. */
function parents(): [pid: number, parent: number][] {
  if (process.platform !== 'linux')
    return ps(['-A', '-o', 'pid=,ppid=']).map(([pid, parent]) => [Number(pid), Number(parent)])
  const pids = readdirSync('/proc').filter(name => /^\d+$/.test(name))
  return pids.map(pid => [Number(pid), Number(statOf(pid)?.[1] ?? 0)])
}

/** A hundredth of a second on every Linux that Node.js runs on. */
const TICK_MS = 10

/** Fields of `/proc/<pid>/stat` from the third on: state, parent, …; undefined where the process has ended. */
function statOf(pid: number | string): string[] | undefined {
  const stat = procFile(pid, 'stat')
  // The second is a name that may hold anything, in brackets.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function procFile(pid: number | string, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return undefined
  }
}

function fromProc(pid: number): Usage[] {
  const stat = statOf(pid)
  if (stat === undefined) return []
  const ticks = stat.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  const peakKb = Number(/^VmHWM:\s*(\d+)/m.exec(procFile(pid, 'status') ?? '')?.[1] ?? 0)
  return [{ cpuMs: ticks * TICK_MS, peakMb: peakKb / 1024 }]
}

function fromPs(pids: readonly number[]): Usage[] {
  const rows = ps(['-o', 'time=,rss=', '-p', pids.join(',')])
  return rows.map(([time = '', rss]) => ({ cpuMs: millisecondsIn(time), peakMb: Number(rss) / 1024 }))
}

/** As `ps` writes it: `[[days-]hours:]minutes:seconds`, with or without hundredths. */
export function millisecondsIn(time: string): number {
  const [days, clock] = time.includes('-') ? time.split('-') : ['0', time]
  const seconds = (clock ?? '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  return (Number(days) * 86_400 + seconds) * 1000
}

function ps(words: readonly string[]): string[][] {
  const lines = execFileSync('ps', words, { encoding: 'utf8' }).split('\n')
  return lines.map(line => line.trim().split(/\s+/)).filter(([first]) => first !== '')
}

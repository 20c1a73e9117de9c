import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** One process of this machine. */
export interface ProcessMemory {
  readonly pid: number
  readonly parent: number
  /**
   * Resident, in kB: of what it shares with others, as PostgreSQL's processes do, its part. Where the system does not tell
   * that, what is shared counts in each.
   */
  readonly resident: number
}

/** Memory of this process and its descendants, in MB, by the name of the child that each descends from. */
export function memoryByName(names: ReadonlyMap<number, string>, processes = everyProcess()): Map<string, number> {
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]))
  const sums = new Map<string, number>()
  for (const { pid, resident } of processes) {
    const name = nameOf(pid, names, parents)
    if (name !== undefined) sums.set(name, (sums.get(name) ?? 0) + resident / 1024)
  }
  return sums
}

/** The nearest ancestor's name, its own first. */
function nameOf(pid: number, names: ReadonlyMap<number, string>, parents: ReadonlyMap<number, number>) {
  for (let at: number | undefined = pid; at !== undefined && at > 0; at = parents.get(at)) {
    const name = names.get(at)
    if (name !== undefined) return name
  }
  return undefined
}

/** Linux tells by files; elsewhere `ps` does. */
export function everyProcess(): ProcessMemory[] {
  return process.platform === 'linux' ? fromProc() : fromPs()
}

function fromProc(): ProcessMemory[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8')
        const field = (key: string) => Number(new RegExp(`^${key}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0)
        return [{ pid: Number(name), parent: field('PPid'), resident: proportional(name) ?? field('VmRSS') }]
      } catch {
        return [] // It has ended meanwhile.
      }
    })
}

/** Proportional set size, of one's own processes alone. */
function proportional(pid: string): number | undefined {
  try {
    const found = /^Pss:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
    return found === undefined ? undefined : Number(found)
  } catch {
    return undefined
  }
}

function fromPs(): ProcessMemory[] {
  try {
    return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' })
      .split('\n')
      .map(line => line.trim().split(/\s+/).map(Number))
      .flatMap(([pid, parent, resident]) =>
        pid && parent !== undefined && resident !== undefined ? [{ pid, parent, resident }] : [],
      )
  } catch {
    return []
  }
}

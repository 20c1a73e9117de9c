import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { PostgresError } from './error.ts'
import { folderOf } from './home.ts'

/**
 * Stops a server that still runs in this folder because whoever started it, and the watchdog too, was killed.
 * A `postmaster.pid` that a killed server left is PostgreSQL's own business: it looks through that by itself.
 *
 * The caller must know that nobody else uses the folder.
 */
export async function stopOrphan(dataDir: string): Promise<void> {
  const cluster = join(await folderOf(resolve(dataDir)), 'cluster')
  const pid = await pidIn(cluster)
  if (pid === undefined || !(await isServerOf(pid, cluster))) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 10_000; waited += 50) {
    await delay(50)
    if (!isAlive(pid)) return
  }
  throw new PostgresError(`PostgreSQL, process ${pid}, from an earlier start does not stop`)
}

async function pidIn(cluster: string): Promise<number | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  return pid > 1 && isAlive(pid) ? pid : undefined
}

/** A number in a file may by now be anybody's; the command line tells. Unknown means no. */
async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command.split('\0').includes(cluster)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

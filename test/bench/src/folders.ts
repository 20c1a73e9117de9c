import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { removeHome } from '@hub/postgres'

/** The root of the repository. */
export const ROOT = new URL('../../../', import.meta.url)

/** Where a run of the benchmark writes; all but cache and peers is gone when it ends. On the disk of the repository: the release log waits for it. */
export interface Folders extends AsyncDisposable {
  readonly postgres: string
  readonly logs: string
  /** For the identity provider's key. */
  readonly identity: string
  /** Compiled code, so that no process need compile it again; that of `npm start`, and it stays. */
  readonly cache: string
  /** Other gateways that the hub is compared with; installed once. */
  readonly peers: string
}

export async function makeFolders(): Promise<Folders> {
  const data = fileURLToPath(new URL('.data/', ROOT))
  await mkdir(data, { recursive: true, mode: 0o711 })
  await sweep(data)
  const top = await mkdtemp(join(data, `bench-${process.pid}-`))
  // PostgreSQL's account, where root starts it, must get through.
  await chmod(top, 0o711)
  const folders = {
    postgres: join(top, 'postgres'),
    logs: join(top, 'logs'),
    identity: join(top, 'identity'),
    cache: join(data, 'cache'),
    peers: join(data, 'peers'),
  }
  for (const folder of [folders.logs, folders.identity, folders.cache]) {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  }
  return { ...folders, [Symbol.asyncDispose]: () => rm(top, { recursive: true, force: true }) }
}

/** Removes what runs have left that were killed. */
async function sweep(data: string): Promise<void> {
  for (const name of await readdir(data)) {
    const pid = /^bench-(\d+)-/.exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    await removeHome(join(data, name, 'postgres'))
    await rm(join(data, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

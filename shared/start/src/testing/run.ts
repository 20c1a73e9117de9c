import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '@hub/postgres'

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url))

/** A data folder for one test, removed afterwards. */
export interface TestFolder extends AsyncDisposable {
  readonly path: string
}

export async function testFolder(): Promise<TestFolder> {
  const path = await mkdtemp(join(temporaryFolder(), 'hrd-hub-start-test-'))
  // As an ordinary folder is; otherwise root's PostgreSQL goes elsewhere.
  await chmod(path, 0o755)
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** `npm start` with stand-ins for the servers, in a process group of its own, on free ports. */
export interface Run {
  readonly process: ChildProcess
  readonly group: number
  /** What it has said so far, on both streams. */
  said(): string
  errors(): string
  /** Resolves when it has said this; rejects if it ends before. */
  says(text: string): Promise<void>
  /** Resolves with its exit code, or the signal's name. */
  readonly ended: Promise<number | string>
}

export function run(folder: TestFolder, options: { swaps?: string[]; env?: Record<string, string> } = {}): Run {
  const child = spawn(process.execPath, [MAIN, ...(options.swaps ?? [])], {
    env: {
      PATH: process.env.PATH,
      TMPDIR: process.env.TMPDIR,
      HUB_DATA_DIR: folder.path,
      ...FREE_PORTS,
      ...options.env,
    },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', chunk => {
    output += chunk
  })
  child.stderr.setEncoding('utf8').on('data', chunk => {
    output += chunk
    errors += chunk
  })
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => (code ?? signal) as number | string)
  return {
    process: child,
    group: child.pid ?? 0,
    said: () => output,
    errors: () => errors,
    ended,
    async says(text) {
      while (!output.includes(text)) {
        const chunk = Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data')])
        const over = await Promise.race([chunk.then(() => false), ended.then(() => true)])
        if (over && !output.includes(text)) throw new Error(`it ended without saying ${text}:\n${output}`)
      }
    },
  }
}

const FREE_PORTS = Object.fromEntries(
  [
    'POSTGRES',
    'IDENTITY',
    'GATEWAY',
    'REGISTRY',
    'EMERGENCY',
    'SUSTAINING',
    'RELOCATION',
    'TRAINING',
    'ADVOCACY',
    'OUTREACH',
    'STATISTICS',
  ].map(name => [`${name}_PORT`, '0']),
)

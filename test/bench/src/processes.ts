import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { ROOT } from './folders.ts'

/** A Node.js program to run as a child. */
export interface Program {
  readonly name: string
  readonly entry: URL
  readonly args?: readonly string[]
  /** Loaded before the program itself. */
  readonly imports?: readonly URL[]
  /** Besides what every process needs from the machine. */
  readonly env?: Readonly<Record<string, string>>
  /** Is sent to it before anything else. */
  readonly order?: unknown
  /** Answers 200 when it is ready, for a program that does not say so. */
  readonly readyAt?: string
}

export interface Running {
  readonly pid: number
  /** What it said to be ready: the product says `ready`, the benchmark's own say `{ ready: url }`. */
  readonly url: string
  /** Sends a message and waits for the next that comes back. */
  ask(message: unknown): Promise<unknown>
}

const FROM_THE_MACHINE = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'TZ', 'LANG', 'LC_ALL', 'SystemRoot']
const PRELOAD = new URL('shared/start/src/preload.ts', ROOT)
const READY_WITHIN_MS = 120_000
const STOP_WITHIN_MS = 3_000

/** The children of a run. Each has a process group of its own, so that Ctrl-C reaches this process only. */
export class Processes implements AsyncDisposable {
  readonly #running = new Set<ChildProcess>()
  readonly #failure = Promise.withResolvers<never>()
  readonly #logs: string
  readonly #machine: Readonly<Record<string, string>>
  #stopping = false

  /**
   * @param cache folder for compiled code
   * @param signal ends whatever is waited for
   */
  constructor(logs: string, cache: string, signal: AbortSignal) {
    this.#logs = logs
    const kept = FROM_THE_MACHINE.flatMap(name => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
    this.#machine = { ...Object.fromEntries(kept), NODE_COMPILE_CACHE: cache }
    this.#failure.promise.catch(() => {})
    if (signal.aborted) this.#failure.reject(signal.reason)
    signal.addEventListener('abort', () => this.#failure.reject(signal.reason))
  }

  /** The promise's outcome, unless a child ends before it, or the run is told to end. */
  race<Value>(promise: Promise<Value>): Promise<Value> {
    return Promise.race([promise, this.#failure.promise])
  }

  /** Starts a program and waits until it is ready. */
  async start({ name, entry, args = [], imports = [], env, order, readyAt }: Program): Promise<Running> {
    const log = join(this.#logs, `${name}.log`)
    const descriptor = openSync(log, 'w', 0o600)
    const first = [PRELOAD, ...imports].flatMap(({ href }) => ['--import', href])
    const child = spawn(process.execPath, [...first, fileURLToPath(entry), ...args], {
      // Where a program looks for files of its own, it finds none.
      cwd: this.#logs,
      env: { ...this.#machine, ...env },
      detached: true,
      stdio: ['ignore', descriptor, descriptor, 'ipc'],
    })
    closeSync(descriptor)
    this.#running.add(child)
    child.once('error', error => this.#failure.reject(error))
    child.once('close', code => {
      this.#running.delete(child)
      if (!this.#stopping) this.#failure.reject(new Error(`${name} ended (${code ?? 'killed'}): ${lastWords(log)}`))
    })
    const next = async (): Promise<unknown> => (await this.race(once(child, 'message')))[0]
    const began = readyAt === undefined ? next() : this.race(answers(readyAt))
    if (order !== undefined) child.send(order as object)
    const tooLate = () => this.#failure.reject(new Error(`${name} was not ready within ${READY_WITHIN_MS / 1000} s`))
    const impatience = setTimeout(tooLate, READY_WITHIN_MS)
    const ready = await began.finally(() => clearTimeout(impatience))
    return {
      pid: child.pid ?? 0,
      url: typeof ready === 'object' && ready !== null && 'ready' in ready ? String(ready.ready) : '',
      ask(message) {
        const answer = next()
        child.send(message as object)
        return answer
      },
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping = true
    await Promise.all([...this.#running].map(stop))
  }
}

async function answers(url: string): Promise<void> {
  for (;;) {
    const status = await fetch(url).then(
      response => response.status,
      () => 0,
    )
    if (status === 200) return
    await delay(100)
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
  await closed
  clearTimeout(impatience)
}

/** The error that it ended with, or else the last that it wrote. */
function lastWords(log: string): string {
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n')
  return lines.findLast(line => /^\w*Error\b/.test(line)) ?? lines.at(-1) ?? ''
}

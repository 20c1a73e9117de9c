import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Ending, StartError } from './ending.ts'
import { type ChildLog, keepLog } from './log.ts'
import { shortPath, type Voice } from './voice.ts'

/** A Node.js program to run as a child. */
export interface Program {
  readonly name: string
  readonly entry: URL
  readonly arguments?: readonly string[]
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>
  /** Is stopped before the others. */
  readonly front?: boolean
}

interface Child {
  readonly program: Program
  readonly process: ChildProcess
  readonly log: ChildLog
  readonly closed: Promise<unknown>
}

const READY_WITHIN_MS = 60_000
const STOP_WITHIN_MS = 3_000

/**
 * The child processes. Each has a process group of its own, so that Ctrl-C reaches this process only, which then stops
 * them in good order; and an IPC channel, whose end tells them that this process is gone.
 */
export class Children implements AsyncDisposable {
  readonly #running = new Set<Child>()
  readonly #ending: Ending
  readonly #logs: string
  readonly #voice: Voice
  #stopping = false
  /** While parts start one after another, that some are missing is no news. */
  #complete = false

  constructor(ending: Ending, logs: string, voice: Voice) {
    this.#ending = ending
    this.#logs = logs
    this.#voice = voice
  }

  /** Starts a server and waits until it says `ready`. Should it end later, unasked, everything ends. */
  async start(program: Program): Promise<void> {
    const child = this.#spawn(program)
    const { promise: ready, resolve, reject } = Promise.withResolvers<void>()
    child.process.on('message', message => {
      if (message === 'ready') resolve()
    })
    const impatience = setTimeout(
      () => reject(new StartError(`${program.name} was not ready within ${READY_WITHIN_MS / 1000} s`)),
      READY_WITHIN_MS,
    )
    void child.closed.then(() => {
      if (this.#stopping) return
      const error = new StartError(this.#obituary(child))
      reject(error)
      this.#ending.fail(error.message)
    })
    await this.#ending.race(ready).finally(() => clearTimeout(impatience))
  }

  /** Runs a program to its end. */
  async run(program: Program, onMessage: (message: unknown) => void): Promise<void> {
    const child = this.#spawn(program)
    child.process.on('message', onMessage)
    await this.#ending.race(child.closed)
    if (child.process.exitCode !== 0) throw new StartError(this.#obituary(child))
  }

  /** All have started: from now on their warnings are shown. */
  complete(): void {
    this.#complete = true
  }

  /** Stops what serves the outside first, then the rest; kills what does not stop in time. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping = true
    const all = [...this.#running]
    await Promise.all(all.filter(child => child.program.front).map(stop))
    await Promise.all(all.filter(child => !child.program.front).map(stop))
  }

  /** Names of running children by process id. */
  names(): ReadonlyMap<number, string> {
    return new Map([...this.#running].map(({ process, program }) => [process.pid ?? 0, program.name]))
  }

  #spawn(program: Program): Child {
    this.#ending.signal.throwIfAborted()
    const { name, entry, env } = program
    const command = ['--import', PRELOAD, fileURLToPath(entry), ...(program.arguments ?? [])]
    const childProcess = spawn(process.execPath, command, {
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    const { stdout, stderr } = childProcess
    if (stdout === null || stderr === null) throw new Error('a child without output')
    const log = keepLog(stdout, stderr, this.#logFile(program), message => {
      const tell = this.#complete && !this.#stopping
      if (tell) this.#voice.warn(`${name}: ${message}`)
      return tell
    })
    const closed = once(childProcess, 'close').catch(() => {})
    const child: Child = { program, process: childProcess, log, closed }
    this.#running.add(child)
    void closed.then(() => this.#running.delete(child))
    return child
  }

  #logFile({ name }: Program): string {
    return join(this.#logs, `${name}.log`)
  }

  #obituary({ program, process: { exitCode, signalCode }, log }: Child): string {
    const how = signalCode === null ? `exit code ${exitCode}` : signalCode
    const why = log.complaint()
    const own = why?.replace(new RegExp(`^${program.name.replaceAll('-', '[- ]')}: `), '')
    return `${program.name} ended (${how})${own === undefined ? '' : `: ${own}`}; see ${shortPath(this.#logFile(program))}`
  }
}

const PRELOAD = new URL('preload.ts', import.meta.url).href

async function stop({ process, closed }: Child): Promise<void> {
  process.kill('SIGTERM')
  const impatience = setTimeout(() => process.kill('SIGKILL'), STOP_WITHIN_MS)
  await closed
  clearTimeout(impatience)
}

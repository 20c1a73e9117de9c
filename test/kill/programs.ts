import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const ROOT = new URL('../../', import.meta.url)
const FROM_THE_MACHINE = ['PATH', 'HOME', 'TMPDIR', 'TZ', 'LANG']

/** A program of the hub as a process of its own, that can be killed and started again. */
export interface Program {
  readonly name: string
  /** SIGKILL: no goodbye. */
  kill(): Promise<void>
  /** Starts it, and waits until it says that it is ready. */
  start(): Promise<void>
  /** SIGTERM; resolves with what it exits with, once it has ended. */
  stop(): Promise<number | null>
}

/** Runs a program to its end. @throws Error with what it complained of, where it ended badly */
export async function runToEnd(entry: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [fileURLToPath(new URL(entry, ROOT)), ...args], {
    env: { ...fromTheMachine(), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', data => {
    complaint += data
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${entry} ended with ${code}: ${complaint}`)
}

function fromTheMachine(): Record<string, string> {
  return Object.fromEntries(
    FROM_THE_MACHINE.flatMap(key => (process.env[key] === undefined ? [] : [[key, process.env[key]]])),
  )
}

/** @param onLine takes what it writes to its standard output, such as its log, line by line */
export function program(
  name: string,
  entry: string,
  env: Readonly<Record<string, string>>,
  onLine?: (line: string) => void,
): Program {
  let child: ChildProcess | undefined
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    const closed = once(child, 'close')
    child.kill(signal)
    await closed
    return child.exitCode
  }
  return {
    name,
    async kill() {
      await end('SIGKILL')
    },
    stop: () => end('SIGTERM'),
    async start() {
      const args = ['--import', new URL('shared/start/src/preload.ts', ROOT).href, fileURLToPath(new URL(entry, ROOT))]
      const started = spawn(process.execPath, args, {
        env: { ...fromTheMachine(), ...env },
        stdio: ['ignore', onLine === undefined ? 'ignore' : 'pipe', 'pipe', 'ipc'],
      })
      child = started
      if (onLine !== undefined && started.stdout !== null) createInterface(started.stdout).on('line', onLine)
      let complaint = ''
      started.stderr?.on('data', data => {
        complaint += data
      })
      const ended = once(started, 'close').then(() => {
        throw new Error(`${name} ended: ${complaint}`)
      })
      ended.catch(() => {})
      await Promise.race([once(started, 'message'), ended])
    },
  }
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Account } from './account.ts'

/**
 * Stops the server should this process end without doing so, however that happens (SIGKILL included): a shell waits
 * for the pipe to this process to close. In a process group of its own, so that Ctrl-C does not reach it.
 *
 * @param leftover a folder to remove then, once the server has ended
 * @returns a function that sends the watchdog home, and resolves when it has gone
 */
export function watch(pid: number, account: Account | undefined, leftover = ''): () => Promise<void> {
  if (process.platform === 'win32') return async () => {}
  const shell = spawn('/bin/sh', ['-c', SCRIPT, 'watchdog', String(pid), leftover], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const gone = once(shell, 'close').catch(() => {})
  shell.stdin.on('error', () => {})
  shell.unref()
  return async () => {
    shell.ref()
    shell.stdin.end('released\n')
    await gone
  }
}

const SCRIPT = `
read -r released && exit
kill -INT "$1"
test -n "$2" || exit
while kill -0 "$1"; do sleep 0.1; done
rm -rf "$2"`

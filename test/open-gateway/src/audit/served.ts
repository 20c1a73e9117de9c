import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** Serves an audit, afresh: some of its subgraphs remember what was asked of them. */
export async function withAudit<Result>(folder: string, use: (url: string) => Promise<Result>): Promise<Result> {
  const port = await freePort()
  const tsx = join(folder, 'node_modules/tsx/dist/cli.mjs')
  const child = spawn(process.execPath, [tsx, 'src/cli.ts', 'serve', '--port', String(port)], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  try {
    const url = `http://localhost:${port}`
    await isUp(url, child)
    return await use(url)
  } finally {
    child.kill()
    await ended
  }
}

/** It loads for some seconds before it listens. */
async function isUp(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const up = await fetch(`${url}/_health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (up) return
    await delay(100)
  }
  throw new Error('the audit ended before it listened')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

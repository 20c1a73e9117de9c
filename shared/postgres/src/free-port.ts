import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below what systems give to connections that programs open: those could take it before it is listened on. */
const FROM = 20_000
const UNTIL = 32_000

/** Never twice by one process. */
const given = new Set<number>()

/** A port of 127.0.0.1 that was free a moment ago: for programs that cannot listen on port 0 and tell. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FROM, UNTIL)
    if (given.has(port)) continue
    given.add(port)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

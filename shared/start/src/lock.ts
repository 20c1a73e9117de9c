import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { realpathSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StartError } from './ending.ts'
import { shortPath } from './voice.ts'

/**
 * Keeps a second `npm start` off the same folder. A listening local socket is the lock: it is gone with the process,
 * however that ends, which a file with a process number is not.
 */
export async function lockFolder(folder: string): Promise<AsyncDisposable> {
  const digest = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 24)
  const address = addressFor(`hrd-hub-${digest}`)
  const server = (await listen(address)) ?? ((await isStale(address)) ? await listen(address) : undefined)
  if (server === undefined)
    throw new StartError(`HUB_DATA_DIR ${shortPath(folder)} is in use by another npm start: stop that, or set another`)
  server.unref()
  return {
    async [Symbol.asyncDispose]() {
      server.close()
      await once(server, 'close')
    },
  }
}

function addressFor(name: string): string {
  if (process.platform === 'linux') return `\0${name}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

async function listen(address: string): Promise<Server | undefined> {
  const server = createServer(socket => socket.destroy())
  try {
    server.listen(address)
    await once(server, 'listening')
    return server
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined
    throw error
  }
}

/** A socket file that nobody listens on any more is removed. Only files can be left behind. */
async function isStale(address: string): Promise<boolean> {
  if (!address.endsWith('.sock')) return false
  const socket = connect(address)
  try {
    await once(socket, 'connect')
    return false
  } catch {
    await rm(address, { force: true })
    return true
  } finally {
    socket.destroy()
  }
}

import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'

/**
 * Stands between an owner and its PostgreSQL and writes down every statement on the wire, whichever library sent it and
 * however: nothing that the owner asks of its database goes by unseen.
 */
export interface StatementProxy {
  /** The database's URL, by way of the proxy. */
  readonly databaseUrl: string
  /** Texts in the order in which they came. */
  readonly statements: string[]
  close(): Promise<void>
}

export async function startStatementProxy(databaseUrl: string): Promise<StatementProxy> {
  const target = new URL(databaseUrl)
  const statements: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer(client => {
    const upstream = connect(Number(target.port), target.hostname)
    const read = createReader(text => statements.push(text))
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      socket.on('error', () => {
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', read)
    client.pipe(upstream)
    upstream.pipe(client)
  })
  const url = new URL(databaseUrl)
  url.host = `127.0.0.1:${await listen(server)}`
  return {
    databaseUrl: url.href,
    statements,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** What the client of a database sends: a length and a body, after the first message a letter before them. */
function createReader(note: (text: string) => void): (chunk: Buffer) => void {
  let unread = Buffer.alloc(0)
  let started = false
  return chunk => {
    unread = Buffer.concat([unread, chunk])
    for (;;) {
      const head = started ? 1 : 0
      if (unread.length < head + 4) return
      const end = head + unread.readUInt32BE(head)
      if (unread.length < end) return
      const message = unread.subarray(0, end)
      unread = unread.subarray(end)
      if (started) {
        const text = statementIn(message)
        if (text !== undefined) note(text)
      }
      started = true
    }
  }
}

/** A simple query carries its text; of the extended protocol the message that parses does, once for each statement. */
function statementIn(message: Buffer): string | undefined {
  const [text = '', second = ''] = message.toString('utf8', 5).split('\0')
  const type = String.fromCharCode(message[0] ?? 0)
  if (type === 'Q') return text
  // Function calls go past the parser; nobody should use them.
  if (type === 'F') return 'a function call'
  return type === 'P' ? second : undefined
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

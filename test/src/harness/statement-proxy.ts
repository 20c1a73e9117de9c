import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'

/**
 * Stands between an owner and its PostgreSQL and writes down every statement on the wire, whichever library sent it and
 * however: nothing that the owner asks of its database goes by unseen.
 */
export interface StatementProxy {
  /** The database's URL, by way of the proxy. */
  readonly databaseUrl: string
  /** Texts of what was run, in the order in which it came. */
  readonly statements: string[]
  /** What was given to the database to read and plan, in the order in which it came. */
  readonly parsed: Parsed[]
  close(): Promise<void>
}

/** A statement as one connection had it parsed. */
export interface Parsed {
  /** Number of the connection, in the order in which they were made. */
  readonly connection: number
  /** Empty where the statement was not to be kept. */
  readonly name: string
  readonly text: string
}

export async function startStatementProxy(databaseUrl: string): Promise<StatementProxy> {
  const target = new URL(databaseUrl)
  const statements: string[] = []
  const parsed: Parsed[] = []
  let connections = 0
  const sockets = new Set<Socket>()
  const server = createServer(client => {
    const upstream = connect(Number(target.port), target.hostname)
    const connection = connections++
    const read = createReader({
      run: text => statements.push(text),
      parse: (name, text) => parsed.push({ connection, name, text }),
    })
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
    parsed,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

interface Notes {
  run(text: string): void
  parse(name: string, text: string): void
}

/** What the client of a database sends: a length and a body, after the first message a letter before them. */
function createReader(notes: Notes): (chunk: Buffer) => void {
  let unread = Buffer.alloc(0)
  let started = false
  const note = createInterpreter(notes)
  return chunk => {
    unread = Buffer.concat([unread, chunk])
    for (;;) {
      const head = started ? 1 : 0
      if (unread.length < head + 4) return
      const end = head + unread.readUInt32BE(head)
      if (unread.length < end) return
      const message = unread.subarray(0, end)
      unread = unread.subarray(end)
      if (started) note(message)
      started = true
    }
  }
}

/**
 * A simple query carries its text. In the extended protocol one message parses a statement under a name, and another
 * binds values to it for each time that it is run.
 */
function createInterpreter({ run, parse }: Notes): (message: Buffer) => void {
  const texts = new Map<string, string>()
  return message => {
    const [first = '', second = ''] = message.toString('utf8', 5).split('\0')
    const type = String.fromCharCode(message[0] ?? 0)
    if (type === 'Q') run(first)
    // Function calls go past the parser; nobody should use them.
    if (type === 'F') run('a function call')
    if (type === 'P') {
      texts.set(first, second)
      parse(first, second)
    }
    if (type === 'B') run(texts.get(second) ?? 'a statement that nobody parsed')
  }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

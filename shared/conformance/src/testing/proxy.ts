import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request on its way to the member. */
export interface Sent {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

export interface Reply {
  readonly status: number
  readonly text: string
  readonly contentType?: string
}

/** How a member is broken from outside; each part may do nothing. */
export interface Breakage {
  /** Answers in the member's place. */
  readonly instead?: (sent: Sent) => Reply | undefined
  /** Answers something else than the member did. */
  readonly after?: (sent: Sent, reply: Reply) => Reply | undefined
}

export interface RunningProxy extends AsyncDisposable {
  readonly url: string
}

/** How a request gets to the member; undefined where nobody is there yet. */
export type Way = (sent: Sent) => Promise<Reply> | undefined

/** Stands before a member, over real HTTP, and breaks what it says. */
export async function startProxy(way: Way, breakage: Breakage = {}): Promise<RunningProxy> {
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const { method = '', url: path = '' } = incoming
    const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]))
    const sent = { method, path, headers, body: Buffer.concat(chunks).toString('utf8') }
    const instead = breakage.instead?.(sent)
    const answered = instead ?? (await way(sent))
    if (answered === undefined) return response.destroy()
    const reply = instead ?? breakage.after?.(sent, answered) ?? answered
    response.writeHead(reply.status, { 'content-type': reply.contentType ?? JSON_TYPE }).end(reply.text)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const JSON_TYPE = 'application/json; charset=utf-8'
const PASSED_ON = ['content-type', 'members-token', 'hub-assertion']

/** To the member at this address. */
export async function passTo(base: string, { method, path, headers, body }: Sent): Promise<Reply> {
  const response = await fetch(`${base}${path}`, {
    method,
    headers: Object.fromEntries(
      PASSED_ON.flatMap(name => (headers[name] === undefined ? [] : [[name, headers[name]]])),
    ),
    ...(method === 'POST' && { body: Buffer.from(body) }),
  })
  const contentType = response.headers.get('content-type') ?? ''
  return { status: response.status, text: await response.text(), contentType }
}

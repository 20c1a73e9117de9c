import { createServer, type RequestListener } from 'node:http'

/** A server as the supervisor expects one: says `ready`, stops on SIGTERM and when its parent is gone. */
export function serve(port: string | undefined, listener: RequestListener): void {
  const server = createServer(listener)
  const stop = () => {
    server.close()
    server.closeAllConnections()
    process.disconnect?.()
  }
  for (const event of ['SIGTERM', 'disconnect'] as const) process.once(event, stop)
  server.listen(Number(port), '127.0.0.1', () => process.send?.('ready'))
}

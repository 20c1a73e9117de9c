import { readFileSync } from 'node:fs'
import { readOptions, USAGE } from './options.ts'
import { startOpenGateway } from './serve.ts'

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options === undefined) {
    process.stdout.write(`${USAGE}\n`)
    return
  }
  const gateway = await startOpenGateway({
    supergraphSdl: readFileSync(options.supergraph, 'utf8'),
    port: options.port,
  })
  const stop = () => void gateway.close().then(() => process.exit(0))
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(event, stop)
  process.stderr.write(`${gateway.url}/graphql answers, and enforces nothing\n`)
  process.send?.({ ready: gateway.url })
}

main().catch((error: unknown) => {
  process.stderr.write(`gateway:open: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})

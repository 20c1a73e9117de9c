import { generateLoad } from './generate.ts'
import type { Load } from './protocol.ts'

/** The process that sends requests, so that what it uses counts for nobody who answers them. */
process.channel?.ref()
process.on('message', (load: Load) => {
  generateLoad(load).then(
    result => process.send?.(result),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
      process.exit(1)
    },
  )
})
for (const event of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(event, () => process.exit(0))
process.send?.({ ready: '' })

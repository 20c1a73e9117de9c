import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'

/**
 * Loaded into a process before its own code: `{ ask: 'startProfile' }` begins a CPU profile, and
 * `{ ask: 'stopProfile', file }` writes it.
 */
const session = new Session()
session.connect()

async function answer(message: object): Promise<void> {
  if (!('ask' in message)) return
  if (message.ask === 'startProfile') {
    await session.post('Profiler.enable')
    await session.post('Profiler.setSamplingInterval', { interval: INTERVAL_MICROSECONDS })
    await session.post('Profiler.start')
    process.send?.({ profiling: true })
  }
  if (message.ask === 'stopProfile' && 'file' in message) {
    const { profile } = await session.post('Profiler.stop')
    writeFileSync(String(message.file), JSON.stringify(profile))
    process.send?.({ profiling: false })
  }
}

const INTERVAL_MICROSECONDS = 500

process.on('message', message => {
  if (typeof message === 'object' && message !== null) void answer(message)
})

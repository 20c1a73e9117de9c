import { monitorEventLoopDelay } from 'node:perf_hooks'
import { ALARM_NAMES } from './alarms.ts'
import { LOG_LEVELS } from './log-levels.ts'
import { counter, gauge, type Instruments } from './metrics.ts'

/** What every process tells of itself. */
export const COMMON_METRICS = {
  hub_alarms: counter('Alarms in the log of this process: somebody has to look at each.', { alarm: ALARM_NAMES }),
  hub_log_lines: counter('Lines of the log, by level.', { level: LOG_LEVELS }),
  hub_traces_sent: counter('Batches of spans that were sent, or could not be.', { outcome: ['SENT', 'FAILED'] }),
  hub_process_cpu_seconds: gauge('Seconds of CPU that the process has used.', { mode: ['user', 'system'] }),
  hub_process_memory_bytes: gauge('Memory of the process.', { kind: ['resident', 'heap_used', 'external'] }),
  hub_process_started_seconds: gauge('When the process was started, in seconds since 1970.', {}),
  hub_event_loop_delay_seconds: gauge('How late the process came to its next turn, since it was asked last.', {
    quantile: ['0.5', '0.99', '1'],
  }),
} as const

/** @returns what ends the watching */
export function watchProcess(metrics: Instruments<typeof COMMON_METRICS>): () => void {
  const startedAt = Date.now() / 1_000 - process.uptime()
  metrics.hub_process_cpu_seconds.read(() => {
    const { user, system } = process.cpuUsage()
    return [
      [{ mode: 'user' }, user / 1e6],
      [{ mode: 'system' }, system / 1e6],
    ]
  })
  metrics.hub_process_memory_bytes.read(() => {
    const { rss, heapUsed, external } = process.memoryUsage()
    return [
      [{ kind: 'resident' }, rss],
      [{ kind: 'heap_used' }, heapUsed],
      [{ kind: 'external' }, external],
    ]
  })
  metrics.hub_process_started_seconds.read(() => [[{}, startedAt]])
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  metrics.hub_event_loop_delay_seconds.read(() => {
    const at = (percentile: number) => delay.percentile(percentile) / 1e9
    const read = [
      [{ quantile: '0.5' }, at(50)],
      [{ quantile: '0.99' }, at(99)],
      [{ quantile: '1' }, delay.max / 1e9],
    ] as const
    delay.reset()
    return read
  })
  return () => delay.disable()
}

import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'
import { alarmNamed } from './alarms.ts'
import type { LOG_LEVELS } from './log-levels.ts'
import type { Telemetry } from './telemetry.ts'

/**
 * A process's log. What is told there is told in metrics too: each alarm, and how many lines of each level. A line about
 * a request that is traced names its trace.
 */
export function createLog(telemetry: Telemetry, options: LoggerOptions, stream?: DestinationStream): Logger {
  const hooks: LoggerOptions['hooks'] = {
    logMethod(args, method, level) {
      const [first, message] = args as readonly unknown[]
      telemetry.common.hub_log_lines.add({ level: LEVELS[level] ?? 'info' })
      if (typeof first !== 'object' || first === null) return method.apply(this, args)
      const { alarm, requestId } = first as { readonly alarm?: unknown; readonly requestId?: unknown }
      if (alarm === true) telemetry.common.hub_alarms.add({ alarm: alarmNamed(message) })
      const traceId = typeof requestId === 'string' ? telemetry.traceOf(requestId) : undefined
      if (traceId === undefined) return method.apply(this, args)
      const [, ...rest] = args as unknown as [object, ...string[]]
      return method.apply(this, [{ ...first, traceId }, ...rest] as unknown as typeof args)
    },
  }
  return stream === undefined ? pino({ ...options, hooks }) : pino({ ...options, hooks }, stream)
}

const LEVELS: Readonly<Record<number, (typeof LOG_LEVELS)[number]>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
}

export { ALARM_NAMES, ALARMS } from './alarms.ts'
export { COMMON_METRICS } from './common.ts'
export { createLog } from './log.ts'
export {
  type Counter,
  counter,
  type Declarations,
  type Duration,
  duration,
  type Gauge,
  gauge,
  type Instruments,
  type Labels,
} from './metrics.ts'
export { originIn, type Span, type TraceOrigin, UNTRACED } from './spans.ts'
export { createTelemetry, silentTelemetry, type Telemetry } from './telemetry.ts'
export { OPERATIONS, type OperationType, OUTCOMES, type Outcome, type SpanName, type SpanWords } from './words.ts'

import { SettingsError, type TelemetrySettings } from '@hub/settings'
import type { Tls } from '@hub/tls'
import { createNoopMeter, type Meter, type Tracer } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { MeterProvider } from '@opentelemetry/sdk-metrics'
import { AlwaysOnSampler, BatchSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace'
import { COMMON_METRICS, watchProcess } from './common.ts'
import { createExposition } from './exposition.ts'
import { type Declarations, type Instruments, instruments } from './metrics.ts'
import { beginTrace, type Span, type TraceOrigin, UNTRACED } from './spans.ts'
import type { SpanName, SpanWords } from './words.ts'

/**
 * What a process tells of itself: numbers and times of what it does, under words that were declared before. Nothing of
 * what it was asked, by whom, or about which case.
 */
export interface Telemetry {
  readonly common: Instruments<typeof COMMON_METRICS>
  /** Makes what is declared. Once for each name. */
  metrics<const D extends Declarations>(declarations: D): Instruments<D>
  /** Begins a trace for a share of all requests. */
  trace(requestId: string, name: SpanName): Span
  /** Goes on with a trace that was begun by whoever asks. */
  follow(requestId: string, name: SpanName, origin: TraceOrigin | undefined, words?: SpanWords): Span
  /** The trace of a request that is under way. */
  traceOf(requestId: string): string | undefined
  /** Serves metrics, where they are to be served. Resolves to the address. */
  listen(tls: Tls | undefined): Promise<string | undefined>
  /** Sends what there is to be sent, and ends. */
  close(): Promise<void>
}

/**
 * @param settings undefined: nothing is told to anybody, and next to nothing is done
 * @param process the gateway, or an owner's code
 */
export function createTelemetry(settings: TelemetrySettings | undefined, process: string): Telemetry {
  const resource = resourceFromAttributes({ 'service.name': `hub-${process}` })
  const exposition = settings?.metrics && createExposition(settings.metrics)
  const provider = exposition && new MeterProvider({ resource, readers: [exposition.reader] })
  const meter: Meter = provider?.getMeter('hub') ?? createNoopMeter()
  const common = instruments(meter, COMMON_METRICS)
  const unwatch = exposition ? watchProcess(common) : () => {}
  const url = settings?.traces?.url
  const traces =
    url === undefined
      ? undefined
      : new TracerProvider({
          resource,
          sampler: new AlwaysOnSampler(),
          spanLimits: { attributeCountLimit: 8, eventCountLimit: 0, linkCountLimit: 0, attributeValueLengthLimit: 40 },
          spanProcessors: [
            new BatchSpanProcessor({
              exporter: counted(new OTLPTraceExporter({ url, timeoutMillis: 5_000 }), sent =>
                common.hub_traces_sent.add({ outcome: sent ? 'SENT' : 'FAILED' }),
              ),
            }),
          ],
        })
  const tracer = traces?.getTracer('hub')
  const share = settings?.traces?.share ?? 0
  const underWay = new Map<string, string>()

  /** While it is under way, log lines about the request name its trace. */
  function remembered(requestId: string, span: Span): Span {
    const { traceId } = span
    if (traceId === undefined) return span
    underWay.set(requestId, traceId)
    return {
      ...span,
      end(words) {
        underWay.delete(requestId)
        span.end(words)
      },
    }
  }
  const begin = (of: Tracer, requestId: string, name: SpanName, words: SpanWords, origin?: TraceOrigin) =>
    remembered(requestId, beginTrace(of, name, words, origin))

  return {
    common,
    metrics: declarations => instruments(meter, declarations),
    trace: (requestId, name) =>
      tracer === undefined || Math.random() >= share ? UNTRACED : begin(tracer, requestId, name, {}),
    follow: (requestId, name, origin, words = {}) =>
      tracer === undefined || origin === undefined ? UNTRACED : begin(tracer, requestId, name, words, origin),
    traceOf: requestId => underWay.get(requestId),
    async listen(tls) {
      return exposition?.listen(tls).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EADDRINUSE' && error.code !== 'EADDRNOTAVAIL') throw error
        const why = error.code === 'EADDRINUSE' ? 'is taken by another process' : 'cannot be had at METRICS_HOST'
        throw new SettingsError(settings?.metrics?.variable ?? 'METRICS_HOST', why)
      })
    },
    async close() {
      unwatch()
      await exposition?.close()
      // What waits to be sent holds nothing that could be missed for ever.
      await traces?.shutdown().catch(() => {})
      await provider?.shutdown().catch(() => {})
    },
  }
}

/** Tells nobody anything. */
export function silentTelemetry(): Telemetry {
  return createTelemetry(undefined, 'silent')
}

function counted(exporter: SpanExporter, note: (sent: boolean) => void): SpanExporter {
  return {
    export: (spans, done) =>
      exporter.export(spans, result => {
        note(result.code === 0)
        done(result)
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  }
}

import { type Span as OtelSpan, ROOT_CONTEXT, SpanKind, type Tracer, trace } from '@opentelemetry/api'
import { attributesOf, type SpanName, type SpanWords } from './words.ts'

/** A request that is traced, or a part of it. Where it is not traced, all of this does nothing. */
export interface Span {
  /** For log lines; undefined where nothing is traced. */
  readonly traceId: string | undefined
  /** For whoever is asked on (W3C Trace Context). */
  readonly traceparent: string | undefined
  begin(name: SpanName, words?: SpanWords): Span
  end(words?: SpanWords): void
}

export const UNTRACED: Span = {
  traceId: undefined,
  traceparent: undefined,
  begin: () => UNTRACED,
  end() {},
}

/** Where a trace was begun elsewhere. */
export interface TraceOrigin {
  readonly traceId: string
  readonly spanId: string
}

const SAMPLED = 1
const KINDS: Partial<Record<SpanName, SpanKind>> = {
  request: SpanKind.SERVER,
  answer: SpanKind.SERVER,
  fetch: SpanKind.CLIENT,
}

/** Begins a trace, or a part of one that was begun elsewhere. Nothing hangs on what runs at the moment. */
export function beginTrace(tracer: Tracer, name: SpanName, words: SpanWords, origin?: TraceOrigin): Span {
  const parent = origin && trace.wrapSpanContext({ ...origin, traceFlags: SAMPLED, isRemote: true })
  return begin(tracer, name, words, parent)
}

function begin(tracer: Tracer, name: SpanName, words: SpanWords, parent: OtelSpan | undefined): Span {
  // Not the context of the moment: whatever library might put something there.
  const around = parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT
  const span = tracer.startSpan(
    name,
    { kind: KINDS[name] ?? SpanKind.INTERNAL, attributes: attributesOf(words) },
    around,
  )
  const { traceId, spanId } = span.spanContext()
  return {
    traceId,
    traceparent: `00-${traceId}-${spanId}-01`,
    begin: (part, said = {}) => begin(tracer, part, said, span),
    end(said = {}) {
      span.setAttributes(attributesOf(said))
      span.end()
    },
  }
}

/**
 * What a `traceparent` header names, where it says that the trace is kept. Anything but the form of version 00 counts as
 * none, and so do the ids that stand for none.
 */
export function originIn(header: string | string[] | undefined): TraceOrigin | undefined {
  const found = typeof header === 'string' ? TRACEPARENT.exec(header) : null
  const [, traceId = '', spanId = '', flags = ''] = found ?? []
  if (found === null || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined
  return (Number.parseInt(flags, 16) & SAMPLED) === 0 ? undefined : { traceId, spanId }
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/

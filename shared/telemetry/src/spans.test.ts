import { expect, it } from 'vitest'
import { originIn } from './spans.ts'
import { attributesOf } from './words.ts'

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const SPAN = '00f067aa0ba902b7'

it('a trace that is kept elsewhere is gone on with', () => {
  expect(originIn(`00-${TRACE}-${SPAN}-01`)).toEqual({ traceId: TRACE, spanId: SPAN })
})

it.each([
  undefined,
  [`00-${TRACE}-${SPAN}-01`],
  '',
  `00-${TRACE}-${SPAN}-00`,
  `01-${TRACE}-${SPAN}-01`,
  `00-${TRACE}-${SPAN}-01-more`,
  `00-${TRACE.toUpperCase()}-${SPAN}-01`,
  `00-${'0'.repeat(32)}-${SPAN}-01`,
  `00-${TRACE}-${'0'.repeat(16)}-01`,
  `00-${TRACE}-${SPAN}-01\r\nx: y`,
])('anything else is none: %j', header => {
  expect(originIn(header)).toBeUndefined()
})

it('a span says words that are known, and counts', () => {
  expect(attributesOf({ owner: 'emergency', outcome: 'ANSWERED', cases: 3 })).toEqual({
    'hub.owner': 'emergency',
    'hub.outcome': 'ANSWERED',
    'hub.cases': 3,
  })
  expect(attributesOf({ owner: 'Amina' as 'emergency', operation: 'x' as 'query', cases: 0.5 })).toEqual({})
})

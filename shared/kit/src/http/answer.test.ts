import { UNTRACED } from '@hub/telemetry'
import { buildSchema } from 'graphql'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import type { ServedContext } from '../context.ts'
import { type Answer, createAnswerer, MOST_AT_ONCE } from './answer.ts'

it('attack 13: answers so many at a time and turns away the others at once, so nothing queues without end', async () => {
  const schema = buildSchema('type Query { word: String }')
  const waiting: ((word: string) => void)[] = []
  const { word } = schema.getQueryType()?.getFields() ?? {}
  if (word) word.resolve = () => new Promise(resolve => waiting.push(resolve))
  const answer = createAnswerer(schema, pino({ level: 'silent' }))
  const context = {
    caller: { requestId: 'one' },
    release: { failure: undefined, extension: () => undefined },
    span: UNTRACED,
  } as unknown as ServedContext
  const ask = () => answer({ query: '{ word }' }, context)

  const many = Array.from({ length: MOST_AT_ONCE }, ask)
  const busy: Answer = {
    status: 503,
    text: '{"errors":[{"message":"the owner answers as many requests as it can at a time: try again","extensions":{"code":"BUSY"}}]}',
  }
  expect(await ask()).toEqual(busy)
  expect(await ask()).toEqual(busy)
  waiting[0]?.('said')
  expect(await many[0]).toEqual({ status: 200, text: '{"data":{"word":"said"}}' })
  const next = ask()
  expect(waiting.length).toBe(MOST_AT_ONCE + 1)
  for (const end of waiting) end('said')
  for (const { status } of await Promise.all([...many, next])) expect(status).toBe(200)
})

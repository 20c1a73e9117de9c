import { expect, test } from 'vitest'
import { RETENTION_KINDS, RETENTION_PERIODS, retention } from './retention.ts'

const read = (text: string) => Object.fromEntries(retention.parse(text))

test('the standard has a period for every kind, none shorter than allowed', () => {
  expect(Object.keys(read('standard'))).toEqual([...RETENTION_KINDS])
  for (const { standard, least } of Object.values(RETENTION_PERIODS)) expect(standard).toBeGreaterThanOrEqual(least)
})

test.each([
  ['standard', { ...read('standard') }],
  ['standard, rooms=730', { ...read('standard'), rooms: 730 }],
  ['rooms=730,texts=7', { rooms: 730, texts: 7 }],
  ['rooms=730,rooms=never', {}],
])('%s', (text, periods) => expect(read(text)).toEqual(periods))

test('a kind can be kept for ever all the same', () => {
  expect(Object.keys(read('standard,log=never'))).toEqual(RETENTION_KINDS.filter(kind => kind !== 'log'))
})

test.each([
  '',
  'yes',
  'rooms',
  'rooms=',
  'rooms=29',
  'log=91',
  'rooms=-1',
  'rooms=1e3',
  'rooms=36501',
  'withdrawals=400',
])('%j is refused: nothing is deleted by mistake', text => expect(retention.safeParse(text).success).toBe(false))
test('`standard` stands first: what comes before it would be lost', () => {
  expect(retention.safeParse('rooms=730,standard').success).toBe(false)
})

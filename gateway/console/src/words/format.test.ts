import { expect, test } from 'vitest'
import { formatsOf } from './formats.ts'

test.each([
  ['en-GB', '3 Feb 2026', '€1,250.50', '€1,200'],
  ['fr-FR', '3 févr. 2026', '1 250,50 €', '1 200 €'],
])('%s', (locale, day, cents, whole) => {
  const format = formatsOf(locale)
  const plain = (text: string) => text.replaceAll(/\s/g, ' ')
  expect(format.day('2026-02-03')).toBe(day)
  expect(plain(format.money('1250.50', 'EUR'))).toBe(cents)
  expect(plain(format.money('1200.00', 'EUR'))).toBe(whole)
})

test('an amount is never made a float on the way', () => {
  expect(formatsOf('en-GB').money('90071992547409931.11', 'EUR')).toBe('€90,071,992,547,409,931.11')
})

test('what is no date, amount or currency is shown as it came', () => {
  const { day, money } = formatsOf('en-GB')
  expect(day('soon')).toBe('soon')
  expect(money('much', 'EUR')).toBe('much EUR')
  expect(money('5.00', '<b>')).toBe('5.00 <b>')
})

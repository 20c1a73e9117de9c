import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generateReference, normaliseReference, normaliseReferencePrefix } from './reference.ts'

const SYMBOLS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
/** Places of the nine symbols in a written reference. */
const PLACES = [4, 5, 6, 7, 9, 10, 11, 12, 14]

const reference = fc
  .array(fc.nat(SYMBOLS.length - 1), { minLength: 8, maxLength: 8 })
  .map(places => generateReference(() => places.pop() as number))

describe('a case reference', () => {
  test('is written as eight symbols and one that checks them', () => {
    expect(generateReference()).toMatch(/^HRD-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]$/)
    expect(normaliseReference('HRD-7K3M-9QDX-4')).toBe('HRD-7K3M-9QDX-4')
  })

  test('does not repeat', () => {
    expect(new Set(Array.from({ length: 2000 }, () => generateReference())).size).toBe(2000)
  })

  test.each([
    'hrd-7k3m-9qdx-4',
    '7K3M9QDX4',
    ' HRD 7K3M 9QDX 4 ',
    'HRD7K3M9QDX4',
    'hrd–7k3m—9qdx‑4',
    '7k3m\u00a09qdx\t4',
  ])('is recognised as typed: %j', typed => {
    expect(normaliseReference(typed)).toBe('HRD-7K3M-9QDX-4')
  })

  test.each([
    '',
    'HRD',
    'HRD-7K3M-9QDX',
    'HRD-7K3M-9QDX-44',
    'ABC-7K3M-9QDX-4',
    'HRD-7K3M-9QDß-4',
    'HRD-7K3M-9QDX-0',
    "'; drop table case_reference; --",
  ])('is nothing else: %j', typed => {
    expect(normaliseReference(typed)).toBeNull()
  })

  test('survives being typed in lower case without dashes', () => {
    fc.assert(
      fc.property(reference, written => {
        expect(normaliseReference(written)).toBe(written)
        expect(normaliseReference(written.replaceAll('-', '').toLowerCase())).toBe(written)
      }),
    )
  })

  test('shows every single wrong symbol', () => {
    fc.assert(
      fc.property(reference, fc.constantFrom(...PLACES), fc.constantFrom(...SYMBOLS), (written, place, symbol) => {
        fc.pre(written[place] !== symbol)
        expect(normaliseReference(written.slice(0, place) + symbol + written.slice(place + 1))).toBeNull()
      }),
      { numRuns: 2000 },
    )
  })

  test('shows two neighbours swapped, across a dash too', () => {
    fc.assert(
      fc.property(reference, fc.nat(PLACES.length - 2), (written, first) => {
        const [a, b] = [PLACES[first] as number, PLACES[first + 1] as number]
        fc.pre(written[a] !== written[b])
        const symbols = [...written]
        symbols[a] = written[b] as string
        symbols[b] = written[a] as string
        expect(normaliseReference(symbols.join(''))).toBeNull()
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['', ''],
    ['hrd', ''],
    ['HRD-', ''],
    ['h', 'HRD-H'],
    ['7k', 'HRD-7K'],
    ['hrd-7k3m9', 'HRD-7K3M-9'],
    ['7K3M 9QDX 4', 'HRD-7K3M-9QDX-4'],
    ['7K3%', null],
    ['7K3M9QDX44', null],
    ['O', null],
  ])('begins as typed: %j', (typed, prefix) => {
    expect(normaliseReferencePrefix(typed)).toBe(prefix)
  })
})

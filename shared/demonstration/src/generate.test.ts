import { normaliseReference } from '@hub/registry'
import { MEMBERS } from '@hub/vocabulary'
import { describe, expect, test } from 'vitest'
import { type Batch, batchOf } from './batch.ts'
import { hostPlaces } from './files/relocation.ts'
import { FEWEST_CASES, generateCases } from './generate.ts'

const now = Date.parse('2026-10-01T12:00:00Z')
const options = { cases: 2_000, seed: 'generate', now }
const cases = [...generateCases(options)]
const batch: Batch = batchOf([...generateCases(options)], hostPlaces(options.seed, now))

test('the same seed and moment give the same cases', () => {
  expect(batchOf([...generateCases(options)], hostPlaces(options.seed, now))).toEqual(batch)
  const other = [...generateCases({ ...options, seed: 'another' })]
  expect(other.filter(({ id }) => cases.some(one => one.id === id))).toEqual([])
})

test('a case is the same however many there are', () => {
  const few = [...generateCases({ ...options, cases: FEWEST_CASES + 50 })]
  for (const [index, { id, draft }] of few.entries()) {
    expect(cases[index]?.id).toBe(id)
    expect(cases[index]?.draft.parts).toEqual(draft.parts)
  }
})

test('as many as the setting HUB_CASES asks for at least are enough', () => {
  expect(FEWEST_CASES).toBeLessThanOrEqual(200)
})

test('references are well formed and unique', () => {
  const references = cases.map(({ reference }) => reference)
  expect(references.filter(reference => normaliseReference(reference) !== reference)).toEqual([])
  expect(new Set(references).size).toBe(2_000)
  expect(new Set(cases.map(({ id }) => id)).size).toBe(2_000)
})

describe('shares', () => {
  const share = (part: number, whole: number) => part / whole
  // The cases that show everything come first and are no measure.
  const usual = cases.slice(FEWEST_CASES).map(({ draft }) => draft)
  const persons = usual.filter(({ subjectKind }) => subjectKind === 'PERSON')

  test('most cases are persons; there are families, organisations and communities', () => {
    expect(share(persons.length, usual.length)).toBeCloseTo(0.74, 1)
    for (const kind of ['FAMILY', 'ORGANISATION', 'COMMUNITY']) {
      expect(usual.filter(({ subjectKind }) => subjectKind === kind).length).toBeGreaterThan(50)
    }
  })

  test('a fifth of the persons is helped by more than one member', () => {
    expect(share(persons.filter(({ parts }) => parts.size > 1).length, persons.length)).toBeCloseTo(0.2, 1)
  })

  test('about as many come along as are relocated', () => {
    const { placement, accompanying_person } = batch.files.relocation
    expect(share(accompanying_person.length, placement.length)).toBeGreaterThan(0.5)
    expect(share(accompanying_person.length, placement.length)).toBeLessThan(1.6)
  })

  test('defenders come from all over the world', () => {
    const { emergency_file } = batch.files.emergency
    expect(new Set(emergency_file.map(row => row.country_of_origin)).size).toBeGreaterThan(90)
  })
})

test('nothing is older than its member, and nothing recorded lies ahead', () => {
  for (const { draft } of cases) {
    for (const { owner, heldSince, consentFrom } of draft.parts.values()) {
      const joinedOn = Date.parse(MEMBERS.find(({ code }) => code === owner)?.joinedOn ?? '')
      expect(heldSince).toBeGreaterThanOrEqual(Math.max(joinedOn, draft.openedAt))
      expect(consentFrom).toBeGreaterThanOrEqual(heldSince)
      expect(consentFrom).toBeLessThan(now)
    }
  }
})

describe('what is written', () => {
  const { emergency_file, contact_channel, emergency_grant, grant_payee } = batch.files.emergency

  test('names are in many scripts, in normal form C', () => {
    const names = emergency_file.flatMap(row => row.legal_name ?? [])
    const scripts = SCRIPTS.filter(script => names.some(name => new RegExp(`\\p{Script=${script}}`, 'u').test(name)))
    expect(scripts).toEqual(SCRIPTS)
    expect(names.filter(name => name.normalize('NFC') !== name)).toEqual([])
    // Letters with marks, beyond ASCII.
    expect(names.some(name => /[ñçřžøäş]/iu.test(name))).toBe(true)
  })

  test('accounts have right check digits, in a country that is none', () => {
    const ibans = [...grant_payee, ...batch.files.sustaining.bank_details].map(({ iban }) => iban)
    expect(ibans.length).toBeGreaterThan(100)
    expect(ibans.filter(iban => !/^ZZ\d{18}$/.test(iban))).toEqual([])
    expect(ibans.filter(iban => remainder(iban) !== 1)).toEqual([])
  })

  test('telephone numbers and addresses are nobody’s', () => {
    const hosts = hostPlaces(options.seed, now).map(({ row }) => row.contact)
    const all = [...contact_channel.map(({ value }) => value), ...hosts]
    expect(all.filter(value => !FICTION.test(value))).toEqual([])
  })

  test('amounts are decimals with two places, in text', () => {
    const { core_grant, instalment } = batch.files.sustaining
    const amounts = [...emergency_grant, ...core_grant, ...instalment, ...batch.files.relocation.stipend].map(
      row => row.amount,
    )
    expect(amounts.filter(amount => !/^[1-9]\d*\.\d\d$/.test(amount))).toEqual([])
    expect(amounts.some(amount => !amount.endsWith('.00'))).toBe(true)
  })

  test('instalments add up to their grant', () => {
    const { core_grant, instalment } = batch.files.sustaining
    const cents = (amount: string) => Number(amount.replace('.', ''))
    for (const { id, amount } of core_grant) {
      const sum = instalment.filter(({ grant_id }) => grant_id === id).reduce((all, one) => all + cents(one.amount), 0)
      expect(sum).toBe(cents(amount))
    }
  })
})

const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Georgian',
  'Arabic',
  'Hebrew',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Thai',
  'Khmer',
  'Myanmar',
  'Han',
  'Hangul',
  'Ethiopic',
  'Tifinagh',
]

/** Numbers kept for fiction, addresses under `.example`, and handles that start with `@demo.`. */
const FICTION =
  /^(\+1 202 555 01\d\d|\+44 7700 900\d{3}|\+44 20 7946 0\d{3}|\+353 20 913 0\d{3}|[\w-]+@mail\.example|@demo\.[0-9a-f]{5})$/

/** Of an IBAN, its first four symbols moved to the end and letters written as numbers, by 97: 1 where it is right. */
function remainder(iban: string): number {
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, letter => String(letter.charCodeAt(0) - 55))
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0)
}

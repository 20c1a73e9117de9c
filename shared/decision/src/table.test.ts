import { bit, maskOf, PURPOSES, RELATIONS, ROLES } from '@hub/vocabulary'
import { describe, expect, test } from 'vitest'
import { DIGEST, TERM, tableOf } from '../test/rows.ts'
import { CELLS, cell, readTable, type TableFile, writeTable } from './table.ts'

test('every cell has a place of its own', () => {
  const places = ROLES.flatMap(role =>
    PURPOSES.flatMap(purpose => RELATIONS.map(relation => cell(role, purpose, relation))),
  )
  expect(places.toSorted((a, b) => a - b)).toEqual(Array.from({ length: CELLS }, (_, at) => at))
  expect(CELLS).toBe(6 * 12 * 9)
})

test.each([
  ['ADMIN', 'AUDIT', 'HOLDER'],
  ['AUDITOR', 'CURIOSITY', 'HOLDER'],
  ['AUDITOR', 'AUDIT', 'EMERGANCY'],
  ['constructor', '__proto__', 'length'],
])('there is no cell %s × %s × %s', (role, purpose, relation) => {
  expect(() => cell(role as 'AUDITOR', purpose as 'AUDIT', relation as 'HOLDER')).toThrow(RangeError)
})

test('a table that is read opens what it names, where it names it', () => {
  const table = tableOf({ 'CASE_WORKER TRAINING REFERRED': { free: ['OPEN'], ifConsented: ['HEALTH', 'NOTES'] } })
  const at = cell('CASE_WORKER', 'TRAINING', 'REFERRED')
  expect([table.free[at], table.ifConsented[at]]).toEqual([bit('OPEN'), maskOf(['HEALTH', 'NOTES'])])
  expect(table.free.filter(mask => mask !== 0)).toHaveLength(1)
  expect(table.ifConsented.filter(mask => mask !== 0)).toHaveLength(1)
})

test('a table is written in the order of the vocabularies, without cells that open nothing', () => {
  const table = tableOf({
    'AUDITOR AUDIT NONE': { free: ['RELEASE_LOG', 'OPEN'] },
    'CASE_WORKER TRAINING REFERRED': { ifConsented: ['NOTES', 'HEALTH'] },
    'CASE_WORKER TRAINING GRANTED': {},
  })
  expect(writeTable(table)).toEqual({
    digest: DIGEST,
    longestTermDays: TERM,
    cells: [
      { role: 'CASE_WORKER', purpose: 'TRAINING', relation: 'REFERRED', free: [], ifConsented: ['HEALTH', 'NOTES'] },
      { role: 'AUDITOR', purpose: 'AUDIT', relation: 'NONE', free: ['OPEN', 'RELEASE_LOG'], ifConsented: [] },
    ],
  })
})

describe('a table file is refused', () => {
  const good = { role: 'AUDITOR', purpose: 'AUDIT', relation: 'NONE', free: ['OPEN'], ifConsented: [] }
  const file = (changes: object, digest: unknown = DIGEST) =>
    ({ digest, longestTermDays: TERM, cells: [{ ...good, ...changes }] }) as unknown as TableFile

  test('but not a good one', () => {
    expect(() => readTable(file({}))).not.toThrow()
  })

  test.each([
    ['an unknown role', { role: 'ADMIN' }, /unknown cell `ADMIN`/],
    ['an unknown purpose', { purpose: 'CURIOSITY' }, /unknown cell .*`CURIOSITY`/],
    ['an unknown relation', { relation: 'EMERGANCY' }, /unknown cell .*`EMERGANCY`/],
    ['an unknown category', { free: ['OPEN', 'IDENTITI'] }, /unknown category `IDENTITI`/],
    ['an unknown category under consent', { ifConsented: ['toString'] }, /unknown category `toString`/],
    ['categories that are no list', { free: 'OPEN' }, /unknown category `O`/],
    ['no list of free categories', { free: undefined }, /not iterable/],
    ['no list of consented categories', { ifConsented: null }, /not iterable/],
  ])('with %s', (_, changes, message) => {
    expect(() => readTable(file(changes))).toThrow(message)
  })

  test('with the same cell twice', () => {
    expect(() => readTable({ ...file({}), cells: [...file({}).cells, ...file({ free: [] }).cells] })).toThrow(
      /two cells/,
    )
  })

  test.each([
    [undefined],
    [null],
    [''],
    ['sha256:'],
    [`sha1:${'0'.repeat(64)}`],
    [`${DIGEST} `],
    [DIGEST.toUpperCase()],
  ])('with the digest %s', digest => {
    expect(() => readTable({ ...file({}), digest } as TableFile)).toThrow(/digest/)
  })

  test.each([[undefined], [null], ['731'], [0], [-1], [1.5], [Number.NaN], [Number.POSITIVE_INFINITY], [36_526]])(
    'with the longest term %s',
    longestTermDays => {
      expect(() => readTable({ ...file({}), longestTermDays } as TableFile)).toThrow(/longest term/)
    },
  )

  test('without cells', () => {
    expect(() => readTable({ digest: DIGEST, longestTermDays: TERM } as TableFile)).toThrow()
  })
})

import { expect, test } from 'vitest'
import { EVERYTHING, filterOf, isNarrowed } from './list-query.ts'

test('what asks nothing is left out: an empty list would match no case', () => {
  expect(filterOf(EVERYTHING)).toEqual({})
  expect(isNarrowed(EVERYTHING)).toBe(false)
})

test('the order narrows nothing', () => {
  expect(isNarrowed({ ...EVERYTHING, order: { field: 'STATUS', direction: 'ASC' } })).toBe(false)
})

test('what was chosen, as the hub takes it', () => {
  const query = {
    ...EVERYTHING,
    reference: ' HRD-7K ',
    status: 'OPEN',
    kind: 'FAMILY',
    openedUntil: '2026-01-31',
  } as const
  expect(isNarrowed(query)).toBe(true)
  expect(filterOf(query)).toEqual({
    referencePrefix: 'HRD-7K',
    status: ['OPEN'],
    subjectKind: ['FAMILY'],
    openedOn: { from: null, until: '2026-01-31' },
  })
})

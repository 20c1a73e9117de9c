import { expect, test } from 'vitest'
import type { CaseAccessEntry } from './accesses.tsx'
import { grouped } from './grouped.ts'

const ENTRY: CaseAccessEntry = {
  at: '2026-03-01T10:00:05Z',
  member: 'training',
  sub: 'case-worker@training.example',
  onBehalfOf: null,
  role: 'CASE_WORKER',
  purpose: 'TRAINING',
  relations: ['REFERRED'],
  requestId: '1',
  released: ['CONTACT'],
  withheld: [],
  fields: [],
  entry: 7,
}

function requests(...entries: readonly Partial<CaseAccessEntry>[]): (string | null)[][] {
  const all = entries.map((entry, at) => ({ ...ENTRY, requestId: String(at), ...entry }))
  return grouped(all).map(group => group.requests.map(({ requestId }) => requestId))
}

test('what the same person did in one minute, with the same outcome, is one', () => {
  expect(requests({}, { at: '2026-03-01T10:00:01Z' })).toEqual([['0', '1']])
  expect(requests({}, { at: '2026-03-01T09:59:59Z' })).toEqual([['0'], ['1']])
})

test.each([
  ['another person', { sub: 'other@training.example' }],
  ['another organisation', { member: 'outreach' }],
  ['another end user', { onBehalfOf: 'u-2' }],
  ['another purpose', { purpose: 'AUDIT' }],
  ['more that was shown', { released: ['CONTACT', 'HEALTH'] }],
  ['something withheld', { withheld: ['HEALTH'] }],
])('%s is another, and nothing is put together over it', (_, other) => {
  expect(requests({}, other, {})).toEqual([['0'], ['1'], ['2']])
})

import { expect, test } from 'vitest'
import { ROOMS } from '../../generated/rooms.ts'
import type { OpenCase } from '../open-case.ts'
import { eventsOf } from './events.ts'

const OPEN = {
  view: {
    id: '1',
    emergency: {
      dateOfBirth: '1980-01-01',
      threats: [
        { act: 'RAID', occurredOn: '2026-02-01', description: null },
        { act: 'SURVEILLANCE', occurredOn: null },
      ],
      grants: null,
    },
    sustaining: {
      coreGrants: [
        {
          amount: '10.00',
          currency: 'EUR',
          periodStart: '2026-01-01',
          periodEnd: '2026-12-31',
          instalments: [{ dueOn: '2026-03-01', amount: '5.00', paidOn: null }],
        },
      ],
    },
    outreach: { firstContact: { date: '2025-11-30', channel: 'RADIO' } },
    relocation: null,
  },
  release: { requestId: '', withheld: [], unavailable: [] },
} as unknown as OpenCase

test('every day in every room, the latest first, at any depth; a birthday is none of the case', () => {
  expect(eventsOf(OPEN, ROOMS).map(({ on, member, of, what }) => [on, member, of.field, what.field])).toEqual([
    ['2026-12-31', 'sustaining', 'coreGrants', 'periodEnd'],
    ['2026-03-01', 'sustaining', 'coreGrants', 'dueOn'],
    ['2026-02-01', 'emergency', 'threats', 'occurredOn'],
    ['2026-01-01', 'sustaining', 'coreGrants', 'periodStart'],
    ['2025-11-30', 'outreach', 'firstContact', 'date'],
  ])
})

test('an entry is told by its first word', () => {
  const details = eventsOf(OPEN, ROOMS).map(({ what, detail }) => [what.field, detail?.value])
  expect(details).toContainEqual(['occurredOn', 'RAID'])
  expect(details).toContainEqual(['date', 'RADIO'])
  expect(details).toContainEqual(['dueOn', undefined])
})

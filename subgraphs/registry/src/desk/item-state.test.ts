import { describe, expect, it } from 'vitest'
import { type ItemFacts, itemState } from './item-state.ts'

const NOW = 1_000
const later = NOW + 1

describe('the state of an item', () => {
  it.each<[string, Partial<ItemFacts>, string]>([
    ['waits', {}, 'OPEN'],
    ['has passed its end unanswered', { expiresAt: NOW }, 'EXPIRED'],
    ['was taken back unanswered', { ended: true }, 'ENDED'],
    ['was taken back, and would be over', { ended: true, expiresAt: NOW }, 'ENDED'],
    ['was accepted', { answer: 'ACCEPTED' }, 'ACCEPTED'],
    ['was accepted, and is over', { answer: 'ACCEPTED', expiresAt: NOW }, 'EXPIRED'],
    ['was accepted and ended', { answer: 'ACCEPTED', ended: true, expiresAt: NOW }, 'ENDED'],
    ['was declined, whatever the time', { answer: 'DECLINED', expiresAt: NOW }, 'DECLINED'],
    ['was answered with its end', { answer: 'ENDED' }, 'ENDED'],
    ['has no end', { expiresAt: null }, 'OPEN'],
    [
      'is a proposal that was adopted: the permit has dates of its own',
      { kind: 'PROPOSAL', answer: 'ACCEPTED', expiresAt: NOW },
      'ACCEPTED',
    ],
    [
      'is a break-glass that waits for its review, long over',
      { kind: 'BREAK_GLASS', expiresAt: 0, ended: true },
      'OPEN',
    ],
    ['is a break-glass that was confirmed', { kind: 'BREAK_GLASS', answer: 'CONFIRMED', expiresAt: 0 }, 'CONFIRMED'],
    ['is a break-glass that was rejected', { kind: 'BREAK_GLASS', answer: 'REJECTED', expiresAt: later }, 'REJECTED'],
  ])('that %s', (_, facts, state) => {
    expect(itemState({ kind: 'REQUEST', answer: null, ended: false, expiresAt: later, ...facts }, NOW)).toBe(state)
  })
})

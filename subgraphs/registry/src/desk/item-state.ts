import type { DeskItemState } from '../generated/types.ts'

/** What was recorded of an item. Times in epoch milliseconds. */
export interface ItemFacts {
  readonly kind: 'REFERRAL' | 'REQUEST' | 'PROPOSAL' | 'BREAK_GLASS' | 'NOTICE'
  readonly answer: 'ACCEPTED' | 'DECLINED' | 'ENDED' | 'CONFIRMED' | 'REJECTED' | null
  readonly ended: boolean
  readonly expiresAt: number | null
}

/**
 * The state of an item now. An answer stays what it was; what was accepted ends, or is over, in its time. A break-glass
 * waits for its review however long it takes, and a notice for nothing.
 */
export function itemState({ kind, answer, ended, expiresAt }: ItemFacts, now: number): DeskItemState {
  const over = expiresAt !== null && expiresAt <= now
  switch (answer) {
    case 'DECLINED':
    case 'ENDED':
    case 'CONFIRMED':
    case 'REJECTED':
      return answer
    case 'ACCEPTED':
      return ended ? 'ENDED' : over && kind !== 'PROPOSAL' ? 'EXPIRED' : 'ACCEPTED'
    case null:
      if (kind === 'BREAK_GLASS') return 'OPEN'
      return ended ? 'ENDED' : over ? 'EXPIRED' : 'OPEN'
  }
}

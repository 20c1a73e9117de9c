import type { Mirror } from '@hub/decision'
import type { DeskRefusalCode } from './refusals.ts'

/** What an owner answers to an order. */
export type OrderOutcome = OrderDone | { readonly refused: DeskRefusalCode }

export interface OrderDone {
  readonly refused?: undefined
  /** What the order left behind, for the registry's envelopes: ids, words and dates. */
  readonly result: OrderResult
  /** The owner's ledger of the case as the registry keeps it; see {@link CaseMirror}. */
  readonly mirror: CaseMirror
}

/** Ids, words and dates; never a text. */
export interface OrderResult {
  readonly item?: string
  readonly categories?: readonly string[]
  readonly purposes?: readonly string[]
  /** ISO 8601. */
  readonly expiresAt?: string
  /** Members that received what has ended now. */
  readonly tell?: readonly string[]
}

/** What has become of an item, as its owner knows it that has to decide. */
export interface MirroredItem {
  readonly id: string
  readonly kind: 'REFERRAL' | 'REQUEST' | 'PROPOSAL' | 'BREAK_GLASS'
  readonly answer: 'ACCEPTED' | 'DECLINED' | 'ENDED' | 'CONFIRMED' | 'REJECTED' | null
  /** What it opened; null where it opened nothing. */
  readonly granted: {
    readonly categories: readonly string[]
    readonly purposes: readonly string[]
    /** ISO 8601. */
    readonly expiresAt: string | null
  } | null
  /** Whether what it opened was closed. */
  readonly ended: boolean
}

/** One owner's ledger of one case, projected. */
export interface CaseMirror {
  readonly caseId: string
  /** Grows with every change of the ledger of this case: an older mirror never replaces a newer one. */
  readonly version: string
  readonly mirror: Mirror
  /** What was sent to this owner about the case, so that no envelope lacks its answer for long. The newest, if many. */
  readonly items: readonly MirroredItem[]
}

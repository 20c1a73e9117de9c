import type { Actor } from '@hub/assertion'
import type { DecisionTable } from '@hub/decision'
import type { MemberCode } from '@hub/vocabulary'
import type { OrderResult } from '../outcome.ts'
import type { OrderField, OrderInput } from '../shapes.ts'
import type { DeskTransaction } from '../transaction.ts'

/** How one owner stands to the orders that reach it. */
export interface Office {
  readonly owner: MemberCode
  /** The agreement and the owner's own table: what both allow, it may open. */
  readonly tables: () => readonly DecisionTable[]
}

/** What carrying out an order has to go by. */
export interface OrderContext {
  readonly office: Office
  /** Who acts: from the members-token and nowhere else. */
  readonly actor: Actor
  readonly commandId: string
  readonly transaction: DeskTransaction
  /** The database's clock, in epoch milliseconds. */
  readonly now: number
}

/** How an owner carries out one kind of order. */
export interface OrderRule<Field extends OrderField> {
  /** The case that the order is about, as far as the order says it; else looked up. */
  readonly caseOf: (input: OrderInput<Field>, commandId: string) => string | { readonly item: string }
  /** Runs under the case's lock. Throws a DeskRefusal, and then nothing has changed. */
  readonly run: (input: OrderInput<Field>, context: OrderContext) => Promise<OrderResult>
}

import type { Operation } from '../generated/operations.ts'
import * as operations from '../generated/operations.ts'

/**
 * The operation of one owner, by its name: `memberOperation('training', 'Consents')` yields `TrainingConsents`. They are
 * the same at every member, and written by `pnpm schema`; undefined for who has none.
 */
export function memberOperation<Data, Variables>(owner: string, what: string): Operation<Data, Variables> | undefined {
  const name = `${owner.charAt(0).toUpperCase()}${owner.slice(1)}${what}`
  return Object.values(operations).find(one => one.name === name) as Operation<Data, Variables> | undefined
}

import type { Caller } from '@hub/test/mixed-load'
import type { MadeCases } from '../data/shared-cases.ts'

/** What is measured: some requests, sent in turn, again and again. */
export interface Scenario {
  /** Short name, in JSON and on the command line. */
  readonly key: string
  readonly title: string
  readonly requests: (made: MadeCases) => readonly Request[]
  /** Operations that a client must have registered to run them in production. */
  readonly operations: readonly RegisteredOperation[]
  /**
   * Whether the hub answers with the very data that others answer with, or may leave out what it must withhold. All
   * others answer with the same data in either case.
   */
  readonly hubAnswers: 'same' | 'what may be released'
}

export interface Request {
  readonly caller: Caller
  readonly query: string
  readonly variables: object
}

export interface RegisteredOperation {
  readonly client: string
  readonly name: string
  readonly text: string
}

export function bodyOf({ query, variables }: Request): string {
  return JSON.stringify({ query, variables })
}

import { isStatisticsFault, STATISTICS_FAULTS } from '@hub/vocabulary'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { ReplayError, TooLateError } from '../ledger/write-log.ts'
import { LedgerMovedError } from '../release/release.ts'

/**
 * All that an owner ever says about a fault: a code and a sentence that belongs to it. Whatever the message, path or
 * details of an error are, they stay inside, because nobody can know what they hold.
 */
export const FAULTS = {
  UNAUTHENTICATED: 'the request does not carry two valid signatures',
  NOT_A_PEER: 'the log is shown to members that follow it, on signed requests',
  KEYS_UNAVAILABLE: 'signatures cannot be checked at the moment',
  NOT_FOUND: 'there is nothing at this address',
  BAD_REQUEST: 'the request cannot be understood',
  GRAPHQL_PARSE_FAILED: 'the operation cannot be parsed',
  GRAPHQL_VALIDATION_FAILED: 'the operation does not fit the schema',
  BAD_USER_INPUT: 'an argument or variable cannot be used',
  OPERATION_RESOLUTION_FAILURE: 'the operation to run is not named',
  ASSERTION_REPLAYED: 'the request was made before',
  LEDGER_MOVED: 'the ledger changed while the request was being decided: try again',
  BUSY: 'the owner answers as many requests as it can at a time: try again',
  NOT_READY: 'the owner is not ready to answer yet: try again',
  TOO_LATE: 'the request came too late to be answered: try again',
  INTERNAL_SERVER_ERROR: 'the owner cannot answer',
  ...STATISTICS_FAULTS,
} as const

export type FaultCode = keyof typeof FAULTS

export function fault(code: FaultCode, argument?: string): GraphQLFormattedError {
  return { message: FAULTS[code], extensions: { code, ...(argument !== undefined && { argument }) } }
}

/**
 * An error as it may be spoken about: of the caller's own arguments the name is told as well, of questions of statistics
 * words of closed vocabularies.
 */
export function faultOf(error: unknown): GraphQLFormattedError {
  const code = faultCodeOf(error)
  const told = error instanceof GraphQLError ? error.extensions : {}
  if (code === 'BAD_USER_INPUT' && typeof told.argument === 'string') return fault(code, told.argument)
  const { message, extensions } = fault(code)
  if (!isStatisticsFault(code)) return { message, extensions: { ...extensions } }
  const words = ['allowed', 'missing'].flatMap(key => (areWords(told[key]) ? [[key, told[key]]] : []))
  return { message, extensions: { ...extensions, ...Object.fromEntries(words) } }
}

function areWords(value: unknown): boolean {
  return Array.isArray(value) && value.every(word => typeof word === 'string' && /^[A-Za-z0-9_-]{1,40}$/.test(word))
}

/** The code under which an error may be spoken about. */
export function faultCodeOf(error: unknown): FaultCode {
  if (error instanceof ReplayError) return 'ASSERTION_REPLAYED'
  if (error instanceof TooLateError) return 'TOO_LATE'
  if (error instanceof LedgerMovedError) return 'LEDGER_MOVED'
  const code = error instanceof GraphQLError ? error.extensions.code : undefined
  return typeof code === 'string' && Object.hasOwn(FAULTS, code) ? (code as FaultCode) : 'INTERNAL_SERVER_ERROR'
}

/** What a log may keep of an error: its kind and a code such as an SQLSTATE, never its message. */
export function errorForLog(error: unknown): { readonly name: string; readonly code?: string } {
  if (!(error instanceof Error)) return { name: 'unknown' }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return code === undefined ? { name: error.name } : { name: error.name, code }
}

import { HeaderMap } from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import type { GatewayExecutionResult } from '@apollo/server-gateway-interface'
import { isStatisticsFault, STATISTICS_FAULTS } from '@hub/vocabulary'
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql'
import { challenge } from './authenticate/challenge.ts'
import { PROOF_FAULTS } from './authenticate/proof.ts'
import { REFUSALS } from './authenticate/refusals.ts'

/** Codes whose messages speak of the caller's own request and nothing else. All others leave as one sentence. */
export const PASSING_CODES: ReadonlySet<string> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_TOO_LARGE',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'SOURCE_UNAVAILABLE',
  'UNAUTHENTICATED',
  ...Object.keys(STATISTICS_FAULTS),
])

/** Lets only allow-listed messages leave the hub: no path, no location of the inside, no text of a member. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const code = codeOf(formatted, error)
  if (code === undefined || !PASSING_CODES.has(code)) return INTERNAL
  const { message, locations } = formatted
  return { message, ...(locations && { locations }), extensions: { code, ...wordsOf(code, error) } }
}

/** What may be asked instead, or who is missing: words that the transport has let in. */
function wordsOf(code: string, error: unknown): object {
  if (!isStatisticsFault(code)) return {}
  const outer = unwrapResolverError(error)
  const inner = outer instanceof GraphQLError ? outer.originalError : undefined
  const [found] = [inner, outer].filter(one => one instanceof GraphQLError && one.extensions.code === code)
  const { allowed, missing } = found instanceof GraphQLError ? found.extensions : {}
  return { ...(Array.isArray(allowed) && { allowed }), ...(Array.isArray(missing) && { missing }) }
}

const INTERNAL: GraphQLFormattedError = {
  message: 'the hub could not answer; nothing was released. Try again, and name the request id if it stays so',
  extensions: { code: 'INTERNAL_SERVER_ERROR' },
}

/** Apollo Server puts its own code over that of a validation rule; the rule's says more. */
function codeOf(formatted: GraphQLFormattedError, error: unknown): string | undefined {
  const outer = unwrapResolverError(error)
  const inner = outer instanceof GraphQLError ? outer.originalError : undefined
  const codes = [inner, outer].map(one => (one instanceof GraphQLError ? one.extensions.code : undefined))
  return [...codes, formatted.extensions?.code].find(code => typeof code === 'string')
}

/**
 * The gateway's errors as they are handed on: where there is no data and the caller's own arguments are to blame, the
 * answer is a 400. An answer without data has an error: some field that cannot be null got no value.
 */
export function errorsOf({ errors = [], data }: GatewayExecutionResult): readonly GraphQLError[] {
  if (data !== null && data !== undefined) return errors
  if (errors.length === 0) return [NO_DATA]
  return errors.map(error => {
    const aboutVariable = error.nodes?.some(node => node.kind === Kind.VARIABLE_DEFINITION) ?? false
    return aboutVariable || error.extensions.code === 'BAD_USER_INPUT'
      ? badRequest('BAD_USER_INPUT', error.message)
      : error
  })
}

const NO_DATA = new GraphQLError('what was asked for has no answer at the moment: see `unavailable`', {
  extensions: { code: 'SOURCE_UNAVAILABLE' },
})

/** The document has several operations and the request names none of them. */
export function unknownOperation(): GraphQLError {
  return badRequest('OPERATION_RESOLUTION_FAILURE', 'name one operation of the document in `operationName`')
}

/** The schema has nothing to subscribe to; validation passes over such an operation. */
export function unknownRootType(): GraphQLError {
  return badRequest('GRAPHQL_VALIDATION_FAILED', 'the hub takes queries and mutations only')
}

/** Null was given for a variable that stands where null cannot. */
export function nullVariable(name: string): GraphQLError {
  return badRequest('BAD_USER_INPUT', `the variable \`$${name}\` must not be null`)
}

/** The caller's proof was used for another request, which this process could not know. */
export function repeatedProof(): GraphQLError {
  const fault = { error: 'invalid_dpop_proof', description: PROOF_FAULTS.USED } as const
  const header = challenge({ requireDpop: true, scheme: 'DPoP', fault })
  const http = { status: 401, headers: new HeaderMap([['www-authenticate', header]]) }
  return new GraphQLError(REFUSALS.UNAUTHENTICATED.message, { extensions: { code: 'UNAUTHENTICATED', http } })
}

function badRequest(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } })
}

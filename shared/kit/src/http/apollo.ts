import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import type { ServedContext } from '../context.ts'
import { errorForLog, faultCodeOf, faultOf } from './errors.ts'

/** Far above what the gateway sends for the widest page, far below what takes noticeable time. */
const MOST_TOKENS = 8_000
const MOST_SELECTIONS = 10_000

/**
 * Executes operations and nothing else: no introspection, no landing page, no reports to anybody, no stored documents
 * by hash, no batches.
 */
export function createApollo(schema: GraphQLSchema, log: Logger): ApolloServer<ServedContext> {
  return new ApolloServer<ServedContext>({
    schema,
    nodeEnv: 'production',
    introspection: false,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MOST_TOKENS, noLocation: true },
    maxRecursiveSelections: MOST_SELECTIONS,
    stringifyResult: result => JSON.stringify(result),
    formatError: (_, error) => faultOf(unwrapResolverError(error)),
    logger: wordless(log),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      release(log),
    ],
  })
}

/**
 * The last step before an answer leaves: decisions go beside the data; where the release failed, there is no data,
 * whatever was resolved.
 */
function release(log: Logger): ApolloServerPlugin<ServedContext> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue }) {
          for (const error of errors) {
            const cause = unwrapResolverError(error)
            const code = faultCodeOf(cause)
            log.warn({ requestId: contextValue.caller.requestId, code, error: errorForLog(cause) }, 'fault')
          }
        },
        async willSendResponse({ response, contextValue }) {
          contextValue.span.end({ outcome: contextValue.release.failure === undefined ? 'ANSWERED' : 'FAILED' })
          if (response.body.kind !== 'single') throw new Error('answers are sent whole')
          const { failure } = contextValue.release
          if (failure !== undefined) {
            response.body.singleResult = { errors: [faultOf(failure)], data: null }
            return
          }
          const hub = contextValue.release.extension()
          if (hub !== undefined) response.body.singleResult.extensions = { hub }
        },
      }
    },
  }
}

/** Apollo puts messages of errors into its log lines; they may hold values. */
function wordless(log: Logger): Record<'debug' | 'info' | 'warn' | 'error', () => void> {
  const note = () => log.warn('the GraphQL server reported something')
  return { debug() {}, info() {}, warn: note, error: note }
}

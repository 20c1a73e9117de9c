import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { RequestContext } from '../context.ts'
import { formatError } from '../errors.ts'
import type { EnforcingGateway } from '../executor.ts'
import { MOST_TOKENS, operationLimits, reservedNames } from '../limits/operation-limits.ts'

export interface ApolloOptions {
  readonly gateway: EnforcingGateway
  /** Whether anybody at all may read the schema; who, is settled before. */
  readonly introspection: boolean
  /** Whether validation may speak of fields that a caller did not name. */
  readonly hideSchema: boolean
}

/** The GraphQL server: no batches, no documents by hash, no landing page, no reports, nothing of its own in logs. */
export function createApollo({ gateway, introspection, hideSchema }: ApolloOptions) {
  return new ApolloServer<RequestContext & Record<string, unknown>>({
    gateway,
    introspection,
    hideSchemaDetailsFromClientErrors: hideSchema,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    // Registered documents are looked up before; what a caller sends is never kept under a hash.
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    status400ForVariableCoercionErrors: true,
    parseOptions: { maxTokens: MOST_TOKENS },
    validationRules: [operationLimits(), reservedNames],
    formatError,
    logger: silent,
    // The process itself ends in order; see `main.ts`.
    stopOnTerminationSignals: false,
    plugins: [
      // Nothing of an answer may be kept by anybody; the server says so itself.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      // Left alone, these would begin to report to its makers with a variable in the environment.
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
    ],
  })
}

/** Apollo Server's own messages may quote requests; what matters is logged by the hub itself. */
const silent = { debug() {}, info() {}, warn() {}, error() {} }

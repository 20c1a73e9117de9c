import { parse } from 'graphql'
import { Refusal } from '../authenticate/refusals.ts'
import { MOST_TOKENS } from '../limits/operation-limits.ts'
import { asksForSchemaOnly } from './introspection.ts'
import { hashOf, type RegisteredOperations } from './registered-operations.ts'

export interface OperationGateOptions {
  readonly operations: RegisteredOperations
  /** In production only registered operations run. */
  readonly production: boolean
  /** Clients that may read the schema in production. */
  readonly introspectionClients: readonly string[]
}

/**
 * Settles which document a request may run, before it is parsed: a validation error would tell of the schema. Takes the
 * parsed body and gives the one to execute, in which the document always stands in full.
 *
 * @throws Refusal
 */
export type OperationGate = (client: string, body: unknown) => unknown

/** `{ query }` runs what stands there, `{ extensions: { persistedQuery: { sha256Hash } } }` what is registered so. */
export function createOperationGate(options: OperationGateOptions): OperationGate {
  const { operations, production } = options
  const introspectionClients = new Set(options.introspectionClients)

  function mayRun(client: string, query: string): boolean {
    if (!production || operations.find(client, hashOf(query)) !== undefined) return true
    return introspectionClients.has(client) && readsSchemaOnly(query)
  }

  return (client, body) => {
    if (!isRecord(body)) return null
    const { query, operationName, variables } = body
    const persisted = isRecord(body.extensions) ? body.extensions.persistedQuery : undefined
    if (persisted === undefined || persisted === null) {
      // Where it is no text, Apollo Server says what is missing.
      if (typeof query === 'string' && !mayRun(client, query)) throw new Refusal('OPERATION_NOT_REGISTERED')
      return body
    }
    const hash = isRecord(persisted) ? persisted.sha256Hash : undefined
    if (typeof hash !== 'string') throw new Refusal('OPERATION_NOT_REGISTERED')
    const document = query === undefined || query === null ? operations.find(client, hash) : query
    if (typeof document !== 'string' || hashOf(document) !== hash || !mayRun(client, document)) {
      throw new Refusal('OPERATION_NOT_REGISTERED')
    }
    return {
      query: document,
      ...(operationName !== undefined && { operationName }),
      ...(variables !== undefined && { variables }),
    }
  }
}

function readsSchemaOnly(query: string): boolean {
  try {
    return asksForSchemaOnly(parse(query, { maxTokens: MOST_TOKENS }))
  } catch {
    return false
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

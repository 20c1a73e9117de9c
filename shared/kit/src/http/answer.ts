import { type GraphQLSchema, getVariableValues } from 'graphql'
import type { Logger } from 'pino'
import type { ServedContext } from '../context.ts'
import { type Operation, OperationRefusedError, readOperations } from '../execution/operations.ts'
import { type Executed, execute, type Run } from '../execution/run.ts'
import { errorForLog, type FaultCode, fault, faultCodeOf, faultOf } from './errors.ts'

/** What an owner answers to the body of a request: JSON. */
export interface Answer {
  readonly status: number
  readonly text: string
}

/**
 * Requests that are answered at a time: those of four gateways with all their connections. What waits for a statement, or
 * to be logged, is a part of one of them, so that no queue behind them grows further.
 */
export const MOST_AT_ONCE = 256

/** Answers the body of a verified request, parsed and not yet understood. */
export type Answerer = (body: unknown, context: ServedContext) => Promise<Answer>

/**
 * Executes operations and nothing else: no introspection, no stored documents by hash, no batches. Decisions go beside
 * the data; where the release failed there is no data, whatever was resolved.
 */
export function createAnswerer(schema: GraphQLSchema, log: Logger): Answerer {
  const read = readOperations(schema)

  const answer: Answerer = async (body, context) => {
    const request = requestIn(body)
    if (request === undefined) return refuse('BAD_REQUEST')
    const tell = (error: unknown, code: FaultCode = faultCodeOf(error)) =>
      log.warn({ requestId: context.caller.requestId, code, error: errorForLog(error) }, 'fault')

    let executed: Executed
    try {
      const operation = read(request.query, request.operationName)
      executed = await execute(operation, variablesFor(operation, request.variables), context)
    } catch (error) {
      if (!(error instanceof OperationRefusedError)) throw error
      const causes = error.causes.length > 0 ? error.causes : [error]
      for (const cause of causes) tell(cause, error.code)
      return refuse(error.code)
    }
    for (const error of executed.errors) tell(error)
    const { failure } = context.release
    if (failure !== undefined) return { status: 200, text: JSON.stringify({ errors: [faultOf(failure)], data: null }) }
    const complaints = executed.errors.length > 0 ? `"errors":${JSON.stringify(executed.errors.map(faultOf))},` : ''
    const hub = context.release.extension()
    const extensions = hub === undefined ? '' : `,"extensions":{"hub":${JSON.stringify(hub)}}`
    return { status: 200, text: `{${complaints}"data":${executed.data}${extensions}}` }
  }

  let underWay = 0
  return async (body, context) => {
    underWay += 1
    try {
      return underWay > MOST_AT_ONCE ? refuse('BUSY', 503) : await answer(body, context)
    } finally {
      underWay -= 1
      context.span.end({ outcome: context.release.failure === undefined ? 'ANSWERED' : 'FAILED' })
    }
  }
}

/** @throws OperationRefusedError */
function variablesFor({ schema, definition }: Operation, given: GraphQLRequest['variables']): Run['variableValues'] {
  const { coerced, errors } = getVariableValues(schema, definition.variableDefinitions ?? [], given, {
    maxErrors: MOST_COMPLAINTS,
  })
  if (errors !== undefined) throw new OperationRefusedError('BAD_USER_INPUT', errors)
  return coerced
}

const MOST_COMPLAINTS = 50

/** Once, however much is wrong: how often would tell about the schema. */
function refuse(code: FaultCode, status = 400): Answer {
  return { status, text: JSON.stringify({ errors: [fault(code)] }) }
}

interface GraphQLRequest {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly operationName: string | undefined
}

/** Undefined where it is none. */
function requestIn(body: unknown): GraphQLRequest | undefined {
  if (!isRecord(body)) return undefined
  const { query, variables, operationName, extensions } = body
  if (typeof query !== 'string' || query === '') return undefined
  if (isGiven(variables) && !isRecord(variables)) return undefined
  if (isGiven(operationName) && typeof operationName !== 'string') return undefined
  if (isGiven(extensions) && !isRecord(extensions)) return undefined
  return { query, variables: isRecord(variables) ? variables : {}, operationName: operationName ?? undefined }
}

function isGiven<Value>(value: Value): value is NonNullable<Value> {
  return value !== undefined && value !== null
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import { exchange, type Fetch, type FetchAnswer, isRecord, type Send, type SubgraphError } from '@hub/execution'
import { Pool } from 'undici'

/** Where the subgraphs of a supergraph are. */
export interface Subgraph {
  readonly name: string
  readonly url: string
}

/** A fetch, ready to send but for its variables. */
interface Asked {
  readonly endpoint: Endpoint
  /** The body up to the variables. */
  readonly head: string
}

interface Endpoint {
  readonly name: string
  readonly pool: Pool
  readonly path: string
}

const TIMEOUT_MS = 30_000
const MOST_BYTES = 64 * 1024 * 1024

/** Asks subgraphs over HTTP, and believes what they answer. */
export function createSubgraphs(subgraphs: readonly Subgraph[]) {
  const endpoints = new Map(
    subgraphs.map(({ name, url }): [string, Endpoint] => {
      const { origin, pathname, search } = new URL(url)
      const pool = new Pool(origin, { connections: 64, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 })
      return [name, { name, pool, path: pathname + search }]
    }),
  )
  const send: Send<Asked, null> = async ({ endpoint, head }, variables, representations) => {
    const body = `${head}${JSON.stringify(representations ? { ...variables, representations } : variables)}}`
    return readAnswer(endpoint.name, await post(endpoint, body))
  }
  return {
    prepare({ subgraph, operation, operationName }: Fetch): Asked {
      const endpoint = endpoints.get(subgraph)
      if (endpoint === undefined) throw new Error(`the supergraph has no subgraph \`${subgraph}\``)
      const name = operationName === undefined ? '' : `"operationName":${JSON.stringify(operationName)},`
      return { endpoint, head: `{"query":${JSON.stringify(operation)},${name}"variables":` }
    },
    send,
    async close() {
      await Promise.all([...endpoints.values()].map(({ pool }) => pool.destroy()))
    },
  }
}

async function post({ name, pool, path }: Endpoint, body: string): Promise<string> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const { status, text } = await exchange(
    pool,
    { path, headers, body },
    { timeoutMs: TIMEOUT_MS, mostBytes: MOST_BYTES },
  )
  if (status < 200 || status > 299) throw new Error(`${name} answered with the status ${status}`)
  return text
}

function readAnswer(name: string, text: string): FetchAnswer {
  const answer: unknown = JSON.parse(text)
  if (!isRecord(answer)) throw new Error(`${name} answered with something else than an object`)
  const { data, errors } = answer
  const told = Array.isArray(errors) ? errors.filter(isError) : []
  return { data: isRecord(data) ? data : null, ...(told.length > 0 && { errors: told }) }
}

function isError(error: unknown): error is SubgraphError {
  return isRecord(error) && typeof error.message === 'string'
}

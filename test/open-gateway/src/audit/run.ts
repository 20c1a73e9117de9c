import { isDeepStrictEqual } from 'node:util'
import type { RunningOpenGateway } from '../serve.ts'

/** A case of an audit: an operation, and the answer to it. */
interface Case {
  readonly query: string
  readonly expected: { readonly data?: unknown; readonly errors?: boolean }
}

export interface Verdict {
  readonly suite: string
  readonly index: number
  readonly query: string
  readonly passed: boolean
}

export type StartGateway = (supergraphSdl: string) => Promise<RunningOpenGateway>

/** Puts every case of an audit that is being served to a gateway. */
export async function runAudit(
  url: string,
  start: StartGateway,
  onSuite: (verdicts: readonly Verdict[]) => void,
): Promise<readonly Verdict[]> {
  const all: Verdict[] = []
  for (const suite of await read<readonly string[]>(`${url}/ids`)) {
    const supergraph = await fetch(`${url}/${suite}/supergraph`)
    const cases = await read<readonly Case[]>(`${url}/${suite}/tests`)
    const gateway = await start(await supergraph.text())
    const verdicts: Verdict[] = []
    try {
      for (const [index, { query, expected }] of cases.entries()) {
        verdicts.push({ suite, index, query, passed: await passes(gateway.url, query, expected) })
      }
    } finally {
      await gateway.close()
    }
    onSuite(verdicts)
    all.push(...verdicts)
  }
  return all
}

/** Whether there are errors counts where the audit says so, and the data always. */
async function passes(url: string, query: string, expected: Case['expected']): Promise<boolean> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  const { data = null, errors = [] } = (await response.json()) as { data?: unknown; errors?: readonly unknown[] }
  const sameErrors = typeof expected.errors !== 'boolean' || expected.errors === errors.length > 0
  return sameErrors && isDeepStrictEqual(data, expected.data ?? null)
}

async function read<Value>(url: string): Promise<Value> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered with the status ${response.status}`)
  return (await response.json()) as Value
}

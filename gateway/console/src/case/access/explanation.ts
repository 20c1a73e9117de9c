import type { Purpose } from '@hub/vocabulary'
import { useQueries } from '@tanstack/react-query'
import type { Operation } from '../../generated/operations.ts'
import * as operations from '../../generated/operations.ts'
import { askPatiently } from '../../hub/use-hub.ts'
import { useHere } from '../../session/here.tsx'
import { ACCESS_RECIPIENTS, type AccessRecipient } from './recipients.ts'

/** Why a member shows something to somebody, or does not; the same at every member. */
export interface Explanation {
  readonly categories: readonly string[] | null
  readonly released: boolean | null
  readonly reason: string | null
  readonly ways: readonly Way[] | null
  readonly directives: readonly Directive[] | null
}

export interface Way {
  readonly relation: string | null
  readonly state: string | null
  readonly terms: readonly Term[] | null
}

export interface Term {
  readonly category: string | null
  readonly condition: string | null
  readonly policies: readonly string[] | null
  readonly opened: boolean | null
}

export interface Directive {
  readonly id: string | null
  readonly says: string | null
  readonly understood: boolean | null
  readonly categories: readonly string[] | null
}

interface Asked {
  readonly id: string
  readonly member: string
  readonly role: string
  readonly purpose: string
}

/** By alias, what was explained. */
type Explained = Readonly<Record<string, Explanation | null>>

/** The operation that asks a member; there is one for each, written by `pnpm schema`. */
function operationOf(member: string): Operation<{ readonly case: Explained | null }, Asked> {
  const name = `Explain${member.charAt(0).toUpperCase()}${member.slice(1)}`
  const found = Object.values(operations).find(one => one.name === name)
  if (found === undefined) throw new Error(`there is no operation \`${name}\``)
  return found as Operation<{ readonly case: Explained | null }, Asked>
}

export interface ExplainedTo {
  readonly recipient: AccessRecipient
  readonly explained: Explained | null
  readonly pending: boolean
}

/** What a member would show of a case to each organisation. */
export function useExplained(member: string, id: string, purpose: Purpose): readonly ExplainedTo[] {
  const { stance } = useHere()
  const operation = operationOf(member)
  return useQueries({
    queries: ACCESS_RECIPIENTS.map(recipient => {
      const variables = { id, member: recipient.member, role: recipient.role, purpose }
      return {
        queryKey: [operation.name, stance.role, stance.purpose, variables],
        queryFn: ({ signal }: { readonly signal: AbortSignal }) => askPatiently(operation, variables, stance, signal),
      }
    }),
    combine: results =>
      results.map((result, index) => ({
        recipient: ACCESS_RECIPIENTS[index] ?? { member: '', role: 'CASE_WORKER' as const },
        explained: result.data?.data.case ?? null,
        pending: result.isPending,
      })),
  })
}

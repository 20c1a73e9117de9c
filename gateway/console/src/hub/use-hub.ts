import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Operation } from '../generated/operations.ts'
import { signedInAgain } from '../session/expiry.ts'
import { useHere } from '../session/here.tsx'
import type { Stance } from '../session/stance.ts'
import { type Answer, ask } from './ask.ts'
import { HubError } from './hub-error.ts'

/** Asks, and where the session is over waits for signing in and asks again. */
export async function askPatiently<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  stance: Stance,
  signal?: AbortSignal,
): Promise<Answer<Data>> {
  for (;;) {
    try {
      return await ask(operation, variables, stance, signal)
    } catch (error) {
      if (!(error instanceof HubError) || error.code !== 'UNAUTHENTICATED') throw error
      await signedInAgain()
    }
  }
}

/** One answer. Kept in memory under role and purpose, so that no answer is shown under another. */
export function useHub<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  { enabled = true }: { readonly enabled?: boolean } = {},
) {
  const { stance } = useHere()
  return useQuery({
    queryKey: [operation.name, stance.role, stance.purpose, variables],
    queryFn: ({ signal }) => askPatiently(operation, variables, stance, signal),
    enabled,
  })
}

/** Page after page of a connection. */
export function useHubPages<Data, Variables extends { readonly after?: string | null | undefined }>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  next: (data: Data) => string | null,
) {
  const { stance } = useHere()
  return useInfiniteQuery({
    queryKey: [operation.name, stance.role, stance.purpose, variables],
    queryFn: ({ pageParam, signal }) => askPatiently(operation, { ...variables, after: pageParam }, stance, signal),
    initialPageParam: null as string | null,
    getNextPageParam: page => next(page.data),
    placeholderData: keepPreviousData,
    // Pages never change in part; comparing all that came before with each new one would take ever longer.
    structuralSharing: false,
  })
}

/** A change at the hub. Whatever was read before is read again. */
export function useChange<Data, Variables>(operation: Operation<Data, Variables>) {
  const { stance } = useHere()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (variables: Variables) => askPatiently(operation, variables, stance),
    onSuccess: () => client.invalidateQueries(),
  })
}

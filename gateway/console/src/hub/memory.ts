import { QueryClient } from '@tanstack/react-query'
import { HubError } from './hub-error.ts'

/** What was read, in the memory of this page and nowhere else. Emptied when role, purpose or person change. */
export const memory = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      // Whatever the hub has decided stays decided; only a broken connection is worth another try.
      retry: (count, error) => count < 2 && error instanceof HubError && error.code === 'UNREACHABLE',
    },
  },
})

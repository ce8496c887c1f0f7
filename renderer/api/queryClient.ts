// One cache for the window. The core is on this computer: never wait for "online", never retry a refusal.
import { QueryClient } from '@tanstack/react-query'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, staleTime: 2_000, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** After anything was written: every figure on screen may have changed. */
export function refreshEverything(): Promise<void> {
  return queryClient.invalidateQueries()
}

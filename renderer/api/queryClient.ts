// One cache for the window. The core is on this computer: never wait for "online", never retry a refusal.
import { QueryClient } from '@tanstack/react-query'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, staleTime: 2_000, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** After anything was written: every figure on screen may have changed. */
export async function refreshEverything(): Promise<void> {
  // A first answer on its way may tell of the time before, and is not asked for anew by being called stale: it is when it has come.
  const first = queryClient.getQueryCache().findAll({ fetchStatus: 'fetching', predicate: ({ state }) => state.data === undefined })
  await queryClient.invalidateQueries()
  await Promise.all(first.map(({ queryKey }) => queryClient.invalidateQueries({ queryKey, exact: true })))
}

// The last run of the checks, and the way to a new one, for each screen that shows what was found.
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import type { QualityEvent, QualitySummary } from '#shared/quality/findings.ts'
import { client, orpc } from './client.ts'
import { refreshEverything } from './queryClient.ts'
import { useLongCall } from './useLongCall.ts'

/** @param wanted whether the checks are run at once, without being asked, when the screen opens; null: they never were since the program started */
export function useQualityRun(wanted: (last: QualitySummary | null) => boolean) {
  const last = useQuery(orpc.quality.last.queryOptions({ staleTime: 0 }))
  const call = useLongCall<Extract<QualityEvent, { type: 'summary' }>>()
  const { start } = call
  const run = useCallback(async () => {
    const summary = await start((signal) => client.quality.run({}, { signal }))
    if (summary) await refreshEverything()
  }, [start])

  const begun = useRef(false)
  const summary = last.data ?? null
  const now = last.isFetchedAfterMount && !last.error && wanted(summary)
  useEffect(() => {
    if (!now || begun.current) return
    begun.current = true
    void run()
  }, [now, run])
  return { last, summary, call, run }
}

// The last run of the checks, and the way to a new one.
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import type { QualityEvent } from '#shared/quality/findings.ts'
import { client, orpc } from './client.ts'
import { refreshEverything } from './queryClient.ts'
import { useLongCall } from './useLongCall.ts'

type Summary = Extract<QualityEvent, { type: 'summary' }>

/** Milliseconds: checks that took no longer are run again without asking, as soon as the data has changed. */
const quick = 5000

export function useQualityRun() {
  const last = useQuery(orpc.quality.last.queryOptions({ staleTime: 0 }))
  const call = useLongCall<Summary>()
  const { start } = call
  const run = useCallback(async () => {
    const summary = await start((signal) => client.quality.run({}, { signal }))
    if (summary) await refreshEverything()
  }, [start])

  const begun = useRef(false)
  const summary = last.data
  const wanted = last.isFetchedAfterMount && (summary === null || (summary?.stale === true && summary.took <= quick))
  useEffect(() => {
    if (!wanted || begun.current) return
    begun.current = true
    void run()
  }, [wanted, run])
  return { last, summary: summary ?? null, call, run }
}

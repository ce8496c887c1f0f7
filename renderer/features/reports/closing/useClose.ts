// A quarter's close as the screen knows it: how far it is, and what is done to it. Everything is asked for again after each deed.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { CloseCheckEvent, CloseState, CloseStep } from '#shared/api/closeTypes.ts'
import { client, orpc } from '../../../api/client.ts'
import { useLongCall } from '../../../api/useLongCall.ts'
import { useSay } from '../../../api/useSay.ts'

type Checked = Extract<CloseCheckEvent, { type: 'checked' }>

export function useClose(period: string) {
  const say = useSay()
  const queries = useQueryClient()
  const state = useQuery(orpc.close.state.queryOptions({ input: { period }, enabled: period !== '', staleTime: 0 }))
  const counting = useLongCall<Checked>(say.refused)
  const { start } = counting
  const refresh = useCallback(() => queries.invalidateQueries({ queryKey: orpc.close.key() }), [queries])
  const check = useCallback(
    async (anew: boolean) => {
      if (await start((signal) => client.close.check({ period, anew }, { signal }))) await refresh()
    },
    [start, refresh, period],
  )
  /** Whatever gives the new state; null: it was refused. */
  const run = async (deed: () => Promise<CloseState>): Promise<CloseState | null> => {
    try {
      const after = await deed()
      await refresh()
      return after
    } catch (thrown) {
      say.refused(thrown)
      return null
    }
  }
  return {
    state,
    counting,
    check,
    refresh,
    mark: (step: CloseStep, done: boolean) => run(() => client.close.mark({ period, step, done })),
    finish: (note: string) => run(() => client.close.finish({ period, ...(note === '' ? {} : { note }) })),
    reopen: (note: string) => run(() => client.close.reopen({ period, note })),
  }
}

export type Close = ReturnType<typeof useClose>

/** What every step is given. */
export interface StepProps {
  readonly close: Close
  readonly state: CloseState
}

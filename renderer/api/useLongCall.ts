// Runs a streamed procedure: progress for the screen, cancel for the clerk, one last event as the result.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Progress } from '#shared/api/types.ts'
import { type Refusal, toRefusal, wasCancelled } from './refusal.ts'

export interface LongCall<E> {
  readonly running: boolean
  readonly progress: Progress | null
  readonly refusal: Refusal | null
  readonly cancelled: boolean
  /** Resolves to the last event that is not progress; null when it was cancelled or refused (see `refusal`). Starting anew cancels what still runs. */
  start(call: (signal: AbortSignal) => Streamed<E>): Promise<E | null>
  cancel(): void
  reset(): void
}

type Streamed<E> = AsyncIterable<Progress | E> | Promise<AsyncIterable<Progress | E>>

interface State {
  readonly running: boolean
  readonly progress: Progress | null
  readonly refusal: Refusal | null
  readonly cancelled: boolean
}
const idle: State = { running: false, progress: null, refusal: null, cancelled: false }

function isProgress(event: unknown): event is Progress {
  return typeof event === 'object' && event !== null && 'type' in event && event.type === 'progress'
}

/** @param onRefused told of what was thrown, unless the clerk cancelled; the same function at each rendering */
export function useLongCall<E>(onRefused?: (thrown: unknown) => void): LongCall<E> {
  const [state, setState] = useState<State>(idle)
  const current = useRef<AbortController | null>(null)

  useEffect(() => () => current.current?.abort(), [])

  const start = useCallback(
    async (call: (signal: AbortSignal) => Streamed<E>): Promise<E | null> => {
      current.current?.abort()
      const controller = new AbortController()
      current.current = controller
      const mine = () => current.current === controller
      setState({ ...idle, running: true })
      try {
        let result: E | null = null
        for await (const event of await call(controller.signal)) {
          if (isProgress(event)) {
            if (mine()) setState({ ...idle, running: true, progress: event })
          } else result = event as E
        }
        if (mine()) setState({ ...idle, cancelled: controller.signal.aborted })
        return result
      } catch (thrown) {
        const cancelled = controller.signal.aborted || wasCancelled(thrown)
        if (mine()) setState({ ...idle, cancelled, refusal: cancelled ? null : toRefusal(thrown) })
        if (mine() && !cancelled) onRefused?.(thrown)
        return null
      }
    },
    [onRefused],
  )

  const cancel = useCallback(() => current.current?.abort(), [])
  const reset = useCallback(() => {
    current.current?.abort()
    current.current = null
    setState(idle)
  }, [])

  return { ...state, start, cancel, reset }
}

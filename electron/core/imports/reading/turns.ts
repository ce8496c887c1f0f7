// Long reading shares its thread with calls that a screen is waiting for: every reader asks here, at each small step, whether it is somebody else's turn.
import { LedgerError } from '#shared/api/errors.ts'

const SLICE_MS = 25

export interface Turns {
  /** Cheap; true when the slice is used up and `next` should be awaited. */
  due(): boolean
  /** Lets the event loop run once. @throws LedgerError cancelled */
  next(): Promise<void>
}

/** One reading job's slices. `signal` ends it with `cancelled` at the next turn. */
export function takeTurns(signal: AbortSignal | undefined): Turns {
  let until = performance.now() + SLICE_MS
  return {
    due: () => performance.now() >= until || signal?.aborted === true,
    async next() {
      throwIfCancelled(signal)
      await new Promise<void>((resolve) => setImmediate(resolve))
      throwIfCancelled(signal)
      until = performance.now() + SLICE_MS
    },
  }
}

export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new LedgerError('cancelled')
}

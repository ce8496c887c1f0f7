// Bulk work lets others have their turn every few milliseconds, however slow the computer is.
import { setImmediate } from 'node:timers/promises'
import { LedgerError } from '#shared/api/errors.ts'
import type { Progress } from '#shared/api/types.ts'

/** Milliseconds of work between two turns of others. */
const STRETCH = 12

export interface Turns {
  readonly phase: Progress['phase']
  readonly emit: (progress: Omit<Progress, 'type'>) => void
  readonly signal: AbortSignal
}

/** @throws LedgerError cancelled */
export async function inTurns<T>(items: readonly T[], { phase, emit, signal }: Turns, work: (item: T) => void): Promise<void> {
  let since = performance.now()
  for (const [index, item] of items.entries()) {
    work(item)
    if (performance.now() - since < STRETCH) continue
    emit({ phase, subject: '', done: index + 1, total: items.length })
    await setImmediate()
    if (signal.aborted) throw new LedgerError('cancelled')
    since = performance.now()
  }
  if (signal.aborted) throw new LedgerError('cancelled')
}

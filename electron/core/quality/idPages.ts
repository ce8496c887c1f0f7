// Long looks at a table go in ranges of ids, each short enough that nobody who asks the core something else in between has to wait.
import { setImmediate } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import { LedgerError } from '#shared/api/errors.ts'

/** Milliseconds that one range should take. */
const turn = 15
const [fewest, most] = [16, 2000]

/** Records of the alias `r` outside the recycle bin with ids from `after` (exclusive) to `upTo`. */
export function inRange(after: number, upTo: number): RawBuilder<boolean> {
  return sql<boolean>`r.id > ${after} AND r.id <= ${upTo} AND r.deleted_at IS NULL`
}

/**
 * @param look at the ids after the first number up to the second one
 * @throws LedgerError cancelled, between two ranges
 */
export async function idPages(highest: number, signal: AbortSignal, look: (after: number, upTo: number) => void): Promise<void> {
  let width = 250
  for (let after = 0; after < highest; ) {
    const upTo = Math.min(highest, after + width)
    const began = performance.now()
    look(after, upTo)
    const took = performance.now() - began
    if (took > turn) width = Math.max(fewest, Math.floor(width / 2))
    else if (took < turn / 2) width = Math.min(most, width * 2)
    after = upTo
    await setImmediate()
    if (signal.aborted) throw new LedgerError('cancelled')
  }
}

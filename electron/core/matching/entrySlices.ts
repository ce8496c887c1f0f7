// What is asked of all entries at once is asked of some thousands of them at a time, so that others get their turn.
import { setImmediate } from 'node:timers/promises'
import type SQLite from 'better-sqlite3'
import type { Office } from '../office.ts'
import { effectiveEntriesOf, effectiveParams } from './effectiveOutcome.ts'

/** Entries to a slice: a few milliseconds. */
const SLICE = 2000

/** Bounds of the slices' ids, with a pause after each. */
export async function* entrySlices(connection: SQLite.Database): AsyncGenerator<{ readonly after: number; readonly upTo: number }> {
  const last = connection.prepare('SELECT coalesce(max(id), 0) FROM list_entry').pluck().get() as number
  for (let after = 0; after < last; after += SLICE) {
    yield { after, upTo: after + SLICE }
    await setImmediate()
  }
}

/**
 * The rows of each slice. @param select what stands behind the common table expressions; of them, `known` holds the slice's entries
 * @param given its parameters; @after and @upTo bound the slice's ids
 */
export async function* inEntrySlices<T>(
  office: Office,
  connection: SQLite.Database,
  select: string,
  given: Readonly<Record<string, unknown>> = {},
): AsyncGenerator<T[]> {
  const ask = connection.prepare(`WITH ${effectiveEntriesOf('e.id > @after AND e.id <= @upTo')} ${select}`)
  const params = { ...effectiveParams(office, connection), ...given }
  for await (const slice of entrySlices(connection)) yield ask.all({ ...params, ...slice }) as T[]
}

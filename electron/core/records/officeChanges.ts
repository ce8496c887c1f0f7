// What has happened in an office since somebody looked last: how those who keep something of it in memory know what to read again.
import type SQLite from 'better-sqlite3'
import type { RegisterId } from '#shared/registers/index.ts'
import type { Clock } from '../office.ts'

export interface Moment {
  /** Differs after each commit. */
  readonly committed: unknown
  /** The newest line of the history. */
  readonly change: number
  readonly today: string
}

export interface OfficeChanges {
  now(): Moment
  /** Whether nothing was committed since, and no new day has begun. */
  isNow(moment: Moment | undefined): boolean
  /** Records that were changed since, by register. Not the new ones: those have numbers that nobody had before. */
  since(moment: Moment): Map<RegisterId, number[]>
}

export function officeChanges(reader: SQLite.Database, clock: Clock): OfficeChanges {
  const lastChange = reader.prepare('SELECT coalesce(max(id), 0) FROM change').pluck()
  const changesAfter = reader.prepare('SELECT DISTINCT register, record_id FROM change WHERE id > ?').raw()
  const version = reader.prepare('PRAGMA data_version').pluck()
  const committed = () => version.get()
  return {
    now: () => ({ committed: committed(), change: lastChange.get() as number, today: clock.today() }),
    isNow: (moment) => moment !== undefined && moment.committed === committed() && moment.today === clock.today(),
    since({ change }) {
      const touched = new Map<RegisterId, number[]>()
      for (const [register, id] of changesAfter.iterate(change) as IterableIterator<[RegisterId, number]>) {
        const ids = touched.get(register)
        if (ids) ids.push(id)
        else touched.set(register, [id])
      }
      return touched
    },
  }
}

// What is kept of an office in memory holds until anybody commits something, or a new day begins.
import type SQLite from 'better-sqlite3'
import type { Office } from '../office.ts'

type Asked = Pick<Office, 'clock' | 'database'>

/**
 * @param make what is kept of an office, from what it is now
 * @returns a function that gives what is kept of the office in its present state; made when it is first asked for in that state
 */
export function keptInState<O extends Asked, T>(make: (office: O) => T): (office: O) => T {
  const keptOf = new WeakMap<SQLite.Database, { readonly state: string; readonly kept: T }>()
  return (office) => {
    const { clock, database } = office
    // A reader writes nothing itself: its data version changes with every commit of anybody else.
    const state = `${database.reader.pragma('data_version', { simple: true })} ${clock.today()}`
    const known = keptOf.get(database.reader)
    if (known?.state === state) return known.kept
    const kept = make(office)
    keptOf.set(database.reader, { state, kept })
    return kept
  }
}

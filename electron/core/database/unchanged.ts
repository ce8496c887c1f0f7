// What was found out of the office's file is good until somebody commits. A commit that changes no record, an issued version or a line of the log, leaves it good.
import type SQLite from 'better-sqlite3'

/** From the state before such a commit to the one after it, by reader. */
const stepsOf = new WeakMap<SQLite.Database, Map<number, number>>()

/** @param reader writes nothing itself: its data version changes with every commit of anybody else */
export function stateOf(reader: SQLite.Database): number {
  return Number(reader.pragma('data_version', { simple: true }))
}

/** @param write one transaction that changes no record, no setting and nothing else that reports and checks are made of */
export function leavingRecords<T>(reader: SQLite.Database, write: () => T): T {
  const before = stateOf(reader)
  const result = write()
  const after = stateOf(reader)
  const steps = stepsOf.get(reader) ?? new Map<number, number>()
  stepsOf.set(reader, steps)
  if (after !== before) steps.set(before, after)
  return result
}

/** Whether only such transactions were committed since. */
export function unchangedSince(reader: SQLite.Database, state: number): boolean {
  const now = stateOf(reader)
  let reached: number | undefined = state
  while (reached !== undefined && reached !== now) reached = stepsOf.get(reader)?.get(reached)
  return reached === now
}

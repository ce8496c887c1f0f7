// What a large import commits stands in SQLite's log, safely, but has still to be brought from there into the file: most of a second for a million records. By itself SQLite
// does that within the COMMIT, while the clerk waits; here somebody else does it afterwards.
import { statSync } from 'node:fs'
import type SQLite from 'better-sqlite3'
import { loadSqlite } from './sqlite.ts'

/** Pages in the log from which on SQLite brings it in by itself; its own default. */
const automatic = 1000
/** Bytes, more than an old log keeps (journal_size_limit); a smaller one is brought in within a tenth of a second. */
const large = 24 * 1024 * 1024

/**
 * Commits without bringing the log in. A small one is brought in at once, after it.
 * @param logGrown of a large one: to be called back from `bringLogIn`, in another thread
 */
export function commitFirst(writer: SQLite.Database, file: string, commit: () => void, logGrown: () => void): void {
  writer.pragma('wal_autocheckpoint = 0')
  try {
    commit()
  } finally {
    if (writer.open) writer.pragma(`wal_autocheckpoint = ${automatic}`)
  }
  const bytes = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0
  if (bytes > large) logGrown()
  else writer.pragma('wal_checkpoint(PASSIVE)')
}

/** Over a connection of its own; neither readers nor the one that writes are kept waiting. */
export async function bringLogIn(file: string): Promise<void> {
  const sqlite = await loadSqlite()
  const connection = new sqlite(file, { fileMustExist: true, timeout: 5000 })
  try {
    connection.pragma('wal_checkpoint(PASSIVE)')
  } finally {
    connection.close()
  }
}

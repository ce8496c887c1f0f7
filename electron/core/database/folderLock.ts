// One writer per data folder. The lock is an open exclusive transaction on a tiny SQLite file beside the data: the operating system lets go of it when the process
// dies, on Windows and Linux alike, so nobody ever has to delete a stale lock by hand.
import { join } from 'node:path'
import { LedgerError } from '#shared/api/errors.ts'
import { meaningOf, type SqliteConstructor } from './sqlite.ts'

export interface FolderLock {
  release(): void
}

const lockFile = 'office.lock'
/** Long enough for an instance that is just closing. */
const patienceMs = 300

/** @throws LedgerError folder-busy when another instance works in `dataDir`, folder-not-writable */
export function lockFolder(sqlite: SqliteConstructor, dataDir: string): FolderLock {
  const connection = open(sqlite, dataDir)
  try {
    connection.pragma('journal_mode = MEMORY')
    connection.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    connection.close()
    throw refusal(error, dataDir)
  }
  return {
    release() {
      if (connection.open) connection.close()
    },
  }
}

function open(sqlite: SqliteConstructor, dataDir: string) {
  try {
    return new sqlite(join(dataDir, lockFile), { timeout: patienceMs })
  } catch (error) {
    throw refusal(error, dataDir)
  }
}

function refusal(error: unknown, dataDir: string): unknown {
  const code = meaningOf(error)
  return code ? new LedgerError(code, { folder: dataDir }, { cause: error }) : error
}

// The two connections of an open office and the rule that one piece of work writes at a time.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { OfficeDatabase } from './database.ts'
import { sortKey } from './sortKey.ts'

export function connections(file: string, reader: SQLite.Database, writer: SQLite.Database, onClose: () => void): OfficeDatabase {
  let writing = false
  reader.function('sort_key', { deterministic: true }, (text) => (text === null ? null : sortKey(String(text))))

  function begin(): void {
    if (writing) throw new LedgerError('writer-busy')
    writer.exec('BEGIN IMMEDIATE')
    writing = true
  }
  function end(verb: 'COMMIT' | 'ROLLBACK'): void {
    try {
      if (writer.open && writer.inTransaction) writer.exec(verb)
    } finally {
      writing = false
    }
  }
  async function run<T>(work: (writer: SQLite.Database) => Promise<T>, verb: 'COMMIT' | 'ROLLBACK', signal?: AbortSignal): Promise<T> {
    refuseAborted(signal)
    begin()
    let result: T
    try {
      result = await work(writer)
      refuseAborted(signal)
    } catch (error) {
      end('ROLLBACK')
      throw error
    }
    finish(verb)
    return result
  }
  /** A COMMIT that fails (disk full) must not leave the transaction open. */
  function finish(verb: 'COMMIT' | 'ROLLBACK'): void {
    try {
      end(verb)
    } catch (error) {
      if (writer.open && writer.inTransaction) writer.exec('ROLLBACK')
      throw error
    }
  }

  return {
    file,
    reader,
    write(work) {
      begin()
      let result: ReturnType<typeof work>
      try {
        result = work(writer)
      } catch (error) {
        end('ROLLBACK')
        throw error
      }
      finish('COMMIT')
      return result
    },
    writeLong: (work, signal) => run(work, 'COMMIT', signal),
    rehearse: (work, signal) => run(work, 'ROLLBACK', signal),
    close() {
      // Whatever fails, the folder is let go; an unfinished transaction is rolled back by SQLite.
      try {
        reader.close()
      } finally {
        try {
          writer.close()
        } finally {
          onClose()
        }
      }
    },
  }
}

function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new LedgerError('cancelled')
}

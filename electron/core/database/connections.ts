// The two connections that a thread has to an open office, and the rule that one piece of work writes at a time.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { OfficeDatabase } from './database.ts'
import { type Holder, type PenMemory, penOf } from './pen.ts'
import { sortKey } from './sortKey.ts'
import { commitFirst } from './writeAheadLog.ts'

interface Parts {
  readonly file: string
  readonly reader: SQLite.Database
  readonly writer: SQLite.Database
  /** One more connection that only reads. */
  openReader(): SQLite.Database
  readonly penMemory: PenMemory
  readonly holder: Holder
  /** Where somebody else can bring a large log into the file; absent: SQLite does, within the COMMIT. */
  logGrown?(): void
  onClose(): void
}

export function connections({ file, reader, writer, openReader, penMemory, holder, logGrown, onClose }: Parts): OfficeDatabase {
  const pen = penOf(penMemory, holder)
  const others = new Set<SQLite.Database>()
  teach(reader)

  function begin(): void {
    if (!pen.take()) throw new LedgerError('writer-busy')
    try {
      writer.exec('BEGIN IMMEDIATE')
    } catch (error) {
      pen.drop()
      throw error
    }
  }
  /** A COMMIT that fails (disk full) must not leave the transaction open; the pen is dropped last, so that nobody who takes it has to wait. */
  function end(verb: 'COMMIT' | 'ROLLBACK'): void {
    try {
      if (writer.open && writer.inTransaction) writer.exec(verb)
    } catch (error) {
      if (writer.open && writer.inTransaction) writer.exec('ROLLBACK')
      throw error
    } finally {
      pen.drop()
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
    if (verb === 'COMMIT' && logGrown) commitFirst(writer, file, () => end(verb), logGrown)
    else end(verb)
    return result
  }
  return {
    file,
    penMemory,
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
      end('COMMIT')
      return result
    },
    writeLong: (work, signal) => run(work, 'COMMIT', signal),
    rehearse: (work, signal) => run(work, 'ROLLBACK', signal),
    anotherReader() {
      const other = openReader()
      teach(other)
      for (const before of others) if (!before.open) others.delete(before)
      others.add(other)
      return other
    },
    close() {
      // Whatever fails, the folder is let go; an unfinished transaction is rolled back by SQLite.
      try {
        for (const other of others) other.close()
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

/** What SQL needs of us beside what SQLite knows. */
function teach(reader: SQLite.Database): void {
  reader.function('sort_key', { deterministic: true }, (text) => (text === null ? null : sortKey(String(text))))
}

function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new LedgerError('cancelled')
}

import type SQLite from 'better-sqlite3'
import type { PenMemory } from './pen.ts'

/** One SQLite file in WAL mode: a connection that only reads and one that writes, so that readers never see half an import and never wait for one. */
export interface OfficeDatabase {
  readonly file: string
  /** For another thread that is to write, too. */
  readonly penMemory: PenMemory
  /** Sees the last committed state. */
  readonly reader: SQLite.Database
  /** A short synchronous transaction. @throws LedgerError writer-busy while a long one is under way. */
  write<T>(work: (writer: SQLite.Database) => T): T
  /** A long transaction whose work may await, so that the core goes on answering; rolled back when it throws or is aborted. @throws LedgerError writer-busy */
  writeLong<T>(work: (writer: SQLite.Database) => Promise<T>, signal?: AbortSignal): Promise<T>
  /** The same work for a look at what it would do: always rolled back. @throws LedgerError writer-busy */
  rehearse<T>(work: (writer: SQLite.Database) => Promise<T>, signal?: AbortSignal): Promise<T>
  /** A connection of its own that only reads and may have temporary tables; closed with the office, or before by whoever asked for it. */
  anotherReader(): SQLite.Database
  close(): void
}

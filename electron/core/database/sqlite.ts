// Loads the native module late: on a Node that is too old it would crash the process instead of throwing.
import type SQLite from 'better-sqlite3'
import { type ErrorCode, LedgerError } from '#shared/api/errors.ts'

export type SqliteConstructor = typeof SQLite

const oldestNode = 22

/** @throws LedgerError runtime-too-old */
export async function loadSqlite(node: string = process.versions.node): Promise<SqliteConstructor> {
  if (Number.parseInt(node, 10) < oldestNode) throw new LedgerError('runtime-too-old', { found: node, needed: oldestNode })
  const { default: sqlite } = await import('better-sqlite3')
  return sqlite
}

/** What an error of SQLite or of the file system means to the clerk; undefined: nothing in particular. */
export function meaningOf(error: unknown): ErrorCode | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^SQLITE_(NOTADB|CORRUPT|FORMAT)/.test(code)) return 'database-damaged'
  // The index of the log cannot grow: a full disk, too.
  if (/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)$/.test(code)) return 'disk-full'
  if (/^SQLITE_(READONLY|CANTOPEN|PERM)/.test(code)) return 'folder-not-writable'
  if (/^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOENT|EISDIR)$/.test(code)) return 'folder-not-writable'
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'folder-busy'
  return undefined
}

/** Runs `work` and turns what SQLite or the file system refuses into a LedgerError; other errors pass. */
export function translating<T>(work: () => T, params: Readonly<Record<string, string | number>> = {}): T {
  try {
    return work()
  } catch (error) {
    throw translated(error, params)
  }
}

/** The refusal that an error stands for; the error itself when it stands for none. */
export function translated(error: unknown, params: Readonly<Record<string, string | number>> = {}): unknown {
  const code = error instanceof LedgerError ? undefined : meaningOf(error)
  return code ? new LedgerError(code, params, { cause: error }) : error
}

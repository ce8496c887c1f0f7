// A consistent copy of the live file, proven before it gets its name: a backup that cannot be opened is worse than none.
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import { loadSqlite, type SqliteConstructor } from './sqlite.ts'

export type RowsByTable = Readonly<Record<string, number>>

/**
 * Copies the committed state of the database `file` to `target` while others go on reading and writing it.
 * @throws LedgerError backup-damaged when the copy does not hold what the original holds; `target` does not exist then.
 */
export async function takeSnapshot(file: string, target: string): Promise<RowsByTable> {
  const sqlite = await loadSqlite()
  const partial = `${target}.partial`
  rmSync(partial, { force: true })
  const source = new sqlite(file, { readonly: true, fileMustExist: true })
  try {
    // The open transaction holds one state of the file, so the counts and the copy speak of the same moment.
    source.exec('BEGIN')
    const expected = countRows(source)
    await source.backup(partial)
    source.exec('COMMIT')
    makeSingleFile(sqlite, partial)
    const found = inspect(sqlite, partial)
    for (const [table, rows] of Object.entries(expected)) {
      if (found[table] !== rows) throw new LedgerError('backup-damaged', { table })
    }
    flush(partial)
    renameSync(partial, target)
    flushFolder(dirname(target))
    return found
  } finally {
    source.close()
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(partial + ending, { force: true })
  }
}

/** @returns rows by table. @throws LedgerError backup-damaged */
export async function inspectSnapshot(file: string): Promise<RowsByTable> {
  return inspect(await loadSqlite(), file)
}

function inspect(sqlite: SqliteConstructor, file: string): RowsByTable {
  let connection: SQLite.Database | undefined
  try {
    connection = new sqlite(file, { readonly: true, fileMustExist: true })
    const answer = connection.pragma('quick_check', { simple: true })
    if (answer !== 'ok') throw new LedgerError('backup-damaged', {}, { cause: new Error(String(answer)) })
    const rows = countRows(connection)
    if (!('change' in rows)) throw new LedgerError('backup-damaged')
    return rows
  } catch (error) {
    throw error instanceof LedgerError ? error : new LedgerError('backup-damaged', {}, { cause: error })
  } finally {
    connection?.close()
  }
}

export function countRows(connection: SQLite.Database): RowsByTable {
  const tables = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").pluck().all() as string[]
  const counts: Record<string, number> = {}
  for (const table of tables) counts[table] = Number(connection.prepare(`SELECT count(*) FROM "${table}"`).pluck().get())
  return counts
}

/** The copy inherits WAL mode; without it, it is one file that can be copied and opened anywhere. */
function makeSingleFile(sqlite: SqliteConstructor, file: string): void {
  const connection = new sqlite(file, { fileMustExist: true })
  try {
    connection.pragma('journal_mode = DELETE')
  } finally {
    connection.close()
  }
}

export function flush(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Windows has no such thing and needs none. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

// Looks into a file from the first page to the last: the office's own, or a backup.
import { existsSync, statSync } from 'node:fs'
import { basename, isAbsolute, join } from 'node:path'
import { LedgerError } from '#shared/api/errors.ts'
import { backupFolder } from '../database/backupName.ts'
import { countRows, type RowsByTable } from '../database/snapshot.ts'
import { loadSqlite } from '../database/sqlite.ts'

export interface Verification {
  readonly file: string
  readonly ok: boolean
  /** SQLite's findings, at most 100 of each kind; for the log and IT staff. */
  readonly findings: readonly string[]
  readonly rows: RowsByTable
}

/** @param file a database. Its pages, indexes, constraints and links are all checked; about 20 s for 490 MB. */
export async function verifyFile(file: string): Promise<Verification> {
  const sqlite = await loadSqlite()
  const name = basename(file)
  if (!existsSync(file)) throw new LedgerError('file-missing', { file: name })
  try {
    const connection = new sqlite(file, { readonly: true, fileMustExist: true })
    try {
      const pages = connection.prepare('PRAGMA integrity_check(100)').pluck().all() as string[]
      const links = connection.prepare('PRAGMA foreign_key_check').all() as { table: string; rowid: number; parent: string }[]
      const findings = [...pages.filter((line) => line !== 'ok'), ...links.slice(0, 100).map((link) => `${link.table} ${link.rowid} → ${link.parent}`)]
      return { file: name, ok: findings.length === 0, findings, rows: findings.length === 0 ? countRows(connection) : {} }
    } finally {
      connection.close()
    }
  } catch (error) {
    return { file: name, ok: false, findings: [error instanceof Error ? error.message : String(error)], rows: {} }
  }
}

/** A backup by its name in the data folder's `backups`, or by its path. @throws LedgerError file-missing */
export function findBackup(dataDir: string, backup: string): string {
  const candidates = [join(backupFolder(dataDir), backup), ...(isAbsolute(backup) || existsSync(backup) ? [backup] : [])]
  const found = candidates.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
  if (!found) throw new LedgerError('file-missing', { file: backup })
  return found
}

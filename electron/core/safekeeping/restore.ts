// Puts a backup in the place of the office's file. Works on a closed office: nobody may hold the file while it changes under them.
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { LedgerError } from '#shared/api/errors.ts'
import type { BackupInfo } from '#shared/api/types.ts'
import { lockFolder } from '../database/folderLock.ts'
import { pendingMigrations } from '../database/migrate.ts'
import { migrations } from '../database/migrations/index.ts'
import { databaseFile } from '../database/openDatabase.ts'
import { flush, flushFolder, inspectSnapshot } from '../database/snapshot.ts'
import { loadSqlite, type SqliteConstructor, translated, translating } from '../database/sqlite.ts'
import type { Clock } from '../office.ts'
import { createBackup } from './safekeeping.ts'
import { findBackup } from './verify.ts'

export interface RestoreInput {
  readonly dataDir: string
  /** Name in `backups`, or a path. */
  readonly backup: string
  readonly clock: Clock
  readonly by: string
}

export interface Restored {
  readonly restored: string
  /** The backup of what was replaced; null when there was nothing or it could not be read any more (then it lies aside as `aside`). */
  readonly before: BackupInfo | null
  readonly aside: string | null
}

/** @throws LedgerError file-missing, backup-damaged, data-newer, folder-busy, folder-not-writable, disk-full */
export async function restoreBackup(input: RestoreInput): Promise<Restored> {
  const { dataDir, clock, by } = input
  const sqlite = await loadSqlite()
  const backup = findBackup(dataDir, input.backup)
  const name = basename(backup)
  const lock = lockFolder(sqlite, dataDir)
  const incoming = join(dataDir, 'office.restoring')
  try {
    translating(() => copyFileSync(backup, incoming), { folder: dataDir })
    await refuseDamaged(incoming, name)
    prepare(sqlite, incoming, { at: clock.now(), by, name })
    flush(incoming)
    const { before, aside } = await keepCurrent(sqlite, input)
    renameSync(incoming, join(dataDir, databaseFile))
    flushFolder(dataDir)
    return { restored: name, before, aside }
  } catch (error) {
    throw translated(error, { folder: dataDir })
  } finally {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(incoming + ending, { force: true })
    lock.release()
  }
}

async function refuseDamaged(file: string, name: string): Promise<void> {
  try {
    await inspectSnapshot(file)
  } catch (error) {
    throw new LedgerError('backup-damaged', { file: name }, { cause: error })
  }
}

/** Writes into the copy itself that and by whom it was restored. */
function prepare(sqlite: SqliteConstructor, file: string, audit: { at: string; by: string; name: string }): void {
  const connection = new sqlite(file, { fileMustExist: true })
  try {
    pendingMigrations(connection, migrations)
    connection.pragma('journal_mode = DELETE')
    connection.prepare("INSERT INTO audit (at, by, event, detail) VALUES (?, ?, 'restore', ?)").run(audit.at, audit.by, JSON.stringify({ backup: audit.name }))
  } finally {
    connection.close()
  }
}

/** Backs up what is about to be replaced; what cannot be read any more is moved aside instead of being lost. */
async function keepCurrent(sqlite: SqliteConstructor, { dataDir, clock }: RestoreInput): Promise<{ before: BackupInfo | null; aside: string | null }> {
  const file = join(dataDir, databaseFile)
  if (!existsSync(file)) return { before: null, aside: null }
  try {
    const before = await createBackup({ dataDir, clock, database: { file } }, 'before-restore')
    settle(sqlite, file)
    return { before, aside: null }
  } catch (error) {
    // A disk's trouble says nothing against the data that stand there.
    if (error instanceof LedgerError && (error.code === 'folder-not-writable' || error.code === 'disk-full')) throw error
    const aside = `office-damaged-${clock.now().slice(0, 19).replace(/[-:]/g, '')}.sqlite`
    for (const ending of ['', '-wal', '-shm']) if (existsSync(file + ending)) renameSync(file + ending, join(dataDir, aside + ending))
    return { before: null, aside }
  }
}

/** Leaves one file without side files, so that no old log can be replayed over the new one. */
function settle(sqlite: SqliteConstructor, file: string): void {
  const connection = new sqlite(file, { fileMustExist: true })
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)')
    connection.pragma('journal_mode = DELETE')
  } finally {
    connection.close()
  }
}

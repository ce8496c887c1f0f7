// The way into an office's file: every refusal happens here, before anything is changed.
import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import { backupFolder, newBackupName, parseBackupName } from './backupName.ts'
import { connections } from './connections.ts'
import type { OfficeDatabase } from './database.ts'
import { type FolderLock, lockFolder } from './folderLock.ts'
import { migrate, pendingMigrations, schemaVersion } from './migrate.ts'
import { migrations as known, type Migration } from './migrations/index.ts'
import { newPenMemory, type PenMemory } from './pen.ts'
import { takeSnapshot } from './snapshot.ts'
import { loadSqlite, type SqliteConstructor, translated, translating } from './sqlite.ts'

export const databaseFile = 'office.sqlite'
/** Up to here the whole file is checked at every start (about 0.1 s); larger ones by `verify`. */
const checkedAtStart = 48 * 1024 * 1024

export interface OpenOptions {
  /** Whether a folder without an office may become one. */
  readonly create: boolean
  /** Instant; names the backup that is taken before a migration. */
  now(): string
  /** For tests of migrations; absent: all that this program knows. */
  readonly migrations?: readonly Migration[]
}

/**
 * Opens the office in `dataDir` and keeps every other instance out until `close`.
 * @throws LedgerError runtime-too-old, data-missing, folder-not-writable, disk-full, folder-busy, database-damaged, data-newer
 */
export async function openDatabase(dataDir: string, options: OpenOptions): Promise<OfficeDatabase> {
  const sqlite = await loadSqlite()
  const file = join(dataDir, databaseFile)
  if (!options.create && !existsSync(file)) {
    refuseClosed(dataDir)
    refuseLost(dataDir, file)
    throw new LedgerError('data-missing', { folder: dataDir })
  }
  prepareFolder(dataDir)
  const lock = lockFolder(sqlite, dataDir)
  try {
    return await openLocked(sqlite, dataDir, file, lock, options)
  } catch (error) {
    lock.release()
    throw translated(error, { folder: dataDir })
  }
}

async function openLocked(sqlite: SqliteConstructor, dataDir: string, file: string, lock: FolderLock, options: OpenOptions): Promise<OfficeDatabase> {
  const existed = existsSync(file)
  refuseLost(dataDir, file)
  forgetUnfinished(dataDir)
  const folder = { folder: dataDir }
  const writer = translating(() => openWriter(sqlite, file), folder)
  try {
    const pending = translating(() => {
      const needed = pendingMigrations(writer, options.migrations ?? known)
      if (existed && statSync(file).size <= checkedAtStart) refuseDamaged(writer)
      configure(writer)
      return needed
    }, folder)
    if (pending.length > 0) {
      if (schemaVersion(writer) > 0) {
        await takeSnapshot(file, join(backupFolder(dataDir), newBackupName(backupFolder(dataDir), options.now(), 'before-migration')))
      }
      translating(() => migrate(writer, pending), folder)
    }
    const another = () => translating(() => openReader(sqlite, file), folder)
    return connections({ file, reader: another(), writer, openReader: another, penMemory: newPenMemory(), holder: 'core', onClose: () => lock.release() })
  } catch (error) {
    writer.close()
    // Half an office would later be taken for one.
    if (!existed) for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(file + ending, { force: true })
    throw error
  }
}

/**
 * Connections of the importer's thread to the office that the core has open: the folder's lock, migrations and checks are the core's.
 * @param penMemory of the core's database: the two never write at the same time.
 * @param logGrown after a large commit, which the core then brings into the file
 */
export async function joinDatabase(dataDir: string, penMemory: PenMemory, logGrown: () => void): Promise<OfficeDatabase> {
  const sqlite = await loadSqlite()
  const file = join(dataDir, databaseFile)
  const writer = openWriter(sqlite, file)
  configure(writer)
  const another = () => openReader(sqlite, file)
  return connections({ file, reader: another(), writer, openReader: another, penMemory, holder: 'importer', logGrown, onClose: () => {} })
}

function openWriter(sqlite: SqliteConstructor, file: string): SQLite.Database {
  return new sqlite(file, { timeout: 5000 })
}

function openReader(sqlite: SqliteConstructor, file: string): SQLite.Database {
  return new sqlite(file, { readonly: true, fileMustExist: true, timeout: 5000 })
}

function prepareFolder(dataDir: string): void {
  translating(
    () => {
      mkdirSync(dataDir, { recursive: true })
      // Asking the system for the right to write is not reliable on Windows; writing is.
      const probe = join(dataDir, `.writable-${process.pid}`)
      writeFileSync(probe, '')
      rmSync(probe)
    },
    { folder: dataDir },
  )
}

function configure(writer: SQLite.Database): void {
  writer.pragma('journal_mode = WAL')
  writer.pragma('synchronous = FULL')
  writer.pragma('foreign_keys = ON')
  // An import writes a log as large as the data; afterwards it shrinks to this many bytes.
  writer.pragma('journal_size_limit = 16777216')
  // KiB, negative by SQLite's convention: the indexes of a large import stay in memory.
  writer.pragma('cache_size = -65536')
}

/** What cannot be looked into does not look empty. */
function refuseClosed(dataDir: string): void {
  try {
    accessSync(dataDir, constants.R_OK | constants.X_OK)
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^(EACCES|EPERM)$/.test(String(error.code))) throw translated(error, { folder: dataDir })
  }
}

/** An empty file, or none, where backups tell of an earlier office is a loss, not a beginning. */
function refuseLost(dataDir: string, file: string): void {
  if (existsSync(file) && statSync(file).size > 0) return
  if (filesIn(backupFolder(dataDir)).some((name) => parseBackupName(name) !== undefined)) throw new LedgerError('database-damaged', { folder: dataDir })
}

/** Whatever a process that was killed left of a backup that it was taking. */
function forgetUnfinished(dataDir: string): void {
  const folder = backupFolder(dataDir)
  for (const name of filesIn(folder)) if (/\.sqlite\.partial(-\w+)?$/.test(name)) rmSync(join(folder, name), { force: true })
}

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

function refuseDamaged(writer: SQLite.Database): void {
  const answer = writer.pragma('quick_check(1)', { simple: true })
  if (answer !== 'ok') throw new LedgerError('database-damaged', {}, { cause: new Error(String(answer)) })
}

// Brings an office's file to today's shape. A runner of our own instead of Kysely's: the number stands in the file's header (`user_version`), changes in the same
// transaction as the tables, and can be read without touching a file that a newer program has written.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { Migration } from './migrations/index.ts'

/** "UnLe": marks the file as ours. */
export const applicationId = 0x556e4c65

export function schemaVersion(database: SQLite.Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}

/**
 * @returns the migrations that `database` still lacks.
 * @throws LedgerError data-newer when a newer program wrote it, database-damaged when it is a database of somebody else.
 */
export function pendingMigrations(database: SQLite.Database, migrations: readonly Migration[]): readonly Migration[] {
  const version = schemaVersion(database)
  const latest = migrations.at(-1)?.number ?? 0
  const tables = Number(database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get())
  const ours = Number(database.pragma('application_id', { simple: true })) === applicationId
  if (tables > 0 && !ours) throw new LedgerError('database-damaged')
  if (version > latest) throw new LedgerError('data-newer', { found: version, known: latest })
  return migrations.filter((migration) => migration.number > version)
}

/** Each migration in a transaction of its own; the first that fails leaves the file as the one before left it. */
export function migrate(database: SQLite.Database, pending: readonly Migration[]): void {
  for (const migration of pending) {
    database.exec('BEGIN IMMEDIATE')
    try {
      database.exec(migration.sql)
      const broken = database.pragma('foreign_key_check')
      if (Array.isArray(broken) && broken.length > 0) throw new Error(`migration ${migration.number} left ${broken.length} broken links`)
      database.pragma(`application_id = ${applicationId}`)
      database.pragma(`user_version = ${migration.number}`)
      database.exec('COMMIT')
    } catch (error) {
      // A full disk has already rolled it back.
      if (database.inTransaction) database.exec('ROLLBACK')
      throw error
    }
  }
}

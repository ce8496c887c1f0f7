import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate, pendingMigrations, schemaVersion } from '#core/database/migrate.ts'
import { migrations } from '#core/database/migrations/index.ts'
import { openDatabase } from '#core/database/openDatabase.ts'

let folder: string
const now = () => '2019-07-03T01:02:03.000Z'

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-migrate-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('migrations are numbered 1, 2, 3 … without a gap', () => {
  expect(migrations.map((migration) => migration.number)).toEqual(migrations.map((_, index) => index + 1))
})

test('0001 makes strict tables, refuses to change history, and keeps links honest', () => {
  const database = new SQLite(':memory:')
  database.pragma('foreign_keys = ON')
  migrate(database, migrations.slice(0, 1))
  expect(schemaVersion(database)).toBe(1)
  const tables = database.pragma('table_list') as { name: string; schema: string; strict: number }[]
  const ours = tables.filter((table) => table.schema === 'main' && !table.name.startsWith('sqlite_'))
  expect(ours.map((table) => table.name).sort()).toEqual(
    ['audit', 'batch', 'change', 'import_problem', 'region', 'setting', 'source', 'trade_union', 'union_unit', 'unit', 'unit_headcount'].sort(),
  )
  expect(ours.every((table) => table.strict === 1)).toBe(true)

  database.exec("INSERT INTO change (at, by, register, record_id, action, version) VALUES ('', '', 'union', 1, 'create', 1)")
  database.exec("INSERT INTO audit (at, by, event, detail) VALUES ('', '', 'reveal', '{}')")
  for (const table of ['change', 'audit']) {
    expect(() => database.exec(`UPDATE ${table} SET by = 'x'`)).toThrow('append-only')
    expect(() => database.exec(`DELETE FROM ${table}`)).toThrow('append-only')
  }
  expect(() => database.exec("INSERT INTO union_unit (union_id, unit_id, created_at, updated_at) VALUES (7, 7, '', '')")).toThrow('FOREIGN KEY')
  expect(() => database.exec("INSERT INTO unit (employees, created_at, updated_at) VALUES (-1, '', '')")).toThrow('CHECK')
  expect(() => database.exec("INSERT INTO unit (employees, created_at, updated_at) VALUES ('many', '', '')")).toThrow('INTEGER')
  database.close()
})

test('existing data is backed up, verified, before it is migrated', async () => {
  ;(await openDatabase(folder, { create: true, now })).close()
  const next = { number: migrations.length + 1, name: 'next', sql: 'ALTER TABLE unit ADD COLUMN nickname TEXT' }
  const database = await openDatabase(folder, { create: true, now, migrations: [...migrations, next] })
  expect(database.reader.pragma('user_version', { simple: true })).toBe(next.number)
  database.close()
  expect(readdirSync(join(folder, 'backups'))).toEqual(['office-20190703T010203Z-before-migration.sqlite'])
  const backup = new SQLite(join(folder, 'backups', 'office-20190703T010203Z-before-migration.sqlite'), { readonly: true })
  expect(schemaVersion(backup)).toBe(migrations.length)
  backup.close()
})

test('a migration that fails leaves the file as the one before left it', async () => {
  ;(await openDatabase(folder, { create: true, now })).close()
  const broken = { number: migrations.length + 1, name: 'broken', sql: 'ALTER TABLE unit ADD COLUMN nickname TEXT; SELECT name FROM nowhere' }
  await expect(openDatabase(folder, { create: true, now, migrations: [...migrations, broken] })).rejects.toThrow('nowhere')
  const database = await openDatabase(folder, { create: true, now })
  expect(database.reader.pragma('user_version', { simple: true })).toBe(migrations.length)
  expect(pendingMigrations(database.reader, migrations)).toEqual([])
  expect(() => database.reader.prepare('SELECT nickname FROM unit')).toThrow('nickname')
  database.close()
})

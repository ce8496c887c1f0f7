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

test('0023 lets the members of occupation groups be counted without a look at the others', () => {
  const database = new SQLite(':memory:')
  migrate(database, migrations.slice(0, 23))
  const plan = database
    .prepare(
      `EXPLAIN QUERY PLAN SELECT count(joined_on) FROM member WHERE deleted_at IS NULL AND occupation_group IS NOT NULL GROUP BY occupation_group, union_id`,
    )
    .all() as { detail: string }[]
  expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining('INDEX member_group (occupation_group>?)')])
  database.close()
})

test('0026 lets the unions that stand be read with term, members and position without a look at their records', () => {
  const database = new SQLite(':memory:')
  migrate(database, migrations.slice(0, 25))
  database.exec("INSERT INTO trade_union (id, county, township, term_from, members, created_at, updated_at) VALUES (5, '331002', NULL, '2018', 30, 't', 't')")
  migrate(database, migrations.slice(25, 26))
  const read = `SELECT id, county, township, founded_on, ended_on, status, term_from, term_ends_on, term_years, term_extended_to, version, members, longitude, latitude
    FROM trade_union WHERE deleted_at IS NULL`
  const planOf = (sql: string) => (database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map(({ detail }) => detail)
  expect(planOf(read)).toEqual(['SCAN trade_union USING COVERING INDEX trade_union_place'])
  expect(planOf("SELECT name FROM trade_union WHERE county = '331002' AND township = '331002001'")).toEqual([
    'SEARCH trade_union USING INDEX trade_union_place (county=? AND township=?)',
  ])
  expect(database.prepare(read).get()).toMatchObject({ id: 5, county: '331002', township: null, term_from: '2018', members: 30, version: 1 })
  database.close()
})

test('own reports, kept runs and templates hold their own: one of a name, one in use, and counts go with their run', () => {
  const database = new SQLite(':memory:')
  database.pragma('foreign_keys = ON')
  migrate(database, migrations)
  const own = database.prepare("INSERT INTO own_report (name, definition, version, author, updated_at) VALUES ('甲', ?, 1, '', '')")
  own.run('{}')
  expect(() => own.run('{}')).toThrow('UNIQUE')
  expect(() => own.run('no json')).toThrow('CHECK')
  database.exec("UPDATE own_report SET deleted_at = '2019'")
  own.run('{}')
  database.exec("INSERT INTO quality_run (id, at, day, records, digest, by) VALUES (4, '', '2019-06-01', 9, '', '')")
  const count = database.prepare("INSERT INTO quality_count VALUES (?, 'unit', 'required', 'warning', 'uscc', NULL, NULL, 0, ?, '1,1')")
  count.run(4, 2)
  expect(() => count.run(4, 0)).toThrow('CHECK')
  expect(() => count.run(5, 1)).toThrow('FOREIGN KEY')
  database.exec('DELETE FROM quality_run')
  expect(database.prepare('SELECT count(*) FROM quality_count').pluck().get()).toBe(0)
  const template = database.prepare("INSERT INTO office_template (kind, name, content, at, by) VALUES ('bulletin', '', x'00', '', '')")
  template.run()
  expect(() => template.run()).toThrow('UNIQUE')
  database.close()
})

test('0012 keeps reviews honest, and forgets what was found for an entry or a unit that is gone', () => {
  const database = new SQLite(':memory:')
  database.pragma('foreign_keys = ON')
  migrate(database, migrations.slice(0, 11))
  database.exec("INSERT INTO unit (id, name, created_at, updated_at) VALUES (3, '甲厂', '', '')")
  migrate(database, migrations.slice(11, 12))
  expect(schemaVersion(database)).toBe(12)
  database.exec("INSERT INTO list_entry (id, source, name, created_at, updated_at) VALUES (5, 'tax', '甲厂', '', ''), (6, 'tax', '乙厂', '', '')")
  const result = database.prepare("INSERT INTO match_result VALUES (?, 'matched', 3, 9.5, 'name', '[]', '[]', 'mark', '')")
  result.run(5)
  result.run(6)
  database.exec('DELETE FROM list_entry WHERE id = 6')
  expect(database.prepare('SELECT entry_id FROM match_result').pluck().all()).toEqual([5])
  database.exec('DELETE FROM unit WHERE id = 3')
  expect(database.prepare('SELECT count(*) FROM match_result').pluck().get()).toBe(0)
  const review = database.prepare("INSERT INTO match_review (entry_id, decision, unit_id, author, at) VALUES (5, ?, ?, '', '')")
  expect(() => review.run('same', null)).toThrow('CHECK')
  expect(() => review.run('none', 3)).toThrow('CHECK')
  expect(() => review.run('same', 3)).toThrow('FOREIGN KEY')
  review.run('none', null)
  expect(() => database.exec('DELETE FROM list_entry WHERE id = 5')).toThrow('FOREIGN KEY')
  expect(() => database.exec("INSERT INTO outside_list (source, month, at, by) VALUES ('tax', '2019-6', '', '')")).toThrow('CHECK')
  database.close()
})

test('0004 keeps every source as a run of one row, and the batches that it hangs on', () => {
  const database = new SQLite(':memory:')
  database.pragma('foreign_keys = ON')
  migrate(database, migrations.slice(0, 3))
  database.exec("INSERT INTO batch (id, kind, at, by, file, sheet, header_rows, mapping, rows) VALUES (7, 'import', '', '', 'a.xlsx', '', '[]', '{}', '{}')")
  const insert = database.prepare("INSERT INTO source (batch_id, register, record_id, sheet_row, outcome, raw) VALUES (7, 'unit', ?, ?, ?, ?)")
  insert.run(1, 3, 'added', '{"name":" 甲"}')
  insert.run(1, 4, 'unchanged', null)
  insert.run(2, 5, 'changed', null)
  migrate(database, migrations.slice(3, 4))
  expect(schemaVersion(database)).toBe(4)
  expect(
    database.prepare('SELECT batch_id, record_id, from_row, to_row, outcome, raw FROM source WHERE register = ? ORDER BY from_row').raw().all('unit'),
  ).toEqual([
    [7, 1, 3, 3, 'added', '{"name":" 甲"}'],
    [7, 1, 4, 4, 'unchanged', null],
    [7, 2, 5, 5, 'changed', null],
  ])
  const line = (batch: number, from: number, to: number) =>
    database.exec(`INSERT INTO source (batch_id, register, record_id, from_row, to_row, outcome) VALUES (${batch}, 'unit', 9, ${from}, ${to}, 'unchanged')`)
  expect(() => line(8, 3, 3)).toThrow('FOREIGN KEY')
  expect(() => line(7, 4, 3)).toThrow('CHECK')
  line(7, 3, 52)
  database.close()
})

test('0006 gathers how records came to be into runs, and leaves in the history what happened to them', () => {
  const database = new SQLite(':memory:')
  database.pragma('foreign_keys = ON')
  migrate(database, migrations.slice(0, 5))
  database.exec("INSERT INTO batch (id, kind, at, by, file, sheet, header_rows, mapping, rows) VALUES (7, 'import', '', '', 'a.xlsx', '', '[]', '{}', '{}')")
  const insert = database.prepare(
    "INSERT INTO change (at, by, register, record_id, action, version, fields, why, batch_id, sheet_row) VALUES ('t', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
  )
  const created = (register: string, id: number, row: number | null, batch: number | null = 7, by = '甲', why: string | null = null) =>
    insert.run(by, register, id, 'create', 1, null, why, batch, row)
  for (const id of [1, 2, 3]) {
    created('union', id, 10 * id)
    created('member', id, 10 + id)
  }
  insert.run('乙', 'member', 2, 'update', 2, '{"name":["甲","乙"]}', null, null, null)
  for (const id of [4, 5]) created('member', id, 20 + id)
  created('member', 6, 26, 7, '丙')
  created('member', 7, 27, 7, '丙', '补录')
  for (const id of [8, 9, 11]) created('member', id, null, null)
  migrate(database, migrations.slice(5, 6))
  expect(schemaVersion(database)).toBe(6)
  expect(database.prepare('SELECT register, first_id, last_id, by, why, batch_id, sheet_row FROM creation ORDER BY register, first_id').raw().all()).toEqual([
    ['member', 1, 3, '甲', null, 7, 11],
    ['member', 4, 5, '甲', null, 7, 24],
    ['member', 6, 6, '丙', null, 7, 26],
    ['member', 7, 7, '丙', '补录', 7, 27],
    ['member', 8, 9, '甲', null, null, null],
    ['member', 11, 11, '甲', null, null, null],
    ['union', 1, 1, '甲', null, 7, 10],
    ['union', 2, 2, '甲', null, 7, 20],
    ['union', 3, 3, '甲', null, 7, 30],
  ])
  expect(database.prepare('SELECT record_id, action FROM change').raw().all()).toEqual([[2, 'update']])
  for (const table of ['change', 'creation']) {
    expect(() => database.exec(`UPDATE ${table} SET by = 'x'`)).toThrow('append-only')
    expect(() => database.exec(`DELETE FROM ${table}`)).toThrow('append-only')
  }
  database.close()
})

test('0013 moves the scope into its group, and names reminders by their turn', () => {
  const database = new SQLite(':memory:')
  migrate(database, migrations.slice(0, 12))
  database.exec(`INSERT INTO setting (key, value) VALUES ('scope', '"331002"'), ('demo', '"taizhou"')`)
  const put = database.prepare(
    "INSERT INTO finding_aside (register, record_id, code, field, mark, reason, by, at) VALUES ('union', ?, ?, 'termEndsOn', '', '', '', '')",
  )
  for (const [id, code] of ['term-ends-180', 'term-ends-90', 'term-ends-30', 'contract-ends-30', 'term-expired'].entries()) put.run(id, code)
  migrate(database, migrations.slice(12, 13))
  expect(database.prepare('SELECT key, value FROM setting ORDER BY key').raw().all()).toEqual([
    ['demo', '"taizhou"'],
    ['office', '{"scope":"331002"}'],
  ])
  expect(database.prepare('SELECT code FROM finding_aside ORDER BY record_id').pluck().all()).toEqual([
    'term-reminder-first',
    'term-reminder-second',
    'term-reminder-last',
    'contract-ends',
    'term-expired',
  ])
  database.close()
})

test('cases get their numbers, and the book of deeds takes new kinds while its links hold', () => {
  const place = migrations.findIndex(({ name }) => name === 'outreach_work')
  const database = new SQLite(':memory:')
  database.pragma('foreign_keys = ON')
  migrate(database, migrations.slice(0, place))
  database.exec("INSERT INTO operation (id, kind, at, by, register, record_id) VALUES (3, 'merge', 't', '甲', 'unit', 1)")
  database.exec("INSERT INTO operation_step (operation_id, place, register, record_id, action, into_id) VALUES (3, 0, 'unit', 2, 'absorb', 1)")
  database.exec("INSERT INTO change (at, by, register, record_id, action, version, operation_id) VALUES ('t', '甲', 'unit', 2, 'remove', 2, 3)")
  database.exec("INSERT INTO outreach_case (id, responsible, created_at, updated_at) VALUES (7, '椒江区总工会', 't', 't')")
  migrate(database, migrations.slice(place, place + 1))
  expect(database.prepare('SELECT id, kind, by FROM operation').raw().all()).toEqual([[3, 'merge', '甲']])
  expect(database.pragma('foreign_key_check')).toEqual([])
  database.exec("INSERT INTO operation (kind, at, by, register, record_id) VALUES ('case-open', 't', '甲', 'outreach', 7)")
  expect(() => database.exec('DELETE FROM operation WHERE id = 3')).toThrow('FOREIGN KEY')
  expect(() => database.exec("INSERT INTO operation_step (operation_id, place, register, record_id, action) VALUES (9, 0, 'unit', 2, 'create')")).toThrow(
    'FOREIGN KEY',
  )
  database.exec(
    "INSERT INTO outreach_case (id, case_number, created_at, updated_at) VALUES (8, 'HC000010', 't', 't'), (9, NULL, 't', 't'), (10, NULL, 't', 't')",
  )
  expect(database.prepare('SELECT case_number FROM outreach_case ORDER BY id').pluck().all()).toEqual(['HC000007', 'HC000010', 'HC000009', 'HC000010B'])
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

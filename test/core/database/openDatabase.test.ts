import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OfficeDatabase } from '#core/database/database.ts'
import { applicationId } from '#core/database/migrate.ts'
import { migrations } from '#core/database/migrations/index.ts'
import { openDatabase } from '#core/database/openDatabase.ts'
import { loadSqlite } from '#core/database/sqlite.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const now = () => '2019-07-03T01:00:00.000Z'
let folder: string
const opened: OfficeDatabase[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-database-'))
})
afterEach(() => {
  close()
  rmSync(folder, { recursive: true, force: true })
})

async function open(dataDir = folder, options: Partial<Parameters<typeof openDatabase>[1]> = {}): Promise<OfficeDatabase> {
  const database = await openDatabase(dataDir, { create: true, now, ...options })
  opened.push(database)
  return database
}
const close = () => {
  for (const database of opened.splice(0)) database.close()
}
const addRegion = (database: OfficeDatabase) =>
  database.write((writer) => writer.prepare("INSERT INTO region (code, name, created_at, updated_at) VALUES ('331002', '椒江区', '', '')").run())
const regions = (database: OfficeDatabase) => database.reader.prepare('SELECT count(*) FROM region').pluck().get()

test('a new office has our mark, today’s shape, a write-ahead log and full sync', async () => {
  const database = await open()
  expect(database.reader.pragma('application_id', { simple: true })).toBe(applicationId)
  expect(database.reader.pragma('user_version', { simple: true })).toBe(migrations.at(-1)?.number)
  expect(database.reader.pragma('journal_mode', { simple: true })).toBe('wal')
  database.write((writer) => {
    expect(writer.pragma('synchronous', { simple: true })).toBe(2)
    expect(writer.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(Number(writer.pragma('busy_timeout', { simple: true }))).toBeGreaterThan(0)
  })
  expect(() => database.reader.exec('DELETE FROM region')).toThrow(/readonly/)
})

test('a runtime older than Node 22 is refused before the native module is loaded', async () => {
  await expect(loadSqlite('20.19.5')).rejects.toMatchObject({ code: 'runtime-too-old', params: { found: '20.19.5' } })
})

test('a folder without an office is refused and left alone when none may be made', async () => {
  const dataDir = join(folder, 'nothing')
  await expect(openDatabase(dataDir, { create: false, now })).rejects.toMatchObject({ code: 'data-missing' })
  expect(existsSync(dataDir)).toBe(false)
})

test('a second instance in the same process is told that the folder is in use, and may enter after the first has left', async () => {
  await open()
  await expect(openDatabase(folder, { create: true, now })).rejects.toMatchObject({ code: 'folder-busy' })
  close()
  await open()
})

test('an instance in another process keeps us out, and lets go when it is killed', async () => {
  const script = `import { openDatabase } from '#core/database/openDatabase.ts'
    await openDatabase(${JSON.stringify(folder)}, { create: true, now: () => '2019-07-03T01:00:00.000Z' })
    console.log('open'); setInterval(() => {}, 1000)`
  const other = spawn(process.execPath, ['--input-type=module', '--eval', script], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => other.once('exit', resolve))
  await new Promise((resolve) => other.stdout.once('data', resolve))
  await expect(openDatabase(folder, { create: true, now })).rejects.toMatchObject({ code: 'folder-busy' })
  other.kill('SIGKILL')
  await ended
  await open()
})

test('a folder below a file cannot be written to, and is refused', async () => {
  writeFileSync(join(folder, 'file'), '')
  await expect(openDatabase(join(folder, 'file', 'data'), { create: true, now })).rejects.toMatchObject({ code: 'folder-not-writable' })
})

test.runIf(process.platform === 'linux' && process.getuid?.() === 0)('a user without write permission is refused, and the folder stays as it was', async () => {
  const database = await open()
  addRegion(database)
  close()
  chmodSync(folder, 0o555)
  const before = readdirSync(folder)
  const script = `import { openDatabase } from '#core/database/openDatabase.ts'
    try { await openDatabase(${JSON.stringify(folder)}, { create: true, now: () => '' }); console.log('opened') } catch (error) { console.log(error.code) }`
  const answer = execFileSync('setpriv', ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, '--input-type=module', '--eval', script], {
    cwd: root,
  })
  expect(answer.toString().trim()).toBe('folder-not-writable')
  expect(readdirSync(folder)).toEqual(before)
})

test('data of a newer program is refused and not changed by a byte', async () => {
  addRegion(await open())
  close()
  const file = join(folder, 'office.sqlite')
  const direct = new SQLite(file)
  direct.pragma(`user_version = ${(migrations.at(-1)?.number ?? 0) + 1}`)
  direct.close()
  const before = readFileSync(file)
  const files = readdirSync(folder)
  await expect(openDatabase(folder, { create: true, now })).rejects.toMatchObject({ code: 'data-newer' })
  expect(readFileSync(file).equals(before)).toBe(true)
  expect(readdirSync(folder)).toEqual(files)
})

test('a text in the place of the database is refused and not changed', async () => {
  const file = join(folder, 'office.sqlite')
  writeFileSync(file, '这不是数据库。'.repeat(500))
  await expect(openDatabase(folder, { create: true, now })).rejects.toMatchObject({ code: 'database-damaged' })
  expect(readFileSync(file, 'utf8')).toBe('这不是数据库。'.repeat(500))
})

test('a database of another program is not taken for ours', async () => {
  const other = new SQLite(join(folder, 'office.sqlite'))
  other.exec('CREATE TABLE recipe (id INTEGER)')
  other.close()
  await expect(openDatabase(folder, { create: true, now })).rejects.toMatchObject({ code: 'database-damaged' })
})

test('a file cut in half and a file with a page overwritten are both found to be damaged', async () => {
  addRegion(await open())
  close()
  const file = join(folder, 'office.sqlite')
  const whole = readFileSync(file)
  truncateSync(file, Math.floor(statSync(file).size / 2))
  await expect(openDatabase(folder, { create: true, now })).rejects.toMatchObject({ code: 'database-damaged' })
  const spoiled = Buffer.from(whole)
  spoiled.fill(0xa5, 4096 * 3, 4096 * 9)
  writeFileSync(file, spoiled)
  await expect(openDatabase(folder, { create: true, now })).rejects.toMatchObject({ code: 'database-damaged' })
})

test('an emptied file is a loss when there are backups, not a new office', async () => {
  mkdirSync(join(folder, 'backups'))
  writeFileSync(join(folder, 'backups', 'office-20190703T010203Z-exit.sqlite'), 'x')
  writeFileSync(join(folder, 'office.sqlite'), '')
  await expect(openDatabase(folder, { create: true, now })).rejects.toMatchObject({ code: 'database-damaged' })
})

test('readers see the last committed state while a long write is under way, and no second write can begin', async () => {
  const database = await open()
  await database.writeLong(async (writer) => {
    writer.prepare("INSERT INTO region (code, created_at, updated_at) VALUES ('1', '', '')").run()
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(regions(database)).toBe(0)
    expect(() => addRegion(database)).toThrow(expect.objectContaining({ code: 'writer-busy' }))
    await expect(database.rehearse(async () => {})).rejects.toMatchObject({ code: 'writer-busy' })
  })
  expect(regions(database)).toBe(1)
  addRegion(database)
  expect(regions(database)).toBe(2)
})

test('a write that throws or is cancelled leaves nothing, and the next one works', async () => {
  const database = await open()
  const insert = (writer: SQLite.Database) => writer.prepare("INSERT INTO region (code, created_at, updated_at) VALUES ('1', '', '')").run()
  expect(() =>
    database.write((writer) => {
      insert(writer)
      throw new Error('no')
    }),
  ).toThrow('no')
  await expect(
    database.writeLong(async (writer) => {
      insert(writer)
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  const stop = new AbortController()
  const cancelled = database.writeLong(async (writer) => {
    insert(writer)
    stop.abort()
  }, stop.signal)
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
  expect(regions(database)).toBe(0)
  addRegion(database)
  expect(regions(database)).toBe(1)
})

test('a rehearsal shows its own writes and leaves none', async () => {
  const database = await open()
  const seen = await database.rehearse(async (writer) => {
    writer.prepare("INSERT INTO region (code, created_at, updated_at) VALUES ('1', '', '')").run()
    return writer.prepare('SELECT count(*) FROM region').pluck().get()
  })
  expect(seen).toBe(1)
  expect(regions(database)).toBe(0)
})

import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { restoreBackup } from '#core/closedOffice.ts'
import { type Core, createCore } from '#core/core.ts'
import { openDatabase } from '#core/database/openDatabase.ts'
import { takeSnapshot } from '#core/database/snapshot.ts'
import { takeSnapshotApart } from '#core/database/snapshotApart.ts'
import { listBackups, toDelete } from '#core/safekeeping/safekeeping.ts'
import type { BackupInfo } from '#shared/api/types.ts'
import { resourcesDir } from '#test/support/office.ts'

let folder: string
let dataDir: string
let second = 0
const clock = { now: () => new Date(Date.UTC(2019, 6, 3, 1, 0, second++)).toISOString(), today: () => '2019-07-03' }
const open = () => createCore({ dataDir, resourcesDir, clock, by: '张三' })
const addUnit = (core: Core, name: string) => core.call.records.create({ register: 'unit', values: { name } })
const unitNames = async (core: Core) => (await core.call.records.list({ register: 'unit' })).records.map((record) => record.name)
const backupFile = (name: string) => join(dataDir, 'backups', name)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-backups-'))
  dataDir = join(folder, 'data')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a backup is one complete file of its own, listed with when and why', async () => {
  const core = await open()
  await addUnit(core, '甲公司')
  const backup = await core.call.safekeeping.backup()
  expect(backup).toMatchObject({ why: 'manual', verified: true, name: expect.stringMatching(/^office-20190703T0100\d\dZ-manual\.sqlite$/) })
  expect(await core.call.safekeeping.backups()).toEqual([backup])
  const copy = new SQLite(backupFile(backup.name), { readonly: true })
  expect(copy.prepare('SELECT name FROM unit').pluck().all()).toEqual(['甲公司'])
  expect(copy.pragma('journal_mode', { simple: true })).toBe('delete')
  copy.close()
  expect(readdirSync(join(dataDir, 'backups'))).toEqual([backup.name])
  await core.close()
})

test('where others ask the core meanwhile a thread of its own takes it, and says the same, its refusals too', async () => {
  const core = await createCore({ dataDir, resourcesDir, clock, by: '张三', importer: 'apart' })
  await addUnit(core, '甲公司')
  const backup = await core.call.safekeeping.backup()
  expect(backup).toMatchObject({ why: 'manual', verified: true })
  const file = join(dataDir, 'office.sqlite')
  const rows = await takeSnapshotApart(file, join(folder, 'apart.sqlite'))
  expect(rows).toEqual(await takeSnapshot(file, join(folder, 'here.sqlite')))
  expect(rows.unit).toBe(1)
  mkdirSync(join(folder, 'full.sqlite.partial'))
  const here = await takeSnapshot(file, join(folder, 'full.sqlite')).catch((cause: unknown) => String(cause))
  expect(await takeSnapshotApart(file, join(folder, 'full.sqlite')).catch((cause: unknown) => String(cause))).toContain(String(here).replace(/^Error: /, ''))
  writeFileSync(join(folder, 'torn.sqlite'), readFileSync(file).subarray(0, 5000))
  await expect(takeSnapshotApart(join(folder, 'torn.sqlite'), join(folder, 'copy.sqlite'))).rejects.toMatchObject({ code: 'backup-damaged' })
  expect(readdirSync(folder)).not.toContain('copy.sqlite')
  await core.close()
})

test('a backup taken while a long write is under way holds the state before it', async () => {
  const database = await openDatabase(dataDir, { create: true, now: clock.now })
  await database.writeLong(async (writer) => {
    writer.exec("INSERT INTO unit (name, created_at, updated_at) VALUES ('甲公司', '', '')")
    await takeSnapshot(database.file, join(folder, 'copy.sqlite'))
  })
  database.close()
  const copy = new SQLite(join(folder, 'copy.sqlite'), { readonly: true })
  expect(copy.prepare('SELECT count(*) FROM unit').pluck().get()).toBe(0)
  copy.close()
})

test('at exit there is a backup when something has changed, and none when nothing has', async () => {
  const core = await open()
  await addUnit(core, '甲公司')
  await core.close()
  expect(listBackups(dataDir).map((backup) => backup.why)).toEqual(['exit'])
  const again = await open()
  await again.call.records.list({ register: 'unit' })
  await again.close()
  await again.close()
  expect(listBackups(dataDir)).toHaveLength(1)
})

test('a backup goes to any folder that is asked for', async () => {
  const core = await open()
  const backup = await core.backup(join(folder, 'stick'))
  expect(existsSync(join(folder, 'stick', backup.name))).toBe(true)
  await core.close()
})

test('restoring brings the old state back, keeps the replaced one, and says so in the audit log', async () => {
  let core = await open()
  await addUnit(core, '甲公司')
  const backup = await core.call.safekeeping.backup()
  await addUnit(core, '乙公司')
  await core.close()

  const result = await restoreBackup({ dataDir, backup: backup.name, clock, by: '张三' })
  expect(result).toMatchObject({ restored: backup.name, before: { why: 'before-restore' }, aside: null })
  core = await open()
  expect(await unitNames(core)).toEqual(['甲公司'])
  await core.close()
  const audit = new SQLite(join(dataDir, 'office.sqlite'), { readonly: true })
  expect(audit.prepare("SELECT by, detail FROM audit WHERE event = 'restore'").all()).toEqual([{ by: '张三', detail: JSON.stringify({ backup: backup.name }) }])
  audit.close()

  await restoreBackup({ dataDir, backup: result.before?.name ?? '', clock, by: '张三' })
  core = await open()
  expect(await unitNames(core)).toEqual(['甲公司', '乙公司'])
  await core.close()
})

test('a damaged backup is refused and the office stays as it was', async () => {
  const core = await open()
  await addUnit(core, '甲公司')
  const backup = await core.call.safekeeping.backup()
  await core.close()
  truncateSync(backupFile(backup.name), 40_960)
  expect(listBackups(dataDir).find((found) => found.name === backup.name)).toMatchObject({ verified: false })
  const before = readFileSync(join(dataDir, 'office.sqlite'))
  await expect(restoreBackup({ dataDir, backup: backup.name, clock, by: '张三' })).rejects.toMatchObject({ code: 'backup-damaged' })
  expect(readFileSync(join(dataDir, 'office.sqlite')).equals(before)).toBe(true)
  expect(readdirSync(dataDir)).not.toContain('office.restoring')
  const text = join(folder, 'text.sqlite')
  writeFileSync(text, '不是备份'.repeat(1000))
  await expect(restoreBackup({ dataDir, backup: text, clock, by: '张三' })).rejects.toMatchObject({ code: 'backup-damaged' })
})

test('a backup with a spoiled page inside is refused too', async () => {
  const core = await open()
  await addUnit(core, '甲公司')
  const backup = await core.call.safekeeping.backup()
  await core.close()
  const bytes = readFileSync(backupFile(backup.name))
  bytes.fill(0xa5, bytes.length - 4096 * 3)
  writeFileSync(backupFile(backup.name), bytes)
  await expect(restoreBackup({ dataDir, backup: backup.name, clock, by: '张三' })).rejects.toMatchObject({ code: 'backup-damaged' })
})

test('after a crash, the log that was left behind is kept in the backup and never replayed over what is restored', async () => {
  let core = await open()
  await addUnit(core, '甲公司')
  const backup = await core.call.safekeeping.backup()
  await core.close()
  // The state of the disk at a power cut: the change stands in the log, nobody has closed the file.
  const file = join(dataDir, 'office.sqlite')
  const crashed = new SQLite(file)
  crashed.exec("UPDATE unit SET name = '丙公司'")
  for (const ending of ['', '-wal']) copyFileSync(file + ending, join(folder, `crashed${ending}`))
  crashed.close()
  for (const ending of ['', '-wal']) copyFileSync(join(folder, `crashed${ending}`), file + ending)

  const { before } = await restoreBackup({ dataDir, backup: backup.name, clock, by: '张三' })
  expect(readdirSync(dataDir).filter((name) => /-(wal|shm)$/.test(name))).toEqual([])
  core = await open()
  expect(await unitNames(core)).toEqual(['甲公司'])
  await core.close()
  const replaced = new SQLite(backupFile(before?.name ?? ''), { readonly: true })
  expect(replaced.prepare('SELECT name FROM unit').pluck().all()).toEqual(['丙公司'])
  replaced.close()
})

test('an office whose file is damaged is restored, and the damaged file is kept aside', async () => {
  const core = await open()
  await addUnit(core, '甲公司')
  const backup = await core.call.safekeeping.backup()
  await core.close()
  writeFileSync(join(dataDir, 'office.sqlite'), 'damaged')
  await expect(open()).rejects.toMatchObject({ code: 'database-damaged' })
  const { aside, before } = await restoreBackup({ dataDir, backup: backup.name, clock, by: '张三' })
  expect(before).toBeNull()
  expect(readFileSync(join(dataDir, aside ?? ''), 'utf8')).toBe('damaged')
  const restored = await open()
  expect(await unitNames(restored)).toEqual(['甲公司'])
  await restored.close()
})

test('nothing is restored under an office that is open', async () => {
  const core = await open()
  const backup = await core.call.safekeeping.backup()
  await expect(restoreBackup({ dataDir, backup: backup.name, clock, by: '张三' })).rejects.toMatchObject({ code: 'folder-busy' })
  await core.close()
})

test('verifying finds a sound file sound and a spoiled one spoiled', async () => {
  const core = await open()
  await addUnit(core, '甲公司')
  const backup = await core.call.safekeeping.backup()
  expect(await core.verify()).toMatchObject({ ok: true, findings: [], rows: { unit: 1 } })
  const spoiled = join(folder, 'spoiled.sqlite')
  copyFileSync(backupFile(backup.name), spoiled)
  const bytes = readFileSync(spoiled)
  bytes.fill(0xa5, 4096 * 4, 4096 * 12)
  writeFileSync(spoiled, bytes)
  expect(await core.verify(spoiled)).toMatchObject({ ok: false })
  await expect(core.verify('no-such-backup')).rejects.toMatchObject({ code: 'file-missing' })
  await core.close()
})

test('manual backups stay, of automatic ones the last 20 and the last of each of 30 days', () => {
  const info = (at: string, why: BackupInfo['why']): BackupInfo => ({ name: `${at}-${why}`, at, bytes: 1, why, verified: true })
  const hour = (index: number) => new Date(Date.UTC(2019, 6, 3, 4) - index * 3_600_000).toISOString()
  const hourly = Array.from({ length: 24 * 60 }, (_, index) => info(hour(index), 'exit'))
  const manual = info('2010-01-01T00:00:00.000Z', 'manual')
  const deleted = new Set(toDelete([manual, ...hourly], hour(0)).map((backup) => backup.name))
  const kept = hourly.filter((backup) => !deleted.has(backup.name))
  expect(deleted.has(manual.name)).toBe(false)
  expect(kept.slice(0, 20)).toEqual(hourly.slice(0, 20))
  expect(kept.length).toBeGreaterThanOrEqual(20 + 28)
  expect(kept.length).toBeLessThanOrEqual(20 + 31)
  expect(kept.every((backup) => backup.at >= hour(30 * 24))).toBe(true)
})

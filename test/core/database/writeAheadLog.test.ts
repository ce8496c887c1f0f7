import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OfficeDatabase } from '#core/database/database.ts'
import { joinDatabase, openDatabase } from '#core/database/openDatabase.ts'

let folder: string
let core: OfficeDatabase
let importer: OfficeDatabase
let grown: number

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-log-'))
  core = await openDatabase(folder, { create: true, now: () => '2019-07-03T01:00:00.000Z' })
  grown = 0
  importer = await joinDatabase(folder, core.penMemory, () => {
    grown += 1
  })
})
afterEach(() => {
  importer.close()
  core.close()
  rmSync(folder, { recursive: true, force: true })
})

const store = (name: string, megabytes: number) =>
  importer.writeLong(async (writer) => {
    const insert = writer.prepare('INSERT INTO setting (key, value) VALUES (?, hex(zeroblob(524288)))')
    for (let megabyte = 0; megabyte < megabytes; megabyte++) insert.run(`${name}${megabyte}`)
  })
/** How many of them the file by itself holds, without its log. */
function inFile(name: string): unknown {
  const copy = join(folder, 'copy.sqlite')
  copyFileSync(core.file, copy)
  const alone = new SQLite(copy)
  try {
    return alone.prepare("SELECT count(*) FROM setting WHERE key LIKE ? || '%'").pluck().get(name)
  } finally {
    alone.close()
    rmSync(copy)
  }
}
const known = (name: string) => core.reader.prepare("SELECT count(*) FROM setting WHERE key LIKE ? || '%'").pluck().get(name)

test('a small commit is in the file at once', async () => {
  await store('small', 3)
  expect([known('small'), inFile('small'), grown]).toEqual([3, 3, 0])
})

test('a large one is told of and stays in the log, where everybody sees it, until a thread has brought it in', async () => {
  await store('small', 1)
  await store('large', 30)
  expect([known('large'), inFile('large'), grown]).toEqual([30, 0, 1])
  const thread = new Worker(fileURLToPath(new URL('../../../electron/core/database/logThread.ts', import.meta.url)), { workerData: core.file })
  expect(await new Promise((resolve, reject) => thread.on('exit', resolve).on('error', reject))).toBe(0)
  expect(inFile('large')).toBe(30)
  await store('after', 1)
  expect([inFile('after'), grown]).toEqual([1, 1])
})

test('a commit that is rolled back leaves the log to SQLite as before', async () => {
  const failing = importer.writeLong(async (writer) => {
    writer.prepare("INSERT INTO setting (key, value) VALUES ('never', '')").run()
    throw new Error('given up')
  })
  await expect(failing).rejects.toThrow('given up')
  importer.write((writer) => expect(writer.pragma('wal_autocheckpoint', { simple: true })).toBe(1000))
  expect([known('never'), grown]).toEqual([0, 0])
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OfficeDatabase } from '#core/database/database.ts'
import { openDatabase } from '#core/database/openDatabase.ts'
import { createRecordWriter } from '#core/records/recordWriter.ts'
import { registers } from '#shared/registers/index.ts'

const at = '2019-07-03T01:00:00.000Z'
const meta = { at, by: '张三' }
let folder: string
let database: OfficeDatabase

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-writer-'))
  database = await openDatabase(folder, { create: true, now: () => at })
})
afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

const changes = () => database.reader.prepare('SELECT action, version, fields, why, batch_id, sheet_row FROM change ORDER BY id').all()
const creations = () =>
  database.reader.prepare('SELECT register, first_id, last_id, at, by, why, batch_id, sheet_row FROM creation ORDER BY register, first_id').raw().all()

test('a name is kept as written beside its folded form and its pinyin, on creation and on renaming', () => {
  const names = () => database.reader.prepare('SELECT name, name_key, name_sort FROM unit').get()
  database.write((writer) => createRecordWriter(writer).create(registers.unit, { name: '德明（路桥） 公司' }, meta))
  expect(names()).toEqual({ name: '德明（路桥） 公司', name_key: '德明(路桥)公司', name_sort: expect.stringMatching(/^de2 ming2 /) })
  database.write((writer) => createRecordWriter(writer).update(registers.unit, 1, { name: '椒江公司' }, meta))
  expect(names()).toEqual({ name: '椒江公司', name_key: '椒江公司', name_sort: expect.stringMatching(/^jiao1 jiang1 /) })
})

test('an update writes only what differs, one line of history beside it, and nothing when nothing differs', () => {
  database.write((writer) => {
    const records = createRecordWriter(writer)
    records.create(registers.union, { name: '甲', seal: true, members: 3, chair: '' }, meta)
    expect(records.update(registers.union, 1, { name: '甲', seal: true, members: 3, chair: null }, meta)).toBeNull()
    expect(records.update(registers.union, 1, { name: '甲', seal: false, members: null }, { ...meta, why: '更正' })).toEqual({
      seal: [true, false],
      members: [3, null],
    })
    expect(records.read(registers.union, 1)).toMatchObject({ name: '甲', seal: false, members: null, chair: null })
  })
  expect(changes()).toEqual([
    { action: 'update', version: 2, fields: JSON.stringify({ seal: [true, false], members: [3, null] }), why: '更正', batch_id: null, sheet_row: null },
  ])
  expect(creations()).toEqual([['union', 1, 1, at, '张三', null, null, null]])
  expect(database.reader.prepare('SELECT version FROM trade_union').pluck().get()).toBe(2)
})

test('the number of an erased record is never given away again, so its history stays its own', () => {
  database.write((writer) => {
    const records = createRecordWriter(writer)
    expect(records.create(registers.unit, { name: '甲' }, meta)).toBe(1)
    records.erase(registers.unit, 1, meta)
    expect(records.create(registers.unit, { name: '乙' }, meta)).toBe(2)
    expect(() => records.read(registers.unit, 1)).toThrow('not-found')
  })
  expect(changes().map((change) => (change as { action: string }).action)).toEqual(['remove'])
  expect(creations().map((line) => (line as unknown[])[1])).toEqual([1, 2])
})

test('a record goes into the bin once and comes out once', () => {
  database.write((writer) => {
    const records = createRecordWriter(writer)
    records.create(registers.unit, { name: '甲' }, meta)
    records.remove(registers.unit, 1, meta)
    expect(() => records.remove(registers.unit, 1, meta)).toThrow('not-found')
    records.restore(registers.unit, 1, meta)
    expect(() => records.restore(registers.unit, 1, meta)).toThrow('not-found')
  })
  expect(changes().map((change) => (change as { action: string }).action)).toEqual(['remove', 'restore'])
})

test('of records of one register from neighbouring rows one line says how they came to be, whatever comes between', () => {
  database.write((writer) => {
    const records = createRecordWriter(writer, { late: true })
    for (let row = 1; row <= 60; row += 1) {
      records.create(registers.union, { name: `第${row}` }, { ...meta, sheetRow: row })
      if (row % 3 === 0) records.create(registers.unit, { name: `第${row}` }, { ...meta, sheetRow: row })
    }
    records.update(registers.unit, 1, { name: '甲' }, { ...meta, sheetRow: 61 })
    records.create(registers.union, { name: '第61' }, { ...meta, sheetRow: 61 })
    records.create(registers.union, { name: '第63' }, { ...meta, sheetRow: 63 })
    records.create(registers.union, { name: '补' }, { ...meta, sheetRow: 64, why: '补录' })
    records.finish()
    records.finish()
  })
  const units = Array.from({ length: 20 }, (_, index) => ['unit', index + 1, index + 1, at, '张三', null, null, 3 * (index + 1)])
  expect(creations()).toEqual([
    ['union', 1, 61, at, '张三', null, null, 1],
    ['union', 62, 62, at, '张三', null, null, 63],
    ['union', 63, 63, at, '张三', '补录', null, 64],
    ...units,
  ])
  expect(changes()).toMatchObject([{ action: 'update', sheet_row: 61 }])
})

test('records that come from no row stand in one line too, and one that is saved by itself in its own', () => {
  database.write((writer) => {
    const records = createRecordWriter(writer, { late: true })
    for (const name of ['甲', '乙', '丙']) records.create(registers.unit, { name }, meta)
    records.finish()
    createRecordWriter(writer).create(registers.unit, { name: '丁' }, meta)
  })
  expect(creations()).toEqual([
    ['unit', 1, 3, at, '张三', null, null, null],
    ['unit', 4, 4, at, '张三', null, null, null],
  ])
})

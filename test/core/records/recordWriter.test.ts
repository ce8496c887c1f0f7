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
    { action: 'create', version: 1, fields: null, why: null, batch_id: null, sheet_row: null },
    { action: 'update', version: 2, fields: JSON.stringify({ seal: [true, false], members: [3, null] }), why: '更正', batch_id: null, sheet_row: null },
  ])
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
  expect(changes().map((change) => (change as { action: string }).action)).toEqual(['create', 'remove', 'create'])
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
  expect(changes().map((change) => (change as { action: string }).action)).toEqual(['create', 'remove', 'restore'])
})

test('history that may come late stands in the order of the events all the same, whatever comes between', () => {
  const lines = () =>
    database.reader.prepare('SELECT at, by, register, record_id, action, version, why, batch_id, sheet_row FROM change ORDER BY id').raw().all()
  database.write((writer) => {
    const records = createRecordWriter(writer, { late: true })
    for (let row = 1; row <= 120; row++) records.create(row % 3 === 0 ? registers.unit : registers.union, { name: `第${row}` }, { ...meta, sheetRow: row })
    records.update(registers.unit, 1, { name: '甲' }, { ...meta, sheetRow: 121 })
    records.create(registers.unit, { name: '乙' }, { ...meta, sheetRow: 122, why: '补录' })
    records.create(registers.unit, { name: '丙' }, { ...meta, sheetRow: 123 })
    records.settle()
    records.settle()
  })
  const created = (register: string, id: number, row: number, why: string | null = null) => [at, '张三', register, id, 'create', 1, why, null, row]
  expect(lines()).toEqual([
    ...Array.from({ length: 120 }, (_, index) => {
      const row = index + 1
      return row % 3 === 0 ? created('unit', row / 3, row) : created('union', row - Math.floor(row / 3), row)
    }),
    [at, '张三', 'unit', 1, 'update', 2, null, null, 121],
    created('unit', 41, 122, '补录'),
    created('unit', 42, 123),
  ])
})

// Outside lists come in by the one importer: which list a row is of stands beside the records, and goes with them when the import is taken back.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ListName, OutsideList } from '#shared/api/matchingTypes.ts'
import { differences, tablesOf } from '#test/properties/tables.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const may: ListName = { source: 'social-insurance', month: '2019-05' }
const june: ListName = { source: 'social-insurance', month: '2019-06' }
const heading = '单位编号,单位名称,统一社会信用代码,参保人数,所属乡镇（街道）'

function csv(name: string, ...rows: readonly string[]): string {
  const path = office.path(name)
  writeFileSync(path, `\uFEFF参保单位清单,,,,\n${heading}\n${rows.join('\n')}\n`)
  return path
}
const importList = async (name: string, list: ListName, ...rows: readonly string[]) => (await office.importFile(csv(name, ...rows), { list }))[0]
const lists = () => office.core.call.matching.lists()
function ask(sql: string): unknown[] {
  const file = new SQLite(join(office.dataDir, 'office.sqlite'), { readonly: true })
  try {
    return file.prepare(sql).raw().all()
  } finally {
    file.close()
  }
}

const jia = '3310000001,台州甲机械有限公司,,30,海门街道'
const yi = '3310000002,台州乙机械有限公司,,120,海门街道'

test('a list that nobody names as one goes on filling the units', async () => {
  const [batch] = await office.importFile(csv('参保.csv', jia, yi))
  expect(batch?.register).toBe('unit')
  expect(await lists()).toEqual([])
})

test('each enterprise is one record of its source, and each row says which it is', async () => {
  const batch = await importList('参保5月.csv', may, jia, yi)
  expect(batch?.register).toBe('listEntry')
  expect(batch?.rows).toMatchObject({ added: 2, rejected: 0 })
  const { records } = await office.core.call.records.list({ register: 'listEntry' })
  expect(records.map(({ name, source, headcount }) => [name, source, headcount])).toEqual([
    ['台州甲机械有限公司', 'social-insurance', 30],
    ['台州乙机械有限公司', 'social-insurance', 120],
  ])
  const [list] = await lists()
  expect(list).toMatchObject({ ...may, entries: 2, repeated: 0, headcount: 150, before: null })
  expect(list?.outcomes).toEqual({ 'own-union': 0, 'joint-union': 0, 'no-union': 0, 'to-verify': 0, notMatched: 2 })
  expect(list?.batches).toMatchObject([{ file: '参保5月.csv', rows: 2 }])
  expect(ask('SELECT sheet_row, headcount, repeats FROM outside_list_row')).toEqual([
    [3, 30, null],
    [4, 120, null],
  ])
})

test('next month changes the record and leaves what it said before in its history', async () => {
  await importList('5月.csv', may, jia, yi)
  const batch = await importList('6月.csv', june, jia.replace(',30,', ',45,'), '3310000003,台州丙机械有限公司,,8,海门街道')
  expect(batch?.rows).toMatchObject({ added: 1, changed: 1 })
  const [newer, older] = (await lists()) as [OutsideList, OutsideList]
  expect([newer.month, newer.entries, newer.headcount, newer.before]).toEqual(['2019-06', 2, 53, older.id])
  expect([older.month, older.entries, older.headcount]).toEqual(['2019-05', 2, 150])
  const page = async (listId: number) => (await office.core.call.matching.entries({ listId })).entries.map(({ name, headcount }) => [name, headcount])
  expect(await page(older.id)).toEqual([
    ['台州乙机械有限公司', 120],
    ['台州甲机械有限公司', 30],
  ])
  expect(await page(newer.id)).toEqual([
    ['台州甲机械有限公司', 45],
    ['台州丙机械有限公司', 8],
  ])
  const { records } = await office.core.call.records.list({ register: 'listEntry', search: '甲' })
  const { entries } = await office.core.call.records.history({ register: 'listEntry', id: records[0]?.id ?? 0 })
  expect(entries.find((entry) => entry.field === 'headcount')).toMatchObject({ from: 30, to: 45 })
})

test('the same enterprise in two sources is two records', async () => {
  await importList('社保.csv', june, jia)
  await importList('税务.csv', { source: 'tax', month: '2019-06' }, jia)
  expect((await office.core.call.records.list({ register: 'listEntry' })).total).toBe(2)
  expect((await lists()).map(({ source, entries }) => [source, entries])).toEqual([
    ['social-insurance', 1],
    ['tax', 1],
  ])
})

test('a row that repeats an enterprise is told and counted once, whether it says the same or something else', async () => {
  const batch = await importList('重复.csv', june, jia, yi, jia, '3310000009,台州甲机械有限公司,,31,海门街道')
  expect(batch?.rows).toMatchObject({ added: 2, unchanged: 1, rejected: 1 })
  expect(batch?.problems.filter(({ code }) => code === 'duplicate').map(({ row, params }) => [row, params?.row])).toEqual([
    [5, 3],
    [6, 5],
  ])
  expect((await lists())[0]).toMatchObject({ entries: 2, repeated: 2, headcount: 150 })
  expect(ask('SELECT sheet_row, headcount, repeats FROM outside_list_row')).toEqual([
    [3, 30, null],
    [4, 120, null],
    [5, 30, 3],
    [6, 31, 3],
  ])
})

test('two valid codes are two enterprises, though name and township be the same; a number alone makes no two enterprises one', async () => {
  const batch = await importList(
    '同名.csv',
    june,
    '1,台州兴昌家政有限公司,91331002803526A778,8,海门街道',
    '2,台州兴昌家政有限公司,91331022C71U835Q9K,9,海门街道',
    '2,台州另一家有限公司,,7,白云街道',
  )
  expect(batch?.rows).toMatchObject({ added: 3, rejected: 0 })
})

test('files of one month are one list, and the newest row of an enterprise gives its headcount', async () => {
  await importList('一.csv', june, jia)
  await importList('二.csv', june, yi, jia.replace(',30,', ',33,'))
  const all = await lists()
  expect(all).toHaveLength(1)
  expect(all[0]).toMatchObject({ entries: 2, headcount: 153 })
  expect(all[0]?.batches.map(({ file, rows }) => [file, rows])).toEqual([
    ['一.csv', 1],
    ['二.csv', 2],
  ])
})

test('an undo takes the rows of its list away and leaves every table as it was', async () => {
  const empty = tablesOf(office)
  const first = await importList('5月.csv', may, jia, yi)
  const before = tablesOf(office)
  const second = await importList('6月.csv', june, jia.replace(',30,', ',45,'), yi, '3310000003,台州丙机械有限公司,,8,海门街道')
  const again = await importList('6月补.csv', june, yi.replace(',120,', ',121,'))
  for (const batch of [again, second]) expect((await office.undo(batch?.batchId ?? 0)).kept).toEqual([])
  expect(differences(before, tablesOf(office))).toEqual([])
  expect((await office.undo(first?.batchId ?? 0)).kept).toEqual([])
  expect(differences(empty, tablesOf(office))).toEqual([])
})

test('an enterprise that another month names too, or that somebody has judged, stays when its first list is taken back', async () => {
  const first = await importList('5月.csv', may, jia, yi, '3310000003,台州丙机械有限公司,,8,海门街道')
  await importList('6月.csv', june, jia)
  const file = new SQLite(join(office.dataDir, 'office.sqlite'))
  const judged = file.prepare("SELECT id FROM list_entry WHERE name LIKE '%丙%'").pluck().get()
  file.prepare("INSERT INTO match_review (entry_id, decision, author, at) VALUES (?, 'none', '测试员', '')").run(judged)
  file.close()
  const { reversed, kept } = await office.undo(first?.batchId ?? 0)
  expect(reversed).toBe(1)
  expect(kept.map(({ reason }) => reason).sort()).toEqual(['还有“外部名单”中的记录指向它，已保留', '还有“比对复核”中的记录指向它，已保留'].sort())
  expect((await lists()).map(({ month }) => month)).toEqual(['2019-06'])
})

test('a sheet is named as a list in the wizard, and not stored before it is', async () => {
  const { previewId, sheets } = await office.preview(csv('名单.csv', jia))
  const key = sheets[0]?.key ?? ''
  const asked = (await office.adjust(previewId, key, { register: 'listEntry' })).sheets[0]
  expect(asked?.list).toBeNull()
  expect(asked?.warnings.map(({ code }) => code)).toContain('list-unnamed')
  await expect(office.commit(previewId)).rejects.toMatchObject({ data: { code: 'list-unnamed' } })
  const named = (await office.adjust(previewId, key, { list: june })).sheets[0]
  expect(named?.list).toEqual(june)
  expect(named?.warnings.map(({ code }) => code)).not.toContain('list-unnamed')
  await office.commit(previewId)
  expect(await lists()).toMatchObject([{ ...june, entries: 1 }])
})

test('what a column says of the source gives way to what the clerk says', async () => {
  const path = office.path('来源.csv')
  writeFileSync(path, '\uFEFF单位名称,数据来源,参保人数,所属乡镇（街道）\n台州甲机械有限公司,税务,30,海门街道\n台州乙机械有限公司,税务,31,海门街道\n')
  await office.importFile(path, { list: june })
  const { records } = await office.core.call.records.list({ register: 'listEntry' })
  expect(records.map(({ source }) => source)).toEqual(['social-insurance', 'social-insurance'])
})

test('decisions about a list are not taken for the next table with its headings unless it is a list again', async () => {
  const { previewId, sheets } = await office.preview(csv('名单.csv', jia), { list: june })
  await office.adjust(previewId, sheets[0]?.key ?? '', { mapping: { A: null } })
  await office.commit(previewId)
  expect((await office.preview(csv('台账.csv', yi))).sheets[0]?.register).toBe('unit')
  const again = (await office.preview(csv('名单二.csv', yi), { list: june })).sheets[0]
  expect(again?.recipe).not.toBeNull()
  expect(again?.columns.find(({ column }) => column === 'A')?.target).toBeNull()
})

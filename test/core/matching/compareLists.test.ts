// Two months of one source: what has come, what has gone, and whose headcount has changed, counted, paged and written out.
import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { read, utils } from 'xlsx'
import type { ListName, OutsideSource } from '#shared/api/matchingTypes.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'

let office: TestOffice
/** `source month` → id of the list. */
let ids: Map<string, number>

async function importList(list: ListName, ...rows: readonly string[]): Promise<void> {
  const path = office.path(`${list.source}-${list.month}-${rows.length}.csv`)
  writeFileSync(path, `\uFEFF单位名称,参保人数,所属乡镇（街道）\n${rows.join('\n')}\n`)
  await office.importFile(path, { list })
}
const id = (source: OutsideSource, month: string) => ids.get(`${source} ${month}`) ?? 0

beforeAll(async () => {
  office = await openOffice()
  await importList({ source: 'social-insurance', month: '2019-04' }, '台州甲机械有限公司,10,海门街道')
  await importList(
    { source: 'social-insurance', month: '2019-05' },
    '台州甲机械有限公司,30,海门街道',
    '台州乙机械有限公司,120,海门街道',
    '台州丙机械有限公司,,白云街道',
    '台州丁机械有限公司,7,白云街道',
    '台州戊机械有限公司,9,白云街道',
  )
  await importList(
    { source: 'social-insurance', month: '2019-06' },
    '台州甲机械有限公司,30,海门街道',
    '台州乙机械有限公司,90,海门街道',
    '台州丙机械有限公司,4,白云街道',
    '台州己机械有限公司,55,海门街道',
    '台州庚机械有限公司,56,海门街道',
  )
  await importList({ source: 'tax', month: '2019-05' }, '台州甲机械有限公司,31,海门街道')
  ids = new Map((await office.core.call.matching.lists()).map(({ id, source, month }) => [`${source} ${month}`, id]))
})
afterAll(() => office.close())

test('the newest earlier list of the source is what a list is compared with', async () => {
  const compared = await office.core.call.matching.compare({ listId: id('social-insurance', '2019-06') })
  expect(compared.counts).toEqual({ new: 2, gone: 2, changed: 2, same: 1 })
  expect([compared.now.month, compared.now.entries, compared.now.headcount]).toEqual(['2019-06', 5, 235])
  expect([compared.before.month, compared.before.entries, compared.before.headcount]).toEqual(['2019-05', 5, 166])
  expect(compared.total).toBe(6)
  expect(compared.entries.map(({ kind, name, before, now }) => [kind, name, before, now])).toEqual([
    ['new', '台州庚机械有限公司', null, 56],
    ['new', '台州己机械有限公司', null, 55],
    ['gone', '台州戊机械有限公司', 9, null],
    ['gone', '台州丁机械有限公司', 7, null],
    ['changed', '台州乙机械有限公司', 120, 90],
    ['changed', '台州丙机械有限公司', null, 4],
  ])
})

test('one kind is counted and paged by itself', async () => {
  const listId = id('social-insurance', '2019-06')
  const page = await office.core.call.matching.compare({ listId, kind: 'gone', offset: 1, limit: 1 })
  expect([page.total, page.entries.map(({ name }) => name)]).toEqual([2, ['台州丁机械有限公司']])
})

test('any two lists of one source can be compared, in whatever order they are named', async () => {
  const [april, june] = [id('social-insurance', '2019-04'), id('social-insurance', '2019-06')]
  const forth = await office.core.call.matching.compare({ listId: june, beforeId: april })
  expect(forth.counts).toEqual({ new: 4, gone: 0, changed: 1, same: 0 })
  expect(await office.core.call.matching.compare({ listId: april, beforeId: june })).toEqual(forth)
})

test('a first list has nothing to be compared with, and two sources are no comparison', async () => {
  const { compare } = office.core.call.matching
  await expect(compare({ listId: id('tax', '2019-05') })).rejects.toMatchObject({ data: { code: 'not-found' } })
  const two = compare({ listId: id('tax', '2019-05'), beforeId: id('social-insurance', '2019-05') })
  await expect(two).rejects.toMatchObject({ data: { code: 'lists-of-two-sources' } })
})

test('the workbook holds every line, both figures and the difference as numbers', async () => {
  let file: { fileId: string; name: string; rows: number } | undefined
  for await (const event of await office.core.call.matching.exportComparison({ listId: id('social-insurance', '2019-06') })) {
    if (event.type === 'written') file = event.file
  }
  expect(file).toMatchObject({ name: '社会保险名单_2019-06与2019-05比较.xlsx', rows: 6 })
  const { path } = await office.core.files.locate(file?.fileId ?? '')
  const sheet = read(readFileSync(path), { type: 'buffer' }).Sheets.名单比较
  const rows = utils.sheet_to_json<unknown[]>(sheet ?? {}, { header: 1, raw: true })
  expect(rows[0]).toEqual(['变化', '企业名称', '统一社会信用代码', '县（市、区）', '镇（街道）', '2019-05 人数', '2019-06 人数', '增减', '比对结果'])
  expect(rows.find((row) => row[1] === '台州乙机械有限公司')).toEqual([
    '人数变化',
    '台州乙机械有限公司',
    undefined,
    '椒江区',
    '海门街道',
    120,
    90,
    -30,
    '未比对',
  ])
})

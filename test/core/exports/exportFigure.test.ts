// The list behind a figure, saved: it adds up to the figure, says where each record came from, and hides what is hidden everywhere.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { hasLibreOffice, reopenWithLibreOffice } from '#test/support/libreOffice.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { figureLines, savedFigure, sumOf } from '#test/support/savedFigure.ts'
import { workbookFaults } from '#test/support/strictWorkbook.ts'
import { unionRows, writeUnions } from '#test/support/unionLedger.ts'

const PEOPLE = 2500
const phone = '13806543210'
const numbers = ['33100219850312700X', '331002198503127018']
const of = { report: 'A', period: '2018Q4' }

let office: TestOffice
let own: string
beforeAll(async () => {
  office = await openOffice()
  const ledger = writeUnions(
    office.path('工会台账.xlsx'),
    unionRows(6, (number) => ({ 1: number > 4 ? '黄岩区' : '椒江区', 6: phone, 7: 100 + number, 8: number === 3 ? '' : 10 * number })),
  )
  await office.importFile(ledger, { register: 'union' })
  const { record } = await office.core.call.records.get({ register: 'union', id: 2 })
  await office.core.call.records.update({ register: 'union', id: 2, version: record.version, values: { members: 25 }, why: '更正' })
  const people = Array.from(
    { length: PEOPLE },
    (_, index) => `会员${index},${numbers[index] ?? ''},${phone},台州市第${(index % 6) + 1}模具厂工会委员会,2018-03-01`,
  )
  writeFileSync(office.path('会员.csv'), `姓名,证件号码,手机号码,所属工会名称,入会日期\n${people.join('\n')}\n`)
  await office.importFile(office.path('会员.csv'), { register: 'member' })
  const { report } = await office.core.call.ownReports.save({
    name: '会员人数',
    definition: { shape: 'groups', register: 'member', rhythm: 'quarter', groupBy: 'place', measures: [{ kind: 'count' }] },
  })
  own = report
})
afterAll(() => office?.close())

const saved = (query: Partial<Parameters<typeof savedFigure>[1]> & { row: string; column: string }) =>
  savedFigure(office.core, { ...of, format: 'xlsx', ...query })

test('says which figure it is, what it adds up to, and of each record the file, sheet, row and column, or who wrote it', async () => {
  const { bytes, head, rows, name, count } = await saved({ row: '椒江区', column: 'members' })
  expect(name).toBe('基层工会组织情况_2018Q4_椒江区_会员（人）_合计_名单.xlsx')
  expect(head).toEqual([
    ['椒江区 会员（人）/合计：75'],
    ['台州市基层工会组织情况（2018年第四季度）'],
    ['椒江区，2018年第四季度：会员（人）/合计 75＝3条“基层工会”记录的“会员数”相加。'],
    ['按2019年7月3日的台账。'],
    ['合计（3 条）', null, null, null, null, 75],
  ])
  expect([count, sumOf(rows), workbookFaults(bytes)]).toEqual([3, 75, []])
  expect(rows.slice(0, 2)).toEqual([
    {
      台账: '基层工会',
      名称: '台州市第4模具厂工会委员会',
      '县（市、区）': '椒江区',
      '镇（街道）': null,
      说明: null,
      数: 40,
      来源文件: '工会台账.xlsx',
      工作表: '基层工会',
      行: 6,
      列: 'I',
      其他来源: null,
      手工填写: null,
      备注: null,
    },
    expect.objectContaining({ 数: 25, 行: 4, 列: 'I', 手工填写: '测试员 2019-07-03' }),
  ])
})

test('of a rate has the records over the line and those under it, with the sum of each', async () => {
  const { head, rows } = await saved({ row: 'total', column: 'memberRate', format: 'csv' })
  expect(head.slice(-2)).toEqual([
    ['分子 会员（人）/合计（5 条）', null, null, null, null, null, '185'],
    ['分母 职工（人）/合计（6 条）', null, null, null, null, null, '621'],
  ])
  const term = (name: string) => sumOf(rows.filter(({ 计入 }) => 计入 === name))
  expect(head[0]).toEqual(['合计 入会率（%）：29.8%'])
  expect(term('分子 会员（人）/合计') / term('分母 职工（人）/合计')).toBeCloseTo(0.298, 3)
  expect(rows).toHaveLength(11)
})

test('of persons has their place, union and source, and no number that is masked elsewhere, in either format', async () => {
  for (const format of ['xlsx', 'csv'] as const) {
    const { rows, bytes } = await saved({ report: own, row: 'total', column: 'count', format })
    expect([rows.length, sumOf(rows)]).toEqual([PEOPLE, PEOPLE])
    expect(rows.find(({ 名称 }) => 名称 === '会员5')).toMatchObject({ '县（市、区）': '黄岩区', 来源文件: '会员.csv', 说明: '台州市第6模具厂工会委员会' })
    const text =
      format === 'csv'
        ? bytes.toString()
        : Object.values(unzipSync(bytes))
            .map((part) => new TextDecoder().decode(part))
            .join('\n')
    expect(text).toContain('会员1')
    for (const hidden of [phone, ...numbers]) expect(text).not.toContain(hidden)
  }
})

test('of an issued version is of its day, and says where that day’s records give something else by now', async () => {
  const { issued } = await office.core.call.reports.issue({ ...of })
  const query = { issued: issued.id, row: '黄岩区', column: 'members', format: 'xlsx' } as const
  expect(sumOf((await savedFigure(office.core, query)).rows)).toBe(110)
  await office.core.call.records.create({
    register: 'union',
    values: { name: '后来的工会', form: 'single', county: '黄岩区', foundedOn: '2012-01-01', status: 'active', members: 7 },
  })
  const { head, rows } = await savedFigure(office.core, query)
  expect(head.flat()).toEqual([
    '黄岩区 会员（人）/合计：110',
    '台州市基层工会组织情况（2018年第四季度） · 第1版 · 2019年7月3日出具 · 出具人：测试员',
    expect.stringContaining('会员（人）/合计 110＝3条'),
    '按2019年7月3日（出具当日）结束时的台账，此后的补录和更正不在内。',
    expect.stringContaining('而按2019年7月3日那天的台账查到的是 117'),
    '合计（3 条）',
    null,
    null,
    null,
    null,
    117,
  ])
  expect(sumOf(rows)).toBe(117)
})

test('can be cancelled, and then leaves nothing; where there is no such figure, nothing either', async () => {
  const transit = () => readdirSync(join(office.dataDir, 'transit'))
  const before = transit()
  const stop = new AbortController()
  const told: number[] = []
  const cancelled = savedFigure(office.core, { ...of, report: own, row: 'total', column: 'count', format: 'xlsx' }, stop.signal, (event) => {
    if (event.type !== 'progress' || event.done === 0) return
    told.push(event.done)
    stop.abort()
  })
  await expect(cancelled).rejects.toMatchObject({ data: { code: 'cancelled' } })
  expect(told).toEqual([1000])
  await expect(saved({ row: '杭州市', column: 'members' })).rejects.toMatchObject({ data: { code: 'figure-unknown' } })
  expect(transit()).toEqual(before)
})

test.skipIf(!hasLibreOffice)('is the same to LibreOffice', async () => {
  const { bytes } = await saved({ row: 'total', column: 'memberRate' })
  const [reopened] = reopenWithLibreOffice([bytes])
  expect(figureLines(reopened as XLSX.WorkBook)).toEqual(figureLines(XLSX.read(bytes, { type: 'buffer' })))
})

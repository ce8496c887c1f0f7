// Behind a printed figure: its records, and the cells of the ledgers that these came from.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Core, createCore } from '#core/core.ts'
import { dayOf } from '#core/systemClock.ts'
import type { TraceQueryInput } from '#shared/api/reportsContract.ts'
import type { FigureTrace } from '#shared/api/traceTypes.ts'
import { disagreement, sourceWords, traceSentence } from '#shared/reports/traceWords.ts'
import { openOffice, resourcesDir, type TestOffice } from '#test/support/office.ts'
import { unionRows, writeUnions } from '#test/support/unionLedger.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

describe('a figure of what a ledger brought', () => {
  let office: TestOffice
  const trace = (row: string, column: string, more: Partial<TraceQueryInput> = {}) =>
    office.core.call.reports.trace({ report: 'A', period: '2018Q4', row, column, ...more })

  beforeAll(async () => {
    office = await openOffice()
    const ledger = writeUnions(
      office.path('工会台账.xlsx'),
      unionRows(6, (number) => ({ 1: number > 4 ? '黄岩区' : '椒江区', 7: 100 + number, 8: number === 3 ? '' : 10 * number })),
    )
    await office.importFile(ledger, { register: 'union' })
  })
  afterAll(() => office.close())

  test('is the sum of its records, each with the cell of its number, the largest first', async () => {
    const found = await trace('331002', 'members')
    expect(found).toMatchObject({ figure: 70, traced: 70, agrees: true, total: 3, row: { label: '椒江区' }, column: { label: '会员（人）/合计' } })
    expect(found.records.map(({ amount, sources }) => [amount, sources.map(sourceWords)])).toEqual([
      [40, ['工会台账.xlsx › 基层工会 I6']],
      [20, ['工会台账.xlsx › 基层工会 I4']],
      [10, ['工会台账.xlsx › 基层工会 I3']],
    ])
    expect(found.records[0]).toMatchObject({ register: 'union', title: '台州市第4模具厂工会委员会', byHand: null, deleted: false })
    expect(traceSentence(found)).toBe('椒江区，2018年第四季度：会员（人）/合计 70＝3条“基层工会”记录的“会员数”相加。')
  })

  test('is found by what is printed, too, and says what there is where it is not', async () => {
    expect(await trace('合计', '会员（人）/合计')).toMatchObject({ figure: 180, row: { key: 'total' }, column: { key: 'members' } })
    expect(await trace('合计', '入会率（%）')).toMatchObject({ column: { key: 'memberRate' } })
    await expect(trace('合计', '合计')).rejects.toMatchObject({ data: { code: 'figure-unknown', params: { what: 'column', name: '合计' } } })
    await expect(trace('杭州市', 'members')).rejects.toMatchObject({ data: { code: 'figure-unknown', params: { what: 'row' } } })
    expect(await trace(' 合 计', '会员(人)/合计')).toMatchObject({ column: { key: 'members' } })
    expect(await trace('椒江', '入会率')).toMatchObject({ row: { key: '331002' }, column: { key: 'memberRate' } })
    await expect(trace('合计', '其中：女')).rejects.toMatchObject({ data: { params: { known: '职工（人）/其中：女、会员（人）/其中：女' } } })
    await expect(trace('合计', 'label')).rejects.toMatchObject({ data: { code: 'figure-unknown' } })
  })

  test('of a rate is what stands over the line and what stands under it', async () => {
    const found = await trace('total', 'memberRate')
    expect(found.terms.map(({ key, side, sum, records }) => [key, side, sum, records])).toEqual([
      ['members', 'part', 180, 5],
      ['employees', 'whole', 621, 6],
    ])
    expect(found).toMatchObject({ figure: 0.29, traced: 0.29, agrees: true, total: 11 })
    expect(traceSentence(found)).toContain('入会率（%） 29.0%＝会员（人）/合计 180÷职工（人）/合计 621')
    const under = await trace('total', 'memberRate', { term: 'employees', limit: 2, offset: 5 })
    expect(under).toMatchObject({ total: 6, records: [{ term: 'employees', amount: 101 }] })
    expect(under.records).toHaveLength(1)
  })

  test('comes in pages', async () => {
    const pages = await Promise.all([0, 4].map((offset) => trace('total', 'unions', { offset, limit: 4 })))
    expect(pages.map(({ total, records }) => [total, records.map(({ id }) => id)])).toEqual([
      [6, [1, 2, 3, 4]],
      [6, [5, 6]],
    ])
  })

  test('tells what was written by hand instead, and by whom', async () => {
    const { record } = await office.core.call.records.get({ register: 'union', id: 2 })
    await office.core.call.records.update({ register: 'union', id: 2, version: record.version, values: { members: 25 }, why: '更正' })
    const members = await trace('331002', 'members')
    expect(members).toMatchObject({ figure: 75, agrees: true })
    expect(members.records.find(({ id }) => id === 2)).toMatchObject({ amount: 25, byHand: { by: '测试员' }, sources: [{ column: 'I', row: 4 }] })
    const employees = await trace('331002', 'employees')
    expect(employees.records.find(({ id }) => id === 2)?.byHand).toBeNull()
  })

  test('of an import that was taken back has no cell of it any more', async () => {
    const again = writeUnions(
      office.path('补报.xlsx'),
      unionRows(1, () => ({ 8: 77 })),
    )
    const [batch] = await office.importFile(again, { register: 'union' })
    const first = async () => (await trace('331002', 'members')).records.find(({ id }) => id === 1)
    expect(await first()).toMatchObject({
      amount: 77,
      sources: [
        { file: '补报.xlsx', row: 3, column: 'I' },
        { file: '工会台账.xlsx', row: 3, column: 'I' },
      ],
    })
    await office.undo(batch?.batchId ?? 0)
    expect(await first()).toMatchObject({ amount: 10, sources: [{ file: '工会台账.xlsx' }] })
  })

  test('of units that a union ledger named leads to the cell that names them', async () => {
    const path = writeUnions(
      office.path('单位.xlsx'),
      [[1, '路桥区', '某厂工会委员会', '单独建会', '2010-04-05', '高柔', '', 10, 5, '台州某厂']],
      ['序号', '县（市、区）', '工会名称', '建会形式', '建会时间', '工会主席', '联系电话', '职工人数', '会员数', '单位名称'],
    )
    await office.importFile(path, { register: 'union' })
    const found = await trace('331004', 'unitsCovered')
    expect(found).toMatchObject({ figure: 1, records: [{ register: 'unit', title: '台州某厂' }] })
    expect(found.records[0]?.sources).toContainEqual({ file: '单位.xlsx', sheet: '基层工会', row: 3, column: 'J', field: 'name' })
  })

  test('names the cell of its number, not the rows of other ledgers in which the record is merely named', async () => {
    const cadres = writeWorkbook(office.path('干部.xlsx'), {
      干部: [
        ['姓名', '性别', '工会名称', '职务', '任职方式'],
        ...Array.from({ length: 5 }, (_, number) => [`高柔${'一二三四五'[number]}`, '男', '台州市第6模具厂工会委员会', '委员', '兼职']),
      ],
    })
    await office.importFile(cadres, { register: 'cadre' })
    const sixth = (found: FigureTrace) => found.records.find(({ title }) => title === '台州市第6模具厂工会委员会')?.sources.map(sourceWords)
    expect(sixth(await trace('331003', 'members'))).toEqual(['工会台账.xlsx › 基层工会 I8'])
    // Both ledgers name it; the one that says more of what is counted comes first.
    const named = sixth(await trace('331003', 'unions')) ?? []
    expect(named[0]).toMatch(/^工会台账\.xlsx/)
    expect(named.at(-1)).toBe('干部.xlsx › 干部 C6')
  })
})

describe('a figure of another time', () => {
  let core: Core
  let now = '2019-05-06T02:00:00.000Z'
  const folder = mkdtempSync(join(tmpdir(), 'ledger-trace-'))
  const union = (name: string) =>
    core.call.records.create({ register: 'union', values: { name, form: 'single', county: '椒江区', foundedOn: '2010-01-01', status: 'active' } })
  const figure = { row: '331002', column: 'unions' }

  beforeAll(async () => {
    core = await createCore({ dataDir: join(folder, 'data'), resourcesDir, clock: { now: () => now, today: () => dayOf(now) }, by: '测试员', create: true })
    await union('甲工会')
  })
  afterAll(async () => {
    await core.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('that was issued is traced as of its day, and says when that day’s records give something else now', async () => {
    const { issued } = await core.call.reports.issue({ report: 'A', period: '2018Q4' })
    expect(await core.call.reports.trace({ issued: issued.id, ...figure })).toMatchObject({ figure: 1, traced: 1, agrees: true, asOf: '2019-05-06' })
    now = '2019-05-06T08:00:00.000Z'
    await union('乙工会')
    const later = await core.call.reports.trace({ issued: issued.id, ...figure })
    expect(later).toMatchObject({ figure: 1, traced: 2, agrees: false, issued: { version: 1 } })
    expect(disagreement(later)).toBe('出具的是 1，而按2019年5月6日那天的台账查到的是 2：出具以后，那天的台账又改动过，或者统计口径变了。')
    now = '2019-06-03T02:00:00.000Z'
    await union('丙工会')
    expect(await core.call.reports.trace({ issued: issued.id, ...figure })).toMatchObject({ figure: 1, traced: 2 })
    expect(await core.call.reports.trace({ report: 'A', period: '2018Q4', ...figure })).toMatchObject({ figure: 3, traced: 3, agrees: true, asOf: null })
    expect(await core.call.reports.trace({ report: 'A', period: '2018Q4', asOf: '2019-05-31', ...figure })).toMatchObject({
      figure: 2,
      traced: 2,
      agrees: true,
    })
  })

  test('in the row of another period is that period’s total', async () => {
    const found = await core.call.reports.trace({ report: 'A', period: '2018Q4', row: '上季度', column: 'unions' })
    expect(found).toMatchObject({ figure: 3, traced: 3, row: { key: 'before' }, counted: { period: '2018Q3' }, total: 3 })
  })

  test('is counted anew as soon as anybody writes', async () => {
    const total = async () => (await core.call.reports.trace({ report: 'A', period: '2018Q4', row: 'total', column: 'unions' })).figure
    expect(await total()).toBe(3)
    await union('丁工会')
    expect(await total()).toBe(4)
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exportReport } from '#core/exports/exportReport.ts'
import { createFiles } from '#core/files/files.ts'
import { allReports, buildReport, reportKind } from '#core/reports/buildReport.ts'
import { getIssued, issueReport } from '#core/reports/issueReport.ts'
import { countAhead, countedAhead } from '#core/reports/own/countAhead.ts'
import { listOwnReports, ownReportHistory, removeOwnReport, restoreOwnReport, saveOwnReport } from '#core/reports/own/ownReports.ts'
import { scopeRows } from '#core/reports/scopeRows.ts'
import { traceFigure } from '#core/reports/traceFigure.ts'
import { ownDefinition } from '#shared/api/ownReportsContract.ts'
import { isDayNote, parsePeriod } from '#shared/reports/period.ts'
import type { Report } from '#shared/reports/report.ts'
import { openReportOffice, type ReportOffice } from './reportOffice.ts'

let office: ReportOffice
beforeEach(async () => {
  office = await openReportOffice()
})
afterEach(() => office.close())

const save = (name: string, definition: object, id?: number) => saveOwnReport(office, { id, name, definition: ownDefinition.parse(definition) })
const build = (report: string, period = '2019Q2', scope?: string) => buildReport(office, { report, period, scope })
const rowOf = (report: Report, key: string) => report.rows.find((row) => row.key === key)
const refusal = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    return (error as { code: string }).code
  }
  return 'none'
}

const centres = {
  shape: 'groups',
  register: 'centre',
  rhythm: 'quarter',
  groupBy: 'place',
  measures: [{ kind: 'count' }, { kind: 'sum', field: 'areaSqm' }, { kind: 'share' }],
}

/** Every figure that is counted from records is the sum of its trace; those of other periods are the totals of those periods' reports. */
function expectTraced(report: string, period = '2019Q2', scope?: string): void {
  const built = build(report, period, scope)
  const home = '331000'
  const frame = { office, period: parsePeriod(period), places: scopeRows(office.regions(), scope ?? home, home) }
  for (const row of built.rows.filter(({ kind }) => kind !== 'compare')) {
    for (const column of built.columns) {
      if (column.kind === 'label' || column.kind === 'text' || column.formula) continue
      const traced = reportKind(report, office).trace?.(frame, row.key, column.key) ?? []
      const sum = traced.flatMap(({ records }) => records).reduce((all, { amount }) => all + Math.round(amount * 100), 0) / 100
      expect([row.key, column.key, row.figures[column.key] ?? 0]).toEqual([row.key, column.key, sum])
    }
  }
}

describe('a report of the office’s own', () => {
  test('counts records by place with sums and shares, holds them against earlier periods, and traces every figure', () => {
    office.fill((add) => {
      add('centre', { name: '海门驿站', type: '工会驿站', county: '331002', areaSqm: 80.5, openedOn: '2019-05-01' })
      add('centre', { name: '葭沚书屋', type: '职工书屋', county: '331002', areaSqm: 20.25, openedOn: '2019-01-10' })
      add('centre', { name: '黄岩之家', type: '职工之家', county: '331003', openedOn: '2018' })
      add('centre', { name: '明年开', type: '职工之家', county: '331003', areaSqm: 7, openedOn: '2019-07' })
      add('centre', { name: '不知何时', type: '职工之家', county: '331081', areaSqm: 0.1 })
    })
    const own = save('阵地面积', { ...centres, date: { field: 'openedOn', rule: 'by' } })
    expect(own).toMatchObject({ report: 'own-1', version: 1, author: '测试员' })
    const report = build(own.report)
    expect(rowOf(report, '331002')?.figures).toEqual({ count: 2, 'sum.areaSqm': 100.75, share: 0.5 })
    expect(rowOf(report, '331003')?.figures).toEqual({ count: 1, 'sum.areaSqm': null, share: 0.25 })
    expect(rowOf(report, 'total')?.figures).toEqual({ count: 4, 'sum.areaSqm': 100.85, share: 1 })
    expect(rowOf(report, 'before')?.figures).toEqual(rowOf(build(own.report, '2019Q1'), 'total')?.figures)
    expect(rowOf(report, 'lastYear')?.figures).toMatchObject({ count: 2 })
    expect(report.footers.join('')).toContain('没有填启用时间的1条，已计入')
    expect(report.checks.flatMap(({ failing }) => failing)).toEqual([])
    expectTraced(own.report)
    expectTraced(own.report, '2019Q2', '331002')
    expect(build('阵地面积').id).toBe('own-1')
    const share = traceFigure(office, { report: '阵地面积', period: '2019Q2', row: '椒江区', column: '占比（%）', offset: 0, limit: 10 })
    expect([share.figure, share.agrees, share.total]).toEqual([0.5, true, 6])
  })

  test('tells places and the values of a choice apart, with what no table knows and what is not filled', () => {
    office.fill((add) => {
      for (const type of ['工会驿站', '工会驿站', '职工书屋', '茶馆', null])
        add('centre', { name: `阵地${type}`, type, county: '331002', areaSqm: 10, openedOn: '2019-04-02' })
      add('centre', { name: '外头', type: '职工书屋', county: '331003', openedOn: '2018-04-02' })
    })
    const own = save('阵地类型', {
      ...centres,
      groupBy: 'placeAndChoice',
      choice: 'type',
      measures: [{ kind: 'count' }, { kind: 'share' }],
      date: { field: 'openedOn', rule: 'within' },
    })
    const report = build(own.report)
    expect(report.columns.map(({ path }) => path.join('/'))).toEqual([
      '县（市、区）',
      '合计/数量',
      '合计/占比（%）',
      '工会驿站/数量',
      '工会驿站/占比（%）',
      '职工书屋/数量',
      '职工书屋/占比（%）',
      '其他（按原文）/数量',
      '其他（按原文）/占比（%）',
      '未填/数量',
      '未填/占比（%）',
    ])
    expect(rowOf(report, '331002')?.figures).toMatchObject({ 'all.count': 5, '工会驿站.count': 2, '工会驿站.share': 0.4, 'other.count': 1, 'blank.count': 1 })
    expect(rowOf(report, 'lastYear')?.figures).toMatchObject({ 'all.count': 1, '职工书屋.share': 1 })
    expectTraced(own.report)
  })

  test('puts records together by the union that says where they are, and regions by their own codes', () => {
    office.fill((add) => {
      const [here, there] = [add('union', { name: '海门工会', county: '331002' }), add('union', { name: '东城工会', county: '331003' })]
      for (const union of [here, here, there, null]) add('cadre', { name: '王某', union, position: '主席', engagement: 'part-time' })
      add('cadre', { name: '李某', union: there, position: '副主席', engagement: 'seconded' })
    })
    const byPlaceAnd = (register: string, choice: string) => ({
      ...centres,
      register,
      groupBy: 'placeAndChoice',
      choice,
      measures: [{ kind: 'count' }],
    })
    const cadres = save('干部任职', byPlaceAnd('cadre', 'engagement'))
    expect(rowOf(build(cadres.report), '331002')?.figures).toMatchObject({ 'all.count': 2, 'part-time.count': 2 })
    expect(rowOf(build(cadres.report), '331003')?.figures).toMatchObject({ 'all.count': 2, 'part-time.count': 1, 'seconded.count': 1 })
    expect(rowOf(build(cadres.report), 'total')?.figures['all.count']).toBe(5)
    expectTraced(cadres.report)
    const regions = save('区划', byPlaceAnd('region', 'level'))
    // 椒江区, and 椒江市 before it.
    expect(rowOf(build(regions.report), '331002')?.figures).toMatchObject({ 'county.count': 2 })
    expectTraced(regions.report)
  })

  test('counts by a choice alone, in the order that was asked for, with conditions', () => {
    office.fill((add) => {
      add('centre', { name: '一', type: '职工书屋', county: '331002', demonstrationSite: true })
      add('centre', { name: '二', type: '职工书屋', county: '331002', demonstrationSite: true })
      add('centre', { name: '三', type: '工会驿站', county: '331003', demonstrationSite: true })
      add('centre', { name: '四', type: '工会驿站', county: '331003', demonstrationSite: false })
    })
    const own = save('示范点', {
      ...centres,
      groupBy: 'choice',
      choice: 'type',
      measures: [{ kind: 'count' }],
      filters: [{ field: 'demonstrationSite', op: 'is', value: true }],
      sort: { column: 'count', descending: true },
    })
    const report = build(own.report)
    expect(report.rows.slice(0, 2).map(({ label, figures }) => [label, figures.count])).toEqual([
      ['职工书屋', 2],
      ['工会驿站', 1],
    ])
    expect(report.footers[0]).toContain('活动阵地（示范点为是）')
    expectTraced(own.report)
  })

  test('counts by the year of a date, in whatever precision it is known', () => {
    office.fill((add) => {
      for (const [index, foundedOn] of ['2017-03-04', '2017', '2018-11', undefined].entries())
        add('union', { name: `第${index}工会`, form: 'single', county: '331002', status: 'active', ...(foundedOn && { foundedOn }) })
    })
    const own = save('历年建会', { ...centres, register: 'union', groupBy: 'choice', choice: 'foundedOn', measures: [{ kind: 'count' }] })
    const report = build(own.report)
    expect(report.columns[0]?.path).toEqual(['建会时间（按年）'])
    expect(report.rows.map(({ label, figures }) => [label, figures.count])).toEqual([
      ['2017年', 2],
      ['2018年', 1],
      ['未填', 1],
      ['合计', 4],
    ])
    expectTraced(own.report)
  })

  test('lists records with masked phones, sums of numbers, in the order of a column; one too long to sign is refused', () => {
    office.fill((add) => {
      add('centre', { name: '海门驿站', type: '工会驿站', county: '331002', areaSqm: 80.5, phone: '13900001234', openedOn: '2019-05-01' })
      add('centre', { name: '葭沚书屋', type: '职工书屋', county: '331002', areaSqm: 20.25, openedOn: '2019-06-10' })
    })
    const list = {
      shape: 'records',
      register: 'centre',
      rhythm: 'month',
      fields: ['name', 'type', 'phone', 'areaSqm', 'openedOn'],
      sort: { column: 'areaSqm' },
    }
    const own = save('阵地名单', list)
    const report = build(own.report, '2019-06')
    expect(report.rows.map(({ label, texts, figures }) => [label, texts?.phone ?? null, figures.areaSqm])).toEqual([
      ['葭沚书屋', null, 20.25],
      ['海门驿站', '139****1234', 80.5],
      ['合计', null, 100.75],
    ])
    expect(report.rows[0]).toMatchObject({ kind: 'record', key: 'centre:2', record: { register: 'centre', id: 2 } })
    expectTraced(own.report, '2019-06')
    const within = save('阵地名单', { ...list, date: { field: 'openedOn', rule: 'within' } }, own.id)
    expect(within.version).toBe(2)
    expect(build(own.report, '2019-06').footers.join('')).toContain('上月1条，上年同月0条')
    office.fill((add) => {
      for (let number = 0; number < 5001; number++) add('serviceItem', { name: `项目${number}` })
    })
    const long = save('菜单', { shape: 'records', register: 'serviceItem', rhythm: 'year', fields: ['category'] })
    expect(refusal(() => build(long.report, '2019'))).toBe('report-too-long')
  })

  test('is issued in versions that a changed definition tells apart', () => {
    office.fill((add) => add('centre', { name: '海门驿站', type: '工会驿站', county: '331002', areaSqm: 80.5 }))
    const own = save('阵地', centres)
    const { issued } = issueReport(office, { report: own.report, period: '2019Q2' })
    expect(issued).toMatchObject({ report: 'own-1', title: '阵地', version: 1, rules: 'own-1-1' })
    save('阵地', { ...centres, measures: [{ kind: 'count' }] }, own.id)
    const again = issueReport(office, { report: own.report, period: '2019Q2', note: '去掉面积' })
    expect(again.differences.map(({ kind }) => kind)).toContain('rules')
    removeOwnReport(office, own)
    expect(getIssued(office.database.reader, again.issued.id).report.columns).toHaveLength(2)
    expect(refusal(() => build(own.report))).toBe('report-unknown')
  })

  test('that uses a field which its register has no more says which', () => {
    const own = save('阵地面积', centres)
    office.database.write((writer) => writer.prepare("UPDATE own_report SET definition = replace(definition, 'areaSqm', 'areaGone') WHERE id = ?").run(own.id))
    expect(() => build(own.report)).toThrow(expect.objectContaining({ code: 'own-report-unfit', params: { name: '阵地面积', field: 'areaGone' } }))
    expect(allReports(office).map(({ id }) => id)).toContain(own.report)
  })

  test('makes files of a name that files can have', async () => {
    const own = save('甲/乙 <丙>?', centres)
    const files = createFiles(office.folder)
    const { name } = await exportReport(office, files, { report: own.report, period: '2019Q2' })
    expect(name).toBe('台州市甲_乙 _丙___2019Q2.xlsx')
  })

  test('without a date that decides is of today in every period, and says so', () => {
    const own = save('阵地面积', centres)
    const note = '各期都一样，数字为2019年7月3日台账所载。'
    expect(build(own.report, '2018Q4').footers).toContain(note)
    const dated = save('启用', { ...centres, date: { field: 'openedOn', rule: 'by' } })
    expect(build(dated.report, '2018Q4').footers).not.toContain(note)
    expect(isDayNote(note)).toBe(true)
  })

  test('is kept under one name, removed, brought back, with a line in the log for each', () => {
    const own = save('甲', centres)
    expect(refusal(() => save('甲', centres))).toBe('name-taken')
    expect(refusal(() => save('乙', { ...centres, groupBy: 'choice', choice: 'phone' }))).toBe('bad-input')
    expect(refusal(() => save('乙', { ...centres, measures: [{ kind: 'sum', field: 'name' }] }))).toBe('bad-input')
    save('甲', centres, own.id)
    save('丙', centres, own.id)
    removeOwnReport(office, own)
    expect(listOwnReports(office.database.reader)).toEqual([])
    restoreOwnReport(office, own)
    expect(allReports(office).at(-1)).toEqual({ id: 'own-1', title: '丙', rhythm: 'quarter', own: true })
    expect(ownReportHistory(office, own).map(({ what, name, before, redefined, by }) => [what, name, before, redefined, by])).toEqual([
      ['restored', '丙', '丙', false, '测试员'],
      ['removed', '丙', '丙', false, '测试员'],
      ['changed', '丙', '甲', false, '测试员'],
      ['made', '甲', null, false, '测试员'],
    ])
  })

  test('of a large register is counted in turns, to the same figures, and anew when something was written', async () => {
    office.fill((add) => {
      for (let number = 0; number < 700; number++) {
        const county = ['331002', '331003', null][number % 3] ?? null
        add('centre', {
          name: `阵地${number}`,
          type: ['工会驿站', '职工书屋'][number % 2] ?? null,
          county,
          areaSqm: number / 4,
          openedOn: `2019-0${1 + (number % 6)}-15`,
        })
      }
    })
    const wanted = ownDefinition.parse({ ...centres, groupBy: 'placeAndChoice', choice: 'type', date: { field: 'openedOn', rule: 'within' } })
    const own = save('大', wanted)
    const whole = build(own.report)
    const period = parsePeriod('2019Q2')
    await countAhead(office, wanted, period, new AbortController().signal, 1)
    expect(countedAhead(office, wanted, period)?.length).toBeGreaterThan(3)
    expect(build(own.report)).toEqual(whole)
    office.fill((add) => add('centre', { name: '新', type: '职工书屋', county: '331002', openedOn: '2019-05-15' }))
    expect(countedAhead(office, wanted, period)).toBeUndefined()
    expect(rowOf(build(own.report), 'total')?.figures['all.count']).toBe(Number(rowOf(whole, 'total')?.figures['all.count']) + 1)
    const stopped = new AbortController()
    stopped.abort()
    await expect(countAhead(office, wanted, period, stopped.signal, 1)).rejects.toMatchObject({ code: 'cancelled' })
  })
})

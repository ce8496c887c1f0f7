import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFiles } from '#core/files/files.ts'
import type { Office } from '#core/office.ts'
import { createQuality, type Quality } from '#core/quality/quality.ts'
import { buildReport } from '#core/reports/buildReport.ts'
import { issueReport } from '#core/reports/issueReport.ts'
import { reportAsOf } from '#core/reports/reportAsOf.ts'
import { sumOf, sumsByCounty } from '#shared/quality/findings.ts'
import { cellText } from '#shared/reports/figureText.ts'
import { openReportOffice, type ReportOffice } from './reportOffice.ts'
import { tracedFigures, untrue } from './tracedFigures.ts'

let office: ReportOffice
let today = '2019-07-03'
let quality: Quality
beforeEach(async () => {
  today = '2019-07-03'
  const opened = await openReportOffice()
  // Days pass while a test looks at them.
  office = { ...opened, clock: { now: () => `${today}T01:00:00.000Z`, today: () => today } }
  quality = createQuality(office as Office, createFiles(office.dataDir))
})
afterEach(() => office.close())

async function check() {
  for await (const event of quality.run({ anew: true })) if (event.type === 'summary') return event.summary
  throw new Error('no summary')
}
const build = (period = '2019Q3', scope?: string) => buildReport(office, { report: 'L', period, scope })
const figures = (key: string, period?: string, scope?: string) => build(period, scope).rows.find((row) => row.key === key)?.figures
const runs = () => office.database.reader.prepare('SELECT day FROM quality_run ORDER BY id').pluck().all()

function plant(): void {
  office.fill((add) => {
    const unit = add('unit', { name: '甲厂', county: '331002', township: '331002001', uscc: '91331002MA28GXXXX0', status: 'active' })
    add('unit', { name: '乙厂', county: '331003', status: 'active' })
    const union = add('union', { name: '甲厂工会', county: '331002', township: '331002001', form: 'single', status: 'active', members: 5, womenMembers: 9 })
    add('coverage', { union, unit, coveredFrom: '2018-01-01' })
    add('member', { name: '王某', union })
    add('serviceItem', { name: '无类别' })
  })
}

describe('report L', () => {
  test('says that nothing was checked, and cannot be issued then', () => {
    plant()
    expect(build().rows.every((row) => build().columns.every((column) => column.kind === 'label' || cellText(row, column) === '—'))).toBe(true)
    expect(build().footers).toEqual(['还没有检查过数据质量，各数记“—”。请先检查，再出这张表。', '上季度、上年同季没有留存的检查结果，不作比较。'])
    expect(() => issueReport(office, { report: 'L', period: '2019Q3' })).toThrow(expect.objectContaining({ code: 'report-unsound' }))
    expect(untrue(tracedFigures(office, 'L', '2019Q3'))).toEqual([])
  })

  test('counts what the checks found, county by county, and every figure is its trace', async () => {
    plant()
    const { counts } = await check()
    const sums = sumsByCounty(counts)
    expect(figures('331002')).toMatchObject({ total: sums.get('椒江区')?.total, error: sums.get('椒江区')?.error, gap: expect.any(Number) })
    expect(figures('331003')?.total).toBe(sums.get('黄岩区')?.total)
    expect(figures('unplaced')?.total).toBe(sums.get('')?.total)
    expect(figures('total')?.total).toBe(sumOf(counts).total)
    expect(Number(figures('331002')?.code)).toBeGreaterThan(0)
    expect(Number(figures('331002')?.sum)).toBeGreaterThan(0)
    const annex = build().annexes?.[0]
    expect(annex?.rows.find(({ key }) => key === 'check:part-exceeds-whole')).toMatchObject({ label: '分项大于总数', figures: { found: 1, aside: 0 } })
    for (const scope of [undefined, '331002', '331002001']) {
      expect(untrue(tracedFigures(office, 'L', '2019Q3', scope))).toEqual([])
      expect(build('2019Q3', scope).checks.flatMap(({ failing }) => failing)).toEqual([])
    }
    expect(figures('331002001', '2019Q3', '331002')?.total).toBeGreaterThan(0)
    expect(build().footers[0]).toContain('2019年7月3日检查的结果')
  })

  test('shows what was put aside apart, once that is kept', async () => {
    plant()
    await check()
    const before = Number(figures('total')?.total)
    quality.setAside({ register: 'union', id: 1, code: 'part-exceeds-whole', field: 'womenMembers', reason: '已核实' })
    for await (const _ of quality.run({ anew: false }));
    expect(figures('total')).toMatchObject({ total: before - 1, aside: 1 })
    expect(untrue(tracedFigures(office, 'L', '2019Q3'))).toEqual([])
    expect(runs()).toEqual(['2019-07-03'])
  })

  test('is held against the runs of earlier periods, and tells of which there is none', async () => {
    plant()
    today = '2019-05-20'
    await check()
    const spring = figures('total', '2019Q2')
    office.fill((add) => add('unit', { county: '331003' }))
    today = '2019-07-03'
    await check()
    expect(figures('before')).toEqual(spring)
    expect(Number(figures('total')?.gap)).toBeGreaterThan(Number(spring?.gap))
    for (const sentence of ['上季度为2019年5月20日的检查结果。', '上年同季没有留存的检查结果，不作比较。']) expect(build().footers).toContain(sentence)
    expect(build('2018Q4').footers[0]).toContain('2018年12月31日以前没有留存的检查结果，用的是此后第一次的')
    expect(figures('total', '2018Q4')).toEqual(spring)
    const summer = figures('total')
    today = '2019-08-05'
    office.fill((add) => add('unit', { county: '331003' }))
    await check()
    expect(figures('total')).not.toEqual(summer)
    const then = reportAsOf(office as Office, { report: 'L', period: '2019Q3', asOf: '2019-07-20' })
    expect(then.rows.find(({ key }) => key === 'total')?.figures).toEqual(summer)
  })

  test('keeps the last run of a month, and those from which it was issued', async () => {
    plant()
    await check()
    today = '2019-07-04'
    await check()
    expect(runs()).toEqual(['2019-07-04'])
    issueReport(office, { report: 'L', period: '2019Q3' })
    for (const day of ['2019-07-05', '2019-07-06', '2019-08-01']) {
      today = day
      await check()
    }
    expect(runs()).toEqual(['2019-07-04', '2019-07-06', '2019-08-01'])
  })
})

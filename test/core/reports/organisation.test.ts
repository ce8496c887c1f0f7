import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buildReport, listReports } from '#core/reports/buildReport.ts'
import type { Value } from '#shared/registers/field.ts'
import type { Report } from '#shared/reports/report.ts'
import { openReportOffice, type ReportOffice } from './reportOffice.ts'

let office: ReportOffice
beforeEach(async () => {
  office = await openReportOffice()
})
afterEach(() => office.close())

const union = (values: Record<string, Value> = {}) => ({
  name: '甲工会',
  form: 'single',
  county: '331002',
  foundedOn: '2010-01-01',
  status: 'active',
  ...values,
})
const build = (period: string, scope?: string) => buildReport(office, { report: 'A', period, scope })
const figures = (report: Report, key = 'total') => report.rows.find((row) => row.key === key)?.figures
const unions = (period: string, scope?: string) => figures(build(period, scope))?.unions
const covered = (period: string, scope?: string) => figures(build(period, scope))?.unitsCovered

/** How many unions a roster of this one has in the period. */
function counted(values: Record<string, Value>, period: string): Value | undefined {
  const id = office.fill((add) => add('union', union(values)))
  const count = unions(period)
  office.remove('union', id)
  return count
}

describe('a union on the last day', () => {
  test('counts from the day it was founded', () => {
    expect(counted({ foundedOn: '2018-09-30' }, '2018Q3')).toBe(1)
    expect(counted({ foundedOn: '2018-10-01' }, '2018Q3')).toBe(0)
    expect(counted({ foundedOn: '2018-10-01' }, '2018Q4')).toBe(1)
    expect(counted({ foundedOn: '2018-11-30' }, '2018-11')).toBe(1)
    expect(counted({ foundedOn: '2018-12-01' }, '2018-11')).toBe(0)
    expect(counted({ foundedOn: '2018-12-31' }, '2018')).toBe(1)
  })

  test('counts by its month or year where no more is known', () => {
    expect(counted({ foundedOn: '2018-09' }, '2018Q3')).toBe(1)
    expect(counted({ foundedOn: '2018-10' }, '2018Q3')).toBe(0)
    expect(counted({ foundedOn: '2017' }, '2018Q3')).toBe(1)
    expect(counted({ foundedOn: '2018' }, '2018Q3')).toBe(1)
    expect(counted({ foundedOn: '2019' }, '2018Q4')).toBe(0)
  })

  test('counts when nobody knows its founding date, and the footer says so', () => {
    office.fill((add) => add('union', union({ foundedOn: null })))
    const report = build('2018Q3')
    expect(figures(report)?.unions).toBe(1)
    expect(report.footers.join()).toContain('建会时间不详的工会1个，已计入')
  })

  test('counts until it was merged or revoked', () => {
    for (const status of ['merged', 'revoked']) {
      expect(counted({ status, endedOn: '2018-10-01' }, '2018Q3')).toBe(1)
      expect(counted({ status, endedOn: '2018-09-30' }, '2018Q3')).toBe(0)
      expect(counted({ status, endedOn: '2018-09' }, '2018Q3')).toBe(0)
      expect(counted({ status, endedOn: '2018-10' }, '2018Q3')).toBe(1)
      expect(counted({ status, endedOn: null }, '2018Q3')).toBe(0)
    }
  })

  test('counts without a status, and not after the end that its row names', () => {
    expect(counted({ status: null }, '2018Q3')).toBe(1)
    expect(counted({ status: null, endedOn: '2018-08-01' }, '2018Q3')).toBe(0)
  })

  test('does not count while it is preparing, nor from the recycle bin', () => {
    expect(counted({ status: 'preparing' }, '2018Q3')).toBe(0)
    const id = office.fill((add) => add('union', union()))
    expect(unions('2018Q3')).toBe(1)
    office.remove('union', id)
    expect(unions('2018Q3')).toBe(0)
  })
})

describe('a covered unit', () => {
  test('counts between the days of its link', () => {
    office.fill((add) => {
      const owner = add('union', union({ form: 'joint' }))
      const link = (from: string | null, to: string | null) => {
        add('coverage', { union: owner, unit: add('unit', { name: '甲公司', county: '331002' }), coveredFrom: from, coveredTo: to })
      }
      link(null, null)
      link('2018-09-30', null)
      link('2018-10-01', null) // not yet
      link('2018-09', null)
      link('2018-10', null) // not yet
      link(null, '2018-10-01')
      link(null, '2018-09-30') // left that day
      link(null, '2018-09') // left in the month
      link(null, '2018-10')
    })
    expect(covered('2018Q3')).toBe(5)
  })

  test('that moves to its own union counts once, and under the new one from that day', () => {
    office.fill((add) => {
      const unit = add('unit', { name: '甲公司', county: '331002' })
      const joint = add('union', union({ form: 'joint', county: '331003' }))
      const own = add('union', union({ foundedOn: '2018-08-15' }))
      add('coverage', { union: joint, unit, coveredFrom: '2012-01-01', coveredTo: '2018-08-15' })
      add('coverage', { union: own, unit, coveredFrom: '2018-08-15' })
    })
    expect([figures(build('2018Q2'), '331003')?.unitsCovered, covered('2018Q2')]).toEqual([1, 1])
    expect([figures(build('2018Q3'), '331003')?.unitsCovered, figures(build('2018Q3'), '331002')?.unitsCovered, covered('2018Q3')]).toEqual([0, 1, 1])
  })

  test('of an area union and an industry union counts once', () => {
    office.fill((add) => {
      const unit = add('unit', { name: '甲公司', county: '331002' })
      for (const kind of ['area', 'industry']) add('coverage', { union: add('union', union({ form: 'joint', kind })), unit })
    })
    const report = build('2018Q3')
    expect(figures(report)?.unitsCovered).toBe(1)
    expect(report.footers.join()).toContain('由两个及以上工会同时覆盖的单位1个')
  })

  test('of unions in two counties stands in its own county, whichever link came first, and nowhere else', () => {
    office.fill((add) => {
      const unit = add('unit', { name: '甲公司', county: '331003', township: '331003001' })
      add('coverage', { union: add('union', union({ form: 'joint', county: '331002' })), unit })
      add('coverage', { union: add('union', union({ form: 'joint', county: '331003', township: '331003002' })), unit })
      add('coverage', { union: add('union', union({ form: 'joint', county: '331003', township: '331003001' })), unit })
    })
    const city = build('2018Q3')
    expect([figures(city, '331002')?.unitsCovered, figures(city, '331003')?.unitsCovered, figures(city)?.unitsCovered]).toEqual([0, 1, 1])
    expect(covered('2018Q3', '331002')).toBe(0)
    const county = build('2018Q3', '331003')
    expect([figures(county, '331003001')?.unitsCovered, figures(county, '331003002')?.unitsCovered, figures(county)?.unitsCovered]).toEqual([1, 0, 1])
  })

  test('of no union in its own county stands with its oldest link', () => {
    office.fill((add) => {
      const unit = add('unit', { name: '甲公司', county: '331081' })
      add('coverage', { union: add('union', union({ form: 'joint', county: '331004' })), unit })
      add('coverage', { union: add('union', union({ form: 'joint', county: '331002' })), unit })
    })
    expect([figures(build('2018Q3'), '331004')?.unitsCovered, figures(build('2018Q3'), '331002')?.unitsCovered]).toEqual([1, 0])
  })

  test('does not count under a union that does not, nor out of the recycle bin, nor by a link in it', () => {
    const ids = office.fill((add) => {
      add('coverage', { union: add('union', union({ status: 'preparing' })), unit: add('unit', { name: '甲公司' }) })
      const owner = add('union', union())
      const unit = add('unit', { name: '乙公司' })
      add('coverage', { union: owner, unit })
      return { unit, link: add('coverage', { union: owner, unit: add('unit', { name: '丙公司' }) }) }
    })
    expect(covered('2018Q3')).toBe(2)
    office.remove('unit', ids.unit)
    office.remove('coverage', ids.link)
    const report = build('2018Q3')
    expect(figures(report)?.unitsCovered).toBe(0)
    expect(report.footers.join()).toContain('没有登记覆盖单位的工会1个')
  })
})

describe('the rows', () => {
  test('of the city are its counties by code, 市本级 and 合计', () => {
    const { rows, scope, columns } = build('2018Q4')
    const counties = ['椒江区', '黄岩区', '路桥区', '三门县', '天台县', '仙居县', '温岭市', '临海市', '玉环市']
    expect(rows.map((row) => row.label)).toEqual([...counties, '市本级', '合计'])
    expect(rows.map((row) => row.kind)).toEqual([...counties.map(() => 'region'), 'own', 'total'])
    expect(scope).toEqual({ code: '331000', name: '台州市' })
    expect(columns[0]?.path).toEqual(['县（市、区）'])
    expect(rows.every((row) => row.figures.unions === 0 && row.figures.memberRate === null)).toBe(true)
  })

  test('take in the city’s own unions, retired codes and unions whose county only the township tells', () => {
    office.fill((add) => {
      add('union', union({ county: '331000L0', township: '331000L001' }))
      add('union', union({ county: '331000' }))
      add('union', union({ county: '331021' })) // 玉环县 until 2017
      add('union', union({ county: null, township: '331002001' }))
    })
    const report = build('2018Q4')
    expect([figures(report, 'own')?.unions, figures(report, '331083')?.unions, figures(report, '331002')?.unions]).toEqual([2, 1, 1])
    expect(figures(report)?.unions).toBe(4)
    expect(report.rows.some((row) => row.kind === 'unplaced')).toBe(false)
  })

  test('get a row 未归属 when there are unions without a known place, and the total holds them', () => {
    office.fill((add) => {
      add('union', union())
      add('union', union({ county: null, members: 5 }))
      add('union', union({ county: '江北县' }))
      add('union', union({ county: '332603' })) // 黄岩市, split in 1994
    })
    const report = build('2018Q4')
    expect(report.rows.slice(-4, -2).map((row) => [row.label, row.kind, row.figures.unions])).toEqual([
      ['未归属', 'unplaced', 3],
      ['合计', 'total', 4],
    ])
    expect(report.footers.join()).toContain('“未归属”为所在地未填或不在区划表内的工会3个')
  })

  test('of a county are its townships, its own unions and a total equal to its row in the city’s table', () => {
    office.fill((add) => {
      add('union', union({ township: '331002001', members: 10, employees: 20 }))
      add('union', union({ township: '331002002', members: 1, employees: 2 }))
      add('union', union({ township: null, members: 3, employees: 4 }))
      add('union', union({ township: '331002', members: 7, employees: 7 }))
      add('union', union({ township: '不知道的街道' }))
      add('union', union({ county: '331003', township: '331003001', members: 1000 }))
    })
    const report = build('2018Q4', '331002')
    expect(report.columns[0]?.path).toEqual(['镇（街道）'])
    expect(report.rows[0]).toMatchObject({ key: '331002001', label: '海门街道', figures: { unions: 1, members: 10, memberRate: 0.5 } })
    expect(figures(report, 'own')).toMatchObject({ unions: 2, members: 10 })
    expect(report.rows.find(({ kind }) => kind === 'own')).toMatchObject({ label: '区本级' })
    expect(report.rows.find(({ kind }) => kind === 'unplaced')).toMatchObject({ kind: 'unplaced', figures: { unions: 1 } })
    expect(figures(report)).toEqual(figures(build('2018Q4'), '331002'))
    expect(report.footers.join()).toContain('未填镇（街道）的工会1个')
  })

  test('of 市本级 are its zones and its own unions', () => {
    office.fill((add) => {
      add('union', union({ county: '331000L0', township: '331000L002' }))
      add('union', union({ county: '331000L0' }))
      add('union', union({ county: '331000' }))
    })
    const report = build('2018Q4', '331000L0')
    expect([figures(report, '331000L002')?.unions, figures(report, 'own')?.unions, figures(report)?.unions]).toEqual([1, 2, 3])
  })

  test('of a township is one row, beside those it is held against', () => {
    office.fill((add) => {
      add('union', union({ township: '331002001' }))
      add('union', union({ township: '331002002' }))
    })
    const report = build('2018Q4', '331002001')
    expect(report.rows.map(({ kind }) => kind)).toEqual(['region', 'compare', 'compare'])
    expect(report.rows[0]).toMatchObject({ label: '海门街道', kind: 'region', figures: { unions: 1 } })
  })

  test('of a county’s office start with that county', () => {
    office.setScope('331081')
    office.fill((add) => {
      add('union', union({ county: '331081', township: '331081001' }))
      add('union', union({ county: null }))
    })
    const report = build('2018Q4')
    expect(report.scope).toEqual({ code: '331081', name: '温岭市' })
    expect(report.rows.find((row) => row.kind === 'own')?.label).toBe('市本级')
    expect(figures(report, 'unplaced')?.unions).toBe(1)
  })
})

describe('form and headcounts', () => {
  test('a union without a form is joint by its second unit, and the footer says so', () => {
    office.fill((add) => {
      const one = add('union', union({ form: null }))
      const two = add('union', union({ form: '独联' }))
      for (const owner of [one, two, two]) add('coverage', { union: owner, unit: add('unit', { name: '甲公司' }) })
    })
    const report = build('2018Q4')
    expect(figures(report)).toMatchObject({ unions: 2, single: 1, joint: 1 })
    expect(report.footers.join()).toContain('未填建会形式的工会2个')
  })

  test('sums are the unions’ own returns, blanks are zero and counted in the footer', () => {
    office.fill((add) => {
      add('union', union({ employees: 100, womenEmployees: 40, members: 80, womenMembers: 30, migrantMembers: 20 }))
      add('union', union({ employees: null, members: 9 }))
      add('union', union({ employees: 11, members: null }))
    })
    const report = build('2018Q4')
    // 89 ÷ 111 = 80.18 %
    expect(figures(report)).toMatchObject({ employees: 111, womenEmployees: 40, members: 89, womenMembers: 30, migrantMembers: 20, memberRate: 0.802 })
    expect(report.footers.join()).toContain('未填职工数的工会1个，占工会总数的33.3%')
    expect(report.footers.join()).toContain('未填会员数的工会1个')
  })
})

describe('the comparison', () => {
  const compared = (report: Report) => report.rows.filter(({ kind }) => kind === 'compare')

  test('stands below 合计 and says what the reports of those periods say', () => {
    office.fill((add) => {
      add('union', union({ foundedOn: '2017-05-01', employees: 100, members: 90 }))
      add('union', union({ county: '331003', foundedOn: '2018-08-01', employees: 50, members: 10 }))
      add('union', union({ foundedOn: '2018-11-01', employees: 10, members: 10 }))
    })
    for (const scope of [undefined, '331002']) {
      const report = build('2018Q4', scope)
      expect(report.rows.slice(-3).map(({ key, label }) => [key, label])).toEqual([
        ['total', '合计'],
        ['before', '上季度'],
        ['lastYear', '上年同季'],
      ])
      expect(figures(report, 'before')).toEqual(figures(build('2018Q3', scope)))
      expect(figures(report, 'lastYear')).toEqual(figures(build('2017Q4', scope)))
    }
    // 100 ÷ 150 = 66.66… %
    expect(figures(build('2018Q4'), 'before')).toMatchObject({ unions: 2, employees: 150, memberRate: 0.667 })
    expect(compared(build('2018')).map(({ label }) => label)).toEqual(['上年'])
  })

  test('leaves out a time in which there was no union yet, and is asked for by no check', () => {
    office.fill((add) => add('union', union({ foundedOn: '2018-08-01', employees: 5, members: 3 })))
    expect(compared(build('2018Q4')).map(({ key }) => key)).toEqual(['before'])
    expect(build('2018Q4').checks.flatMap(({ failing }) => failing)).toEqual([])
    expect(figures(build('2018Q4'))?.unions).toBe(1)
  })
})

describe('a report that cannot be made', () => {
  test.each([
    [{ report: 'Z', period: '2018Q4' }, 'report-unknown'],
    [{ report: 'A', period: '2018Q5' }, 'period-invalid'],
    [{ report: 'A', period: '2018Q4', scope: '999999' }, 'scope-unknown'],
    [{ report: 'A', period: '2018Q4', scope: '330000' }, 'scope-unknown'],
  ])('%j is refused with %s', (query, code) => {
    expect(() => buildReport(office, query)).toThrow(expect.objectContaining({ code }))
  })

  test('all reports are on the list', () => {
    expect(listReports().map(({ id, title, rhythm }) => [id, title, rhythm])).toEqual([
      ['A', '基层工会组织情况', 'quarter'],
      ['B', '未建会核查通报', 'month'],
      ['C', '基层工会组建季度总结', 'quarter'],
      ['D', '八大员入会情况', 'quarter'],
      ['E', '基层工会换届预警', 'quarter'],
      ['F', '工会干部配备情况', 'quarter'],
      ['G', '活动阵地情况', 'quarter'],
      ['H', '试点进展情况', 'quarter'],
      ['I', '十件实事与需求菜单情况', 'quarter'],
      ['J', '任务完成与考核情况', 'quarter'],
      ['K', '劳模工匠与工作室情况', 'quarter'],
      ['L', '数据质量情况', 'quarter'],
    ])
  })
})

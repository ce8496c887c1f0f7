// Four quarters of one county, worked out by hand: founded, merged, revoked, and what nobody knows the day of.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildReport } from '#core/reports/buildReport.ts'
import type { Value } from '#shared/registers/field.ts'
import { openReportOffice, type ReportOffice } from './reportOffice.ts'

let office: ReportOffice
beforeEach(async () => {
  office = await openReportOffice()
})
afterEach(() => office.close())

const build = (period: string, scope?: string) => buildReport(office, { report: 'C', period, scope })
const figures = (period: string, key = '331002', scope?: string) => build(period, scope).rows.find((row) => row.key === key)?.figures
const flow = (period: string) => {
  const { opening, added, deregistered, merged, closing } = figures(period) ?? {}
  return [opening, added, deregistered, merged, closing]
}
const failing = (period: string) => build(period).checks.filter((check) => check.failing.length > 0)

function fill(unions: readonly Record<string, Value>[]): void {
  office.fill((add) => {
    for (const [index, values] of unions.entries()) add('union', { name: `工会${index}`, form: 'single', county: '331002', status: 'active', ...values })
  })
}

const history = [
  { foundedOn: '2010-01-01' },
  { foundedOn: null }, // nobody knows since when
  { foundedOn: '2017', status: 'revoked', endedOn: '2018-02-11' }, // Q1 revoked
  { foundedOn: '2018' }, // Q1, its year's first day
  { foundedOn: '2018-03-31' }, // Q1
  { foundedOn: '2018-04-01', status: 'merged', endedOn: '2018-09' }, // Q2, merged in Q3
  { foundedOn: '2018-05-05', endedOn: '2018-06-30' }, // Q2 and gone in Q2, no status: deregistered
  { foundedOn: '2018-11' }, // Q4
  { foundedOn: '2018-08-08', status: 'preparing' }, // not yet
  { foundedOn: '2012', status: 'revoked', endedOn: null }, // on no day that anybody knows
]

test('four quarters follow from one another', () => {
  fill(history)
  // opening, added, deregistered, merged, closing
  expect(flow('2018Q1')).toEqual([3, 2, 1, 0, 4])
  expect(flow('2018Q2')).toEqual([4, 2, 1, 0, 5])
  expect(flow('2018Q3')).toEqual([5, 0, 0, 1, 4])
  expect(flow('2018Q4')).toEqual([4, 1, 0, 0, 5])
  // Flows add up to the year's, stocks do not.
  expect(flow('2018')).toEqual([3, 5, 2, 1, 5])
  expect(figures('2018Q4')).toMatchObject({ addedYear: 5, beforeAdded: 0, beforeRemoved: 1, beforeNet: -1 })
  expect(figures('2019Q1')).toMatchObject({ addedYear: 0, lastYearAdded: 2, lastYearRemoved: 1, lastYearNet: 1 })
  for (const period of ['2018Q1', '2018Q2', '2018Q3', '2018Q4', '2018', '2018-05']) expect(failing(period)).toEqual([])
})

test('the stock at the end is report A’s', () => {
  fill(history)
  for (const period of ['2018Q1', '2018Q2', '2018Q3', '2018Q4', '2019Q1']) {
    const counted = buildReport(office, { report: 'A', period }).rows.find(({ key }) => key === '331002')?.figures.unions
    expect(figures(period)?.closing).toBe(counted)
  }
})

test('a union that ended before it was founded fails the check, which names its county', () => {
  fill([{ foundedOn: '2018-08-01', endedOn: '2018-05-01', status: 'revoked' }])
  expect(failing('2018Q3')).toMatchObject([{ code: 'closing', failing: [expect.stringContaining('椒江区'), expect.stringContaining('合计')] }])
  expect(failing('2018Q4')).toEqual([])
})

test('targets of the year are the county’s row in the city’s table, and the total of its own', () => {
  fill([{ foundedOn: '2018-02-01' }, { foundedOn: '2018-08-01' }, { foundedOn: '2018-08-01', county: '331083' }])
  office.fill((add) => {
    add('yearTarget', { year: 2018, county: '331002', kind: 'unions-founded', target: 8 })
    add('yearTarget', { year: 2018, county: '331021', kind: 'unions-founded', target: 2 }) // 玉环县 until 2017
    add('yearTarget', { year: 2018, county: '331002', kind: 'members-added', target: 500 })
    add('yearTarget', { year: 2019, county: '331002', kind: 'unions-founded', target: 99 })
  })
  expect(figures('2018Q1')).toMatchObject({ target: 8, addedYear: 1, doneRate: 0.125 })
  expect(figures('2018Q3')).toMatchObject({ target: 8, addedYear: 2, doneRate: 0.25 })
  expect(figures('2018Q3', '331083')).toMatchObject({ target: 2, addedYear: 1, doneRate: 0.5 })
  expect(figures('2018Q3', 'total')).toMatchObject({ target: 10, addedYear: 3, doneRate: 0.3 })
  expect(figures('2018Q3', 'total', '331002')).toMatchObject({ target: 8, addedYear: 2, doneRate: 0.25 })
  expect(figures('2017Q4')).toMatchObject({ target: null, doneRate: null })
})

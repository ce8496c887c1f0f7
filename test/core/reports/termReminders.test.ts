import { afterEach, beforeEach, expect, test } from 'vitest'
import { asOf } from '#core/records/asOf.ts'
import { buildReport } from '#core/reports/buildReport.ts'
import { officeStatus } from '#core/reports/officeStatus.ts'
import type { Value } from '#shared/registers/field.ts'
import { registers } from '#shared/registers/index.ts'
import { openReportOffice, type ReportOffice } from './reportOffice.ts'
import { tracedFigures, untrue } from './tracedFigures.ts'

let office: ReportOffice
beforeEach(async () => {
  office = await openReportOffice()
})
afterEach(() => office.close())

const build = (period = '2019Q2', scope?: string) => buildReport(office, { report: 'E', period, scope })
const figures = (key = '331002', period?: string, scope?: string) => build(period, scope).rows.find((row) => row.key === key)?.figures
const listed = (period?: string, scope?: string) =>
  build(period, scope).annexes?.[0]?.rows.map(({ label, figures: { daysLeft }, texts }) => [label, daysLeft, texts?.standing]) ?? []

function fill(unions: readonly Record<string, Value>[]): void {
  office.fill((add) => {
    for (const [index, values] of unions.entries())
      add('union', { name: `工会${index}`, county: '331002', status: 'active', foundedOn: '2010-01-01', ...values })
  })
}

// 30 June 2019 is the day: 30 July is 30 days away, 28 September 90, 27 December 180.
const unions = [
  { termEndsOn: '2019-06-29' }, // 0: over by a day
  { termEndsOn: '2019-06-30' }, // 1: its last day
  { termEndsOn: '2019-07-30' }, // 2
  { termEndsOn: '2019-07-31' }, // 3
  { termEndsOn: '2019-09-28' }, // 4
  { termEndsOn: '2019-09-29' }, // 5
  { termEndsOn: '2019-12-27' }, // 6
  { termEndsOn: '2019-12-28' }, // 7
  { termFrom: '2016-02-29', termYears: 3 }, // 8: over since 28 February, 122 days ago
  { termFrom: '2018-01-01', termYears: 5 }, // 9
  { termEndsOn: '2019-07' }, // 10: until its last day, 31 days away
  { termEndsOn: '2019-06' }, // 11: not over before tomorrow
  { termEndsOn: '2018' }, // 12: over since its last day, 181 days ago
  { termFrom: '2019-01-01' }, // 13: for how many years nobody knows
  {}, // 14
  { termEndsOn: '2019-01-01', status: 'revoked', endedOn: '2019-05-01' },
  { termEndsOn: '2019-01-01', status: 'preparing', foundedOn: null },
]

test('each union is counted by the days that are left on the last day of the period', () => {
  fill(unions)
  expect(figures()).toMatchObject({ unions: 15, unknown: 2, withTerm: 13, overdue: 3, last: 3, second: 3, first: 2, later: 2, ending: 8 })
  // 3 of 13.
  expect(figures('total')).toMatchObject({ unions: 15, overdue: 3, overdueRate: 0.231 })
  expect(figures('331003')).toMatchObject({ unions: 0, overdueRate: null })
  expect(build().checks.flatMap(({ failing }) => failing)).toEqual([])
  expect(untrue(tracedFigures(office, 'E', '2019Q2'))).toEqual([])
})

test('the annex lists those whose turn it is, the longest overdue first', () => {
  fill(unions)
  expect(listed()).toEqual([
    ['工会12', -181, '逾期未换届'],
    ['工会8', -122, '逾期未换届'],
    ['工会0', -1, '逾期未换届'],
    ['工会1', 0, '30天以内'],
    ['工会11', 0, '30天以内'],
    ['工会2', 30, '30天以内'],
    ['工会3', 31, '31—90天'],
    ['工会10', 31, '31—90天'],
    ['工会4', 90, '31—90天'],
    ['工会5', 91, '91—180天'],
    ['工会6', 180, '91—180天'],
  ])
  expect(listed('2019Q2', '331003')).toEqual([])
  expect(build('2019Q2', '331003').annexes).toBeUndefined()
})

test('the days are those of the office’s settings, and the start page counts the same', () => {
  office.database.write((writer) =>
    writer.prepare("INSERT INTO setting (key, value) VALUES ('office', ?)").run(JSON.stringify({ termReminderDays: [60, 31, 3] })),
  )
  fill(unions.slice(0, 15))
  const onThirdOfJuly = build('2019-07').columns.map(({ path }) => path.at(-1))
  expect(onThirdOfJuly).toEqual(expect.arrayContaining(['3天以内', '4—31天', '32—60天', '60天以上', '60天内应换届']))
  const status = officeStatus({ ...office, clock: { ...office.clock, today: () => '2019-06-30' } }, { cases: {} as never, lastBatch: null, lastBackup: null })
  expect([figures()?.overdue, figures()?.ending]).toEqual([status.figures.termsExpired, status.figures.termsEnding])
  expect(figures()).toMatchObject({ last: 2, second: 3, first: 0 })
})

test('before its last election a union is in the term that the history tells of', () => {
  const elected = { termFrom: '2019-05-10', termEndsOn: '2024-05-10' }
  const id = office.fill((add) => {
    add('union', { name: '没有历史的工会', county: '331002', status: 'active', foundedOn: '2010-01-01', ...elected })
    return add('union', { name: '换届的工会', county: '331002', status: 'active', foundedOn: '2010-01-01', termFrom: '2014-03-01', termEndsOn: '2019-03-01' })
  })
  office.fill((_, records) => records.update(registers.union, id, elected, { at: '2019-07-03T02:00:00.000Z', by: '测试员' }))
  expect(figures()).toMatchObject({ withTerm: 2, later: 2 })
  expect(figures('331002', '2019Q1')).toMatchObject({ unions: 2, unknown: 1, withTerm: 1, overdue: 1 })
  expect(build('2019Q1').footers.join()).toContain('修改历史中又没有上一届届期的工会1个')
  // The period before stands below the total.
  expect(figures('before')).toEqual(figures('total', '2019Q1'))
  expect(untrue(tracedFigures(office, 'E', '2019Q1'))).toEqual([])
})

test('a look at the day before the election shows the term of that day', async () => {
  office.close()
  office = await openReportOffice('2019-07-10')
  const id = office.fill((add) =>
    add('union', { name: '工会', county: '331002', status: 'active', foundedOn: '2010', termFrom: '2014-07-05', termEndsOn: '2019-07-05' }),
  )
  const later = { at: '2019-07-09T02:00:00.000Z', by: '测试员' }
  office.fill((_, records) => records.update(registers.union, id, { termFrom: '2019-07-05', termEndsOn: '2024-07-05' }, later))
  const total = (then: Parameters<typeof buildReport>[0]) =>
    buildReport(then, { report: 'E', period: '2019-06' }).rows.find(({ key }) => key === 'total')?.figures
  expect(asOf(office, '2019-07-04', total)).toMatchObject({ unions: 1, last: 1 })
  expect(total(office)).toMatchObject({ unions: 1, last: 1 })
})

test('an election that was put off is due on the later day, and overdue only behind it', () => {
  fill([
    { termEndsOn: '2019-05-31', termExtendedTo: '2019-11-30' }, // 0: 153 days to go
    { termEndsOn: '2019-05-31', termExtendedTo: '2019-06-30' }, // 1: its last day
    { termEndsOn: '2019-01-15', termExtendedTo: '2019-06-29' }, // 2: put off, and over all the same
    { termFrom: '2016-08-01', termYears: 3, termExtendedTo: '2020-01-31' }, // 3: not over yet, 215 days
    { termEndsOn: '2024-05-31', termExtendedTo: '2019-11-30' }, // 4: elected since, and the leave never struck out
  ])
  expect(figures()).toMatchObject({ withTerm: 5, overdue: 1, last: 1, first: 1, later: 2, extended: 2, ending: 2 })
  const rows = build().annexes?.[0]?.rows ?? []
  expect(rows.map(({ label, figures: { daysLeft }, texts }) => [label, daysLeft, texts?.endsOn, texts?.extendedTo])).toEqual([
    ['工会2', -1, '2019-01-15', '2019-06-29'],
    ['工会1', 0, '2019-05-31', '2019-06-30'],
    ['工会0', 153, '2019-05-31', '2019-11-30'],
  ])
  expect(build().checks.flatMap(({ failing }) => failing)).toEqual([])
  expect(untrue(tracedFigures(office, 'E', '2019Q2'))).toEqual([])
  const status = officeStatus({ ...office, clock: { ...office.clock, today: () => '2019-06-30' } }, { cases: {} as never, lastBatch: null, lastBackup: null })
  expect([status.figures.termsExpired, status.figures.termsEnding]).toEqual([1, 2])
})

test('before its last election a union had the leave that the history tells of', () => {
  const values = {
    name: '工会',
    county: '331002',
    status: 'active',
    foundedOn: '2010-01-01',
    termFrom: '2014-03-01',
    termEndsOn: '2019-03-01',
    termExtendedTo: '2019-08-01',
  }
  const id = office.fill((add) => add('union', values))
  const elected = { termFrom: '2019-05-10', termEndsOn: '2024-05-10', termExtendedTo: null }
  office.fill((_, records) => records.update(registers.union, id, elected, { at: '2019-07-03T02:00:00.000Z', by: '测试员' }))
  expect(figures('331002', '2019Q1')).toMatchObject({ overdue: 0, extended: 1, first: 1 })
})

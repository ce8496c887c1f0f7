// The bulletin from a real office: cases of two counties through four months, worked out by hand, and what was entered or decided after a month's end.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asOf } from '#core/records/asOf.ts'
import { createRecordWriter } from '#core/records/recordWriter.ts'
import { saveSettings } from '#core/records/saveSettings.ts'
import { buildReport } from '#core/reports/buildReport.ts'
import { issueReport } from '#core/reports/issueReport.ts'
import type { Value } from '#shared/registers/field.ts'
import { registers } from '#shared/registers/index.ts'
import { openReportOffice, type ReportOffice } from './reportOffice.ts'

let office: ReportOffice
beforeEach(async () => {
  office = await openReportOffice('2019-07-03')
})
afterEach(() => office.close())

const build = (period: string, scope?: string) => buildReport(office, { report: 'B', period, scope })
const row = (period: string, key: string, scope?: string) => build(period, scope).rows.find((found) => found.key === key)?.figures
const failing = (period: string) => build(period).checks.filter((check) => check.failing.length > 0)

/** A case in a county, or in a township of it. */
function addCase(values: Record<string, Value>, county = '331002', township: string | null = null): number {
  return office.fill((add) => {
    const unit = add('unit', { name: `企业${Math.random()}`, county, township })
    return add('outreach', { unit, responsible: '某总工会', state: 'issued', issuedOn: '2019-03-05', dueOn: '2019-05-05', ...values })
  })
}

/** An edit at an instant. */
function edit(id: number, changes: Record<string, Value>, at: string): void {
  office.database.write((writer) => createRecordWriter(writer).update(registers.outreach, id, changes, { at, by: '测试员' }))
}

describe('four months of two counties', () => {
  beforeEach(() => {
    const union = office.fill((add) => ({
      single: add('union', { name: '甲工会', form: 'single', county: '331002', foundedOn: '2019-04-20' }),
      joint: add('union', { name: '乙工会', form: 'joint', county: '331002', foundedOn: '2019-05-06' }),
    }))
    addCase({ state: 'founded', verificationResult: 'confirmed', verifiedOn: '2019-03-28', foundedOn: '2019-04-20', resultingUnion: union.single })
    addCase({
      state: 'closed',
      verificationResult: 'confirmed',
      verifiedOn: '2019-04-01',
      foundedOn: '2019-05-06',
      closedOn: '2019-06-01',
      resultingUnion: union.joint,
    })
    addCase({ state: 'not-eligible', verificationResult: 'shell', verifiedOn: '2019-04-30', closedOn: '2019-04-30' })
    addCase({ state: 'verifying', dueOn: '2019-05-31' })
    addCase({ state: 'to-issue', issuedOn: null, dueOn: null })
    addCase({ state: 'founding', verificationResult: 'confirmed', verifiedOn: '2019-05-02', issuedOn: '2019-04' }, '331003')
  })

  test('come to the figures that were worked out by hand', () => {
    const zero = { founded: 0, single: 0, joint: 0, foundedNow: 0, foundedYear: 0, notEligible: 0, overdue: 0 }
    expect(row('2019-02', 'total')).toMatchObject({ issued: 0, verified: 0, verifiedRate: null, foundedRate: null, ...zero })
    expect(row('2019-03', '331002')).toMatchObject({ issued: 4, verified: 1, verifiedRate: 0.25, shouldFound: 4, ...zero, open: 4, foundedRate: 0, rank: 1 })
    expect(row('2019-04', '331002')).toMatchObject({
      issued: 4,
      verified: 3,
      founded: 1,
      single: 1,
      foundedNow: 1,
      notEligible: 1,
      shouldFound: 3,
      foundedRate: 0.333,
      open: 2,
    })
    expect(row('2019-04', '331003')).toMatchObject({ issued: 1, verified: 0, open: 1, overdue: 0, foundedRate: 0, rank: 2 })
    // On the last day of May the deadline of the fourth is not over yet; the one of 黄岩 has been since the 5th.
    expect(row('2019-05', '331002')).toMatchObject({
      founded: 2,
      single: 1,
      joint: 1,
      foundedNow: 1,
      foundedYear: 2,
      open: 1,
      overdue: 0,
      foundedRate: 0.667,
      rank: 1,
    })
    expect(row('2019-05', '331003')).toMatchObject({ issued: 1, verified: 1, verifiedRate: 1, open: 1, overdue: 1 })
    expect(row('2019-05', 'total')).toMatchObject({
      issued: 5,
      verified: 4,
      verifiedRate: 0.8,
      shouldFound: 4,
      founded: 2,
      foundedRate: 0.5,
      open: 2,
      overdue: 1,
      rank: null,
    })
    expect(row('2019-05', 'before')).toMatchObject({ issued: 5, founded: 1, foundedRate: 0.25, rank: null })
    expect(row('2019-05', 'lastYear')).toBeUndefined()
    expect(row('2020-05', 'lastYear')).toMatchObject({ issued: 5, founded: 2, foundedRate: 0.5 })
    expect(row('2019-06', '331002')).toMatchObject({ foundedNow: 0, foundedYear: 2, open: 1, overdue: 1 })
    for (const period of ['2019-02', '2019-03', '2019-04', '2019-05', '2019-06', '2019Q2', '2019']) expect(failing(period)).toEqual([])
  })

  test('a county’s own table adds up to its row in the city’s', () => {
    addCase({}, '331002', '331002001')
    const county = row('2019-05', 'total', '331002')
    const { rank: _, ...inCity } = row('2019-05', '331002') ?? {}
    expect(county).toMatchObject(inCity)
    expect(row('2019-05', '331002001', '331002')).toMatchObject({ issued: 1, open: 1, overdue: 1 })
  })

  test('by the office’s other rule are measured by what was verified', () => {
    saveSettings(office, { outreach: { shouldFound: 'verified' } })
    expect(row('2019-04', '331002')).toMatchObject({ verified: 3, notEligible: 1, shouldFound: 2, foundedRate: 0.5 })
  })
})

test('what was decided after the month’s end does not count in it, though it was entered', () => {
  const id = addCase({})
  const may = build('2019-05').rows
  edit(id, { state: 'founded', verificationResult: 'confirmed', verifiedOn: '2019-06-02', foundedOn: '2019-06-10' }, '2019-06-11T02:00:00.000Z')
  expect(build('2019-05').rows).toEqual(may)
  expect(row('2019-06', '331002')).toMatchObject({ verified: 1, founded: 1, foundedNow: 1 })
})

test('what was entered late counts in the month of its day', () => {
  const id = addCase({})
  edit(id, { verificationResult: 'confirmed', state: 'founding', verifiedOn: '2019-05-30' }, '2019-06-04T02:00:00.000Z')
  expect(row('2019-05', '331002')).toMatchObject({ verified: 1, open: 1 })
})

test('a result without a day counts from its entry, by the history', () => {
  const id = addCase({})
  // The record was made on 3 July by the test's clock; the case of an older office has been there longer.
  office.database.write((writer) => writer.exec("UPDATE outreach_case SET created_at = '2019-03-06T01:00:00.000Z'"))
  edit(id, { verificationResult: 'below-25', state: 'not-eligible' }, '2019-06-04T02:00:00.000Z')
  expect(row('2019-05', '331002')).toMatchObject({ verified: 0, notEligible: 0, open: 1 })
  expect(row('2019-06', '331002')).toMatchObject({ verified: 1, notEligible: 1, open: 0 })
})

test('a deadline that was moved in June was over in May all the same', () => {
  const id = addCase({})
  office.database.write((writer) => writer.exec("UPDATE outreach_case SET created_at = '2019-03-06T01:00:00.000Z'"))
  edit(id, { state: 'extended', extendedTo: '2019-08-01', extensionReason: '搬迁' }, '2019-06-04T02:00:00.000Z')
  expect(row('2019-05', '331002')).toMatchObject({ open: 1, overdue: 1 })
  expect(row('2019-06', '331002')).toMatchObject({ open: 1, overdue: 0 })
})

test('as of a past day it says what was known then', () => {
  const id = addCase({})
  office.database.write((writer) => {
    writer.exec("UPDATE outreach_case SET created_at = '2019-03-06T01:00:00.000Z'; UPDATE unit SET created_at = '2019-03-06T01:00:00.000Z'")
    writer.exec("UPDATE region SET created_at = '2019-01-01T01:00:00.000Z'")
  })
  edit(id, { verificationResult: 'confirmed', state: 'founding', verifiedOn: '2019-05-30' }, '2019-06-04T02:00:00.000Z')
  const known = (day: string) =>
    asOf(office, day, (then) => buildReport(then, { report: 'B', period: '2019-05' })).rows.find(({ key }) => key === '331002')?.figures
  expect(known('2019-06-02')).toMatchObject({ issued: 1, verified: 0 })
  expect(known('2019-06-30')).toMatchObject({ issued: 1, verified: 1 })
})

test('a case that was closed without a result keeps the bulletin from being issued, and its row is named', () => {
  addCase({ state: 'closed', closedOn: '2019-05-02' })
  expect(() => issueReport(office, { report: 'B', period: '2019-05' })).toThrow(
    expect.objectContaining({ code: 'report-unsound', params: { checks: expect.stringContaining('已建会＋不符合条件＋未办结＝下发：椒江区（1、0、0、0）') } }),
  )
})

test('is issued month by month, and a correction says what changed', () => {
  const id = addCase({})
  issueReport(office, { report: 'B', period: '2019-05' })
  edit(id, { verificationResult: 'confirmed', state: 'founding', verifiedOn: '2019-05-30' }, '2019-06-04T02:00:00.000Z')
  const { issued, differences } = issueReport(office, { report: 'B', period: '2019-05', note: '椒江区补报' })
  expect(issued.version).toBe(2)
  expect(differences).toContainEqual({ kind: 'figure', row: '椒江区', column: '核查/已核查', figure: 'count', from: 0, to: 1 })
})

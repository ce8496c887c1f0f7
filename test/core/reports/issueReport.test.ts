import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { exportReport } from '#core/exports/exportReport.ts'
import { createFiles } from '#core/files/files.ts'
import { buildReport } from '#core/reports/buildReport.ts'
import { getIssued, issuedState, issueReport, listIssued } from '#core/reports/issueReport.ts'
import { differenceText } from '#shared/reports/differences.ts'
import { renderReportHtml } from '#shared/reports/renderHtml.ts'
import { reportMark } from '#shared/reports/reportMark.ts'
import { openReportOffice, type ReportOffice } from './reportOffice.ts'

let office: ReportOffice
beforeEach(async () => {
  office = await openReportOffice()
})
afterEach(() => office.close())

const choice = { report: 'A', period: '2018Q4' }
const addUnion = (values = {}) =>
  office.fill((add) => add('union', { name: '甲工会', form: 'single', county: '331002', foundedOn: '2010-01-01', status: 'active', ...values }))

describe('issuing', () => {
  test('keeps the whole report with its rules, its day and who issued it', () => {
    addUnion()
    const { issued, added, differences } = issueReport(office, choice)
    expect({ added, differences }).toEqual({ added: true, differences: [] })
    expect(issued).toMatchObject({
      report: 'A',
      title: '基层工会组织情况',
      period: '2018Q4',
      periodLabel: '2018年第四季度',
      scope: { code: '331000', name: '台州市' },
      version: 1,
      latest: true,
      rules: 'A-1',
      note: null,
      issuedOn: '2019-07-03',
      by: '测试员',
    })
    expect(issued.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(getIssued(office.database.reader, issued.id).report).toEqual(buildReport(office, choice))
  })

  test('freezes: what is put right later changes nothing in it', () => {
    addUnion()
    const { issued } = issueReport(office, choice)
    addUnion({ name: '乙工会' })
    expect(getIssued(office.database.reader, issued.id).report.rows.find(({ key }) => key === 'total')?.figures.unions).toBe(1)
    expect(buildReport(office, choice).rows.find(({ key }) => key === 'total')?.figures.unions).toBe(2)
    expect(issuedState(office, choice).differences.map(differenceText)).toContain('合计 基层工会（个）/合计：1 → 2')
  })

  test('again without a difference makes no new version', () => {
    addUnion()
    const first = issueReport(office, choice)
    expect(issueReport(office, { ...choice, note: '再来一次' })).toEqual({ issued: first.issued, added: false, differences: [] })
    expect(listIssued(office, {})).toHaveLength(1)
  })

  test('again with a difference asks for a note, and shows what the new version says otherwise', () => {
    addUnion()
    const first = issueReport(office, choice)
    addUnion({ name: '乙工会', form: 'joint' })
    expect(() => issueReport(office, choice)).toThrow(expect.objectContaining({ code: 'reason-required', params: { what: 'reissue' } }))
    expect(() => issueReport(office, { ...choice, note: '  ' })).toThrow(expect.objectContaining({ code: 'reason-required' }))
    const { issued, differences } = issueReport(office, { ...choice, note: '补录乙工会' })
    expect(issued).toMatchObject({ version: 2, latest: true, note: '补录乙工会' })
    expect(differences.map(differenceText)).toEqual(
      expect.arrayContaining(['椒江区 基层工会（个）/合计：1 → 2', '椒江区 基层工会（个）/联合建会：0 → 1', '合计 基层工会（个）/合计：1 → 2']),
    )
    const { reader } = office.database
    expect(getIssued(reader, issued.id).differences).toEqual(differences)
    expect(getIssued(reader, first.issued.id)).toMatchObject({ info: { version: 1, latest: false }, differences: [] })
  })

  test('counts versions for each period and scope by itself', () => {
    addUnion()
    issueReport(office, choice)
    issueReport(office, { ...choice, period: '2018q3' })
    issueReport(office, { ...choice, scope: '331002' })
    expect(listIssued(office, {}).map(({ period, scope, version }) => [period, scope.name, version])).toEqual([
      ['2018Q4', '椒江区', 1],
      ['2018Q3', '台州市', 1],
      ['2018Q4', '台州市', 1],
    ])
    expect(listIssued(office, { report: 'A', period: '2018Q4', scope: '331000' })).toHaveLength(1)
    expect(listIssued(office, { report: 'B' })).toEqual([])
  })

  test('is refused while a check does not hold, and names the rows', () => {
    addUnion({ members: 5, womenMembers: 6 })
    expect(() => issueReport(office, choice)).toThrow(
      expect.objectContaining({ code: 'report-unsound', params: { checks: '女会员≤会员：椒江区（6、5）、合计（6、5）' } }),
    )
    expect(listIssued(office, {})).toEqual([])
  })

  test('keeps what was looked at, or nothing', () => {
    addUnion()
    const seen = reportMark(buildReport(office, choice))
    addUnion({ name: '乙工会' })
    expect(() => issueReport(office, { ...choice, seen })).toThrow(expect.objectContaining({ code: 'report-changed' }))
    expect(listIssued(office, {})).toEqual([])
    // As it comes to a page and back.
    const again = JSON.parse(JSON.stringify(buildReport(office, choice)))
    expect(issueReport(office, { ...choice, seen: reportMark(again) })).toMatchObject({ added: true })
  })

  test('is refused for a period that has not begun', () => {
    expect(() => issueReport(office, { ...choice, period: '2019Q4' })).toThrow(expect.objectContaining({ code: 'period-to-come' }))
  })
})

describe('an issued report', () => {
  test('cannot be changed, removed or replaced, even by SQL', () => {
    addUnion()
    issueReport(office, choice)
    const run = (sql: string) => () => office.database.write((writer) => writer.exec(sql))
    expect(run("UPDATE issued_report SET note = 'x'")).toThrow('cannot be changed')
    expect(run('DELETE FROM issued_report')).toThrow('cannot be removed')
    expect(run('INSERT OR REPLACE INTO issued_report SELECT * FROM issued_report')).toThrow('cannot be replaced')
    expect(listIssued(office, {})).toHaveLength(1)
  })

  test('that is no longer what was issued is not shown', () => {
    addUnion()
    const { issued } = issueReport(office, choice)
    office.database.write((writer) => writer.exec("DROP TRIGGER issued_report_stays; UPDATE issued_report SET model = replace(model, '甲', '乙') || ' '"))
    expect(() => getIssued(office.database.reader, issued.id)).toThrow(expect.objectContaining({ code: 'issued-damaged' }))
  })

  test('that does not exist is not found', () => {
    expect(() => getIssued(office.database.reader, 7)).toThrow(expect.objectContaining({ code: 'not-issued' }))
  })

  test('prints its version, its day and why there is another on every page and under the table', async () => {
    addUnion()
    issueReport(office, choice)
    addUnion({ name: '乙工会' })
    const { issued } = issueReport(office, { ...choice, note: '补录“乙”工会' })
    const { report } = getIssued(office.database.reader, issued.id)
    const html = renderReportHtml(report, { office: '台州市总工会', issued })
    expect(html).toContain('@bottom-left { content: "第2版 · 2019年7月3日出具"')
    expect(html).toContain('更正说明：补录“乙”工会')
    expect(html).toContain('第2版 · 2019年7月3日出具 · 出具人：测试员')

    office.fill((add) => add('union', { name: '丙工会', county: '331002', status: 'active' }))
    const files = createFiles(office.folder)
    const { fileId, name } = await exportReport(office, files, { issued: issued.id })
    expect(name).toBe('台州市基层工会组织情况_2018Q4_第2版.xlsx')
    const sheet = Object.values(XLSX.read(readFileSync(files.find(fileId).path), { type: 'buffer' }).Sheets)[0] as XLSX.WorkSheet
    const rows = XLSX.utils.sheet_to_json<(string | number)[]>(sheet, { header: 1 })
    expect(rows.find((row) => row[0] === '合计')?.[1]).toBe(2)
    expect(rows.flat().join()).toContain('出具人：测试员')
  })
})

// An issued version for each county: what was signed, whatever was put right since; and where a county's table does not say it, that is said and its paper bears no mark.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { exportEach } from '#core/exports/exportEach.ts'
import { createFiles } from '#core/files/files.ts'
import { createQuality } from '#core/quality/quality.ts'
import { buildReport } from '#core/reports/buildReport.ts'
import { buildEach, type PlaceReports } from '#core/reports/eachPlace.ts'
import { getIssued, issueReport } from '#core/reports/issueReport.ts'
import { removeOwnReport, saveOwnReport } from '#core/reports/own/ownReports.ts'
import { reportKinds } from '#core/reports/reportKinds.ts'
import { ownDefinition } from '#shared/api/ownReportsContract.ts'
import { registers } from '#shared/registers/index.ts'
import { differenceText } from '#shared/reports/differences.ts'
import type { IssuedInfo } from '#shared/reports/issued.ts'
import { footerLines, pageMark } from '#shared/reports/paper.ts'
import { differingSentence, printedPlace } from '#shared/reports/placesOfIssue.ts'
import { fillEverything } from './everyReport.ts'
import { openReportOffice, type ReportOffice } from './reportOffice.ts'

let office: ReportOffice
beforeEach(async () => {
  office = await openReportOffice()
  fillEverything(office)
})
afterEach(() => office.close())

/** The records are of one in the morning, this is said at nine; what is put right, an hour later. */
const issue = (report: string, scope?: string): IssuedInfo =>
  issueReport({ ...office, clock: { ...office.clock, now: () => '2019-07-03T09:00:00.000Z' } }, { report, period: '2019Q2', scope }).issued
function correct(name: string, members: number): void {
  const id = office.database.reader.prepare('SELECT id FROM trade_union WHERE name = ?').pluck().get(name) as number
  office.fill((_, records) => records.update(registers.union, id, { members }, { at: '2019-07-03T10:00:00.000Z', by: '测试员' }))
}
/** By another program, so that no history tells of it. */
function behindOurBack(sql: string, ...values: (string | number)[]): void {
  const file = new SQLite(join(office.folder, 'data', 'office.sqlite'))
  file.prepare(sql).run(...values)
  file.close()
}
async function places(issued: number): Promise<PlaceReports & { readonly of: NonNullable<PlaceReports['of']> }> {
  for await (const event of buildEach(office, { issued })) if (event.type === 'built' && event.of) return { reports: event.reports, of: event.of }
  throw new Error('not built')
}
const county = ({ reports }: PlaceReports, code: string) => reports.find(({ scope }) => scope.code === code)
const totals = (report: ReturnType<typeof county>) => report?.rows.find(({ kind }) => kind === 'total')?.figures

test('of every report each county’s totals are what was issued of it, and so are the townships’ of a county', async () => {
  for await (const _ of createQuality(office, createFiles(office.folder)).run({ anew: false }));
  for (const { id } of reportKinds)
    for (const scope of [undefined, '331002']) {
      const { reports, of } = await places(issue(id, scope).id)
      expect([id, scope, of.differing]).toEqual([id, scope, []])
      expect([id, reports.length]).toEqual([id, scope === undefined ? 9 : 12])
    }
})

test('a correction made after the issue, on the same day, changes nothing in them; made before the next version it does', async () => {
  const first = issue('A')
  const before = buildReport(office, { report: 'A', period: '2019Q2', scope: '331002' })
  correct('第1机械制造有限责任公司工会委员会', 99)
  const now = buildReport(office, { report: 'A', period: '2019Q2', scope: '331002' })
  expect(totals(now)).not.toEqual(totals(before))
  const made = await places(first.id)
  expect(county(made, '331002')?.rows).toEqual(before.rows)
  expect(made.of).toEqual({ version: first, differing: [] })
  const second = issueReport(
    { ...office, clock: { ...office.clock, now: () => '2019-07-03T11:00:00.000Z' } },
    { report: 'A', period: '2019Q2', note: '补报' },
  ).issued
  expect(county(await places(second.id), '331002')?.rows).toEqual(now.rows)
  // A first version keeps its own, whatever came after it.
  expect((await places(first.id)).of.differing).toEqual([])
})

test('a county that says something else is named with its figures, and its paper bears no mark of the version; the others do', async () => {
  const { id } = issue('A')
  behindOurBack("UPDATE trade_union SET members = members + 5 WHERE county = '331081'")
  const made = await places(id)
  expect(made.of.differing.map(({ name }) => name)).toEqual(['温岭市'])
  expect(made.of.differing[0]?.differences.map(differenceText)).toEqual(['温岭市 会员（人）/合计：415 → 440', '温岭市 入会率（%）：81.4 → 86.3'])
  expect(differingSentence(made.of)).toBe('温岭市按出具时的台账重新统计，与第1版所载不符：这 1 份不标版次，表下注明不符之处；要相符，请另出新版。')
  const papers = made.reports.map((report) => printedPlace(report, made.of, undefined))
  const foot = (code: string) =>
    papers.filter(({ report }) => report.scope.code === code).map(({ report, paper }) => [pageMark(paper), footerLines(report, paper).at(-1)])
  expect(foot('331002')).toEqual([['台州市第1版分表 · 2019年7月3日出具', '台州市第1版分表 · 2019年7月3日出具 · 出具人：测试员']])
  expect(foot('331081')).toEqual([
    [
      '',
      '本表按2019年7月3日出具台州市第1版时的台账重新统计，与第1版所载不符（温岭市 会员（人）/合计：415 → 440；温岭市 入会率（%）：81.4 → 86.3），不作第1版的分表。',
    ],
  ])
})

test('rules that have changed since are told of every place', async () => {
  const { id } = issue('A')
  const { report } = getIssued(office.database.reader, id)
  const model = JSON.stringify({ ...report, rules: 'A-0' })
  behindOurBack(
    "INSERT INTO issued_report (report, period, scope, version, rules, model, hash, note, at, issued_on, by) SELECT report, period, scope, 2, 'A-0', ?, ?, '旧口径', at, issued_on, by FROM issued_report WHERE id = ?",
    model,
    createHash('sha256').update(model).digest('hex'),
    id,
  )
  const { of } = await places(id + 1)
  expect(of.differing).toHaveLength(9)
  expect(of.differing[0]?.differences.map(differenceText)).toEqual(['统计口径：A-0 → A-1'])
})

test('of an own report by the definition of that version, though it was changed and removed since', async () => {
  const define = (measures: object[], id?: number) =>
    saveOwnReport(office, {
      id,
      name: '阵地表',
      definition: ownDefinition.parse({ shape: 'groups', register: 'centre', rhythm: 'quarter', groupBy: 'place', measures }),
    })
  const own = define([{ kind: 'count' }])
  const { id } = issue(own.report)
  define([{ kind: 'count' }, { kind: 'sum', field: 'areaSqm' }], own.id)
  removeOwnReport(office, { id: own.id })
  const { reports, of } = await places(id)
  expect(of.differing).toEqual([])
  expect(reports[0]?.columns).toHaveLength(2)
  expect(reports[0]?.rules).toBe(`${own.report}-1`)
})

test('a list without places is held against the whole, counted again', async () => {
  const { report } = saveOwnReport(office, {
    name: '阵地一览',
    definition: ownDefinition.parse({ shape: 'records', register: 'centre', rhythm: 'quarter', fields: ['name', 'areaSqm'] }),
  })
  const { id } = issue(report)
  expect((await places(id)).of.differing).toEqual([])
  behindOurBack('UPDATE centre SET area_sqm = 1')
  expect((await places(id)).of.differing).toHaveLength(9)
})

test('goes out as one workbook or many, named by the version', async () => {
  const { id } = issue('A')
  behindOurBack("UPDATE trade_union SET members = members + 5 WHERE county = '331081'")
  const files = createFiles(office.folder)
  const file = async (as: 'workbook' | 'zip') => {
    for await (const event of exportEach(office, files, { issued: id, as })) if (event.type === 'written') return event
    throw new Error('not written')
  }
  const one = await file('workbook')
  expect([one.file.name, one.of?.differing.map(({ name }) => name)]).toEqual(['基层工会组织情况_2019Q2_第1版_各地各一份.xlsx', ['温岭市']])
  const book = XLSX.read(readFileSync(files.find(one.file.fileId).path), { type: 'buffer' })
  expect(XLSX.utils.sheet_to_csv(book.Sheets.椒江区 as XLSX.WorkSheet)).toContain('台州市第1版分表 · 2019年7月3日出具')
  expect(XLSX.utils.sheet_to_csv(book.Sheets.温岭市 as XLSX.WorkSheet)).toContain('不作第1版的分表')
  const parts = Object.keys(unzipSync(readFileSync(files.find((await file('zip')).file.fileId).path)))
  expect(parts).toContain('椒江区基层工会组织情况_2019Q2_台州市第1版分表.xlsx')
  expect(parts).toContain('温岭市基层工会组织情况_2019Q2.xlsx')
})

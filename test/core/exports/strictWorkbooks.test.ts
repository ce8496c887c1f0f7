// Every workbook that goes out is one that Excel opens without offering a repair, which LibreOffice would not tell.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeRecords } from '#core/exports/exportRecords.ts'
import { writeReportsXlsx, writeReportXlsx } from '#core/exports/writeReportXlsx.ts'
import { listQuery } from '#shared/api/recordsContract.ts'
import type { Report } from '#shared/reports/report.ts'
import { workbookFaults } from '#test/support/strictWorkbook.ts'
import { everyReport, fillEverything } from '../reports/everyReport.ts'
import { openReportOffice, type ReportOffice } from '../reports/reportOffice.ts'

let office: ReportOffice
let reports: Report[]
let folder: string
beforeAll(async () => {
  office = await openReportOffice()
  fillEverything(office)
  reports = everyReport(office)
  folder = mkdtempSync(join(tmpdir(), 'ledger-strict-'))
})
afterAll(() => {
  office.close()
  rmSync(folder, { recursive: true, force: true })
})

const paper = { office: '台州市总工会', issued: { version: 2, issuedOn: '2019-07-03', by: '甲 & 乙', note: '更正' } }

async function bytesOf(write: (path: string) => Promise<unknown>): Promise<Buffer> {
  const path = join(folder, 'book.xlsx')
  await write(path)
  return readFileSync(path)
}

test('every report', async () => {
  expect(reports.map(({ id }) => id).join('')).toBe('ABCDEFGHIJKL')
  for (const report of reports) expect(workbookFaults(await bytesOf((path) => writeReportXlsx(report, path, paper))), report.id).toEqual([])
})

test('several reports in one, and a title that no sheet may be called by', async () => {
  const [first, ...others] = reports as [Report, ...Report[]]
  const odd: Report = { ...first, title: `'A & B' [1/2]: ${'很长'.repeat(20)}`, rows: [] }
  const books = await bytesOf((path) =>
    writeReportsXlsx(
      [odd, odd, ...others].map((report) => ({ report, paper })),
      path,
    ),
  )
  expect(workbookFaults(books)).toEqual([])
  expect(workbookFaults(await bytesOf((path) => writeReportXlsx(odd, path, paper)))).toEqual([])
})

test('a list of records', async () => {
  const query = { ...listQuery.parse({ register: 'union' }), format: 'xlsx' as const }
  expect(workbookFaults(await bytesOf((path) => writeRecords(office, path, query)))).toEqual([])
})

test('what is wrong with a workbook is named', async () => {
  const parts = unzipSync(await bytesOf((path) => writeReportXlsx(reports[0] as Report, path, paper)))
  const faults = (part: string, from: string | RegExp, to: string) => {
    const xml = Buffer.from(parts[part] ?? []).toString('utf8')
    expect(xml, part).toMatch(from)
    return workbookFaults(zipSync({ ...parts, [part]: strToU8(xml.replace(from, to)) }))
  }
  const sheet = 'xl/worksheets/sheet1.xml'
  const named = (fault: string) => [`${sheet}: ${fault}`]
  expect(faults(sheet, /(<printOptions[^>]*>)(<pageMargins[^>]*>)/, '$2$1')).toEqual(named('<printOptions> stands where it may not'))
  expect(faults(sheet, '<mergeCell ref="A2:K2"/>', '<mergeCell ref="A1:B2"/>')).toEqual(named('A1:K1 and A1:B2 are merged over each other'))
  expect(faults(sheet, /<mergeCells count="\d+"/, '<mergeCells count="1"')).toEqual(named('<mergeCells> says 1'))
  expect(faults(sheet, /<dimension ref="[^"]+"/, '<dimension ref="A1:K2"')[0]).toMatch(/A3 lies outside the dimension A1:K2$/)
  expect(faults(sheet, '<f>SUM(', '<f>SUM（')[0]).toMatch(/formula SUM（/)
  expect(faults(sheet, /<c r="A1" s="\d+"/, '<c r="A1" s="999"')).toEqual(named('A1 has a format that there is not'))
  expect(faults(sheet, '&amp;P', 'x'.repeat(300))).toContain(`${sheet}: a foot is too long`)
  expect(faults('xl/styles.xml', /<cellXfs count="\d+"/, '<cellXfs count="1"')).toEqual(['<cellXfs> says 1'])
  expect(faults('xl/workbook.xml', /!\$5:\$6</, '!$5<')[0]).toMatch(/^_xlnm.Print_Titles is /)
})

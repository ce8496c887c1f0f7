import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { writeReportXlsx } from '#core/exports/writeReportXlsx.ts'
import { noCounts, organisationTable } from '#shared/reports/organisation.ts'
import { parsePeriod } from '#shared/reports/period.ts'
import type { Report } from '#shared/reports/report.ts'

const counts = (n: number) => ({
  ...noCounts(),
  unions: 10 + n,
  single: 9,
  joint: 1 + n,
  unitsCovered: 30 + n,
  employees: 2000 + n,
  womenEmployees: 900,
  members: 289 + n,
  womenMembers: 100,
  migrantMembers: 7 * n,
})
const report: Report = organisationTable({
  period: parsePeriod('2018Q4'),
  scope: { code: '331000', name: '台州市' },
  places: '县（市、区）',
  rows: [
    { key: '331002', label: '=椒江区', kind: 'region', counts: counts(0) },
    { key: '331003', label: '黄岩区', kind: 'region', counts: counts(3) },
    { key: 'own', label: '市本级', kind: 'own', counts: noCounts() },
  ],
  total: true,
  compared: [],
  today: '2019-07-03',
})

let folder: string
let sheet: XLSX.WorkSheet
let parts: Record<string, string>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-xlsx-'))
  const path = join(folder, 'report.xlsx')
  await writeReportXlsx(report, path, { office: '台州市总工会', preparedBy: '王伟' })
  const bytes = readFileSync(path)
  const book = XLSX.read(bytes, { type: 'buffer', cellFormula: true, cellNF: true })
  expect(book.SheetNames).toEqual(['基层工会组织情况'])
  sheet = book.Sheets.基层工会组织情况 as XLSX.WorkSheet
  parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cell = (name: string) => sheet[name] as XLSX.CellObject | undefined
const merges = () => (sheet['!merges'] ?? []).map((range) => XLSX.utils.encode_range(range))

describe('a report as a workbook', () => {
  test('holds every figure of the report as a number, rates in percent and — where there is none', () => {
    report.rows.forEach((row, index) => {
      report.columns.forEach((column, place) => {
        const found = cell(XLSX.utils.encode_cell({ r: 6 + index, c: place }))
        const figure = row.figures[column.key] ?? null
        if (column.kind === 'label') expect([found?.t, found?.v]).toEqual(['s', row.label])
        else if (figure === null) expect([found?.t, found?.v]).toEqual(['s', '—'])
        else expect([found?.t, found?.v]).toEqual(['n', column.kind === 'rate' ? Math.round(figure * 1000) / 10 : figure])
      })
    })
    // 289 ÷ 2000 = 14.45 %, half up.
    expect(cell('K7')).toMatchObject({ v: 14.5, z: '0.0_ ' })
    expect(cell('K9')?.v).toBe('—')
  })

  test('adds up its total by formulas whose results are stored, and divides the sums for its rate', () => {
    expect(cell('B10')).toMatchObject({ f: 'SUM(B7:B9)', v: 23 })
    expect(cell('H10')).toMatchObject({ f: 'SUM(H7:H9)', v: 581 })
    expect(cell('K10')).toMatchObject({ f: 'IF(F10=0,"—",ROUND(H10*1000/F10,0)/10)', t: 'n' })
    expect(cell('B7')?.f).toBeUndefined()
  })

  test('takes no label for a formula', () => {
    expect(cell('A7')).toMatchObject({ t: 's', v: '=椒江区' })
    expect(cell('A7')?.f).toBeUndefined()
  })

  test('has title, period, office, units and header bands in merged cells', () => {
    expect([cell('A1')?.v, cell('A2')?.v, cell('A3')?.v]).toEqual(['附件', '台州市基层工会组织情况', '2018年第四季度（截至2018年12月31日）'])
    expect([cell('A4')?.v, cell('F4')?.v]).toEqual(['填报单位：台州市总工会', '（单位：个、人、%）'])
    expect([cell('B5')?.v, cell('B6')?.v, cell('C6')?.v, cell('J6')?.v, cell('K5')?.v]).toEqual([
      '基层工会（个）',
      '合计',
      '单独建会',
      '其中：农民工',
      '入会率\n（%）',
    ])
    expect(merges()).toEqual(expect.arrayContaining(['A2:K2', 'A5:A6', 'B5:D5', 'E5:E6', 'F5:G5', 'H5:J5', 'K5:K6']))
  })

  test('carries the footers and the lines to sign below', () => {
    const texts = Object.values(sheet).flatMap((value) => (typeof value === 'object' && 'v' in value ? [String(value.v)] : []))
    for (const footer of report.footers) expect(texts.some((text) => text.endsWith(footer))).toBe(true)
    expect(texts).toEqual(expect.arrayContaining(['填报单位（盖章）：', '单位负责人（签字）：', '填报人：王伟', '联系电话：', '填报日期：']))
  })

  test('prints on A4 landscape, one page wide, header rows and page numbers on each page, and keeps the header in sight', () => {
    const xml = parts['xl/worksheets/sheet1.xml'] ?? ''
    expect(xml).toMatch(/<pageSetup[^>]*paperSize="9"[^>]*orientation="landscape"[^>]*fitToHeight="0"/)
    expect(xml).toContain('<pageSetUpPr fitToPage="1"/>')
    expect(xml).toContain('第 &amp;P 页 共 &amp;N 页')
    expect(xml).toMatch(/<pane xSplit="1" ySplit="6"[^>]*state="frozen"/)
    expect(parts['xl/workbook.xml']).toMatch(/_xlnm.Print_Titles"[^>]*>[^<]*\$5:\$6</)
    expect(parts['xl/workbook.xml']).toMatch(/_xlnm.Print_Area"[^>]*>[^<]*\$A\$1:\$K\$\d+</)
  })

  test('has a border around every cell of the table, merged ones included', () => {
    const styles = parts['xl/styles.xml'] ?? ''
    const formats = [...(/<cellXfs[\s\S]*<\/cellXfs>/.exec(styles)?.[0] ?? '').matchAll(/<xf [^>]*borderId="(\d+)"/g)].map((match) => Number(match[1]))
    const xml = parts['xl/worksheets/sheet1.xml'] ?? ''
    for (let row = 5; row <= 10; row++) {
      for (const letter of 'ABCDEFGHIJK') {
        const style = new RegExp(`<c r="${letter}${row}"[^>]* s="(\\d+)"`).exec(xml)?.[1]
        expect(formats[Number(style)], `${letter}${row}`).toBeGreaterThan(0)
      }
    }
  })
})

describe('a table of few narrow columns', () => {
  const narrow: Report = {
    ...report,
    columns: [
      { key: 'label', path: ['镇（街道）'], kind: 'label' },
      { key: 'one', path: ['其中：改革试点副主席（人次）', '挂职'], kind: 'count' },
      { key: 'two', path: ['其中：改革试点副主席（人次）', '完成率（%）'], kind: 'rate' },
    ],
    rows: [{ key: '1', label: '海虹街道', kind: 'region', figures: { one: 3, two: 0.5 } }],
    annexes: [{ title: '没有社会化工会工作者的镇（街道）', columns: [{ key: 'label', path: ['镇（街道）'], kind: 'label' }], rows: [] }],
  }
  let sheets: XLSX.WorkSheet[]
  beforeAll(async () => {
    const path = join(folder, 'narrow.xlsx')
    await writeReportXlsx(narrow, path, { office: '台州市总工会' })
    sheets = Object.values(XLSX.read(readFileSync(path), { type: 'buffer', cellStyles: true }).Sheets)
  })

  test('is drawn wide enough for its title, its office and what stands under it', () => {
    // A column of 2 n + 0.7 takes n Chinese characters; the annex's title is 14 points, 5 lines to sign stand below each other.
    for (const drawn of sheets) expect((drawn['!cols'] ?? []).reduce((sum, { width = 0 }) => sum + width, 0)).toBeGreaterThan(120)
    expect(sheets[1]?.A1?.v).toBe('附表：没有社会化工会工作者的镇（街道）')
  })

  test('breaks no heading within its unit, and its header rows are as high as their lines', async () => {
    const wide: Report = { ...narrow, columns: [...narrow.columns, ...report.columns.slice(1)], rows: [] }
    const path = join(folder, 'wide.xlsx')
    await writeReportXlsx(wide, path, { office: '台州市总工会' })
    const drawn = Object.values(XLSX.read(readFileSync(path), { type: 'buffer', cellStyles: true }).Sheets)[0] as XLSX.WorkSheet
    expect([drawn.B5?.v, drawn.C6?.v, drawn.D5?.v]).toEqual(['其中：改革试点副主席\n（人次）', '完成率\n（%）', '基层工会（个）'])
    const [band = 0, line = 0] = (drawn['!rows'] ?? []).slice(4, 6).map(({ hpt = 0 }) => hpt)
    expect(band).toBeGreaterThanOrEqual(2 * 14)
    expect(line).toBeGreaterThanOrEqual(2 * 14)
  })
})

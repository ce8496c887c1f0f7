// Every report as a workbook that LibreOffice opens and recalculates: cell by cell what the model says, and formulas where a figure follows from others.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { writeReportsXlsx, writeReportXlsx } from '#core/exports/writeReportXlsx.ts'
import { cellText } from '#shared/reports/figureText.ts'
import { headerBands } from '#shared/reports/headerBands.ts'
import { rateOf } from '#shared/reports/rate.ts'
import type { Report, ReportRow, ReportTable } from '#shared/reports/report.ts'
import { reportTables } from '#shared/reports/report.ts'
import { hasLibreOffice, reopenWithLibreOffice } from '#test/support/libreOffice.ts'
import { everyReport, fillEverything } from '../reports/everyReport.ts'
import { openReportOffice } from '../reports/reportOffice.ts'

const place = (key: string, label: string, issued: number, out: number, founded: number, area: number, rank: number | null): ReportRow => ({
  key,
  label,
  kind: key === 'unplaced' ? 'unplaced' : 'region',
  figures: { issued, out, should: issued - out, founded, rate: rateOf(founded, issued - out), area, share: null, rank },
})
const rows = [
  place('1', '甲县', 7, 1, 4, 0.1, 2),
  place('2', '乙县', 8, 0, 1, 0.2, 3),
  place('3', '丙县', 3, 0, 3, 0.07, 1),
  place('4', '丁县', 0, 0, 0, 0, null),
]
const share = (area: number) => rateOf(Math.round(area * 100), 37)
/** Every kind of formula, and every case in which there can be none. */
const worked: Report = {
  id: 'X',
  title: '各种公式',
  label: '附件',
  period: '2019Q2',
  periodLabel: '2019年第二季度',
  asOf: '2019-06-30',
  scope: { code: '331000', name: '台州市' },
  units: '（单位：个、㎡、%）',
  paper: 'A4',
  columns: [
    { key: 'label', path: ['县（市、区）'], kind: 'label' },
    { key: 'issued', path: ['下发'], kind: 'count' },
    { key: 'out', path: ['不符合'], kind: 'count' },
    { key: 'should', path: ['应建会'], kind: 'count', formula: { of: 'sum', plus: ['issued'], minus: ['out'] } },
    { key: 'founded', path: ['已建会'], kind: 'count' },
    { key: 'rate', path: ['建会率（%）'], kind: 'rate', formula: { of: 'rate', part: 'founded', whole: 'should' } },
    { key: 'area', path: ['面积（㎡）'], kind: 'amount' },
    { key: 'share', path: ['占比（%）'], kind: 'rate', formula: { of: 'share', part: 'area' } },
    { key: 'rank', path: ['位次'], kind: 'rank', formula: { of: 'rank', by: 'rate' } },
  ],
  rows: [
    ...rows.map((row) => ({ ...row, figures: { ...row.figures, share: share(row.figures.area ?? 0) } })),
    {
      key: 'total',
      label: '合计',
      kind: 'total',
      figures: { issued: 18, out: 1, should: 17, founded: 8, rate: rateOf(8, 17), area: 0.37, share: 1, rank: null },
    },
    { key: 'before', label: '上季度', kind: 'compare', figures: { issued: 16, out: 0, should: 16, founded: null, rate: null, area: 2, share: 1, rank: null } },
  ],
  annexes: [
    {
      title: '名单：[甲]/乙',
      columns: [
        { key: 'label', path: ['工会'], kind: 'label' },
        { key: 'day', path: ['届满日期'], kind: 'text' },
        { key: 'why', path: ['说明'], kind: 'text' },
      ],
      rows: [{ key: 'union:1', label: '=甲工会', kind: 'record', figures: {}, texts: { day: '2019-07-01', why: '-1'.repeat(60) } }],
    },
    { title: '名单：[甲]/乙', columns: [{ key: 'label', path: ['工会'], kind: 'label' }], rows: [] },
  ],
  footers: ['口径'],
  checks: [],
  rules: 'X-1',
}
const office = '台州市总工会'

test.skipIf(!hasLibreOffice)('every report reads the same, recalculated, as it was counted', { timeout: 240_000 }, async () => {
  const small = await openReportOffice()
  const folder = mkdtempSync(join(tmpdir(), 'ledger-xlsx-'))
  try {
    fillEverything(small)
    const reports = [worked, ...everyReport(small)]
    const books: Buffer[] = []
    for (const report of reports) {
      await writeReportXlsx(report, join(folder, 'one.xlsx'), { office })
      books.push(readFileSync(join(folder, 'one.xlsx')))
    }
    await writeReportsXlsx(
      [worked, { ...worked, scope: { code: '331002', name: '椒江区' } }].map((report) => ({ report, paper: { office } })),
      join(folder, 'all.xlsx'),
    )
    const [all, ...each] = reopenWithLibreOffice([readFileSync(join(folder, 'all.xlsx')), ...books])
    reports.forEach((report, index) => {
      const book = each[index] as XLSX.WorkBook
      reportTables(report).forEach((table, number) => {
        expectTable(book.Sheets[book.SheetNames[number] ?? ''] as XLSX.WorkSheet, table, number === 0 ? 4 : 2, `${report.id} ${table.title}`)
      })
    })
    const names = (place: string) => [place, `${place}名单： 甲  乙`, `${place}名单： 甲  乙 2`]
    expect(all?.SheetNames).toEqual([...names('台州市'), ...names('椒江区')])
    expectTable(all?.Sheets.椒江区 as XLSX.WorkSheet, worked, 4, 'second of two')
  } finally {
    small.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a figure that follows from others is written as a formula, and only where it says the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-xlsx-'))
  try {
    const path = join(folder, 'x.xlsx')
    await writeReportXlsx(worked, path, { office, size: 'A3' })
    const sheet = XLSX.read(readFileSync(path), { type: 'buffer', cellFormula: true }).Sheets[worked.title] as XLSX.WorkSheet
    const formula = (cell: string) => (sheet[cell] as XLSX.CellObject | undefined)?.f
    // Rows 6 to 9 are places, 10 is the total, 11 the period before.
    expect(['D6', 'D10', 'D11'].map(formula)).toEqual(['B6-C6', 'B10-C10', 'B11-C11'])
    expect(['F6', 'F9', 'F10', 'F11'].map(formula)).toEqual([
      'IF(D6=0,"—",ROUND(E6*1000/D6,0)/10)',
      'IF(D9=0,"—",ROUND(E9*1000/D9,0)/10)',
      'IF(D10=0,"—",ROUND(E10*1000/D10,0)/10)',
      undefined,
    ])
    expect(['B10', 'G10', 'B6'].map(formula)).toEqual(['SUM(B6:B9)', 'ROUND(SUM(G6:G9),2)', undefined])
    expect(['H6', 'H10', 'H11'].map(formula)).toEqual([
      'IF(G10=0,"—",ROUND(ROUND(G6*100,0)*1000/ROUND(G10*100,0),0)/10)',
      'IF(G10=0,"—",ROUND(ROUND(G10*100,0)*1000/ROUND(G10*100,0),0)/10)',
      undefined,
    ])
    expect(['I6', 'I8', 'I9', 'I10'].map(formula)).toEqual(['RANK(F6,F$6:F$8)', 'RANK(F8,F$6:F$8)', undefined, undefined])
    const broken: Report = { ...worked, rows: worked.rows.map((row) => (row.key === '1' ? { ...row, figures: { ...row.figures, should: 99, rank: 9 } } : row)) }
    await writeReportXlsx(broken, path, { office })
    const other = XLSX.read(readFileSync(path), { type: 'buffer', cellFormula: true }).Sheets[worked.title] as XLSX.WorkSheet
    for (const cell of ['D6', 'F6', 'I6']) expect((other[cell] as XLSX.CellObject).f, cell).toBeUndefined()
    expect((other.D6 as XLSX.CellObject).v).toBe(99)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Header, then every cell of every row. @param above lines over the header */
function expectTable(sheet: XLSX.WorkSheet, { columns, rows }: Pick<ReportTable, 'columns' | 'rows'>, above: number, what: string): void {
  const at = (row: number, column: number) => sheet[XLSX.utils.encode_cell({ r: row, c: column })] as XLSX.CellObject | undefined
  const bands = headerBands(columns)
  // A unit may stand in a line of its own.
  for (const cell of bands.flat()) expect([cell.text, cell.text.replace(/(?=（[^（）]*）$)/, '\n')], what).toContain(at(above + cell.line, cell.column)?.v)
  rows.forEach((row, index) => {
    columns.forEach((column, place) => {
      const found = at(above + bands.length + index, place)
      const where = `${what}: ${row.label}, ${column.path.join('/')}`
      const figure = row.figures[column.key] ?? null
      if (column.kind === 'label' || column.kind === 'text') expect(found?.v ?? '', where).toBe(cellText(row, column))
      else if (figure === null) expect(found?.v, where).toBe('—')
      else {
        expect(found?.t, where).toBe('n')
        expect(found?.v, where).toBeCloseTo(column.kind === 'rate' ? Math.round(figure * 1000) / 10 : figure, 9)
      }
    })
  })
}

// The bulletin as a workbook: sums stand above the months that it is compared with and leave them out, rates follow from the sums, and a rank is never summed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { writeReportXlsx } from '#core/exports/writeReportXlsx.ts'
import { bulletinTable, noBulletinCounts } from '#shared/reports/bulletin.ts'
import { parsePeriod } from '#shared/reports/period.ts'

const counts = {
  ...noBulletinCounts(),
  issued: 12,
  verified: 10,
  founded: 6,
  single: 4,
  joint: 2,
  foundedNow: 1,
  foundedYear: 3,
  notEligible: 2,
  open: 4,
  overdue: 1,
}
const report = bulletinTable({
  period: parsePeriod('2019-05'),
  scope: { code: '331000', name: '台州市' },
  places: '县（市、区）',
  rows: ['椒江区', '黄岩区'].map((label) => ({ key: label, label, kind: 'region' as const, counts })),
  total: true,
  compared: [{ key: 'before', label: '上月', counts }],
  shouldFound: 'issued',
  today: '2019-07-03',
})

let folder: string
let sheet: XLSX.WorkSheet
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-bulletin-'))
  const path = join(folder, 'bulletin.xlsx')
  await writeReportXlsx(report, path, { office: '台州市总工会', issued: { version: 1, issuedOn: '2019-06-03', by: '测试员', note: null } })
  sheet = XLSX.read(readFileSync(path), { type: 'buffer', cellFormula: true }).Sheets[report.title] as XLSX.WorkSheet
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Of the sheet's row that begins with this label. */
function cells(label: string): (XLSX.CellObject | undefined)[] {
  const range = XLSX.utils.decode_range(sheet['!ref'] ?? 'A1')
  for (let row = range.s.r; row <= range.e.r; row++) {
    const at = (column: number) => sheet[XLSX.utils.encode_cell({ r: row, c: column })] as XLSX.CellObject | undefined
    if (at(0)?.v === label) return report.columns.map((_, column) => at(column))
  }
  throw new Error(`no row ${label}`)
}
const column = (key: string) => report.columns.findIndex((found) => found.key === key)

test('the total sums the places alone', () => {
  const total = cells('合计')
  expect(total[column('issued')]).toMatchObject({ t: 'n', v: 24, f: 'SUM(B7:B8)' })
  expect(total[column('shouldFound')]).toMatchObject({ v: 20, f: 'B9-L9' })
  expect(total[column('foundedRate')]).toMatchObject({ t: 'n', v: 60, f: 'IF(E9=0,"—",ROUND(F9*1000/E9,0)/10)' })
  expect(total[column('rank')]).toMatchObject({ t: 's', v: '—' })
})

test('ranks and the month before are plain numbers', () => {
  expect(cells('黄岩区')[column('rank')]).toMatchObject({ t: 'n', v: 1 })
  expect(cells('上月')[column('issued')]).toMatchObject({ t: 'n', v: 12 })
  expect(cells('上月')[column('issued')]?.f).toBeUndefined()
})

test('an issued version says so under the table', () => {
  expect(XLSX.utils.sheet_to_csv(sheet)).toContain('第1版 · 2019年6月3日出具 · 出具人：测试员')
})

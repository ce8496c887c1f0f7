import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { writeRecords } from '#core/exports/exportRecords.ts'
import { exportReport } from '#core/exports/exportReport.ts'
import { createFiles } from '#core/files/files.ts'
import { listQuery } from '#shared/api/recordsContract.ts'
import { openReportOffice, type ReportOffice } from '../reports/reportOffice.ts'

let office: ReportOffice
let folder: string
beforeEach(async () => {
  office = await openReportOffice()
  folder = mkdtempSync(join(tmpdir(), 'ledger-out-'))
})
afterEach(() => {
  office.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a report goes out as a workbook named for place, title and period', async () => {
  office.fill((add) => add('union', { name: '甲工会', form: 'single', county: '331081', township: '331081001', foundedOn: '2010', members: 12, employees: 16 }))
  const files = createFiles(folder)
  const { fileId, name } = await exportReport(office, files, { report: 'A', period: '2018Q3', scope: '331081' })
  expect(name).toBe('温岭市基层工会组织情况_2018Q3.xlsx')
  const written = files.find(fileId)
  expect(written.name).toBe(name)
  const book = XLSX.read(readFileSync(written.path), { type: 'buffer' })
  const rows = XLSX.utils.sheet_to_json<(string | number)[]>(Object.values(book.Sheets)[0] as XLSX.WorkSheet, { header: 1 })
  expect(rows[1]?.[0]).toBe('温岭市基层工会组织情况')
  expect(rows[3]?.[0]).toBe('填报单位：温岭市总工会')
  expect(rows.find((row) => row[0] === '合计')).toEqual(['合计', 1, 1, 0, 0, 16, '—', 12, '—', '—', 75])
})

test('a report that cannot be made writes nothing', async () => {
  const files = createFiles(folder)
  await expect(exportReport(office, files, { report: 'A', period: '2018Q9' })).rejects.toMatchObject({ code: 'period-invalid' })
})

test.each(['xlsx', 'csv'] as const)('a list that cannot be written as %s is an error, not a file', async (format) => {
  office.fill((add) => {
    for (let n = 0; n < 1200; n++) add('unit', { name: `单位${n}`, county: '331081' })
  })
  const query = { ...listQuery.parse({ register: 'unit' }), format }
  await expect(writeRecords(office, join(folder, 'missing', `list.${format}`), query)).rejects.toMatchObject({ code: 'ENOENT' })
  expect(await writeRecords(office, join(folder, `list.${format}`), query)).toBe(1200)
})

// One side of the comparison of exportMembers.ts, in a process of its own so that neither pays for the other's memory.
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import SQLite from 'better-sqlite3'
import { databaseFile } from '#core/closedOffice.ts'
import { createCore } from '#core/core.ts'
import { exportedFile } from '#test/support/exportedFile.ts'
import { resourcesDir } from '#test/support/office.ts'
import { waitsMeanwhile } from './waitsMeanwhile.ts'

const [side, format, dataDir = '', out = ''] = process.argv.slice(2)
const from = performance.now()
const more = side === 'product' ? await product(format === 'csv' ? 'csv' : 'xlsx') : await bare()
const { user, system } = process.cpuUsage()
process.send?.({ cpu: (user + system) / 1e6, ...more }, () => process.exit(0))

async function product(kind: 'xlsx' | 'csv'): Promise<Record<string, number>> {
  const core = await createCore({ dataDir, resourcesDir, by: 'bench', create: false, importer: 'apart' })
  const { waits, result } = await waitsMeanwhile(
    () => core.call.records.list({ register: 'region', limit: 50 }),
    () => exportedFile(core.call, { register: 'member', format: kind }),
  )
  const seconds = (performance.now() - from) / 1000
  copyFileSync((await core.files.locate(result.fileId)).path, out)
  return { seconds, ...waits }
}

/** The same columns with the same formats; nothing is masked, looked up or left out. */
async function bare(): Promise<Record<string, number>> {
  // Its own size is not the product's.
  const { default: ExcelJS } = await import('exceljs')
  const db = new SQLite(join(dataDir, databaseFile), { readonly: true })
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: out, useSharedStrings: false, useStyles: true, zip: { zlib: { level: 3 } } })
  const sheet = workbook.addWorksheet('会员', { views: [{ state: 'frozen', ySplit: 1 }] })
  const select = db.prepare(
    `SELECT m.name, m.document_type, m.document_number, m.sex, m.birth_date, m.nation, m.education, m.political_status, m.technical_grade, m.employment_state, m.mobile,
       m.household_type, m.household_place, iif(m.migrant_worker, '是', '否'), u.name, n.name, m.occupation_group, m.joined_on, '是', '在会', m.remark
     FROM member m LEFT JOIN trade_union u ON u.id = m.union_id LEFT JOIN unit n ON n.id = m.unit_id WHERE m.deleted_at IS NULL ORDER BY m.id`,
  )
  const headings = select.columns().map(({ name }) => name)
  sheet.columns = headings.map(() => ({ width: 18, style: { numFmt: '@' } }))
  sheet.addRow(headings).commit()
  let count = 0
  for (const row of select.raw().iterate() as Iterable<(string | null)[]>) {
    sheet.addRow(row).commit()
    if (++count % 500 === 0) await setImmediate()
  }
  sheet.commit()
  await workbook.commit()
  return { seconds: (performance.now() - from) / 1000 }
}

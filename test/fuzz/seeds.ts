// The workbooks that are mutated: each format that the product opens, small enough that thousands can be tried in a minute, messy enough that every reader has work.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import * as XLSX from 'xlsx'
import { sharedLedgers } from '#test/support/sharedLedgers.ts'

export interface Seed {
  readonly name: string
  readonly bytes: Buffer
}

const rows: (string | number | boolean | null)[][] = [
  ['附件1'],
  ['台州市基层工会组织情况一览表'],
  ['序号', '县（市、区）', '镇（街道）', '单位名称', '统一社会信用代码', '职工人数', '工会名称', '建会形式', '建会时间', '联系电话', '会员数'],
  ...Array.from({ length: 12 }, (_, i) => [
    i + 1,
    i % 4 === 0 ? '椒江区' : null,
    '海门街道',
    `台州市青禾${i}泵业有限公司`,
    '91331002MA28GTQX32',
    i % 3 === 0 ? '约120' : 100 + i,
    `台州市青禾${i}泵业有限公司工会委员会`,
    i % 2 === 0 ? '单独建会' : '联合',
    i % 3 === 0 ? '2018.1.4' : 43000 + i,
    `139000000${String(i).padStart(2, '0')}`,
    80 + i,
  ]),
  ['合计', null, null, null, null, 1234, null, null, null, null, 1026],
]

const binary = ['xlsx', 'xlsb', 'xls', 'biff8', 'biff5', 'biff2', 'ods', 'fods', 'xlml', 'html'] as const

/** Made in code, and up to ten small real ones where they are there. */
export function seeds(): Seed[] {
  const sheet = XLSX.utils.aoa_to_sheet(rows)
  sheet['!merges'] = [XLSX.utils.decode_range('A2:K2'), XLSX.utils.decode_range('B4:B7')]
  sheet.A4 = { t: 'n', v: 1, f: 'ROW()-3' }
  const book = XLSX.utils.book_new(sheet, '基层工会')
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.slice(2, 6)), '去年')
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
  const made = binary.map(
    (type): Seed => ({ name: type, bytes: Buffer.from(XLSX.write(book, { type: 'buffer', bookType: type, compression: true }) as Uint8Array) }),
  )
  const csv = rows.map((row) => row.map((cell) => (cell === null ? '' : `"${cell}"`)).join(',')).join('\r\n')
  made.push({ name: 'csv-utf8', bytes: Buffer.from(`\ufeff${csv}`) })
  made.push({ name: 'csv-gb18030', bytes: iconv.encode(csv, 'gb18030') })
  made.push({ name: 'txt-utf16', bytes: iconv.encode(csv.replaceAll(',', '\t'), 'utf-16le', { addBOM: true }) })
  return [...made, ...collected()]
}

function collected(): Seed[] {
  if (!sharedLedgers) return []
  const corpus = join(sharedLedgers, 'corpus')
  return readdirSync(corpus)
    .filter((name) => !name.startsWith('EXPECT') && !name.startsWith('MANIFEST'))
    .map((name) => ({ name, bytes: readFileSync(join(corpus, name)) }))
    .filter((seed) => seed.bytes.length < 30_000)
}

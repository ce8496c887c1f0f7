// A large sheet is never all in memory; it must be understood exactly as a small one is.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packedLedger } from '#core/imports/packedLedger.ts'
import { PackedRows } from '#core/imports/reading/packedRows.ts'
import { readWorkbook } from '#core/imports/reading/readWorkbook.ts'
import type { RowChunk } from '#core/imports/reading/rowChunk.ts'
import { RowPacker } from '#core/imports/reading/rowPacker.ts'
import type { AnalysisOptions } from '#shared/importing/analysisOptions.ts'
import type { Sheet, SheetRows } from '#shared/importing/sheet.ts'
import { sharedLedgers } from '#test/support/sharedLedgers.ts'
import { analyse, sheetOf } from '#test/support/sheets.ts'

function packed(sheet: Sheet): Sheet<SheetRows> {
  const chunks: RowChunk[] = []
  const packer = new RowPacker((chunk) => chunks.push(chunk))
  for (const row of sheet.rows) packer.add(row)
  packer.flush()
  return { ...sheet, rows: new PackedRows(chunks) }
}

function expectSame(sheet: Sheet, options: Partial<AnalysisOptions> = {}): void {
  expect(analyse(packed(sheet), { ...options, keepRows: packedLedger })).toEqual(analyse(sheet, options))
}

describe('a packed sheet', () => {
  const messy = sheetOf(
    [
      ['台州市椒江区基层工会一览表', null, null, null, null],
      ['单位：人', null, null, null, null],
      ['序号', '工会名称', '会员数', '女会员数', '建会时间'],
      [1, '台州市甲厂工会', '12人', 5, '2019年3月'],
      [2, '台州市乙厂工会', 20, 30, '2019-02-30'],
      [3, null, 7, 1, '2018-01-01'],
      [4, '台州市甲厂工会', 13, 5, '2019.3'],
      ['合计', null, 60, 41, null],
      ['填表人：王小明', null, null, null, null],
    ],
    { merges: [{ fromRow: 4, toRow: 5, fromColumn: 4, toColumn: 4 }] },
  )

  test('gives the same ledger as one that is all in memory', () => {
    expect(analyse(messy).rows.length).toBeGreaterThan(2)
    expectSame(messy)
  })

  test('takes the same corrections, also in rows that were not there', () => {
    const fixes = { C4: '15', B6: '台州市丙厂工会', B12: '台州市丁厂工会', C12: '3', D5: '' }
    expect(analyse(messy, { decisions: { fixes } }).rows.map((row) => row.values.name)).toContain('台州市丁厂工会')
    expectSame(messy, { decisions: { fixes } })
  })

  const ledgers = join(sharedLedgers ?? '', 'ledgers')
  test.skipIf(!existsSync(ledgers))(
    'gives the same ledger for every sheet of the collected ledgers',
    async () => {
      for (const name of readdirSync(ledgers).filter((file) => /\.(xlsx?|xlsb|ods|csv|et)$/.test(file))) {
        const book = await readWorkbook(join(ledgers, name), { name })
        for (const sheet of book.sheets) if (sheet.kind === 'cells') expectSame(sheet, { date1904: book.date1904 })
      }
    },
    60_000,
  )
})

// Two readers that know nothing of each other must see the same cells: what one of them misreads, the other shows.
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { readWorkbook } from '#core/imports/reading/readWorkbook.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { cpuTime } from '#test/support/cpuTime.ts'
import { sharedLedgers } from '#test/support/sharedLedgers.ts'
import { byBothReaders } from '#test/support/twoReaders.ts'

async function expectSame(path: string): Promise<void> {
  const { ours, theirs } = await byBothReaders(path)
  expect(ours).toEqual(theirs)
}

describe('our reader and SheetJS see the same', () => {
  test('in a workbook of all kinds of cells', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'same-')), 'x.xlsx')
    const book = XLSX.utils.book_new()
    for (let index = 0; index < 3; index += 1) {
      const sheet = XLSX.utils.aoa_to_sheet([
        ['附件1', null, null],
        ['工会名称', '会员数\r\n（人）', ' 建会时间 ', '_x000D_', '<&>"\'', '😀'],
        ['甲', 12, { t: 'n', v: 43466.25, z: 'yyyy/m/d' }, true, { t: 'e', v: 0x17 }, { t: 'n', v: 0.5, z: '0%' }],
        [],
        [null, null, 1e21, -0.1, 1234567890123456, { t: 'n', v: 59, z: 'm/d/yy' }, { t: 'n', v: 0.4, z: 'h:mm' }],
      ])
      sheet['!merges'] = [XLSX.utils.decode_range('A1:C1')]
      sheet['!cols'] = [{}, { hidden: true }]
      sheet['!rows'] = [{}, {}, { hidden: true }]
      const noted = sheet.A2 as XLSX.CellObject
      noted.c = [{ a: '甲', t: '该单位正在搬迁' }]
      XLSX.utils.book_append_sheet(book, sheet, `表${index}`)
    }
    book.Workbook = { Sheets: [{}, { Hidden: 1 }, { Hidden: 2 }] }
    writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }))
    await expectSame(path)
  })

  // What SheetJS gets wrong in the collection, each looked at by hand.
  const known: Readonly<Record<string, string>> = { 'cal-minimal_package.xlsx': 'drops the run of an inline text that has plain text before it' }
  const folders = sharedLedgers ? ['ledgers', 'corpus'].map((name) => join(sharedLedgers ?? '', name)).filter(existsSync) : []
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.xls[xm]$/.test(name) && known[name] === undefined)
      .map((name) => [name, join(folder, name)] as const),
  )
  test.skipIf(files.length === 0).each(files)('in %s', async (_name, path) => {
    try {
      await readWorkbook(path, { name: path })
    } catch (error) {
      if (error instanceof LedgerError) return
      throw error
    }
    await expectSame(path)
  })

  test('and ours is the faster', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'fast-')), 'x.xlsx')
    const rows = Array.from({ length: 8000 }, (_unused, row) =>
      Array.from({ length: 15 }, (_cell, column) => (column % 3 === 0 ? row * column : `椒江区${(row * column) % 5000}`)),
    )
    const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(rows), '名册')
    writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true }))
    await readWorkbook(path, { name: path })
    const start = cpuTime()
    await readWorkbook(path, { name: path })
    const middle = cpuTime()
    XLSX.read(readFileSync(path), { type: 'buffer', dense: true, cellText: false, cellHTML: false })
    const end = cpuTime()
    expect(middle - start).toBeLessThan(end - middle)
  })
})

// What the readers must not overlook in the collected ledgers, and the same in files of our own.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as XLSX from 'xlsx'
import { readBiffSheets } from '#core/imports/reading/biffSheets.ts'
import { readWorkbook } from '#core/imports/reading/readWorkbook.ts'
import type { Workbook } from '#shared/importing/sheet.ts'
import { sharedLedger, sharedLedgers } from '#test/support/sharedLedgers.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'
import { cellAt, firstSheet, grid } from './reading.ts'

async function read(path: string): Promise<Workbook> {
  return await readWorkbook(path, { name: path })
}

const folder = mkdtempSync(join(tmpdir(), 'ledgers-'))

describe('an .xls', () => {
  test('gives texts, numbers, merges and hidden sheets, whatever its name', async () => {
    const path = writeWorkbook(
      join(folder, 'a.xls'),
      {
        椒江: [
          ['工会名称', '会员数'],
          ['甲', 12],
        ],
        旧: [['旧']],
      },
      ['A1:B1'],
    )
    const book = XLSX.read(readFileSync(path), { type: 'buffer' })
    book.Workbook = { Sheets: [{}, { Hidden: 1 }] }
    writeFileSync(join(folder, 'b.xlsx'), XLSX.write(book, { type: 'buffer', bookType: 'biff8' }))
    const workbook = await read(join(folder, 'b.xlsx'))
    expect(workbook.format).toBe('xls')
    expect(workbook.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['椒江', false],
      ['旧', true],
    ])
    expect(grid(firstSheet(workbook))).toEqual([
      ['工会名称', '会员数'],
      ['甲', 12],
    ])
    expect(firstSheet(workbook).merges).toEqual([{ fromRow: 1, toRow: 1, fromColumn: 0, toColumn: 1 }])
  })

  test('tells struck-through rows and what is no sheet of cells', () => {
    const font = (struck: boolean): Buffer => words(200, struck ? 8 : 0, 0, 0)
    const globals: [number, Buffer][] = [
      [0x809, words(0x600, 5, 0, 0)],
      ...[false, false, false, false, true].map((struck): [number, Buffer] => [0x31, font(struck)]),
      [0xe0, words(0, 0)],
      [0xe0, words(5, 0)],
    ]
    const cells: [number, Buffer][] = [
      [0x809, words(0x600, 16, 0, 0)],
      [0x203, words(0, 0, 1, 0, 0, 0, 0)],
      [0xfd, words(0, 1, 1, 0, 0)],
      [0xfd, words(0, 2, 0, 0, 0)],
      [0xfd, words(1, 0, 0, 0, 0)],
      [0x201, words(1, 1, 1)],
      [0xbd, words(2, 0, 1, 0, 0, 1, 0, 0, 1)],
      [0x809, words(0x600, 32, 0, 0)],
      [0xfd, words(3, 0, 1, 0, 0)],
      [0x0a, Buffer.alloc(0)],
      [0x0a, Buffer.alloc(0)],
    ]
    const place = (position: number, type: number): [number, Buffer] => [
      0x85,
      Buffer.concat([words(position & 0xffff, position >> 16, type << 8), Buffer.from([1, 0, 65])]),
    ]
    const head = records([...globals, place(0, 0), place(0, 2), place(0, 1), [0x0a, Buffer.alloc(0)]]).length
    const stream = records([...globals, place(head, 0), place(head, 2), place(head, 1), [0x0a, Buffer.alloc(0)], ...cells])
    const sheets = readBiffSheets(stream)
    expect(sheets.map((sheet) => [sheet.kind, [...sheet.struckRows]])).toEqual([
      ['cells', [1, 3]],
      ['chart', []],
      ['macro', []],
    ])
    expect(readBiffSheets(stream.subarray(0, stream.length - 30))).toHaveLength(3)
  })
})

test('a web page and SpreadsheetML under the name .xls are read for what they are', async () => {
  writeFileSync(join(folder, 'page.xls'), '<html><body><table><tr><td>工会</td><td>代码</td></tr><tr><td>甲</td><td>00123</td></tr></table></body></html>')
  const page = await read(join(folder, 'page.xls'))
  expect([page.format, page.encoding, grid(firstSheet(page))]).toEqual([
    'html',
    'utf-8',
    [
      ['工会', '代码'],
      ['甲', '00123'],
    ],
  ])
  const xml = writeWorkbook(join(folder, 'a.xlml'), {
    社工: [
      ['姓名', '年'],
      ['王伟', 2019],
    ],
  })
  const sheet = await read(xml)
  expect([sheet.format, grid(firstSheet(sheet))]).toEqual([
    'spreadsheetml',
    [
      ['姓名', '年'],
      ['王伟', 2019],
    ],
  ])
})

describe.skipIf(!sharedLedgers)('the collected ledgers', () => {
  test('01: struck rows, comments, the hidden column, vertical merges', async () => {
    const sheet = firstSheet(await read(sharedLedger('01').path))
    expect(sheet.rows.filter((row) => row.struck).map((row) => row.number)).toEqual([77, 135, 171])
    expect(sheet.comments.map(({ row, column }) => [row, column])).toEqual([
      [50, 8],
      [55, 8],
    ])
    expect(sheet.hiddenColumns).toEqual([16])
    expect(sheet.merges).toHaveLength(96)
  })

  test('02: nine county sheets and a hidden one of last year', async () => {
    const workbook = await read(sharedLedger('02').path)
    expect(workbook.format).toBe('xls')
    expect(workbook.sheets).toHaveLength(10)
    expect(workbook.sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.name)).toEqual(['2018年底（旧）'])
  })

  test('10: hidden rows under a filter; 11: a formula without value and an error', async () => {
    expect(firstSheet(await read(sharedLedger('10').path)).hiddenRows).toEqual([68, 99, 146])
    const expected = sharedLedger('11').expected.rejected
    const sheet = firstSheet(await read(sharedLedger('11').path))
    for (const { row, column, reason } of expected) {
      const cell = cellAt(sheet, `${column}${row}`)
      if (reason === 'formula-without-value') expect(cell).toEqual({ type: 'e', value: 'formula-without-value' })
      if (reason === 'formula-error') expect(cell?.type).toBe('e')
    }
    expect(expected.map((problem) => problem.reason)).toContain('formula-without-value')
  })

  test('every record row of every ledger is among the rows that were read', async () => {
    for (const number of ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11']) {
      const { path, expected } = sharedLedger(number)
      const workbook = await read(path)
      for (const [name, row] of expected.recordRows) {
        const sheet = workbook.sheets.find((each) => each.name === name) ?? firstSheet(workbook)
        if (!sheet.rows.some((each) => each.number === row)) throw new Error(`${number}: no row ${row} in ${name}`)
      }
    }
  })
})

function words(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2)
  values.forEach((value, index) => {
    buffer.writeUInt16LE(value, index * 2)
  })
  return buffer
}

function records(list: readonly (readonly [number, Buffer])[]): Buffer {
  return Buffer.concat(list.flatMap(([type, data]) => [words(type, data.length), data]))
}

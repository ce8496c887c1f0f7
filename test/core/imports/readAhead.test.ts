// The rows of a large sheet are understood while its file is still being read. That must not be noticed in what they are understood as.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AnalysisAhead } from '#core/imports/analysisAhead.ts'
import { packedLedger } from '#core/imports/packedLedger.ts'
import { PackedRows } from '#core/imports/reading/packedRows.ts'
import { readWorkbook } from '#core/imports/reading/readWorkbook.ts'
import type { RowChunk } from '#core/imports/reading/rowChunk.ts'
import { RowPacker } from '#core/imports/reading/rowPacker.ts'
import { RowsOnTheWay } from '#core/imports/reading/rowsOnTheWay.ts'
import { analyseInSteps, type ReadAhead, readAheadInSteps } from '#shared/importing/analyseSheet.ts'
import type { AnalysisOptions } from '#shared/importing/analysisOptions.ts'
import type { Ledger } from '#shared/importing/ledger.ts'
import type { Sheet, SheetRow } from '#shared/importing/sheet.ts'
import { sharedLedgers } from '#test/support/sharedLedgers.ts'
import { analyse, optionsOf, sheetOf } from '#test/support/sheets.ts'

const heading = ['序号', '工会名称', '会员数', '女会员数', '建会时间']
const rows = Array.from({ length: 700 }, (_, index) => [index + 1, `台州市第${index % 650}厂工会`, `${index}人`, 5, '2019年3月'])

/** Chunks of so many rows. */
function chunksOf(sheet: Sheet, size: number): RowChunk[] {
  const chunks: RowChunk[] = []
  const packer = new RowPacker((chunk) => chunks.push(chunk))
  for (const [index, row] of sheet.rows.entries()) {
    packer.add(row)
    if (index % size === size - 1) packer.flush()
  }
  packer.flush()
  return chunks
}

/** Reads the rows as they come, one chunk at every step. */
function readWhileComing(sheet: Sheet, options: AnalysisOptions): { ahead: ReadAhead; chunks: RowChunk[] } {
  const chunks = chunksOf(sheet, 150)
  const [first, ...others] = chunks
  const coming = new RowsOnTheWay(first ? [first] : [])
  const unknown = { ...sheet, merges: [], comments: [], hiddenColumns: [], rows: coming }
  const steps = readAheadInSteps(unknown, { ...options, keepRows: packedLedger })
  for (;;) {
    const step = steps.next()
    if (step.done) return { ahead: step.value, chunks }
    const next = others.shift()
    if (next) coming.add(next)
    else coming.complete()
  }
}

function finish(sheet: Sheet, chunks: RowChunk[], options: AnalysisOptions, ahead: ReadAhead): Ledger {
  const steps = analyseInSteps({ ...sheet, rows: new PackedRows(chunks) }, { ...options, keepRows: packedLedger }, ahead)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** @returns whether what was read ahead was used */
function expectSame(sheet: Sheet, given: Partial<AnalysisOptions> = {}): boolean {
  const options = optionsOf(given)
  const { ahead, chunks } = readWhileComing(sheet, options)
  const ledger = finish(sheet, chunks, options, ahead)
  expect({ ...ledger, rows: [...ledger.rows] }).toEqual(analyse(sheet, given))
  return ledger.skipped === ahead.read.skipped
}

describe('rows that were read while they came', () => {
  test('are the rows of the ledger, once, whatever stands in them', () => {
    expect(expectSame(sheetOf([['基层工会一览表'], heading, ...rows, ['合计', null, 9, 9, null]]))).toBe(true)
  })

  test('are used where a title is merged', () => {
    expect(expectSame(sheetOf([['基层工会一览表'], heading, ...rows], { merges: [{ fromRow: 1, toRow: 1, fromColumn: 0, toColumn: 4 }] }))).toBe(true)
  })

  test('are read again where a merge covers several of them', () => {
    const merged = rows.map((row, index) => (index === 400 ? [...row.slice(0, 4), null] : row))
    expect(expectSame(sheetOf([heading, ...merged], { merges: [{ fromRow: 401, toRow: 402, fromColumn: 4, toColumn: 4 }] }))).toBe(false)
  })

  test('are read again where a comment speaks of one', () => {
    expect(expectSame(sheetOf([heading, ...rows], { comments: [{ row: 300, column: 1, text: '已注销' }] }))).toBe(false)
  })

  test('are read again where merges show another header', () => {
    const bands = ['基本情况', null, '会员情况', null, '时间']
    const merges = [
      { fromRow: 1, toRow: 1, fromColumn: 0, toColumn: 1 },
      { fromRow: 1, toRow: 1, fromColumn: 2, toColumn: 3 },
    ]
    expectSame(sheetOf([bands, heading, ...rows], { merges }))
  })

  test('are read again where the clerk decided something', () => {
    const sheet = sheetOf([heading, ...rows])
    const { ahead, chunks } = readWhileComing(sheet, optionsOf({}))
    const decided = optionsOf({ decisions: { leftOut: new Set([7]) } })
    expect(finish(sheet, chunks, decided, ahead).skipped).toContainEqual({ row: 7, reason: 'left-out' })
  })

  const ledgers = join(sharedLedgers ?? '', 'ledgers')
  test.skipIf(!existsSync(ledgers))(
    'give the same ledger for every sheet of the collected ledgers',
    async () => {
      let used = 0
      for (const name of readdirSync(ledgers).filter((file) => /\.(xlsx?|xlsb|ods|csv|et)$/.test(file))) {
        const book = await readWorkbook(join(ledgers, name), { name })
        for (const sheet of book.sheets) if (sheet.kind === 'cells' && expectSame(sheet, { date1904: book.date1904 })) used++
      }
      expect(used).toBeGreaterThan(0)
    },
    120_000,
  )
})

describe('an analysis ahead', () => {
  const head = { name: '会员', hidden: false, date1904: false }
  const watch = { emit() {}, signal: new AbortController().signal }
  const wide = (number: number): SheetRow => ({
    number,
    cells: Array.from({ length: 400 }, (_, index) => ({ type: 's', value: number === 1 ? `列${index}` : `${index}` }) as const),
  })
  const give = (ahead: AnalysisAhead, numbers: readonly number[]): void => {
    const packer = new RowPacker((chunk) => ahead.take(0, chunk, head))
    for (const number of numbers) packer.add(wide(number))
    packer.flush()
    ahead.end()
  }
  const numbers = Array.from({ length: 1200 }, (_, index) => index + 1)

  test('is made of a large sheet', async () => {
    const ahead = new AnalysisAhead(() => optionsOf({}), watch)
    give(ahead, numbers)
    expect(await ahead.of(0)).toBeDefined()
    expect(await ahead.of(1)).toBeUndefined()
  })

  test('is not made of a small one, nor of one that nobody asked for', async () => {
    const small = new AnalysisAhead(() => optionsOf({}), watch)
    give(small, numbers.slice(0, 200))
    expect(await small.of(0)).toBeUndefined()
    const unwanted = new AnalysisAhead(() => undefined, watch)
    give(unwanted, numbers)
    expect(await unwanted.of(0)).toBeUndefined()
  })

  test('is given up with a file that is refused in the end', async () => {
    let steps = 0
    const ahead = new AnalysisAhead(() => optionsOf({}), { ...watch, emit: () => steps++ })
    const packer = new RowPacker((chunk) => ahead.take(0, chunk, head))
    for (const number of numbers) packer.add(wide(number))
    packer.flush()
    ahead.drop()
    expect(await ahead.of(0)).toBeUndefined()
    expect(steps).toBeLessThanOrEqual(1)
  })

  test('means nothing where the rows were out of order', async () => {
    const ahead = new AnalysisAhead(() => optionsOf({}), watch)
    give(ahead, [...numbers.slice(0, 1100), 50, 1101])
    expect(await ahead.of(0)).toBeUndefined()
  })
})

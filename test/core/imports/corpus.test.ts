// Workbooks that other programs' makers collected because they broke something: each opens with its cells, is refused in plain words, or stays within bounds.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readApart } from '#core/imports/reading/readApart.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { type Cell, columnIndex, type Sheet, type SheetRows, type Workbook } from '#shared/importing/sheet.ts'
import { errorSentence } from '#shared/messages/errors.ts'
import { sharedLedgers } from '#test/support/sharedLedgers.ts'

interface ExpectedFile {
  readonly file: string
  readonly must: 'open' | 'refuse' | 'bounded' | 'open-or-refuse-clearly'
  readonly sheets: readonly {
    readonly name: string
    readonly hidden: boolean
    /** Cells that hold anything. */
    readonly cells: number
    readonly merges?: number
  }[]
  /** Of text tables: rows with anything in them, and some of them. */
  readonly text?: { readonly rows: number; readonly first: readonly string[]; readonly second: readonly string[]; readonly last: readonly string[] }
  /** Sheet, address, type, value. */
  readonly spots: readonly (readonly [string, string, string, string | number | boolean])[]
}

const corpus = join(sharedLedgers ?? '', 'corpus')
const list = join(corpus, 'EXPECT.jsonl')
const files: ExpectedFile[] =
  sharedLedgers && existsSync(list)
    ? readFileSync(list, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : []

describe.skipIf(files.length === 0)('the collected workbooks', () => {
  test.each(files.filter(({ must }) => must === 'open').map((file) => [file.file, file] as const))('%s opens with its cells', async (_name, expected) => {
    expectCells(await readApart(join(corpus, expected.file), { name: expected.file }), expected)
  })

  test.each(files.filter(({ must }) => must === 'refuse').map(({ file }) => file))('%s is refused in plain words', async (file) => {
    const refusal = await refusalOf(file)
    expect(refusal).toBeInstanceOf(LedgerError)
    expect(errorSentence((refusal as LedgerError).code, (refusal as LedgerError).params, 'zh')).toMatch(/^[^\n]*[。！？]$/)
  })

  test.each(files.filter(({ must }) => must === 'bounded' || must === 'open-or-refuse-clearly'))(
    '$file opens or is refused, within ten seconds',
    async (expected) => {
      const from = performance.now()
      const refusal = await refusalOf(expected.file)
      expect(performance.now() - from).toBeLessThan(10_000)
      if (refusal !== undefined) expect(refusal).toBeInstanceOf(LedgerError)
    },
  )
})

async function refusalOf(file: string): Promise<unknown> {
  try {
    await readApart(join(corpus, file), { name: file })
    return undefined
  } catch (error) {
    return error
  }
}

function expectCells(book: Workbook<SheetRows>, expected: ExpectedFile): void {
  // Of text files and web pages only the places that are named are known.
  if (expected.sheets.length === 0) expect(countCells(book.sheets[0])).toBeGreaterThan(0)
  else expect(book.sheets.map(({ name, hidden }) => ({ name, hidden }))).toEqual(expected.sheets.map(({ name, hidden }) => ({ name, hidden })))
  for (const [index, { name, cells, merges }] of expected.sheets.entries()) {
    const sheet = book.sheets[index]
    expect([name, 'cells', countCells(sheet)]).toEqual([name, 'cells', cells])
    if (merges !== undefined) expect([name, 'merges', sheet?.merges.length]).toEqual([name, 'merges', merges])
  }
  if (expected.text) {
    const rows = Array.from(book.sheets[0]?.rows ?? [], (row) => Array.from(row.cells, (cell) => cell?.value ?? ''))
    const { text } = expected
    expect([rows.length, rows[0], rows[1], rows.at(-1)]).toEqual([text.rows, text.first, text.second, text.last])
  }
  const byName = new Map(book.sheets.map((sheet) => [sheet.name, cellsOf(sheet)]))
  for (const [sheet, address, type, value] of expected.spots) {
    const cell = byName.get(sheet)?.get(address)
    // An error that LibreOffice finds when it calculates anew is not in the file.
    if (String(value).startsWith('Err:')) continue
    expect([sheet, address, ...shown(cell)]).toEqual([sheet, address, ...known(type, value)])
  }
}

function countCells(sheet: Sheet<SheetRows> | undefined): number {
  let count = 0
  for (const row of sheet?.rows ?? [])
    row.cells.forEach((cell) => {
      if (cell !== undefined) count++
    })
  return count
}

function cellsOf(sheet: Sheet<SheetRows>): Map<string, Cell> {
  const cells = new Map<string, Cell>()
  for (const row of sheet.rows)
    row.cells.forEach((cell, column) => {
      if (cell) cells.set(`${column}/${row.number}`, cell)
    })
  return {
    get: (address: string) => {
      const parts = /^([A-Z]+)(\d+)$/.exec(address)
      return cells.get(`${columnIndex(parts?.[1] ?? 'A')}/${parts?.[2]}`)
    },
  } as Map<string, Cell>
}

function shown(cell: Cell | undefined): [string, unknown] {
  if (cell === undefined) return ['nothing', null]
  return [cell.type, cell.type === 'e' ? true : cell.value]
}

/** As the list writes it → as the importer does. The days of a duration are left to its number. */
function known(type: string, value: string | number | boolean): [string, unknown] {
  if (type === 'e') return ['e', true]
  if (type === 't') return ['n', expect.any(Number)]
  // The list has fifteen digits of a number.
  if (type === 'n') return ['n', expect.closeTo(Number(value), 5)]
  return [type, type === 'd' ? String(value).replace('T', ' ') : value]
}

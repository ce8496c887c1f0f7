// Every format that we do not scan ourselves goes through SheetJS. It hands over raw values; what they mean is decided here, as for our own reader.

import type * as XLSX from 'xlsx'
import { LedgerError } from '#shared/api/errors.ts'
import type { Area, Cell, Sheet, SheetRow, Workbook, WorkbookFormat } from '#shared/importing/sheet.ts'
import type { BiffSheet } from './biffSheets.ts'
import { numberCell } from './cellFromValue.ts'
import { damaged } from './damaged.ts'
import type { ReadLimits } from './readLimits.ts'
import { loadSheetJS, type SheetJS } from './sheetJS.ts'
import type { Turns } from './turns.ts'

const options: XLSX.ParsingOptions = {
  cellDates: false,
  cellHTML: false,
  cellNF: true,
  cellStyles: true,
  cellText: false,
  dense: true,
  raw: true,
  sheetStubs: false,
}

const errorTexts: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}

/** As many as any spreadsheet has. */
const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384

export interface SheetJSInput {
  readonly source: Buffer | string
  readonly name: string
  readonly format: WorkbookFormat
  readonly encoding: string | null
  /** What SheetJS does not tell about the sheets of an .xls, in their order. */
  readonly known?: readonly BiffSheet[] | undefined
}

/** @throws LedgerError file-encrypted, file-damaged, file-too-large */
export async function readWithSheetJS(input: SheetJSInput, limits: ReadLimits, turns: Turns): Promise<Workbook> {
  const book = parse(await loadSheetJS(), input)
  if (book.SheetNames.length === 0) throw damaged(input.name, 'no sheet was found in it')
  // It keeps sheets by their names: of two that bear the same, one would stand for both.
  if (new Set(book.SheetNames).size < book.SheetNames.length) throw damaged(input.name, 'two sheets of one name')
  await turns.next()
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const sheets: Sheet[] = []
  const known = input.known?.length === book.SheetNames.length ? input.known : undefined
  const budget = { cells: limits.cells, slots: limits.slots }
  for (const [index, name] of book.SheetNames.entries()) {
    const sheet = book.Sheets[name]
    // A sheet that SheetJS cannot make sense of it leaves out and says nothing.
    if (sheet === undefined && (known?.[index]?.kind ?? 'cells') === 'cells') throw damaged(input.name, `sheet ${index + 1} cannot be read`)
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    sheets.push(await sheetOf(sheet, name, hidden, date1904, turns, budget, input.name, known?.[index]))
  }
  return { format: input.format, encoding: input.encoding, date1904, sheets }
}

function parse(sheetJS: SheetJS, input: SheetJSInput): XLSX.WorkBook {
  try {
    // Binary formulas always carry their result: there is no need to follow their tokens, whose counts may be broken.
    const cellFormula = input.format !== 'xls' && input.format !== 'xlsb'
    return sheetJS.read(input.source, { ...options, cellFormula, type: typeof input.source === 'string' ? 'string' : 'buffer' })
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : ''
    if (/password|encrypt/i.test(message)) throw new LedgerError('file-encrypted', { name: input.name }, { cause })
    throw new LedgerError('file-damaged', { name: input.name }, { cause })
  }
}

async function sheetOf(
  sheet: XLSX.WorkSheet | undefined,
  name: string,
  hidden: boolean,
  date1904: boolean,
  turns: Turns,
  budget: { cells: number; slots: number },
  file: string,
  known: BiffSheet | undefined,
): Promise<Sheet> {
  const kind = known?.kind ?? kindOf(sheet?.['!type'])
  if (sheet === undefined || kind !== 'cells') return { name, kind, hidden, merges: [], hiddenColumns: [], comments: [], rows: [] }
  const data: (readonly (XLSX.CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? []
  // A number of a row or column that is broken can be in the billions: nobody goes through all that lies before it.
  if (data.length > LAST_ROW) throw damaged(file, `row ${data.length}`)
  const hiddenRows = indicesHidden(sheet['!rows'])
  const hiddenSet = new Set(hiddenRows)
  const rows: SheetRow[] = []
  const comments: { row: number; column: number; text: string }[] = []
  for (let index = 0; index < data.length; index += 1) {
    const line = data[index]
    if (line === undefined) continue
    // SheetJS's cells take many times what ours do: each row is let go once it is read.
    data[index] = undefined
    if (line.length > LAST_COLUMN) throw damaged(file, `column ${line.length}`)
    budget.slots -= line.length
    const cells: (Cell | undefined)[] = []
    for (let column = 0; column < line.length; column += 1) {
      const from = line[column]
      if (from === undefined) continue
      if (from.c !== undefined && from.c.length > 0) comments.push({ row: index + 1, column, text: from.c.map((note) => note.t ?? '').join('\n') })
      const cell = cellOf(from, date1904)
      if (cell === undefined) continue
      cells[column] = cell
      budget.cells -= 1
    }
    if (cells.length > 0) {
      const hiddenPart = hiddenSet.has(index) ? { hidden: true as const } : {}
      const struckPart = known?.struckRows.has(index + 1) ? { struck: true as const } : {}
      rows.push({ number: index + 1, cells, ...hiddenPart, ...struckPart })
    }
    if (budget.cells < 0 || budget.slots < 0) throw new LedgerError('file-too-large', { name: file })
    if (turns.due()) await turns.next()
  }
  return {
    name,
    kind,
    hidden,
    merges: (sheet['!merges'] ?? []).map(areaOf),
    hiddenColumns: indicesHidden(sheet['!cols']),
    hiddenRows: hiddenRows.map((index) => index + 1),
    comments,
    rows,
  }
}

function kindOf(type: string | undefined): Sheet['kind'] {
  return type === 'chart' || type === 'macro' || type === 'dialog' ? type : 'cells'
}

function cellOf(from: XLSX.CellObject, date1904: boolean): Cell | undefined {
  const value = from.v
  switch (from.t) {
    case 's':
      if (value === undefined || value === '') return undefined
      return { type: 's', value: String(value) }
    case 'n':
      if (typeof value !== 'number') return from.f === undefined ? undefined : { type: 'e', value: 'formula-without-value' }
      return numberCell(value, typeof from.z === 'string' ? from.z : undefined, date1904)
    case 'b':
      return { type: 'b', value: value === true }
    case 'e':
      return { type: 'e', value: (typeof value === 'number' ? errorTexts[value] : undefined) ?? from.w ?? '#ERROR!' }
    default:
      return from.f === undefined ? undefined : { type: 'e', value: 'formula-without-value' }
  }
}

function areaOf(range: XLSX.Range): Area {
  return { fromRow: range.s.r + 1, toRow: range.e.r + 1, fromColumn: range.s.c, toColumn: range.e.c }
}

function indicesHidden(list: readonly ({ readonly hidden?: boolean } | undefined)[] | undefined): number[] {
  const found: number[] = []
  for (let index = 0; index < Math.min(list?.length ?? 0, LAST_ROW); index += 1) if (list?.[index]?.hidden === true) found.push(index)
  return found
}

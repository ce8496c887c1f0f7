// Web pages that call themselves .xls: every table is a sheet, every cell the text that it shows. SheetJS passes over rows that begin with anything but a cell, takes cells without an end tag for one, and loses what follows a table inside a table.
import type { Area, Cell, Sheet, SheetRow } from '#shared/importing/sheet.ts'
import { tooLarge } from '../damaged.ts'
import type { ReadLimits } from '../readLimits.ts'
import type { Turns } from '../turns.ts'
import { eachToken, type HtmlHandler, unescapeHtml } from './htmlTokens.ts'

const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384

/** Where a line of text begins anew. */
const BLOCKS = new Set(['p', 'div', 'li', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'center'])

interface Table {
  readonly rows: SheetRow[]
  readonly merges: Area[]
  readonly hiddenRows: number[]
  /** 1-based; 0 before the first row. */
  row: number
  /** Between its tags: a cell after its end begins the next row, as it does in a browser. */
  isRowOpen: boolean
  hidden: boolean
  cells: (Cell | undefined)[]
  /** Where the open cell stands, and where the next may. */
  column: number
  next: number
  /** By column, the last row into which a cell from above reaches. */
  readonly taken: number[]
  /** Of the open cell, entities and all; undefined between cells. */
  text: string | undefined
  holdsTable: boolean
}

/** @throws LedgerError file-too-large, cancelled */
export async function readHtml(page: string, name: string, limits: ReadLimits, turns: Turns): Promise<Sheet[]> {
  const reader = new TableReader(limits, (because) => tooLarge(name, because))
  for (const _tag of eachToken(page, reader)) if (turns.due()) await turns.next()
  return reader.tables
    .filter(({ rows, holdsTable }) => rows.length > 0 || !holdsTable)
    .map(({ rows, merges, hiddenRows }, index) => ({
      name: `Sheet${index + 1}`,
      kind: 'cells',
      hidden: false,
      merges,
      hiddenColumns: [],
      hiddenRows,
      comments: [],
      rows,
    }))
}

class TableReader implements HtmlHandler {
  /** In the order in which they begin. */
  readonly tables: Table[] = []
  readonly #open: Table[] = []
  readonly #limits: ReadLimits
  readonly #refuse: (because: string) => Error
  #cells = 0
  #slots = 0

  constructor(limits: ReadLimits, refuse: (because: string) => Error) {
    this.#limits = limits
    this.#refuse = refuse
  }

  open(name: string, attributes: string): void {
    if (name === 'table') this.#openTable()
    const table = this.#open.at(-1)
    if (table === undefined) return
    if (name === 'tr') this.#openRow(table, attributes)
    else if (name === 'td' || name === 'th') this.#openCell(table, attributes)
    else if (name === 'br' || BLOCKS.has(name)) newLine(table, name === 'br')
  }

  close(name: string): void {
    const table = this.#open.at(-1)
    if (table === undefined) return
    if (name === 'table') {
      this.#closeRow(table)
      this.#open.pop()
    } else if (name === 'tr' || name === 'tbody' || name === 'thead' || name === 'tfoot') this.#closeRow(table)
    else if (name === 'td' || name === 'th') this.#closeCell(table)
    else if (BLOCKS.has(name)) newLine(table, false)
  }

  text(text: string): void {
    const table = this.#open.at(-1)
    if (table?.text === undefined) return
    const folded = text.replace(/[\t\n\r ]+/g, ' ')
    table.text += table.text === '' || /[\n ]$/.test(table.text) ? folded.trimStart() : folded
    if (table.text.length > this.#limits.cellCharacters) throw this.#refuse(`a cell of over ${this.#limits.cellCharacters} characters`)
  }

  #openTable(): void {
    const around = this.#open.at(-1)
    if (around) around.holdsTable = true
    if (this.#open.length > 100) throw this.#refuse('tables nested too deeply')
    const table: Table = {
      rows: [],
      merges: [],
      hiddenRows: [],
      row: 0,
      isRowOpen: false,
      hidden: false,
      cells: [],
      column: 0,
      next: 0,
      taken: [],
      text: undefined,
      holdsTable: false,
    }
    this.tables.push(table)
    this.#open.push(table)
  }

  #openRow(table: Table, attributes: string): void {
    this.#closeRow(table)
    table.row += 1
    table.isRowOpen = true
    if (table.row > LAST_ROW) throw this.#refuse(`over ${LAST_ROW} rows`)
    table.next = 0
    table.hidden = /display\s*:\s*none/i.test(attributes)
    if (table.hidden) table.hiddenRows.push(table.row)
  }

  #closeRow(table: Table): void {
    this.#closeCell(table)
    const { cells, row } = table
    this.#slots += cells.length
    if (cells.length > 0) table.rows.push(table.hidden ? { number: row, cells, hidden: true } : { number: row, cells })
    table.cells = []
    table.isRowOpen = false
  }

  #openCell(table: Table, attributes: string): void {
    this.#closeCell(table)
    if (!table.isRowOpen) this.#openRow(table, '')
    table.column = table.next
    while ((table.taken[table.column] ?? 0) >= table.row) table.column += 1
    const columns = span(attributes, 'colspan', LAST_COLUMN)
    const rows = span(attributes, 'rowspan', LAST_ROW)
    const last = table.column + columns - 1
    if (last >= LAST_COLUMN) throw this.#refuse(`over ${LAST_COLUMN} columns`)
    this.#slots += columns
    if (this.#slots > this.#limits.slots) throw this.#refuse('rows too wide')
    if (columns > 1 || rows > 1) table.merges.push({ fromRow: table.row, toRow: table.row + rows - 1, fromColumn: table.column, toColumn: last })
    if (rows > 1) for (let column = table.column; column <= last; column += 1) table.taken[column] = table.row + rows - 1
    table.text = ''
    table.next = last + 1
  }

  #closeCell(table: Table): void {
    const text = table.text?.replace(/ +(?=\n|$)/g, '').replace(/\n+$/, '')
    table.text = undefined
    if (text === undefined || text === '') return
    table.cells[table.column] = { type: 's', value: unescapeHtml(text) }
    this.#cells += 1
    if (this.#cells > this.#limits.cells) throw this.#refuse(`over ${this.#limits.cells} cells`)
  }
}

/** A break always begins a line; a block does where something stands before it. */
function newLine(table: Table, always: boolean): void {
  if (table.text === undefined) return
  if (always || (table.text !== '' && !table.text.endsWith('\n'))) table.text += '\n'
}

function span(attributes: string, name: 'colspan' | 'rowspan', most: number): number {
  const count = Number(new RegExp(`(?:^|[\\s"'/])${name}\\s*=\\s*["']?\\s*(\\d{1,7})`, 'i').exec(attributes)?.[1] ?? 1)
  return count >= 1 ? Math.min(count, most) : 1
}

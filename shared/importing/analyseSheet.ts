// From a sheet of cells to a ledger: header, columns, register, rows and everything that the clerk should know. Pure, and cut into steps so that others get a turn.
import { importTargets, registers } from '../registers/index.ts'
import { cellText, isNothing } from '../values/cellText.ts'
import { maskDigits } from '../values/phone.ts'
import type { AnalysisOptions } from './analysisOptions.ts'
import { errorMark } from './errorMark.ts'
import { findHeader, type Header } from './findHeader.ts'
import { foldHeading } from './foldHeading.ts'
import { createGrid, type Grid, saysSomething } from './grid.ts'
import { guessRegister } from './guessRegister.ts'
import type { Ledger, LedgerColumn, LedgerDecisions, LedgerRow } from './ledger.ts'
import { type MatchableColumn, matchColumns } from './matchColumns.ts'
import type { MappedColumn } from './parseRow.ts'
import type { Problem } from './problem.ts'
import { type ReadRows, readRows, type TableLayout } from './readRows.ts'
import { headingKey, headingOf } from './recipe.ts'
import { type Cell, type ComingRows, columnName, type Sheet, type SheetRow, type SheetRows } from './sheet.ts'
import { suggestColumns } from './suggestColumns.ts'
import { withRecipe } from './useRecipe.ts'

/** Rows looked at below the header to judge columns. */
const SAMPLED = 60

/** @returns a ledger whose register is null, and which has no rows, where nothing fits or the sheet is hidden */
export function analyseSheet(sheet: Sheet<SheetRows>, options: AnalysisOptions): Ledger<readonly LedgerRow[]> {
  const steps = analyseInSteps(sheet, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return { ...step.value, rows: [...step.value.rows] }
  }
}

type Step = { readonly done: number; readonly total: number }

/** The rows of a sheet, read before its end was known, and by what they were read. */
export interface ReadAhead {
  readonly by: string
  readonly read: ReadRows
}

/**
 * As analyseSheet, yielding after every few hundred rows: a caller can report progress, let others work, or stop.
 * @param ahead used where reading the rows now would read the same
 */
export function* analyseInSteps(sheet: Sheet<SheetRows>, options: AnalysisOptions, ahead?: ReadAhead): Generator<Step, Ledger, void> {
  const { layout, decisions, columns, recipe, headings, suggested } = layOut(sheet, options)
  const { header, register, columns: mapped } = layout
  const isLeftOut = sheet.hidden && options.includeHidden !== true && options.decisions?.register === undefined
  const read = ahead && readsTheSame(ahead, layout, decisions) ? ahead.read : yield* readRows(layout, { ...options, decisions })
  const problems: Problem[] = [...hiddenProblems(sheet, header, mapped), ...commentProblems(sheet, mapped, read.records), ...(isLeftOut ? [] : read.problems)]
  return {
    sheet: sheet.name,
    register: isLeftOut ? null : register,
    headerRows: header.rows,
    columns: shownColumns(sheet, columns, mapped, suggested),
    rows: isLeftOut || register === null ? [] : read.rows,
    skipped: read.skipped,
    problems: problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
    context: read.context,
    values: read.values,
    headings,
    recipe: recipe ?? null,
  }
}

/** Reads the rows of a sheet while its file is still being read: what stands at a file's end, its merges and comments, is not known yet. */
export function* readAheadInSteps(sheet: Sheet<ComingRows>, options: AnalysisOptions): Generator<Step, ReadAhead, void> {
  const { layout, decisions } = layOut(sheet, options)
  return { by: readBy(layout, decisions), read: yield* readRows(layout, { ...options, decisions }) }
}

/** Merges and comments may say something of the rows below the header. */
function readsTheSame(ahead: ReadAhead, layout: TableLayout, decisions: LedgerDecisions): boolean {
  const { sheet, header } = layout
  const last = header.rows.at(-1) ?? 0
  const saysMore = sheet.comments.some(({ row }) => row > last) || sheet.merges.some(({ fromRow, toRow }) => toRow > last && toRow > fromRow)
  return !saysMore && ahead.by === readBy(layout, decisions)
}

/** All that decides how a row is read, besides the row. */
function readBy({ sheet, header, register, columns, numbering }: TableLayout, decisions: LedgerDecisions): string {
  const paths = header.paths.slice(0, header.paths.findLastIndex((path) => path.length > 0) + 1)
  const mapping = columns.map(({ index, target }) => [index, target.key])
  return JSON.stringify([sheet.name, header.rows, paths, register, mapping, [...numbering], { ...decisions, leftOut: [...(decisions.leftOut ?? [])] }])
}

function layOut(sheet: Sheet<SheetRows>, options: AnalysisOptions) {
  const given = options.decisions ?? {}
  const grid = createGrid(sheet, given.fixes)
  const header = findHeader(grid, given.headerRows)
  const columns = sampleColumns(grid, header)
  const asked = given.register ?? options.onlyRegister
  const headings = headingKey(header.paths.map(headingOf))
  const recipe = headings === '' ? undefined : options.findRecipe?.(headings, asked)
  const decisions = recipe ? withRecipe(given, recipe.document, header.paths) : given
  const register = asked ?? recipe?.document.register ?? guessRegister(columns)?.register ?? null
  const said = options.said?.register === register ? options.said?.values : undefined
  const targets = register ? importTargets(registers[register]).filter(({ key }) => !said || !(key in said)) : []
  const matches = matchColumns(columns, targets, decisions.mapping)
  const mapped: MappedColumn[] = matches.map((match) => ({ index: match.column, target: match.target }))

  const layout: TableLayout = { sheet, grid, header, register, columns: mapped, numbering: numberingColumns(header) }
  return { layout, decisions, columns, recipe, headings, suggested: suggestColumns(columns, targets, matches) }
}

function sampleColumns(grid: Grid, header: Header): MatchableColumn[] {
  const last = header.rows.at(-1) ?? 0
  const below = rowsAfter(grid, last)
  return header.paths.map((path, index) => ({
    index,
    path,
    sample: below.flatMap((row): Cell[] => {
      const cell = grid.filled(row, index)
      return cell && saysSomething(cell) && cellText(cell).trim() !== '' ? [cell] : []
    }),
  }))
}

function rowsAfter(grid: Grid, last: number): SheetRow[] {
  const below: SheetRow[] = []
  for (const row of grid.rows) {
    if (row.number <= last) continue
    below.push(row)
    if (below.length === SAMPLED) break
  }
  return below
}

function numberingColumns(header: Header): ReadonlySet<number> {
  return new Set(header.paths.flatMap((path, index) => (/^(序号|编号|序|NO|行号)$/.test(foldHeading(path.at(-1) ?? '')) ? [index] : [])))
}

function shownColumns(
  sheet: Sheet<SheetRows>,
  columns: readonly MatchableColumn[],
  mapped: readonly MappedColumn[],
  suggested: ReadonlyMap<number, string>,
): LedgerColumn[] {
  const hidden = new Set(sheet.hiddenColumns)
  return columns.flatMap((column) => {
    const target = mapped.find((other) => other.index === column.index)?.target
    if (column.path.length === 0 && column.sample.length === 0) return []
    const samples = column.sample
      .slice(0, 3)
      .map((cell) => (target?.field.masked || /电话|手机|证件|身份证/.test(column.path.join('')) ? maskDigits(cellText(cell)) : cellText(cell)))
    return [
      {
        index: column.index,
        path: column.path,
        hidden: hidden.has(column.index),
        target: target?.key ?? null,
        suggested: suggested.get(column.index) ?? null,
        samples,
      },
    ]
  })
}

/** Hidden content is read like any other, but never in silence. */
function hiddenProblems(sheet: Sheet<SheetRows>, header: Header, mapped: readonly MappedColumn[]): Problem[] {
  const problems: Problem[] = []
  if (sheet.hidden) problems.push({ sheet: sheet.name, row: null, column: null, code: 'hidden', level: 'info', params: { what: 'sheet' } })
  for (const index of sheet.hiddenColumns) {
    const path = header.paths[index]
    if (!path || path.length === 0) continue
    const target = mapped.find((column) => column.index === index)?.target
    const place = { sheet: sheet.name, row: header.rows.at(-1) ?? null, column: columnName(index) }
    problems.push({ ...place, code: 'hidden', level: 'info', ...(target ? { field: target.key } : {}), params: { what: 'column', text: path.join('/') } })
  }
  return problems
}

function commentProblems(sheet: Sheet<SheetRows>, mapped: readonly MappedColumn[], records: ReadonlySet<number>): Problem[] {
  return sheet.comments
    .filter((comment) => records.has(comment.row) && !isNothing(comment.text) && !comment.text.includes(errorMark))
    .map((comment) => {
      const target = mapped.find((column) => column.index === comment.column)?.target
      const place = { sheet: sheet.name, row: comment.row, column: columnName(comment.column) }
      return { ...place, code: 'comment', level: 'info', ...(target ? { field: target.key } : {}), params: { text: maskDigits(comment.text.trim()) } }
    })
}

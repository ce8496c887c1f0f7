// Sheets written down as rows of plain values, so that a test shows the mess that it is about.
import { analyseSheet } from '#shared/importing/analyseSheet.ts'
import type { AnalysisOptions } from '#shared/importing/analysisOptions.ts'
import type { Ledger, LedgerRow } from '#shared/importing/ledger.ts'
import type { Problem } from '#shared/importing/problem.ts'
import { type Area, type Cell, columnIndex, type Sheet, type SheetRows } from '#shared/importing/sheet.ts'
import { knowledge, regions } from './knowledge.ts'

/** Text, number, boolean, an empty cell, or a cell of its own. */
export type Written = string | number | boolean | null | Cell

/** The first row is row 1; an empty row stays out, as readers leave it out. */
export function sheetOf(written: readonly (readonly Written[])[], more: Partial<Sheet> & { readonly mergeAreas?: readonly string[] } = {}): Sheet {
  const rows = written.flatMap((cells, index) => (cells.some((cell) => cell !== null && cell !== '') ? [{ number: index + 1, cells: cells.map(cellOf) }] : []))
  const { mergeAreas = [], ...rest } = more
  return { name: 'Sheet1', kind: 'cells', hidden: false, merges: mergeAreas.map(areaOf), hiddenColumns: [], comments: [], rows, ...rest }
}

function cellOf(written: Written): Cell | undefined {
  if (written === null || written === '') return undefined
  if (typeof written === 'string') return { type: 's', value: written }
  if (typeof written === 'number') return { type: 'n', value: written }
  if (typeof written === 'boolean') return { type: 'b', value: written }
  return written
}

/** `A1:B2`. */
function areaOf(text: string): Area {
  const parts = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(text)
  if (!parts?.[1] || !parts[3]) throw new Error(`not an area: ${text}`)
  return { fromRow: Number(parts[2]), toRow: Number(parts[4]), fromColumn: columnIndex(parts[1]), toColumn: columnIndex(parts[3]) }
}

export function analyse(sheet: Sheet<SheetRows>, options: Partial<AnalysisOptions> = {}): Ledger<readonly LedgerRow[]> {
  return analyseSheet(sheet, optionsOf(options))
}

export function optionsOf(given: Partial<AnalysisOptions>): AnalysisOptions {
  return { knowledge, regions, date1904: false, ...given }
}

/** `5 C checksum`, sorted as the ledger has them. */
export function shown(problems: readonly Problem[]): string[] {
  return problems.map((problem) => `${problem.row ?? '-'} ${problem.column ?? '-'} ${problem.code}`)
}

export function problemAt(ledger: Ledger, row: number | null, code: Problem['code']): Problem | undefined {
  return ledger.problems.find((problem) => problem.row === row && problem.code === code)
}

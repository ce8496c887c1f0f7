// What a clerk is told about a sheet: counts that add up, problems at their cells, rows that were left out.
import type { BatchReport } from '#shared/api/batchTypes.ts'
import type { ImportRow, NamedRecord, RowCounts, RowOutcome, SheetPreview, ShownProblem } from '#shared/api/previewTypes.ts'
import type { Problem } from '#shared/importing/problem.ts'
import { columnName, type SheetRow, type SheetRows } from '#shared/importing/sheet.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { cellText } from '#shared/values/cellText.ts'
import type { LandedRow } from './landed.ts'
import { mappingOf, type PreviewSheet } from './preview.ts'
import { shownIn } from './problemPages.ts'

/** Non-empty rows below the header = added + changed + unchanged + skipped + rejected. */
export function countRows(sheet: PreviewSheet): RowCounts {
  const counts = sheet.landed?.rows.counts ?? { added: 0, changed: 0, unchanged: 0, rejected: 0 }
  const skipped = skippedBelowHeader(sheet).length
  return { read: counts.added + counts.changed + counts.unchanged + counts.rejected + skipped, ...counts, skipped }
}

/** Landing knows more than reading: where both speak of the same row for the same cause, landing's word stands. */
export function allProblems(sheet: PreviewSheet): Problem[] {
  if (!sheet.use) return sheet.ledger.problems.filter((problem) => problem.row === null)
  const landed = sheet.landed?.problems ?? []
  const said = new Set(landed.map((problem) => `${problem.row} ${problem.code}`))
  const read = sheet.ledger.problems.filter((problem) => !said.has(`${problem.row} ${problem.code}`))
  return [...read, ...landed].sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
}

const shownProblems = new WeakMap<
  PreviewSheet,
  { readonly ledger: PreviewSheet['ledger']; readonly landed: PreviewSheet['landed']; readonly use: boolean; readonly problems: readonly ShownProblem[] }
>()

/** With their sentences; made once for each state of the sheet. */
export function problemsOf(sheet: PreviewSheet): readonly ShownProblem[] {
  const { ledger, landed, use } = sheet
  const known = shownProblems.get(sheet)
  if (known?.ledger === ledger && known.landed === landed && known.use === use) return known.problems
  const problems = allProblems(sheet).map(shownIn(ledger.register))
  shownProblems.set(sheet, { ledger, landed, use, problems })
  return problems
}

/** Rows that fit several records and wait for the clerk's word. */
export function unclearRows(sheet: PreviewSheet): number {
  return sheet.landed?.rows.unclear ?? 0
}

/** null for a sheet that was neither imported nor has anything to say. */
export function reportOf(sheet: PreviewSheet, batchId: number | null): BatchReport | null {
  const problems = problemsOf(sheet)
  if (!sheet.use && problems.length === 0) return null
  return {
    batchId,
    file: sheet.file.name,
    sheet: sheet.sheet.name,
    register: sheet.ledger.register,
    headerRows: sheet.ledger.headerRows,
    mapping: mappingOf(sheet),
    rows: countRows(sheet),
    also: alsoOf(sheet),
    problems,
    skippedRows: sheet.use ? sheet.ledger.skipped : [],
  }
}

export type RowFilter = RowOutcome | 'problem' | 'unclear' | undefined

/**
 * The sheet's rows with what would become of each, in the order of the sheet. `problem`: rows that somebody should look at.
 * @param name says of candidates who they are
 */
export function rowsOf(
  sheet: PreviewSheet,
  filter: RowFilter,
  page: { offset: number; limit: number },
  name: (register: RegisterId, ids: readonly number[]) => NamedRecord[],
): { total: number; rows: ImportRow[] } {
  const problems = problemsByRow(problemsOf(sheet))
  const { total, places } = placesOf(sheet, filter, page, problems)
  const cells = cellsOf(sheet.sheet.rows, new Set(places.map((place) => place.row)))
  const rows = places.map(({ candidates, ...row }): ImportRow => {
    const shown: Record<string, string> = {}
    for (const column of sheet.ledger.columns) {
      const letter = columnName(column.index)
      shown[letter] = sheet.decisions.fixes?.[`${letter}${row.row}`] ?? cellText(cells.get(row.row)?.[column.index])
    }
    return {
      ...row,
      cells: shown,
      problems: problems.get(row.row) ?? [],
      candidates: (candidates ?? []).flatMap(({ register, ids }) => name(register, ids)),
    }
  })
  return { total, rows }
}

type Place = Omit<ImportRow, 'cells' | 'problems' | 'candidates'> & Pick<LandedRow, 'candidates'>

/** Goes through landed and skipped rows side by side; of a million of them only those of the page are made. */
function placesOf(
  sheet: PreviewSheet,
  filter: RowFilter,
  { offset, limit }: { offset: number; limit: number },
  problems: ReadonlyMap<number, unknown>,
): { total: number; places: Place[] } {
  const landed = sheet.landed?.rows
  const skipped = [...skippedBelowHeader(sheet)].sort((a, b) => a.row - b.row)
  const places: Place[] = []
  let total = 0
  let next = 0
  const isOnPage = () => total >= offset && total < offset + limit
  const takeSkipped = (before: number) => {
    for (let each = skipped[next]; each && each.row < before; next += 1, each = skipped[next]) {
      if (filter !== undefined && filter !== 'skipped' && !(filter === 'problem' && problems.has(each.row))) continue
      if (isOnPage()) places.push({ row: each.row, outcome: 'skipped', recordId: null, changes: {}, reason: each.reason })
      total += 1
    }
  }
  for (let at = 0; landed && at < landed.length; at += 1) {
    const row = landed.rowAt(at) ?? 0
    takeSkipped(row)
    const fits =
      filter === 'problem' ? problems.has(row) : filter === 'unclear' ? landed.isUnclearAt(at) : filter === undefined || landed.outcomeAt(at) === filter
    if (!fits) continue
    if (isOnPage()) places.push({ ...landed.at(at), reason: null })
    total += 1
  }
  takeSkipped(Number.POSITIVE_INFINITY)
  return { total, places }
}

const grouped = new WeakMap<readonly ShownProblem[], ReadonlyMap<number, readonly ShownProblem[]>>()

/** Made once for each list. */
function problemsByRow(problems: readonly ShownProblem[]): ReadonlyMap<number, readonly ShownProblem[]> {
  const known = grouped.get(problems) ?? Map.groupBy(problems, (problem) => problem.row ?? 0)
  grouped.set(problems, known)
  return known
}

/** Cells of some rows by number. */
export function cellsOf(rows: SheetRows, numbers: ReadonlySet<number>): ReadonlyMap<number, SheetRow['cells']> {
  const cells = new Map<number, SheetRow['cells']>()
  if (rows.numbered) for (const number of numbers) cells.set(number, rows.numbered(number)?.cells ?? [])
  else for (const row of rows) if (numbers.has(row.number)) cells.set(row.number, row.cells)
  return cells
}

function skippedBelowHeader(sheet: PreviewSheet) {
  const header = sheet.ledger.headerRows.at(-1) ?? 0
  return sheet.use ? sheet.ledger.skipped.filter((row) => row.row > header) : []
}

export function alsoOf(sheet: PreviewSheet): SheetPreview['also'] {
  return [...(sheet.landed?.also ?? [])].map(([register, count]) => ({ register, ...count }))
}

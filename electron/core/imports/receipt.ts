// What a clerk is told about a sheet: counts that add up, problems at their cells, rows that were left out.
import type { BatchReport, ImportRow, RowCounts, RowOutcome, SheetPreview, ShownProblem } from '#shared/api/types.ts'
import type { Problem } from '#shared/importing/problem.ts'
import { columnName } from '#shared/importing/sheet.ts'
import { problemSentence } from '#shared/messages/problems.ts'
import { findRegister, importTargets } from '#shared/registers/index.ts'
import { cellText } from '#shared/values/cellText.ts'
import { mappingOf, type PreviewSheet } from './preview.ts'

/** Non-empty rows below the header = added + changed + unchanged + skipped + rejected. */
export function countRows(sheet: PreviewSheet): RowCounts {
  const counts = { added: 0, changed: 0, unchanged: 0, rejected: 0 }
  for (const row of sheet.landed?.rows ?? []) counts[row.outcome]++
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

export function problemsOf(sheet: PreviewSheet): ShownProblem[] {
  const register = sheet.ledger.register && findRegister(sheet.ledger.register)
  const labels = new Map(register ? importTargets(register).map((target) => [target.key, target.label]) : [])
  return allProblems(sheet).map((problem) => ({
    ...problem,
    cell: problem.row !== null && problem.column !== null ? `${problem.column}${problem.row}` : null,
    message: problemSentence(problem, problem.field === undefined ? '' : (labels.get(problem.field) ?? problem.field), 'zh'),
  }))
}

export function previewOf(sheet: PreviewSheet): SheetPreview {
  const { ledger } = sheet
  return {
    key: sheet.key,
    file: sheet.file.name,
    sheet: sheet.sheet.name,
    hidden: sheet.sheet.hidden,
    use: sheet.use,
    register: ledger.register,
    headerRows: ledger.headerRows,
    columns: ledger.columns.map(({ index, ...column }) => ({ column: columnName(index), ...column })),
    rows: countRows(sheet),
    also: alsoOf(sheet),
    problems: problemsOf(sheet),
    problemGroups: [],
    skippedRows: ledger.skipped,
    values: [],
    warnings: [],
    unclear: 0,
    missing: 0,
    recipe: null,
    decisions: sheet.decisions,
  }
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

/** The sheet's rows with what would become of each, in the order of the sheet. `problem`: rows that somebody should look at. */
export function rowsOf(
  sheet: PreviewSheet,
  outcome: RowOutcome | 'problem' | 'unclear' | undefined,
  page: { offset: number; limit: number },
): { total: number; rows: ImportRow[] } {
  const problems = Map.groupBy(problemsOf(sheet), (problem) => problem.row ?? 0)
  const all = [
    ...(sheet.landed?.rows ?? []).map((row) => ({ ...row, outcome: row.outcome as RowOutcome, reason: null as string | null })),
    ...skippedBelowHeader(sheet).map((row) => ({ row: row.row, outcome: 'skipped' as RowOutcome, recordId: null, changes: {}, reason: row.reason as string })),
  ].sort((a, b) => a.row - b.row)
  const wanted = all.filter((row) => outcome === undefined || (outcome === 'problem' ? problems.has(row.row) : row.outcome === outcome))
  const cells = new Map(sheet.sheet.rows.map((row) => [row.number, row.cells]))
  const rows = wanted.slice(page.offset, page.offset + page.limit).map((row): ImportRow => {
    const shown: Record<string, string> = {}
    for (const column of sheet.ledger.columns) {
      const letter = columnName(column.index)
      shown[letter] = sheet.decisions.fixes?.[`${letter}${row.row}`] ?? cellText(cells.get(row.row)?.[column.index])
    }
    return { ...row, cells: shown, problems: problems.get(row.row) ?? [], candidates: [] }
  })
  return { total: wanted.length, rows }
}

function skippedBelowHeader(sheet: PreviewSheet) {
  const header = sheet.ledger.headerRows.at(-1) ?? 0
  return sheet.use ? sheet.ledger.skipped.filter((row) => row.row > header) : []
}

function alsoOf(sheet: PreviewSheet): SheetPreview['also'] {
  return [...(sheet.landed?.also ?? [])].map(([register, count]) => ({ register, ...count }))
}

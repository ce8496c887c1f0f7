// What a clerk is told about a sheet: counts that add up, problems at their cells, rows that were left out.
import type { BatchReport, ImportRow, NamedRecord, RowCounts, RowOutcome, SheetPreview, ShownProblem } from '#shared/api/types.ts'
import type { Problem } from '#shared/importing/problem.ts'
import { columnName, type SheetRow, type SheetRows } from '#shared/importing/sheet.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { cellText } from '#shared/values/cellText.ts'
import type { Landed } from './landing.ts'
import { mappingOf, type PreviewSheet } from './preview.ts'
import { shownIn } from './problemPages.ts'

interface Tally {
  added: number
  changed: number
  unchanged: number
  rejected: number
  unclear: number
}
const tallies = new WeakMap<Landed, Tally>()

/** Counted once: there may be a million of them. */
function tallyOf(landed: Landed | null): Tally {
  const known = landed && tallies.get(landed)
  if (known) return known
  const tally: Tally = { added: 0, changed: 0, unchanged: 0, rejected: 0, unclear: 0 }
  for (const row of landed?.rows ?? []) {
    tally[row.outcome]++
    if (row.candidates) tally.unclear++
  }
  if (landed) tallies.set(landed, tally)
  return tally
}

/** Non-empty rows below the header = added + changed + unchanged + skipped + rejected. */
export function countRows(sheet: PreviewSheet): RowCounts {
  const { unclear: _unclear, ...counts } = tallyOf(sheet.landed)
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
  return tallyOf(sheet.landed).unclear
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

/**
 * The sheet's rows with what would become of each, in the order of the sheet. `problem`: rows that somebody should look at.
 * @param name says of candidates who they are
 */
export function rowsOf(
  sheet: PreviewSheet,
  outcome: RowOutcome | 'problem' | 'unclear' | undefined,
  page: { offset: number; limit: number },
  name: (register: RegisterId, ids: readonly number[]) => NamedRecord[],
): { total: number; rows: ImportRow[] } {
  const problems = Map.groupBy(problemsOf(sheet), (problem) => problem.row ?? 0)
  const all = [
    ...Array.from(sheet.landed?.rows ?? [], (row) => ({
      ...row,
      outcome: row.outcome as RowOutcome,
      reason: null as string | null,
      candidates: row.candidates,
    })),
    ...skippedBelowHeader(sheet).map((row) => ({
      row: row.row,
      outcome: 'skipped' as RowOutcome,
      recordId: null,
      changes: {},
      reason: row.reason as string,
      candidates: undefined,
    })),
  ].sort((a, b) => a.row - b.row)
  const fits = (row: (typeof all)[number]) => {
    if (outcome === 'problem') return problems.has(row.row)
    return outcome === 'unclear' ? row.candidates !== undefined : outcome === undefined || row.outcome === outcome
  }
  const wanted = all.filter(fits)
  const shownRows = wanted.slice(page.offset, page.offset + page.limit)
  const cells = cellsOf(sheet.sheet.rows, new Set(shownRows.map((row) => row.row)))
  const rows = shownRows.map((row): ImportRow => {
    const shown: Record<string, string> = {}
    for (const column of sheet.ledger.columns) {
      const letter = columnName(column.index)
      shown[letter] = sheet.decisions.fixes?.[`${letter}${row.row}`] ?? cellText(cells.get(row.row)?.[column.index])
    }
    return {
      ...row,
      cells: shown,
      problems: problems.get(row.row) ?? [],
      candidates: (row.candidates ?? []).flatMap(({ register, ids }) => name(register, ids)),
    }
  })
  return { total: wanted.length, rows }
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

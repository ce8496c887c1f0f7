// Problems by cause and by page, so that no screen has to hold a hundred thousand of them.
import type SQLite from 'better-sqlite3'
import type { ProblemGroup, ProblemPage, ShownProblem } from '#shared/api/previewTypes.ts'
import type { Problem, ProblemLevel } from '#shared/importing/problem.ts'
import { problemSentence } from '#shared/messages/problems.ts'
import { findRegister, importTargets, type RegisterId } from '#shared/registers/index.ts'

export interface ProblemFilter {
  readonly code?: string | undefined
  readonly level?: ProblemLevel | undefined
  readonly field?: string | undefined
  readonly offset: number
  readonly limit: number
}

const gravity: Readonly<Record<ProblemLevel, number>> = { error: 0, warning: 1, info: 2 }
/** Rows that a group names. */
const NAMED = 20

/** @returns the sentence maker of one ledger's problems */
export function shownIn(register: RegisterId | null): (problem: Problem) => ShownProblem {
  const definition = register === null ? undefined : findRegister(register)
  const labels = new Map(definition ? importTargets(definition).map((target) => [target.key, target.label]) : [])
  return (problem) => ({
    ...problem,
    cell: problem.row !== null && problem.column !== null ? `${problem.column}${problem.row}` : null,
    message: problemSentence(problem, problem.field === undefined ? '' : (labels.get(problem.field) ?? problem.field), 'zh'),
  })
}

export function groupProblems(problems: readonly ShownProblem[]): ProblemGroup[] {
  const groups = Map.groupBy(problems, ({ code, level, field, column }) => `${code} ${level} ${field ?? ''} ${column ?? ''}`)
  return [...groups.values()]
    .flatMap((members): ProblemGroup[] => {
      const [first] = members
      if (!first) return []
      const { code, level, field = null, column, message } = first
      const rows = members.slice(0, NAMED).flatMap((problem) => (problem.row === null ? [] : [problem.row]))
      return [{ code, level, field, column, count: members.length, rows, message }]
    })
    .sort((a, b) => gravity[a.level] - gravity[b.level] || b.count - a.count)
}

export function pageProblems(problems: readonly ShownProblem[], filter: ProblemFilter): ProblemPage {
  const fits = problems.filter(
    ({ code, level, field }) =>
      (filter.code === undefined || code === filter.code) &&
      (filter.level === undefined || level === filter.level) &&
      (filter.field === undefined || field === filter.field),
  )
  return { total: fits.length, problems: fits.slice(filter.offset, filter.offset + filter.limit) }
}

interface ProblemRow {
  readonly sheet_row: number | null
  readonly sheet_column: string | null
  readonly code: Problem['code']
  readonly level: ProblemLevel
  readonly field: string | null
  readonly params: string | null
  readonly suggest: string | null
}

/** Of a batch, in the order of the sheet. */
export function problemsOfBatch(
  reader: SQLite.Database,
  batch: { readonly batchId: number; readonly sheet: string; readonly register: RegisterId | null },
): ShownProblem[] {
  const rows = reader.prepare('SELECT * FROM import_problem WHERE batch_id = ? ORDER BY id').all(batch.batchId) as ProblemRow[]
  const shown = shownIn(batch.register)
  return rows.map(({ sheet_row, sheet_column, code, level, field, params, suggest }) =>
    shown({
      sheet: batch.sheet,
      row: sheet_row,
      column: sheet_column,
      code,
      level,
      ...(field === null ? {} : { field }),
      ...(params === null ? {} : { params: JSON.parse(params) as NonNullable<Problem['params']> }),
      ...(suggest === null ? {} : { suggest }),
    }),
  )
}

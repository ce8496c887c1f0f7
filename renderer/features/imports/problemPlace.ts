// Where problems stand, and how grave they are together.
import type { ShownProblem } from '#shared/api/previewTypes.ts'
import type { ProblemLevel } from '#shared/importing/problem.ts'

const rank: Record<ProblemLevel, number> = { error: 0, warning: 1, info: 2 }

/** The worst level among problems; null for none. */
export function worstLevel(problems: readonly Pick<ShownProblem, 'level'>[]): ProblemLevel | null {
  let worst: ProblemLevel | null = null
  for (const { level } of problems) if (worst === null || rank[level] < rank[worst]) worst = level
  return worst
}

/** Where a row stands among the rows that have problems: a first guess for jumping to it. */
export function problemRowIndex(problems: readonly ShownProblem[], row: number): number {
  const rows = new Set<number>()
  for (const problem of problems) if (problem.row !== null && problem.row < row) rows.add(problem.row)
  return rows.size
}

// Problems by cause, the worst first, so that a clerk sees "37 dates" and not 37 lines.
import type { ShownProblem } from '#shared/api/types.ts'
import type { ProblemCode, ProblemLevel } from '#shared/importing/problem.ts'

export interface ProblemGroup {
  readonly code: ProblemCode
  readonly level: ProblemLevel
  readonly problems: readonly ShownProblem[]
}

const rank: Record<ProblemLevel, number> = { error: 0, warning: 1, info: 2 }

export function groupProblems(problems: readonly ShownProblem[]): ProblemGroup[] {
  const groups = new Map<string, ShownProblem[]>()
  for (const problem of problems) {
    const key = `${problem.level} ${problem.code}`
    const group = groups.get(key)
    if (group) group.push(problem)
    else groups.set(key, [problem])
  }
  return [...groups.values()]
    .flatMap((group) => (group[0] ? [{ code: group[0].code, level: group[0].level, problems: group }] : []))
    .sort((a, b) => rank[a.level] - rank[b.level] || b.problems.length - a.problems.length)
}

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

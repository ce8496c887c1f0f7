// Problems by cause; each leads to its cell.

import { useState } from 'react'
import type { ShownProblem } from '#shared/api/types.ts'
import { Mark } from '../../components/Mark.tsx'
import { groupProblems, type ProblemGroup } from './groupProblems.ts'
import { levelLabels, problemLabels } from './importLabels.ts'

const step = 50

export function ProblemPanel({ problems, onJump }: { problems: readonly ShownProblem[]; onJump?: (problem: ShownProblem) => void }) {
  const groups = groupProblems(problems)
  if (groups.length === 0) return <p className="muted">没有发现问题。</p>
  return (
    <div>
      {groups.map((group, index) => (
        <Group key={`${group.level}${group.code}`} group={group} open={index === 0 && group.level !== 'info'} onJump={onJump} />
      ))}
    </div>
  )
}

function Group({ group, open, onJump }: { group: ProblemGroup; open: boolean; onJump: ((problem: ShownProblem) => void) | undefined }) {
  const [shown, setShown] = useState(step)
  return (
    <details className="problem-group" open={open}>
      <summary>
        <Mark tone={group.level}>{levelLabels[group.level]}</Mark>
        <span className="problem-cause">{problemLabels[group.code]}</span>
        <span className="problem-count">{group.problems.length.toLocaleString()}</span>
      </summary>
      <ul>
        {group.problems.slice(0, shown).map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two problems may stand at one cell
          <li key={`${problem.row}${problem.column}${index}`}>
            {onJump && problem.row !== null ? (
              <button type="button" onClick={() => onJump(problem)}>
                <ProblemText problem={problem} />
              </button>
            ) : (
              <ProblemText problem={problem} />
            )}
          </li>
        ))}
      </ul>
      {group.problems.length > shown ? (
        <button type="button" className="more" onClick={() => setShown(shown + 200)}>
          还有 {(group.problems.length - shown).toLocaleString()} 处，继续列出
        </button>
      ) : null}
    </details>
  )
}

function ProblemText({ problem }: { problem: ShownProblem }) {
  return (
    <>
      <span className="problem-cell">{problem.cell ?? (problem.row === null ? '整张表' : `第 ${problem.row} 行`)}</span>
      {problem.message}
    </>
  )
}

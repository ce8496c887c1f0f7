// Problems by cause, the gravest first; each cause lists its cells when it is opened, and each cell can be gone to.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Spin } from 'antd'
import { useState } from 'react'
import type { ProblemGroup, ShownProblem } from '#shared/api/previewTypes.ts'
import { client, orpc } from '../../api/client.ts'
import { Mark } from '../../components/Mark.tsx'
import { QueryRefusal } from '../../components/RefusalBox.tsx'
import { levelLabels, problemLabels } from './importLabels.ts'

type Of = Parameters<typeof client.imports.problems>[0]['of']

const pageSize = 50

interface Props {
  /** A sheet of a preview, or a batch. */
  readonly of: Of
  readonly groups: readonly ProblemGroup[]
  readonly fieldLabel: (field: string) => string
  onJump?(problem: ShownProblem): void
}

export function ProblemPanel({ of, groups, fieldLabel, onJump }: Props) {
  if (groups.length === 0) return <p className="muted">没有发现问题。</p>
  return (
    <div>
      {groups.map((group, index) => (
        <Group
          key={`${group.level} ${group.code} ${group.field} ${group.column}`}
          of={of}
          group={group}
          fieldLabel={fieldLabel}
          openFirst={index === 0 && group.level !== 'info'}
          onJump={onJump}
        />
      ))}
    </div>
  )
}

interface GroupProps {
  readonly of: Of
  readonly group: ProblemGroup
  readonly fieldLabel: (field: string) => string
  readonly openFirst: boolean
  readonly onJump: ((problem: ShownProblem) => void) | undefined
}

function Group({ of, group, fieldLabel, openFirst, onJump }: GroupProps) {
  const [open, setOpen] = useState(openFirst)
  return (
    <details className="problem-group" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Mark tone={group.level}>{levelLabels[group.level]}</Mark>
        <span className="problem-cause">
          {problemLabels[group.code]}
          {group.field === null ? null : <span className="muted">　{fieldLabel(group.field)}</span>}
        </span>
        <span className="problem-count">{group.count.toLocaleString()}</span>
      </summary>
      {open ? <Cells of={of} group={group} onJump={onJump} /> : null}
    </details>
  )
}

function Cells({ of, group, onJump }: Pick<GroupProps, 'of' | 'group' | 'onJump'>) {
  const filter = { of, code: group.code, level: group.level, ...(group.field === null ? {} : { field: group.field }) }
  const pages = useInfiniteQuery({
    queryKey: [...orpc.imports.problems.key(), 'pages', filter],
    queryFn: ({ pageParam, signal }) => client.imports.problems({ ...filter, offset: pageParam, limit: pageSize }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last, all) => {
      const shown = all.reduce((sum, page) => sum + page.problems.length, 0)
      return last.problems.length > 0 && shown < last.total ? shown : undefined
    },
    placeholderData: (before) => before,
  })
  if (pages.error) return <QueryRefusal error={pages.error} retry={() => pages.refetch()} />
  if (!pages.data) return <Spin size="small" />
  const problems = pages.data.pages.flatMap((page) => page.problems)
  const left = (pages.data.pages.at(-1)?.total ?? 0) - problems.length
  return (
    <>
      <ul>
        {problems.map((problem, index) => (
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
      {left > 0 ? (
        <button type="button" className="more" disabled={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
          还有 {left.toLocaleString()} 处，继续列出
        </button>
      ) : null}
    </>
  )
}

export function ProblemText({ problem }: { problem: ShownProblem }) {
  return (
    <>
      <span className="problem-cell">{problem.cell ?? (problem.row === null ? '整张表' : `第 ${problem.row} 行`)}</span>
      {problem.message}
    </>
  )
}

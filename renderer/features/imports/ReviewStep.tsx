// Row by row: what would be added, changed, left out or refused, each problem at its cell, and the cell ready to be mended.
import { Button, Segmented, Select } from 'antd'
import { useCallback, useState } from 'react'
import type { RowCounts, SheetPreview, ShownProblem } from '#shared/api/types.ts'
import { outcomeLabels } from '#shared/messages/labels.ts'
import { findRegister, type RegisterId } from '#shared/registers/index.ts'
import { ProgressBox } from '../../components/ProgressBox.tsx'
import { placeName } from '../../components/placeName.ts'
import { RefusalBox } from '../../components/RefusalBox.tsx'
import { AdjustingLine } from './AdjustingLine.tsx'
import { problemRowIndex, worstLevel } from './groupProblems.ts'
import { ProblemPanel } from './ProblemPanel.tsx'
import { type ActiveCell, SheetGrid } from './SheetGrid.tsx'
import type { RowFilter } from './useGridRows.ts'
import type { ImportWork } from './useImport.ts'

const outcomes = ['added', 'changed', 'unchanged', 'rejected', 'skipped'] as const

interface Jump {
  readonly row: number
  readonly column: string | null
  readonly guess: number
}

export function ReviewStep({ work }: { work: ImportWork }) {
  const { preview, used, committing } = work
  const [chosen, setChosen] = useState<string | null>(null)
  const [filter, setFilter] = useState<RowFilter>(null)
  const [jump, setJump] = useState<Jump | null>(null)
  const [active, setActive] = useState<ActiveCell | null>(null)
  const sheet = used.find((candidate) => candidate.key === chosen) ?? used[0]
  const showActive = useCallback((cell: ActiveCell | null) => setActive(cell), [])

  if (committing.running) {
    return <ProgressBox progress={committing.progress} title="正在导入" note="取消后名册保持原样" cancel={committing.cancel} />
  }
  if (!preview || !sheet) return <p>没有要导入的工作表。</p>

  const jumpTo = (problem: ShownProblem) => {
    if (problem.row === null) return
    setFilter('problem')
    setJump({ row: problem.row, column: problem.column, guess: problemRowIndex(sheet.problems, problem.row) })
  }
  const undo = () => {
    const undone = work.undoFix()
    if (undone && undone.sheet !== sheet.key) setChosen(undone.sheet)
  }
  const writes = used.reduce((sum, item) => sum + item.rows.added + item.rows.changed, 0)
  const rejected = used.reduce((sum, item) => sum + item.rows.rejected, 0)
  const suggestion = active?.problems.find((problem) => problem.suggest !== undefined && problem.cell === active.name)?.suggest

  return (
    <>
      {committing.refusal ? <RefusalBox refusal={committing.refusal} /> : null}
      {committing.cancelled ? (
        <p role="status" className="wizard-note">
          已取消导入，名册没有任何改动。
        </p>
      ) : null}
      <div className="review-bar">
        {used.length > 1 ? (
          <Select
            aria-label="工作表"
            value={sheet.key}
            style={{ minWidth: 200 }}
            popupMatchSelectWidth={false}
            options={used.map((item) => ({ value: item.key, label: placeName(item.file, item.sheet) }))}
            onChange={(key) => {
              setChosen(key)
              setJump(null)
            }}
          />
        ) : null}
        <Segmented<string>
          aria-label="按结果查看"
          value={filter ?? 'all'}
          options={filterOptions(sheet.rows, rowsWithProblems(sheet.problems))}
          onChange={(value) => {
            setFilter(value === 'all' ? null : (value as RowFilter))
            setJump(null)
          }}
        />
        <AdjustingLine work={work} sheet={sheet.key} />
        <Button size="small" disabled={work.fixCount === 0} onClick={undo} title="Ctrl+Z">
          撤销修改{work.fixCount > 0 ? `（${work.fixCount}）` : ''}
        </Button>
      </div>
      <div className="cell-bar" aria-live="polite">
        <span className="cell-name">{active?.name ?? ''}</span>
        <span className="cell-text">
          {active ? `${active.heading}：${active.text === '' ? '（空）' : active.text}` : '用方向键移动，直接输入或按回车修改单元格'}
        </span>
        <span className={`cell-problems ${worstLevel(active?.problems ?? []) ?? ''}`}>
          {active?.problems.map((problem) => problem.message).join('')}
          {active?.change}
        </span>
        {suggestion !== undefined && active ? (
          <Button size="small" onClick={() => work.fix(sheet.key, active.name, suggestion)}>
            改为 {suggestion}
          </Button>
        ) : null}
      </div>
      <div className="review">
        <SheetGrid
          key={`${sheet.key} ${filter}`}
          previewId={preview.previewId}
          sheet={sheet}
          filter={filter}
          jump={jump}
          onActive={showActive}
          onFix={(cell, text) => work.fix(sheet.key, cell, text)}
          onUndo={undo}
        />
        <aside className="problems" aria-label="问题">
          <h2>问题（{sheet.problems.length.toLocaleString()}）</h2>
          <ProblemPanel key={sheet.key} problems={sheet.problems} onJump={jumpTo} />
        </aside>
      </div>
      <div className="wizard-foot">
        <span className="foot-summary">
          共 {used.length} 张表：将新增或修改 {writes.toLocaleString()} 行{alsoSentence(used)}
          {rejected > 0 ? <strong>；{rejected.toLocaleString()} 行退回，不导入</strong> : null}
        </span>
        <Button onClick={() => work.go('map')}>上一步</Button>
        <Button type="primary" disabled={work.adjusting.running} onClick={() => work.commit()}>
          导入
        </Button>
      </div>
    </>
  )
}

/** What the sheets say about records of other registers, all sheets together. */
function alsoSentence(sheets: readonly SheetPreview[]): string {
  const sums = new Map<RegisterId, { added: number; changed: number }>()
  for (const also of sheets.flatMap((sheet) => sheet.also)) {
    const before = sums.get(also.register) ?? { added: 0, changed: 0 }
    sums.set(also.register, { added: before.added + also.added, changed: before.changed + also.changed })
  }
  return [...sums].map(([id, sum]) => `；另有${findRegister(id)?.label} 新增 ${sum.added.toLocaleString()}、修改 ${sum.changed.toLocaleString()}`).join('')
}

function rowsWithProblems(problems: readonly ShownProblem[]): number {
  return new Set(problems.flatMap((problem) => (problem.row === null ? [] : [problem.row]))).size
}

function filterOptions(rows: RowCounts, problems: number): { value: string; label: string }[] {
  return [
    { value: 'all', label: `全部 ${rows.read.toLocaleString()}` },
    { value: 'problem', label: `有问题 ${problems.toLocaleString()}` },
    ...outcomes.map((outcome) => ({ value: outcome, label: `${outcomeLabels[outcome].zh} ${rows[outcome].toLocaleString()}` })),
  ]
}

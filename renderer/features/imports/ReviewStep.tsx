// Row by row: what would be added, changed, left out or refused, each problem at its cell, and the cell ready to be mended.
import { Button, Segmented, Select } from 'antd'
import { useCallback, useState } from 'react'
import type { SheetPreview, ShownProblem } from '#shared/api/previewTypes.ts'
import { outcomeLabels } from '#shared/messages/labels.ts'
import { findRegister, type RegisterId } from '#shared/registers/index.ts'
import { ProgressBox } from '../../components/ProgressBox.tsx'
import { placeName } from '../../components/placeName.ts'
import { RefusalBox } from '../../components/RefusalBox.tsx'
import { AdjustingLine } from './AdjustingLine.tsx'
import { CellBar } from './CellBar.tsx'
import { FixReach } from './FixReach.tsx'
import { fieldLabels } from './fieldLabels.ts'
import { ProblemPanel } from './ProblemPanel.tsx'
import { problemRowIndex } from './problemPlace.ts'
import { type ActiveCell, SheetGrid } from './SheetGrid.tsx'
import { UnclearRows } from './UnclearRows.tsx'
import type { RowFilter } from './useGridRows.ts'
import type { ImportWork } from './useImport.ts'
import { WarningConfirm, WarningLine } from './WarningList.tsx'

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
  const [confirming, setConfirming] = useState(false)
  const sheet = used.find((candidate) => candidate.key === chosen) ?? used[0]
  const showActive = useCallback((cell: ActiveCell | null) => setActive(cell), [])

  if (committing.running) {
    return <ProgressBox progress={committing.progress} title="正在导入" note="取消后名册保持原样" cancel={committing.cancel} />
  }
  if (!preview || !sheet) return <p>没有要导入的工作表。</p>

  const look = (at: RowFilter, to: Jump | null) => {
    setFilter(at)
    setJump(to)
  }
  const jumpTo = (problem: ShownProblem) => {
    if (problem.row === null) return
    look('problem', { row: problem.row, column: problem.column, guess: problemRowIndex(sheet.problems, problem.row) })
  }
  const undo = () => {
    const undone = work.undoFix()
    if (undone !== null && undone !== sheet.key) setChosen(undone)
  }
  const writes = used.reduce((sum, item) => sum + item.rows.added + item.rows.changed, 0)
  const rejected = used.reduce((sum, item) => sum + item.rows.rejected, 0)
  const warned = used.some((item) => item.warnings.length > 0)

  return (
    <>
      {committing.refusal ? <RefusalBox refusal={committing.refusal} /> : null}
      {committing.cancelled ? (
        <p role="status" className="wizard-note">
          已取消导入，名册没有任何改动。
        </p>
      ) : null}
      <WarningLine used={used} previewId={preview.previewId} />
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
              look(null, null)
            }}
          />
        ) : null}
        <Segmented<string>
          aria-label="按结果查看"
          value={filter ?? 'all'}
          options={filterOptions(sheet, filter)}
          onChange={(value) => look(value === 'all' ? null : (value as RowFilter), null)}
        />
        <AdjustingLine work={work} sheet={sheet.key} />
        <Button size="small" disabled={work.fixCount === 0} onClick={undo} title="Ctrl+Z">
          撤销修改{work.fixCount > 0 ? `（${work.fixCount}）` : ''}
        </Button>
      </div>
      {filter === 'unclear' ? (
        <UnclearRows key={sheet.key} work={work} previewId={preview.previewId} sheet={sheet} onUndo={undo} />
      ) : (
        <>
          <CellBar active={active} onSuggestion={(cell, text) => work.fix(sheet.key, cell.name, cell.text, text)} />
          <FixReach work={work} previewId={preview.previewId} />
          <div className="review">
            <SheetGrid
              key={`${sheet.key} ${filter}`}
              previewId={preview.previewId}
              sheet={sheet}
              filter={filter}
              jump={jump}
              onActive={showActive}
              onFix={(cell, from, to, reach) => work.fix(sheet.key, cell, from, to, reach)}
              onWiden={work.widen}
              onUndo={undo}
            />
            <aside className="problems" aria-label="问题">
              <h2>问题（{sheet.problemGroups.reduce((sum, group) => sum + group.count, 0).toLocaleString()}）</h2>
              <ProblemPanel
                key={sheet.key}
                of={{ previewId: preview.previewId, sheet: sheet.key }}
                groups={sheet.problemGroups}
                fieldLabel={fieldLabels(sheet.register)}
                onJump={jumpTo}
              />
            </aside>
          </div>
        </>
      )}
      <div className="wizard-foot">
        <span className="foot-summary">
          共 {used.length} 张表：将新增或修改 {writes.toLocaleString()} 行{alsoSentence(used)}
          {rejected > 0 ? <strong>；{rejected.toLocaleString()} 行退回，不导入</strong> : null}
        </span>
        <Button onClick={() => work.go(work.asksValues ? 'values' : 'map')}>上一步</Button>
        <Button type="primary" disabled={work.adjusting.running} onClick={() => (warned ? setConfirming(true) : work.commit())}>
          导入
        </Button>
      </div>
      <WarningConfirm
        open={confirming}
        used={used}
        previewId={preview.previewId}
        onCancel={() => setConfirming(false)}
        onCommit={() => {
          setConfirming(false)
          void work.commit()
        }}
      />
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
  return [...sums].map(([id, sum]) => `；另有${findRegister(id)?.label}新增 ${sum.added.toLocaleString()}、修改 ${sum.changed.toLocaleString()}`).join('')
}

function filterOptions({ rows, problems, problemGroups, unclear }: SheetPreview, current: RowFilter): { value: string; label: string }[] {
  const withProblems = new Set(problems.flatMap((problem) => (problem.row === null ? [] : [problem.row]))).size
  // A preview carries the first problems only: then how many rows they are is not known here.
  const all = problemGroups.reduce((sum, group) => sum + group.count, 0) === problems.length
  return [
    { value: 'all', label: `全部 ${rows.read.toLocaleString()}` },
    { value: 'problem', label: all ? `有问题 ${withProblems.toLocaleString()}` : '有问题' },
    ...(unclear > 0 || current === 'unclear' ? [{ value: 'unclear', label: `待认定 ${unclear.toLocaleString()}` }] : []),
    ...outcomes.map((outcome) => ({ value: outcome, label: `${outcomeLabels[outcome].zh} ${rows[outcome].toLocaleString()}` })),
  ]
}

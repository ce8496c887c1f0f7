// Rows that fit several records, one at a time: what the ledger says beside what each record says, one key per decision.
import { useQueries, useQuery } from '@tanstack/react-query'
import { Button, Spin } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { ImportRow, NamedRecord, RecordView, SheetPreview } from '#shared/api/types.ts'
import { findRegister, type ImportTarget, importTargets } from '#shared/registers/index.ts'
import { shownValue } from '#shared/values/shownValue.ts'
import { orpc } from '../../api/client.ts'
import { type Codes, useCodes } from '../../api/useCodes.ts'
import { isComposing } from '../../components/composing.ts'
import { QueryRefusal } from '../../components/RefusalBox.tsx'
import { unclearAction } from './unclearKeys.ts'
import type { ImportWork } from './useImport.ts'

interface Props {
  readonly work: ImportWork
  readonly previewId: string
  readonly sheet: SheetPreview
  onUndo(): void
}

export function UnclearRows({ work, previewId, sheet, onUndo }: Props) {
  const box = useRef<HTMLElement>(null)
  const [at, setAt] = useState(0)
  /** Decided, while the preview does not know it yet. */
  const [decided, setDecided] = useState<ReadonlySet<number>>(new Set())
  const page = useQuery(
    orpc.imports.rows.queryOptions({ input: { previewId, sheet: sheet.key, outcome: 'unclear', limit: 200 }, placeholderData: (before) => before }),
  )
  // A new preview says itself what is still open.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer is what this waits for
  useEffect(() => setDecided(new Set()), [page.dataUpdatedAt])
  const rows = page.data?.rows.filter((row) => !decided.has(row.row)) ?? []
  const place = Math.max(0, Math.min(at, rows.length - 1))
  const row = rows[place]
  const rowNumber = row?.row
  // biome-ignore lint/correctness/useExhaustiveDependencies: the next row takes the keys
  useEffect(() => box.current?.focus(), [rowNumber])

  const decide = (decision: number | 'new' | 'skip') => {
    if (!row) return
    setDecided(new Set([...decided, row.row]))
    work.decideRow(sheet.key, row.row, decision)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!row) return
    const pressed = { key: event.key, ctrl: event.ctrlKey || event.metaKey, alt: event.altKey, composing: isComposing(event) }
    const action = unclearAction(pressed, row.candidates.length)
    if (action.kind === 'none') return
    event.preventDefault()
    const taken = action.kind === 'take' ? row.candidates[action.candidate] : undefined
    if (taken) decide(taken.id)
    else if (action.kind === 'new' || action.kind === 'skip') decide(action.kind)
    else if (action.kind === 'undo') onUndo()
    else if (action.kind === 'move') setAt(Math.max(0, Math.min(rows.length - 1, place + action.by)))
  }

  if (page.error) return <QueryRefusal error={page.error} retry={() => page.refetch()} />
  if (!page.data) return <Spin />
  if (!row) return <p className="unclear">{work.adjusting.running ? '正在重新预览…' : '没有待认定的行。'}</p>
  const left = Math.max(rows.length, (page.data.total ?? 0) - decided.size)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys that decide
    <section ref={box} className="unclear" tabIndex={0} aria-label={`待认定：第 ${row.row} 行`} onKeyDown={onKeyDown}>
      <p className="wizard-note" role="status">
        第 {row.row} 行对得上 {row.candidates.length} 条记录，是哪一条？还有 {left.toLocaleString()} 行待认定；没有认定的退回，不导入。
      </p>
      <Comparison sheet={sheet} row={row} take={(candidate) => decide(candidate.id)} />
      <div className="unclear-keys">
        <Button onClick={() => decide('new')}>
          都不是，新建一条 <kbd>N</kbd>
        </Button>
        <Button onClick={() => decide('skip')}>
          这一行不导入 <kbd>S</kbd>
        </Button>
        <span className="muted">
          数字键选记录，↑ ↓ 看别的行，<kbd>Ctrl+Z</kbd> 撤销
        </span>
      </div>
    </section>
  )
}

function Comparison({ sheet, row, take }: { sheet: SheetPreview; row: ImportRow; take(candidate: NamedRecord): void }) {
  const codes = useCodes()
  const records = useQueries({
    queries: row.candidates.map(({ register, id }) => orpc.records.get.queryOptions({ input: { register, id } })),
  })
  const register = sheet.register ? findRegister(sheet.register) : undefined
  const targets = register ? importTargets(register) : []
  const lines = sheet.columns.flatMap((column) => {
    const target = targets.find((candidate) => candidate.key === column.target)
    return target ? [{ column: column.column, target }] : []
  })
  return (
    <div className="table-scroll">
      <table className="plain comparison" aria-label="台账与候选记录">
        <thead>
          <tr>
            <th scope="col">内容</th>
            <th scope="col">台账第 {row.row} 行</th>
            {row.candidates.map((candidate, index) => (
              <th key={candidate.id} scope="col">
                <Button
                  size="small"
                  type="primary"
                  aria-label={`${index + 1} 是这一条：${candidate.name ?? '这次新增的一条'} ${candidate.detail}`}
                  onClick={() => take(candidate)}
                >
                  <kbd>{index + 1}</kbd> 是这一条
                </Button>
                <span className="candidate">
                  {candidate.name ?? '这次新增的一条'}
                  <span className="muted">　{candidate.detail}</span>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ column, target }) => {
            const said = row.cells[column] ?? ''
            return (
              <tr key={target.key}>
                <th scope="row">{target.label}</th>
                <td>{said}</td>
                {row.candidates.map((candidate, index) => {
                  const known = knownText(records[index]?.data, candidate, target, codes)
                  return (
                    <td key={candidate.id} className={known !== '' && known === said.trim() ? 'agrees' : ''}>
                      {known}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** What a candidate holds for a column of the ledger; a union's ledger also speaks of its unit, and then the candidate may be a unit. */
function knownText(view: RecordView | undefined, candidate: NamedRecord, target: ImportTarget, codes: Codes): string {
  if (!view) return ''
  const key = target.register === candidate.register ? target.field.key : target.key
  return shownValue(target.field, view.record[key], codes.labelOf)
}

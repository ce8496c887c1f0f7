// Rows that fit several records, one question at a time: what the ledger says beside what each record says, one key per decision.
import { useQueries, useQuery } from '@tanstack/react-query'
import { Button, Spin } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { NamedRecord, SheetPreview } from '#shared/api/previewTypes.ts'
import type { RecordView } from '#shared/api/recordTypes.ts'
import { findRegister, type ImportTarget, importTargets } from '#shared/registers/index.ts'
import { shownValue } from '#shared/values/shownValue.ts'
import { orpc } from '../../api/client.ts'
import { type Codes, useCodes } from '../../api/useCodes.ts'
import { isComposing } from '../../components/composing.ts'
import { QueryRefusal } from '../../components/RefusalBox.tsx'
import { unclearAction } from './unclearKeys.ts'
import { rowKey, type UnclearQuestion, unclearQuestions } from './unclearQuestions.ts'
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
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set())
  const page = useQuery(
    orpc.imports.rows.queryOptions({ input: { previewId, sheet: sheet.key, outcome: 'unclear', limit: 200 }, placeholderData: (before) => before }),
  )
  // A new preview says itself what is still open.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer is what this waits for
  useEffect(() => setDecided(new Set()), [page.dataUpdatedAt])
  const rows = page.data?.rows ?? []
  const questions = unclearQuestions(rows, decided)
  const place = Math.max(0, Math.min(at, questions.length - 1))
  const question = questions[place]
  const asked = question?.key
  // biome-ignore lint/correctness/useExhaustiveDependencies: the next question takes the keys
  useEffect(() => box.current?.focus(), [asked])

  const decide = (decision: number | 'new' | 'skip') => {
    if (!question) return
    const { row, register, key } = question
    setDecided(new Set([...decided, decision === 'skip' ? rowKey(row.row) : key]))
    work.decideRow(sheet.key, row.row, decision === 'skip' ? 'skip' : { register, is: decision })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!question) return
    const pressed = { key: event.key, ctrl: event.ctrlKey || event.metaKey, alt: event.altKey, composing: isComposing(event) }
    const action = unclearAction(pressed, question.candidates.length)
    if (action.kind === 'none') return
    event.preventDefault()
    const taken = action.kind === 'take' ? question.candidates[action.candidate] : undefined
    if (taken) decide(taken.id)
    else if (action.kind === 'new' || action.kind === 'skip') decide(action.kind)
    else if (action.kind === 'undo') onUndo()
    else if (action.kind === 'move') setAt(Math.max(0, Math.min(questions.length - 1, place + action.by)))
  }

  if (page.error) return <QueryRefusal error={page.error} retry={() => page.refetch()} />
  if (!page.data) return <Spin />
  if (!question) return <p className="unclear">{work.adjusting.running ? '正在重新预览…' : '没有待认定的行。'}</p>
  const { row } = question
  const left = new Set(questions.map((each) => each.row.row)).size + page.data.total - rows.length
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys that decide
    <section ref={box} className="unclear" tabIndex={0} aria-label={`待认定：第 ${row.row} 行的${labelOf(question)}`} onKeyDown={onKeyDown}>
      <p className="wizard-note" role="status">
        第 {row.row} 行的<strong>{labelOf(question)}</strong>对得上 {question.candidates.length} 条记录，是哪一条？
        {question.of > 1 ? `这一行要认定 ${question.of} 处，这是第 ${question.number} 处。` : ''}
        还有 {left.toLocaleString()} 行待认定；
        {row.outcome === 'rejected' ? '没有认定的退回，不导入。' : `没有认定的照常导入，但不登记它的${labelOf(question)}。`}
      </p>
      <Comparison sheet={sheet} question={question} take={(candidate) => decide(candidate.id)} />
      <div className="unclear-keys">
        <Button onClick={() => decide('new')}>
          都不是，新建{labelOf(question)} <kbd>N</kbd>
        </Button>
        <Button onClick={() => decide('skip')}>
          这一行不导入 <kbd>S</kbd>
        </Button>
        <span className="muted">
          数字键选记录，↑ ↓ 看别处，<kbd>Ctrl+Z</kbd> 撤销
        </span>
      </div>
    </section>
  )
}

function labelOf({ register }: UnclearQuestion): string {
  return findRegister(register)?.label ?? register
}

function Comparison({ sheet, question, take }: { sheet: SheetPreview; question: UnclearQuestion; take(candidate: NamedRecord): void }) {
  const codes = useCodes()
  const { row, register, candidates } = question
  const records = useQueries({
    queries: candidates.map(({ id }) => orpc.records.get.queryOptions({ input: { register, id } })),
  })
  const definition = sheet.register ? findRegister(sheet.register) : undefined
  const targets = definition ? importTargets(definition) : []
  const lines = sheet.columns.flatMap((column) => {
    const target = targets.find((candidate) => candidate.key === column.target)
    return target ? [{ column: column.column, target, heldAs: heldAs(question, sheet, target) }] : []
  })
  return (
    <div className="table-scroll">
      <table className="plain comparison" aria-label="台账与候选记录">
        <thead>
          <tr>
            <th scope="col">内容</th>
            <th scope="col">台账第 {row.row} 行</th>
            {candidates.map((candidate, index) => (
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
          {lines.map(({ column, target, heldAs: key }) => {
            const said = row.cells[column] ?? ''
            return (
              <tr key={target.key}>
                <th scope="row">{target.label}</th>
                <td>{said}</td>
                {candidates.map((candidate, index) => {
                  const known = knownText(records[index]?.data, key, target, codes)
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

/** By which key a candidate holds what a column of the ledger says; a candidate for the unit of a union knows nothing of the union. */
function heldAs({ register }: UnclearQuestion, sheet: SheetPreview, target: ImportTarget): string | null {
  if (register === sheet.register) return target.key
  const carried = sheet.register ? findRegister(sheet.register)?.carries.find((each) => each.register === register) : undefined
  return Object.entries(carried?.fields ?? {}).find(([, column]) => column === target.key)?.[0] ?? null
}

function knownText(view: RecordView | undefined, key: string | null, target: ImportTarget, codes: Codes): string {
  return view && key !== null ? shownValue(target.field, view.record[key], codes.labelOf) : ''
}

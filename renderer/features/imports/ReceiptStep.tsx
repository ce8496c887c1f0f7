// The receipt: counts that add up, what is left to mend, and the way back.
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Space } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { BatchReport } from '#shared/api/batchTypes.ts'
import { findRegister } from '#shared/registers/index.ts'
import { orpc } from '../../api/client.ts'
import { placeName } from '../../components/placeName.ts'
import { QueryRefusal } from '../../components/RefusalBox.tsx'
import { ErrorWorkbookButton } from './ErrorWorkbookButton.tsx'
import { fieldLabels } from './fieldLabels.ts'
import { addCounts, countsSentence } from './importLabels.ts'
import { ListReceipt } from './ListReceipt.tsx'
import { ProblemPanel, ProblemText } from './ProblemPanel.tsx'
import { UndoButton } from './UndoButton.tsx'
import type { ImportWork } from './useImport.ts'

export function ReceiptStep({ work }: { work: ImportWork }) {
  const batches = work.batches ?? []
  const rejected = batches.reduce((sum, batch) => sum + batch.rows.rejected, 0)
  const written = batches.flatMap((batch) => (batch.batchId === null ? [] : [batch.batchId]))
  const [undone, setUndone] = useState(false)
  return (
    <div className="receipt">
      <Alert
        type={rejected > 0 ? 'warning' : 'success'}
        showIcon
        role="status"
        title={rejected > 0 ? `导入完成，有 ${rejected.toLocaleString()} 行退回，没有写入名册` : '导入完成'}
        description={written.length > 1 ? `${written.length} 张表：${countsSentence(addCounts(batches.map((batch) => batch.rows)))}` : undefined}
        action={
          <Space>
            {written.length > 1 && !undone ? (
              <UndoButton batchIds={written} name={`${written.length} 张表`} text="全部撤销" onDone={() => setUndone(true)} />
            ) : null}
            <Button onClick={work.startOver}>再导入一份</Button>
            <Link to="/batches">导入记录</Link>
          </Space>
        }
      />
      {batches.map((batch) => (
        <Receipt key={`${batch.file} ${batch.sheet}`} batch={batch} allUndone={undone} />
      ))}
    </div>
  )
}

function Receipt({ batch, allUndone }: { batch: BatchReport; allUndone: boolean }) {
  const [undoneAlone, setUndone] = useState(false)
  const undone = undoneAlone || allUndone
  const label = batch.register ? findRegister(batch.register)?.label : undefined
  return (
    <section className="panel" aria-label={`${batch.file} ${batch.sheet}`}>
      <div className="receipt-head">
        <h2>{placeName(batch.file, batch.sheet)}</h2>
        {label ? <Link to={`/r/${batch.register}`}>查看{label}</Link> : null}
        {batch.batchId === null ? null : <RowsToMend batchId={batch.batchId} name={placeName(batch.file, batch.sheet)} />}
        {batch.batchId !== null && !undone ? (
          <UndoButton batchIds={[batch.batchId]} name={placeName(batch.file, batch.sheet)} onDone={() => setUndone(true)} />
        ) : null}
        {undone ? <span className="muted">已撤销</span> : null}
      </div>
      <p>{batch.batchId === null ? '这张表没有导入。' : countsSentence(batch.rows)}</p>
      {batch.register === 'listEntry' && batch.batchId !== null && !undone ? <ListReceipt batchId={batch.batchId} /> : null}
      {batch.also.map((also) => (
        <p key={also.register} className="muted">
          同时登记了{findRegister(also.register)?.label}：新增 {also.added.toLocaleString()}，修改 {also.changed.toLocaleString()}，一致{' '}
          {also.unchanged.toLocaleString()}
        </p>
      ))}
      {batch.batchId !== null && batch.problems.length > 0 ? <LeftProblems batchId={batch.batchId} label={fieldLabels(batch.register)} /> : null}
      {batch.batchId === null ? (
        <ul className="kept-list">
          {batch.problems.slice(0, 20).map((problem) => (
            <li key={`${problem.code}${problem.cell}${problem.message}`}>
              <ProblemText problem={problem} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

/** Refused rows, and rows of which a cell was not stored. */
function RowsToMend({ batchId, name }: { batchId: number; name: string }) {
  const batch = useQuery(orpc.imports.batch.queryOptions({ input: { batchId } }))
  return batch.data && batch.data.rejectedRows > 0 ? <ErrorWorkbookButton of={{ batchId }} name={name} /> : null
}

function LeftProblems({ batchId, label }: { batchId: number; label: (field: string) => string }) {
  const [open, setOpen] = useState(false)
  const batch = useQuery(orpc.imports.batch.queryOptions({ input: { batchId } }))
  const count = batch.data?.problemGroups.reduce((sum, group) => sum + group.count, 0) ?? 0
  if (batch.error) return <QueryRefusal error={batch.error} retry={() => batch.refetch()} />
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>留下的问题（{count.toLocaleString()}）</summary>
      {open && batch.data ? <ProblemPanel of={{ batchId }} groups={batch.data.problemGroups} fieldLabel={label} /> : null}
    </details>
  )
}

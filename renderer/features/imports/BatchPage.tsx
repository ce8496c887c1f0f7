// One import, or the undo of one: what it did, what it found wrong, and what was left as it was.
import { useQuery } from '@tanstack/react-query'
import { Spin } from 'antd'
import { Link, useParams } from 'react-router'
import type { BatchDetail } from '#shared/api/batchTypes.ts'
import { findRegister } from '#shared/registers/index.ts'
import { orpc } from '../../api/client.ts'
import { localTime } from '../../components/localTime.ts'
import { PageTitle } from '../../components/PageTitle.tsx'
import { placeName } from '../../components/placeName.ts'
import { QueryRefusal } from '../../components/RefusalBox.tsx'
import { ErrorWorkbookButton } from './ErrorWorkbookButton.tsx'
import { fieldLabels } from './fieldLabels.ts'
import { showHeaderRows } from './headerRows.ts'
import { countsSentence, policyLabels } from './importLabels.ts'
import { NotUndoneList } from './NotUndoneList.tsx'
import { ProblemPanel } from './ProblemPanel.tsx'
import { UndoButton } from './UndoButton.tsx'

export function BatchPage() {
  const batchId = Number(useParams().batchId)
  const batch = useQuery(orpc.imports.batch.queryOptions({ input: { batchId } }))
  return (
    <div className="page">
      <PageTitle title={`导入记录：第 ${batchId} 批`}>
        {batch.data ? <Actions batch={batch.data} /> : null}
        <Link to="/batches">全部导入记录</Link>
      </PageTitle>
      {batch.error ? <QueryRefusal error={batch.error} retry={() => batch.refetch()} /> : null}
      {batch.isPending && !batch.error ? <Spin /> : null}
      {batch.data ? <Detail batch={batch.data} /> : null}
    </div>
  )
}

function Actions({ batch }: { batch: BatchDetail }) {
  const name = `第 ${batch.batchId} 批`
  return (
    <>
      {batch.kind === 'import' && batch.rejectedRows > 0 ? <ErrorWorkbookButton of={{ batchId: batch.batchId }} name={name} /> : null}
      {batch.kind === 'import' && batch.undoneBy === null ? <UndoButton batchIds={[batch.batchId]} name={name} /> : null}
    </>
  )
}

function Detail({ batch }: { batch: BatchDetail }) {
  const label = fieldLabels(batch.register)
  const fields = Object.entries(batch.mapping)
  return (
    <>
      <section className="panel" aria-label="经过">
        <dl className="batch-facts">
          <dt>时间</dt>
          <dd>
            {localTime(batch.at)}，{batch.by}
          </dd>
          {batch.kind === 'undo' ? (
            <>
              <dt>撤销</dt>
              <dd>
                <Link to={`/batches/${batch.undoes}`}>第 {batch.undoes} 批</Link>
              </dd>
            </>
          ) : (
            <>
              <dt>台账</dt>
              <dd>{placeName(batch.file, batch.sheet)}</dd>
              <dt>登记到</dt>
              <dd>{batch.register ? <Link to={`/r/${batch.register}`}>{findRegister(batch.register)?.label}</Link> : ''}</dd>
              <dt>行数</dt>
              <dd>{countsSentence(batch.rows)}</dd>
              <dt>办法</dt>
              <dd>{batch.policy ? policyLabels[batch.policy] : ''}</dd>
              <dt>表头</dt>
              <dd>第 {showHeaderRows(batch.headerRows)} 行</dd>
              <dt>列</dt>
              <dd>{fields.map(([field, column]) => `${column} ${label(field)}`).join('，')}</dd>
            </>
          )}
          {batch.undoneBy === null ? null : (
            <>
              <dt>状态</dt>
              <dd>
                已由<Link to={`/batches/${batch.undoneBy}`}>第 {batch.undoneBy} 批</Link>撤销
              </dd>
            </>
          )}
        </dl>
      </section>
      {batch.undo ? (
        <section className="panel" aria-label="撤销的结果">
          <h2>撤销的结果</h2>
          <p>{batch.undo.reversed.toLocaleString()} 条记录恢复原样。</p>
          <NotUndoneList kept={batch.undo.kept} failed={batch.undo.failed} />
        </section>
      ) : null}
      {batch.kind === 'import' ? (
        <section className="panel" aria-label="问题">
          <h2>问题（{batch.problemGroups.reduce((sum, group) => sum + group.count, 0).toLocaleString()}）</h2>
          <ProblemPanel of={{ batchId: batch.batchId }} groups={batch.problemGroups} fieldLabel={label} />
        </section>
      ) : null}
    </>
  )
}

// Every import and every undo, newest first.
import { useQuery } from '@tanstack/react-query'
import { Button, Empty } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { BatchSummary } from '#shared/api/batchTypes.ts'
import { findRegister } from '#shared/registers/index.ts'
import { orpc } from '../../api/client.ts'
import { localTime } from '../../components/localTime.ts'
import { Mark } from '../../components/Mark.tsx'
import { Pages } from '../../components/Pages.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { placeName } from '../../components/placeName.ts'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'
import { UndoButton } from './UndoButton.tsx'

const pageSize = 50

export function BatchListPage() {
  const navigate = useNavigate()
  const [page, setPage] = useState(1)
  const batches = useQuery(
    orpc.imports.batches.queryOptions({ input: { offset: (page - 1) * pageSize, limit: pageSize }, placeholderData: (before) => before }),
  )
  return (
    <div className="page">
      <PageTitle title="导入记录">
        <Button type="primary" onClick={() => navigate('/import')}>
          导入台账
        </Button>
      </PageTitle>
      <QueryAnswer query={batches}>
        {({ total, batches: shown }) =>
          total === 0 ? (
            <Empty className="empty" description="还没有导入过台账" />
          ) : (
            <>
              <Batches batches={shown} />
              <Pages page={page} pageSize={pageSize} total={total} onChange={setPage} />
            </>
          )
        }
      </QueryAnswer>
    </div>
  )
}

function Batches({ batches }: { batches: readonly BatchSummary[] }) {
  return (
    <div className="table-scroll inline">
      <table className="plain" aria-label="导入记录">
        <thead>
          <tr>
            <th scope="col">批次</th>
            <th scope="col">时间</th>
            <th scope="col">谁</th>
            <th scope="col">台账</th>
            <th scope="col">登记到</th>
            <th scope="col" className="number">
              新增
            </th>
            <th scope="col" className="number">
              修改
            </th>
            <th scope="col" className="number">
              一致
            </th>
            <th scope="col" className="number">
              略过
            </th>
            <th scope="col" className="number">
              退回
            </th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {batches.map((batch) => (
            <BatchRow key={batch.batchId} batch={batch} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function BatchRow({ batch }: { batch: BatchSummary }) {
  const counts = [batch.rows.added, batch.rows.changed, batch.rows.unchanged, batch.rows.skipped, batch.rows.rejected]
  return (
    <tr className={batch.undoneBy === null ? '' : 'undone'}>
      <td>{batch.batchId}</td>
      <td className="nowrap">{localTime(batch.at)}</td>
      <td>{batch.by}</td>
      <td>
        <Link to={`/batches/${batch.batchId}`}>{batch.kind === 'undo' ? `撤销第 ${batch.undoes} 批` : placeName(batch.file, batch.sheet)}</Link>
      </td>
      <td>{batch.register ? findRegister(batch.register)?.label : ''}</td>
      {counts.map((count, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the five counts have fixed places
        <td key={index} className="number">
          {batch.kind === 'undo' ? '' : count.toLocaleString()}
        </td>
      ))}
      <td>
        {batch.kind === 'undo' ? (
          <Mark>撤销</Mark>
        ) : batch.undoneBy === null ? (
          <UndoButton batchIds={[batch.batchId]} name={`第 ${batch.batchId} 批 ${batch.file}`} />
        ) : (
          <Mark>已由第 {batch.undoneBy} 批撤销</Mark>
        )}
      </td>
    </tr>
  )
}

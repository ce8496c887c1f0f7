// The ledger rows that this record came from, and what stood in their cells where it was read as something else.
import { useQuery } from '@tanstack/react-query'
import { Empty, Spin } from 'antd'
import type { SourceEntry } from '#shared/api/recordTypes.ts'
import { importTargets, type RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { orpc } from '../../api/client.ts'
import { localTime } from '../../components/localTime.ts'
import { placeName } from '../../components/placeName.ts'
import { QueryRefusal } from '../../components/RefusalBox.tsx'

const outcomes: Record<SourceEntry['outcome'], string> = { added: '新增了这条记录', changed: '修改了这条记录', unchanged: '与这条记录一致' }

export function SourcesTab({ register, id }: { register: RegisterDefinition; id: number }) {
  const history = useQuery(orpc.records.history.queryOptions({ input: { register: register.id as RegisterId, id } }))
  if (history.error) return <QueryRefusal error={history.error} retry={() => history.refetch()} />
  if (!history.data) return <Spin />
  if (history.data.sources.length === 0) return <Empty description="这条记录不是从台账导入的" />
  const labels = new Map(importTargets(register).map((target) => [target.key, target.label]))
  const label = (key: string) => labels.get(key) ?? register.fields.find((field) => field.key === key)?.label ?? key
  return (
    <div className="sources">
      {history.data.sources.map((source) => (
        <section key={`${source.batchId}-${source.sheet}-${source.row}-${source.mergedFrom ?? ''}`} className="source">
          <h2>
            {placeName(source.file, source.sheet)} 第 {source.row} 行
          </h2>
          <p className="muted">
            {localTime(source.at)}，第 {source.batchId} 批，{outcomes[source.outcome]}
            {source.mergedFrom === null ? '' : `（合并前的 ${source.mergedFrom} 号记录）`}
          </p>
          <SourceCells source={source} label={label} />
        </section>
      ))}
    </div>
  )
}

function SourceCells({ source, label }: { source: SourceEntry; label: (key: string) => string }) {
  const cells = Object.entries(source.columns)
  if (cells.length === 0) return null
  return (
    <div className="table-scroll inline">
      <table className="plain narrow" aria-label={`${source.file} 第 ${source.row} 行的各列`}>
        <thead>
          <tr>
            <th scope="col">单元格</th>
            <th scope="col">字段</th>
            <th scope="col">台账上的原文（与存入的不同才列出）</th>
          </tr>
        </thead>
        <tbody>
          {cells.map(([key, column]) => (
            <tr key={key}>
              <td>
                {column}
                {source.row}
              </td>
              <td>{label(key)}</td>
              <td>{source.raw[key] ?? <span className="blank">同存入的</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

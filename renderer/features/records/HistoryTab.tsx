// Who changed what, when, from what to what, and from which row of which ledger.
import { useQuery } from '@tanstack/react-query'
import { Empty, Spin } from 'antd'
import type { HistoryEntry } from '#shared/api/types.ts'
import { actionLabels } from '#shared/messages/labels.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { shownValue } from '#shared/values/shownValue.ts'
import { orpc } from '../../api/client.ts'
import { type Codes, useCodes } from '../../api/useCodes.ts'
import { fieldByKey } from '../../components/fields.ts'
import { localTime } from '../../components/localTime.ts'
import { placeName } from '../../components/placeName.ts'
import { QueryRefusal } from '../../components/RefusalBox.tsx'

function sourceText(entry: HistoryEntry): string {
  if (!entry.source) return entry.why ?? ''
  const { file, sheet, row } = entry.source
  const place = `${placeName(file, sheet)}${row === null ? '' : ` 第 ${row} 行`}`
  return entry.why ? `${place}；${entry.why}` : place
}

export function HistoryTab({ register, id }: { register: RegisterDefinition; id: number }) {
  const codes = useCodes()
  const history = useQuery(orpc.records.history.queryOptions({ input: { register: register.id as RegisterId, id } }))
  if (history.error) return <QueryRefusal error={history.error} retry={() => history.refetch()} />
  if (!history.data) return <Spin />
  if (history.data.entries.length === 0) return <Empty description="还没有修改记录" />
  return (
    <div className="table-scroll inline">
      <table className="plain" aria-label="修改历史">
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">谁</th>
            <th scope="col">动作</th>
            <th scope="col">字段</th>
            <th scope="col">原来</th>
            <th scope="col">改为</th>
            <th scope="col">来源或理由</th>
          </tr>
        </thead>
        <tbody>
          {history.data.entries.map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id and never move
            <HistoryRow key={index} entry={entry} register={register} codes={codes} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function HistoryRow({ entry, register, codes }: { entry: HistoryEntry; register: RegisterDefinition; codes: Codes }) {
  const field = entry.field === null ? undefined : fieldByKey(register, entry.field)
  const text = (value: HistoryEntry['from']) => (field ? shownValue(field, value, codes.labelOf) : String(value ?? '')) || '—'
  return (
    <tr>
      <td className="nowrap">{localTime(entry.at)}</td>
      <td>{entry.by}</td>
      <td>{actionLabels[entry.action].zh}</td>
      <td>{field?.label ?? entry.field ?? ''}</td>
      <td>{entry.field === null ? '' : text(entry.from)}</td>
      <td>{entry.field === null ? '' : text(entry.to)}</td>
      <td>{sourceText(entry)}</td>
    </tr>
  )
}

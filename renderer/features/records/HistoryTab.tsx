// Who changed what, when, from what to what, why, and from which cell of which ledger: of the whole record, or of one of its fields.
import { useQuery } from '@tanstack/react-query'
import { Empty, Spin } from 'antd'
import dayjs from 'dayjs'
import { Link } from 'react-router'
import type { HistoryEntry } from '#shared/api/recordTypes.ts'
import { actionLabels } from '#shared/messages/labels.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { shownValue } from '#shared/values/shownValue.ts'
import { orpc } from '../../api/client.ts'
import { type Codes, useCodes } from '../../api/useCodes.ts'
import { fieldByKey } from '../../components/fields.ts'
import { recordPath } from '../../components/listUrl.ts'
import { localTime } from '../../components/localTime.ts'
import { placeName } from '../../components/placeName.ts'
import { QueryRefusal } from '../../components/RefusalBox.tsx'

interface Props {
  readonly register: RegisterDefinition
  readonly id: number
  /** Key of the field that alone is asked about. */
  readonly field?: string
}

export function HistoryTab({ register, id, field }: Props) {
  const codes = useCodes()
  const status = useQuery(orpc.office.status.queryOptions())
  const history = useQuery(orpc.records.history.queryOptions({ input: { register: register.id as RegisterId, id, ...(field === undefined ? {} : { field }) } }))
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
            {field === undefined ? <th scope="col">字段</th> : null}
            <th scope="col">原来</th>
            <th scope="col">改为</th>
            <th scope="col">理由</th>
            <th scope="col">来源</th>
            <th scope="col">当时</th>
          </tr>
        </thead>
        <tbody>
          {history.data.entries.map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id and never move
            <HistoryRow key={index} entry={entry} register={register} id={id} codes={codes} single={field !== undefined} today={status.data?.today ?? ''} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  readonly entry: HistoryEntry
  readonly register: RegisterDefinition
  readonly id: number
  readonly codes: Codes
  /** Only one field is told about: it need not be named. */
  readonly single: boolean
  readonly today: string
}

function HistoryRow({ entry, register, id, codes, single, today }: RowProps) {
  const field = entry.field === null ? undefined : fieldByKey(register, entry.field)
  const text = (value: HistoryEntry['from'], linked: string | null | undefined) =>
    linked ?? ((field ? shownValue(field, value, codes.labelOf) : String(value ?? '')) || '—')
  const day = dayjs(entry.at).format('YYYY-MM-DD')
  return (
    <tr>
      <td className="nowrap">{localTime(entry.at)}</td>
      <td>{entry.by}</td>
      <td>{actionLabels[entry.action].zh}</td>
      {single ? null : <td>{field?.label ?? entry.field ?? ''}</td>}
      <td>{entry.field === null ? '' : text(entry.from, entry.linked?.from)}</td>
      <td>{entry.field === null ? '' : text(entry.to, entry.linked?.to)}</td>
      <td>{entry.why ?? ''}</td>
      <td>{entry.source ? <Link to={`/batches/${entry.source.batchId}`}>{cellName(entry.source)}</Link> : ''}</td>
      <td className="nowrap">
        {day < today ? (
          <Link to={recordPath(register.id, id, day)} aria-label={`${day} 当时的样子`}>
            当时的样子
          </Link>
        ) : null}
      </td>
    </tr>
  )
}

/** As Excel names the cell, where the field had a column; otherwise the row. */
function cellName({ file, sheet, row, column }: NonNullable<HistoryEntry['source']>): string {
  const place = row === null ? '' : column === null ? ` 第 ${row} 行` : ` ${column}${row}`
  return `${placeName(file, sheet)}${place}`
}

// A list that was opened from a figure says which one it is and what it comes to, and lets go of it.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Counted } from '#shared/api/recordsContract.ts'
import { countedFigure } from '#shared/dashboard/counted.ts'
import { orpc } from '../../api/client.ts'
import { useAsOfInput } from './useAsOf.ts'

export function CountedFilter({ counted, onClear }: { counted: Counted; onClear(): void }) {
  const asOf = useAsOfInput()
  const { data } = useQuery(orpc.dashboard.counted.queryOptions({ input: { ...counted, ...asOf } }))
  const { label } = countedFigure(counted.figure)
  const until = counted.day === undefined ? '' : `（截至${counted.day}）`
  return (
    <span className="link-filter">
      {`看板的数：${data?.place ?? ''}${label}${until}`}
      {data ? <b>{` ${data.figure.toLocaleString('zh-CN')}${data.unit}`}</b> : null}
      <Button type="text" size="small" aria-label={`不再只看${label}的这些`} onClick={onClear}>
        ×
      </Button>
    </span>
  )
}

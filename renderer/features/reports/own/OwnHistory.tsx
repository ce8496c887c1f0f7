// Who made a report of the office's own, and who changed it when.
import { useQuery } from '@tanstack/react-query'
import type { OwnReportChange } from '#shared/api/ownReportsContract.ts'
import { orpc } from '../../../api/client.ts'
import { localTime } from '../../../components/localTime.ts'

export function OwnHistory({ id }: { id: number }) {
  const history = useQuery(orpc.ownReports.history.queryOptions({ input: { id } }))
  if (!history.data) return null
  return (
    <section className="own-history" aria-labelledby="own-history">
      <h2 id="own-history">修改记录</h2>
      <ol>
        {history.data.map((change) => (
          <li key={`${change.at} ${change.what}`}>
            {localTime(change.at)} {change.by} {told(change)}
          </li>
        ))}
      </ol>
    </section>
  )
}

function told({ what, name, before, redefined }: OwnReportChange): string {
  if (what === 'made') return '新建'
  if (what === 'removed') return '删除'
  if (what === 'restored') return '恢复'
  const renamed = before !== null && before !== name ? `改名（原名“${before}”）` : ''
  return [renamed, redefined ? '修改内容' : ''].filter((text) => text !== '').join('，')
}

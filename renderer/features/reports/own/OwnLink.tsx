import { Link } from 'react-router'
import { ownNumber } from '#shared/reports/own/ownId.ts'

/** To where a report of the office's own is composed: the one on screen, or a new one. */
export function OwnLink({ report }: { report: string }) {
  const id = ownNumber(report)
  return (
    <>
      {id === null ? null : <Link to={`/reports/own/${id}`}>修改这张报表</Link>}
      <Link to="/reports/own/new">新建报表</Link>
    </>
  )
}

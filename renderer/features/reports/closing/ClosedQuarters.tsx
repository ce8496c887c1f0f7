// 历次结账: every close of every quarter, with the versions that stood then and the backup that was taken.
import { Link } from 'react-router'
import type { ClosedQuarter } from '#shared/api/closeTypes.ts'
import { closeStepLabels } from '#shared/messages/closing.ts'
import { Mark } from '../../../components/Mark.tsx'

export function ClosedQuarters({ closes }: { closes: readonly ClosedQuarter[] }) {
  if (closes.length === 0) return null
  return (
    <section className="panel close-history" aria-labelledby="close-history">
      <h2 id="close-history">历次结账</h2>
      <div className="table-scroll inline">
        <table className="plain" aria-label="历次结账">
          <thead>
            <tr>
              <th scope="col">季度</th>
              <th scope="col">结账</th>
              <th scope="col">出具的报表</th>
              <th scope="col">备份</th>
              <th scope="col">备注</th>
            </tr>
          </thead>
          <tbody>
            {closes.map(({ period, periodLabel, at, on, by, stands, versions, backup, note, open }) => (
              <tr key={at}>
                <th scope="row" className="nowrap">
                  <Link to={`/close?period=${period}`}>{periodLabel}</Link> {stands ? <Mark tone="good">已结账</Mark> : <Mark>已重新打开</Mark>}
                </th>
                <td className="nowrap">
                  {on} {by}
                </td>
                <td>
                  {versions.map(({ id, report, period: of, version }) => (
                    <Link key={id} className="close-version" to={`/reports?report=${report}&period=${of}&issued=${id}`}>
                      {report}
                      {of === period ? '' : `（${of}）`}第{version}版
                    </Link>
                  ))}
                </td>
                <td>{backup}</td>
                <td>
                  {note ?? ''}
                  {open.length === 0 ? null : <div className="muted">结账时没有办完：{open.map((step) => closeStepLabels[step].zh).join('、')}</div>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

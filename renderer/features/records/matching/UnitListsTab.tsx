// Which outside lists name a unit, under which name and with how many people: by a person's word or the program's.
import { useQuery } from '@tanstack/react-query'
import { Empty } from 'antd'
import { Link } from 'react-router'
import { passLabel } from '#shared/messages/reviews.ts'
import { orpc } from '../../../api/client.ts'
import { useCodes } from '../../../api/useCodes.ts'
import { recordPath } from '../../../components/listUrl.ts'
import { QueryAnswer } from '../../../components/QueryAnswer.tsx'

export function UnitListsTab({ id }: { id: number }) {
  const codes = useCodes()
  const named = useQuery(orpc.reviews.unitEntries.queryOptions({ input: { unitId: id } }))
  return (
    <QueryAnswer query={named}>
      {(entries) =>
        entries.length === 0 ? (
          <Empty className="empty" description="没有外部名单对上这个单位" />
        ) : (
          <table className="plain" aria-label="对上这个单位的名单企业">
            <thead>
              <tr>
                <th scope="col">来源</th>
                <th scope="col">名单上的名称</th>
                <th scope="col">名单上的信用代码</th>
                <th scope="col" className="number">
                  人数
                </th>
                <th scope="col">最近一期</th>
                <th scope="col">怎么对上的</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.entryId}>
                  <td className="nowrap">{codes.labelOf('headcountSource', entry.source)}</td>
                  <td>
                    <Link to={recordPath('listEntry', entry.entryId)}>{entry.name}</Link>
                  </td>
                  <td>{entry.uscc}</td>
                  <td className="number">{entry.headcount?.toLocaleString() ?? ''}</td>
                  <td className="nowrap">{entry.month}</td>
                  <td>{entry.decidedBy === 'person' ? '由人认定' : entry.pass === null ? '自动比对' : `自动比对：${passLabel(entry.pass)}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )
      }
    </QueryAnswer>
  )
}

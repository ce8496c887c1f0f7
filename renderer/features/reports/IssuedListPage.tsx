// 出具记录: everything that was ever issued, the newest first.
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { IssuedInfo } from '#shared/reports/issued.ts'
import { isOwn } from '#shared/reports/own/ownId.ts'
import { orpc } from '../../api/client.ts'
import { useCodes } from '../../api/useCodes.ts'
import { Mark } from '../../components/Mark.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'

export function IssuedListPage() {
  const issued = useQuery(orpc.reports.issued.queryOptions({ input: {} }))
  const codes = useCodes()
  const address = ({ id, report, period, scope }: IssuedInfo) => {
    const params = new URLSearchParams({ report, period, issued: String(id) })
    const township = codes.townships(null).find(({ code }) => code === scope.code)
    const county = township ? township.parent : codes.counties.find(({ code }) => code === scope.code)?.code
    if (county) params.set('county', county)
    if (township) params.set('township', township.code)
    return `/reports?${params}`
  }
  return (
    <div className="page">
      <PageTitle title="出具记录" note="各版的数字不再变动">
        <Link to="/reports">回到报表</Link>
      </PageTitle>
      <QueryAnswer query={issued}>
        {(versions) =>
          versions.length === 0 ? (
            <p className="muted">还没有出具过报表。在“报表”里选好时期和范围，点“出具”。</p>
          ) : (
            <section className="panel">
              <table className="plain" aria-label="出具记录">
                <thead>
                  <tr>
                    <th scope="col">报表</th>
                    <th scope="col">时期</th>
                    <th scope="col">范围</th>
                    <th scope="col">版次</th>
                    <th scope="col">出具日期</th>
                    <th scope="col">出具人</th>
                    <th scope="col">更正说明</th>
                  </tr>
                </thead>
                <tbody>
                  {versions.map((version) => (
                    <tr key={version.id}>
                      <td>
                        <Link to={address(version)}>
                          {isOwn(version.report) ? '' : `${version.report} `}
                          {version.title}
                        </Link>
                      </td>
                      <td className="nowrap">{version.periodLabel}</td>
                      <td>{version.scope.name}</td>
                      <td className="nowrap">
                        第{version.version}版 {version.latest ? <Mark tone="good">现行</Mark> : <Mark>已更正</Mark>}
                      </td>
                      <td className="nowrap">{version.issuedOn}</td>
                      <td>{version.by}</td>
                      <td>{version.note ?? ''}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )
        }
      </QueryAnswer>
    </div>
  )
}

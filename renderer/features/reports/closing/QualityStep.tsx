import { Button } from 'antd'
import { Link } from 'react-router'
import { checkOf } from '#shared/quality/checks.ts'
import { type QualitySummary, sumOf, sumsByCounty } from '#shared/quality/findings.ts'
import { reportFindings } from '#shared/reports/reportFindings.ts'
import { useQualityRun } from '../../../api/useQualityRun.ts'
import { localTime } from '../../../components/localTime.ts'
import { ProgressBox } from '../../../components/ProgressBox.tsx'
import { RefusalBox } from '../../../components/RefusalBox.tsx'

/** 数据质量: the findings that move figures of the reports, counted by check and county. */
export function QualityStep() {
  const { summary, call, run } = useQualityRun((last) => last === null || last.stale)
  if (call.running) return <ProgressBox progress={call.progress} title="正在检查数据质量" cancel={call.cancel} />
  if (call.refusal) return <RefusalBox refusal={call.refusal} retry={run} />
  if (!summary) return <Button onClick={run}>检查数据质量</Button>
  return <Findings summary={summary} />
}

function Findings({ summary }: { summary: QualitySummary }) {
  const counts = summary.counts.filter(({ code }) => reportFindings.includes(code))
  const { total } = sumOf(counts)
  const checks = reportFindings.map((code) => ({ code, count: sumOf(counts, { codes: [code] }).total })).filter(({ count }) => count > 0)
  return (
    <>
      <p>
        {localTime(summary.at)} 检查：影响报表的问题 {total.toLocaleString()} 个，全部问题 {sumOf(summary.counts).total.toLocaleString()} 个。{' '}
        <Link to="/quality">到“数据质量”处理</Link>
      </p>
      {total === 0 ? null : (
        <div className="close-pair">
          <div className="table-scroll inline">
            <table className="plain" aria-label="影响报表的问题">
              <thead>
                <tr>
                  <th scope="col">问题</th>
                  <th scope="col" className="number">
                    个
                  </th>
                  <th scope="col">怎么办</th>
                </tr>
              </thead>
              <tbody>
                {checks.map(({ code, count }) => (
                  <tr key={code}>
                    <th scope="row">
                      <Link to={`/quality?check=${code}`}>{checkOf(code).label}</Link>
                    </th>
                    <td className="number">{count.toLocaleString()}</td>
                    <td className="muted">{checkOf(code).fix}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className="table-scroll inline">
            <table className="plain" aria-label="各地影响报表的问题">
              <thead>
                <tr>
                  <th scope="col">地区</th>
                  <th scope="col" className="number">
                    个
                  </th>
                </tr>
              </thead>
              <tbody>
                {[...sumsByCounty(counts)].map(([county, { total: all }]) => (
                  <tr key={county}>
                    <th scope="row">
                      <Link to={`/quality?check=all&county=${encodeURIComponent(county)}`}>{county === '' ? '未写明' : county}</Link>
                    </th>
                    <td className="number">{all.toLocaleString()}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
    </>
  )
}

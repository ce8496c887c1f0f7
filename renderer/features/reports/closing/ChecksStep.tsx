import { Button } from 'antd'
import { Link } from 'react-router'
import type { CheckedReport } from '#shared/api/closeTypes.ts'
import { localTime } from '../../../components/localTime.ts'
import { Mark } from '../../../components/Mark.tsx'
import { CheckedFirst } from './CheckedFirst.tsx'
import type { StepProps } from './useClose.ts'

/** 统计与勾稽: every report of the quarter, and the rows in which its figures do not agree. */
export function ChecksStep(props: StepProps) {
  return (
    <CheckedFirst {...props}>
      {({ at, reports }) => {
        const broken = reports.filter(({ failing }) => failing.length > 0)
        return (
          <>
            <p>
              {localTime(at)} 统计 {reports.length} 张表，{broken.length === 0 ? '勾稽全部相符' : `${broken.length} 张勾稽不符`}。{' '}
              <Button size="small" onClick={() => props.close.check(true)}>
                重新统计
              </Button>
            </p>
            <div className="table-scroll inline">
              <table className="plain" aria-label="本季度的报表">
                <thead>
                  <tr>
                    <th scope="col">报表</th>
                    <th scope="col">时期</th>
                    <th scope="col">勾稽</th>
                    <th scope="col">不符的行</th>
                  </tr>
                </thead>
                <tbody>
                  {reports.map((report) => (
                    <CheckedLine key={`${report.report} ${report.period}`} report={report} />
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )
      }}
    </CheckedFirst>
  )
}

function CheckedLine({ report: { report, title, period, periodLabel, failing } }: { report: CheckedReport }) {
  return (
    <tr>
      <th scope="row">
        <Link to={`/reports?report=${report}&period=${period}`}>
          {report} {title}
        </Link>
      </th>
      <td className="nowrap">{periodLabel}</td>
      <td>{failing.length === 0 ? <Mark tone="good">相符</Mark> : <Mark tone="error">{failing.length} 处不符</Mark>}</td>
      <td>
        {failing.map(({ code, text, failing: rows }) => (
          <div key={code}>
            {text}：{rows.join('、')}
          </div>
        ))}
      </td>
    </tr>
  )
}

// 勾稽 that do not hold, and in which rows: each row leads to what is behind its figure.
import { Fragment } from 'react'
import type { ReportCheck } from '#shared/reports/report.ts'
import type { PointedFigure } from './useTracedFigure.ts'

interface Props {
  readonly checks: readonly ReportCheck[]
  onFigure(figure: PointedFigure): void
}

export function FailingChecks({ checks, onFigure }: Props) {
  return (
    <ul className="report-differences">
      {checks.map(({ code, text, failing, places }) => (
        <li key={code}>
          {text}：
          {failing.map((row, index) => (
            <Fragment key={row}>
              {index === 0 ? '' : '、'}
              <FailingRow text={row} place={places?.[index]} onFigure={onFigure} />
            </Fragment>
          ))}
        </li>
      ))}
    </ul>
  )
}

function FailingRow({ text, place, onFigure }: { text: string; place: PointedFigure | undefined; onFigure: Props['onFigure'] }) {
  if (!place) return <>{text}</>
  return (
    <button type="button" className="report-failing" title="看这个数由哪些记录得来" onClick={() => onFigure(place)}>
      {text}
    </button>
  )
}

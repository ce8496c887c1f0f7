// A report on screen: the same header bands and figures as on paper, with ways from a row to the roster.
import { Link } from 'react-router'
import { cellText } from '#shared/reports/figureText.ts'
import { headerBands } from '#shared/reports/headerBands.ts'
import type { IssuedInfo } from '#shared/reports/issued.ts'
import { annexTitle, footerHeading, footerLines, paperTitle, periodLine } from '#shared/reports/paper.ts'
import type { Report, ReportColumn, ReportRow, ReportTable as ReportTableModel } from '#shared/reports/report.ts'
import { useCodes } from '../../api/useCodes.ts'
import { recordPath } from '../../components/listUrl.ts'
import { figurePath, rowPath } from './reportLinks.ts'

export function ReportTable({ report, office, issued }: { report: Report; office: string; issued?: IssuedInfo | undefined }) {
  return (
    <article className="report" aria-label={paperTitle(report)}>
      <h2>{paperTitle(report)}</h2>
      <p className="report-period">{periodLine(report)}</p>
      <div className="report-above">
        <span>填报单位：{office}</span>
        <span>{report.units}</span>
      </div>
      <Figures report={report} table={report} label={paperTitle(report)} />
      <ol className="report-footers" aria-label={footerHeading}>
        {footerLines(report, issued ? { issued } : {}).map((footer) => (
          <li key={footer}>{footer}</li>
        ))}
      </ol>
      {report.annexes?.map((annex, index, all) => {
        const title = annexTitle(annex, index + 1, all.length)
        return (
          <section key={annex.title}>
            <h3>{title}</h3>
            <Figures report={report} table={annex} label={title} />
          </section>
        )
      })}
    </article>
  )
}

function Figures({ report, table, label }: { report: Report; table: Pick<ReportTableModel, 'columns' | 'rows'>; label: string }) {
  return (
    <div className="table-scroll inline">
      <table className="report-table" aria-label={label}>
        <thead>
          {headerBands(table.columns).map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: header lines are only their place
            <tr key={index}>
              {line.map((cell) => (
                <th key={`${cell.column}-${cell.text}`} scope={cell.columns > 1 ? 'colgroup' : 'col'} colSpan={cell.columns} rowSpan={cell.lines}>
                  {cell.text}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key} className={row.kind}>
              {table.columns.map((column) =>
                column.kind === 'label' ? (
                  <th key={column.key} scope="row">
                    <RowLabel report={report} row={row} />
                  </th>
                ) : (
                  <td key={column.key} className={column.kind === 'text' ? 'text' : undefined}>
                    <Figure report={report} row={row} column={column} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function RowLabel({ report, row }: { report: Report; row: ReportRow }) {
  const listed = rowPath(report, row, useCounty(row))
  const path = row.record ? recordPath(row.record.register, row.record.id) : listed
  if (path === null) return <>{row.label}</>
  return (
    <Link to={path} title={row.record ? `打开${row.label}` : `查看${row.label}现在的名单`}>
      {row.label}
    </Link>
  )
}

function Figure({ report, row, column }: { report: Report; row: ReportRow; column: ReportColumn }) {
  const path = figurePath(report, row, column.key, useCounty(row))
  const text = cellText(row, column)
  if (path === null) return <>{text}</>
  return (
    <Link to={path} title={`查看${row.label}现在${column.path.join('')}的名单`}>
      {text}
    </Link>
  )
}

/** Its name, where the row is a county. */
function useCounty(row: ReportRow): string | undefined {
  return useCodes().counties.find((entry) => entry.code === row.key)?.name
}

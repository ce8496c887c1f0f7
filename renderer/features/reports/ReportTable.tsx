// A report on screen: the same header bands and figures as on paper, with ways from a row to the roster and from a figure to what is behind it.
import { useState } from 'react'
import { Link } from 'react-router'
import { headerBands } from '#shared/reports/headerBands.ts'
import { headingParts } from '#shared/reports/headingParts.ts'
import type { IssuedInfo } from '#shared/reports/issued.ts'
import { annexTitle, footerHeading, footerLines, paperTitle, periodLine } from '#shared/reports/paper.ts'
import type { Report, ReportRow, ReportTable as ReportTableModel } from '#shared/reports/report.ts'
import { useCodes } from '../../api/useCodes.ts'
import { recordPath } from '../../components/listUrl.ts'
import { FigureCell, moveByKey, opens } from './FigureCell.tsx'
import { rowPath } from './reportLinks.ts'
import type { PointedFigure } from './useTracedFigure.ts'

interface Props {
  readonly report: Report
  readonly office: string
  readonly issued?: IssuedInfo | undefined
  /** Opens what is behind a figure; absent: nothing is known of it. */
  readonly onFigure?: ((figure: PointedFigure) => void) | undefined
}

export function ReportTable({ report, office, issued, onFigure }: Props) {
  return (
    <article className="report" aria-label={paperTitle(report)}>
      <h2>{paperTitle(report)}</h2>
      <p className="report-period">{periodLine(report)}</p>
      <div className="report-above">
        <span>填报单位：{office}</span>
        <span>{report.units}</span>
      </div>
      <Figures report={report} table={report} label={paperTitle(report)} onFigure={onFigure} />
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
            <Figures report={report} table={annex} label={title} onFigure={onFigure} />
          </section>
        )
      })}
    </article>
  )
}

interface FiguresProps extends Pick<Props, 'report' | 'onFigure'> {
  readonly table: Pick<ReportTableModel, 'columns' | 'rows'>
  readonly label: string
}

function Figures({ report, table, label, onFigure }: FiguresProps) {
  const [current, setCurrent] = useState<string | null>(null)
  const keyOf = (row: ReportRow, column: string) => `${row.key} ${column}`
  const keys = table.rows.flatMap((row) => table.columns.filter((column) => opens(row, column)).map((column) => keyOf(row, column.key)))
  const inOrder = current !== null && keys.includes(current) ? current : keys[0]
  return (
    <div className="table-scroll inline">
      <table className="report-table" aria-label={label} onKeyDown={moveByKey}>
        <thead>
          {headerBands(table.columns).map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: header lines are only their place
            <tr key={index}>
              {line.map((cell) => (
                <th key={`${cell.column}-${cell.text}`} scope={cell.columns > 1 ? 'colgroup' : 'col'} colSpan={cell.columns} rowSpan={cell.lines}>
                  <Heading text={cell.text} />
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
                    <FigureCell
                      row={row}
                      column={column}
                      current={keyOf(row, column.key) === inOrder}
                      onOpen={onFigure && (() => onFigure({ row: row.key, column: column.key }))}
                      onFocus={() => setCurrent(keyOf(row, column.key))}
                    />
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

function Heading({ text }: { text: string }) {
  const { words, bracket } = headingParts(text)
  return (
    <>
      {words}
      {bracket !== '' && <span className="bracket">{bracket}</span>}
    </>
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

/** Its name, where the row is a county. */
function useCounty(row: ReportRow): string | undefined {
  return useCodes().counties.find((entry) => entry.code === row.key)?.name
}

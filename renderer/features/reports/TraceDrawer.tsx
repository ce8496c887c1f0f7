// What is behind a figure: in one sentence what is counted, the figures that it follows from, and page by page the records with the cells that they came from.
import { useQuery } from '@tanstack/react-query'
import { Alert, Drawer, Pagination } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import type { FigureTrace, TracedRecord } from '#shared/api/traceTypes.ts'
import { cellText, figureText } from '#shared/reports/figureText.ts'
import { type Report, reportTables } from '#shared/reports/report.ts'
import { disagreement, sourceWords, termName, traceDay, traceSentence } from '#shared/reports/traceWords.ts'
import { orpc } from '../../api/client.ts'
import { recordPath } from '../../components/listUrl.ts'
import { localTime } from '../../components/localTime.ts'
import { Mark } from '../../components/Mark.tsx'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'
import { figureId } from './FigureCell.tsx'
import { nowPath } from './reportLinks.ts'
import { SaveFigure } from './SaveFigure.tsx'
import type { FigureOf, PointedFigure } from './useTracedFigure.ts'

const pageSize = 50

interface Props {
  readonly report: Report
  readonly figure: PointedFigure
  /** Of which report, or of which issued version. */
  readonly of: FigureOf
}

/** @param figure null: closed */
export function TraceDrawer({ report, figure, of, onClose }: Omit<Props, 'figure'> & { readonly figure: PointedFigure | null; onClose(): void }) {
  return (
    <Drawer open={figure !== null} size={840} onClose={onClose} destroyOnHidden title={figure ? titleOf(report, figure) : ''}>
      <FocusBack to={figure ? figureId(figure.row, figure.column) : ''} />
      {figure ? <Trace key={`${figure.row} ${figure.column}`} report={report} figure={figure} of={of} /> : null}
    </Drawer>
  )
}

/** The figure that was opened has the focus again when the drawer is gone; its own way there forgets it where Esc comes before it has quite opened. */
function FocusBack({ to }: { to: string }) {
  const last = useRef(to)
  if (to !== '') last.current = to
  useEffect(() => () => document.getElementById(last.current)?.focus(), [])
  return null
}

/** 椒江区 会员（人）/合计：290 */
function titleOf(report: Report, { row: rowKey, column: columnKey }: PointedFigure): string {
  for (const { rows, columns } of reportTables(report)) {
    const row = rows.find(({ key }) => key === rowKey)
    const column = columns.find(({ key }) => key === columnKey)
    if (row && column) return `${row.label} ${column.path.join('/')}：${cellText(row, column)}${column.kind === 'rate' ? '%' : ''}`
  }
  return '没有这个数'
}

function Trace({ report, figure, of }: Props) {
  const [page, setPage] = useState(1)
  const [term, setTerm] = useState<string | null>(null)
  const input = { ...of, ...figure, ...(term !== null && { term }), offset: (page - 1) * pageSize, limit: pageSize }
  const trace = useQuery(orpc.reports.trace.queryOptions({ input, placeholderData: (before) => before }))
  const choose = (key: string | null) => {
    setTerm(key)
    setPage(1)
  }
  return (
    <QueryAnswer query={trace}>
      {(found) => (
        <div className="trace">
          <p>{traceSentence(found)}</p>
          {found.asOf === null ? null : <p className="muted">{traceDay(found)}</p>}
          <Disagreement trace={found} />
          {found.terms.length > 1 ? <Terms trace={found} chosen={term} onChoose={choose} /> : null}
          <div className="trace-actions">
            <SaveFigure of={of} figure={figure} trace={found} />
            <NowListed report={report} figure={figure} />
          </div>
          {found.records.length === 0 ? <p className="muted">没有这样的记录。</p> : <Records trace={found} />}
          <Pagination size="small" current={page} pageSize={pageSize} total={found.total} showSizeChanger={false} hideOnSinglePage onChange={setPage} />
        </div>
      )}
    </QueryAnswer>
  )
}

function Disagreement({ trace }: { trace: FigureTrace }) {
  const said = disagreement(trace)
  return said === null ? null : <Alert type="warning" showIcon title={said} />
}

/** The list of today, where one holds the same. */
function NowListed({ report, figure }: Pick<Props, 'report' | 'figure'>) {
  const row = report.rows.find(({ key }) => key === figure.row)
  const path = row ? nowPath(report, row, figure.column) : null
  return path === null ? null : <Link to={path}>在名单里看现在的</Link>
}

function Terms({ trace, chosen, onChoose }: { trace: FigureTrace; chosen: string | null; onChoose(term: string | null): void }) {
  const all = trace.terms.reduce((sum, { records }) => sum + records, 0)
  return (
    <fieldset className="trace-terms">
      <legend>由这些数得来</legend>
      <button type="button" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
        全部<span className="muted">（{all} 条）</span>
      </button>
      {trace.terms.map((term) => (
        <button key={term.key} type="button" aria-pressed={chosen === term.key} onClick={() => onChoose(term.key)}>
          {termName(term)} <b>{figureText(term.sum, term.kind)}</b>
          <span className="muted">（{term.records} 条）</span>
        </button>
      ))}
    </fieldset>
  )
}

function Records({ trace }: { trace: FigureTrace }) {
  const terms = new Map(trace.terms.map((term) => [term.key, term]))
  const each = trace.terms.every(({ of }) => of.every((one) => one.each))
  const several = trace.terms.length > 1
  return (
    <div className="table-scroll inline">
      <table className="plain" aria-label="计入的记录">
        <thead>
          <tr>
            <th scope="col">记录</th>
            {several ? <th scope="col">计入</th> : null}
            {each ? null : (
              <th scope="col" className="number">
                数
              </th>
            )}
            <th scope="col">来自</th>
          </tr>
        </thead>
        <tbody>
          {trace.records.map((record) => (
            <tr key={`${record.term} ${record.register} ${record.id}`}>
              <td>
                <Link to={recordPath(record.register, record.id, trace.asOf ?? undefined)}>{record.title}</Link> {record.deleted ? <Mark>已删除</Mark> : null}
                {record.detail === '' ? null : <div className="muted">{record.detail}</div>}
              </td>
              {several ? <td>{terms.get(record.term)?.label}</td> : null}
              {each ? null : <td className="number">{figureText(record.amount, terms.get(record.term)?.kind ?? 'count')}</td>}
              <td>
                <Sources record={record} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** So many cells are shown. */
const most = 4

function Sources({ record: { sources, byHand } }: { record: TracedRecord }) {
  return (
    <ul className="trace-sources">
      {byHand ? (
        <li>
          {byHand.by} {localTime(byHand.at)} 手工填写
        </li>
      ) : null}
      {sources.slice(0, most).map((cell) => (
        <li key={`${cell.file} ${cell.sheet} ${cell.row} ${cell.column}`}>{sourceWords(cell)}</li>
      ))}
      {sources.length > most ? <li className="muted">……共 {sources.length} 处</li> : null}
    </ul>
  )
}

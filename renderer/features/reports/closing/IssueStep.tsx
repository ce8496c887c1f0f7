import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CheckedReport, CloseIssueEvent, IssuedItem } from '#shared/api/closeTypes.ts'
import { client } from '../../../api/client.ts'
import { useLongCall } from '../../../api/useLongCall.ts'
import { useSay } from '../../../api/useSay.ts'
import { SafetyCertificateOutlined } from '../../../components/icons.tsx'
import { Mark } from '../../../components/Mark.tsx'
import { ProgressBox } from '../../../components/ProgressBox.tsx'
import { Differences } from '../Differences.tsx'
import { CheckedFirst } from './CheckedFirst.tsx'
import type { StepProps } from './useClose.ts'

const keyOf = ({ report, period }: { readonly report: string; readonly period: string }) => `${report} ${period}`
const canIssue = ({ failing, issued, changes }: CheckedReport) => failing.length === 0 && (issued === null || changes > 0)

/** 出具: what is not issued yet, or says something else than was issued, in one go. */
export function IssueStep(props: StepProps) {
  return <CheckedFirst {...props}>{({ at, reports }) => <Choice {...props} at={at} reports={reports} />}</CheckedFirst>
}

function Choice({ close, state, at, reports }: StepProps & { readonly at: string; readonly reports: readonly CheckedReport[] }) {
  const say = useSay()
  const call = useLongCall<Extract<CloseIssueEvent, { type: 'issued' }>>(say.refused)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [note, setNote] = useState('')
  const [results, setResults] = useState<readonly IssuedItem[]>([])
  const possible = reports.filter(canIssue)
  const chosen = possible.filter((report) => !left.has(keyOf(report)))
  const needsNote = chosen.some(({ issued }) => issued !== null)
  const isClosed = state.marks.close?.done === true
  const issue = async () => {
    const items = chosen.map(({ report, period }) => ({ report, period }))
    const event = await call.start((signal) =>
      client.close.issue({ period: state.period.id, items, seen: at, ...(needsNote && { note: note.trim() }) }, { signal }),
    )
    await close.refresh()
    if (!event) return
    setResults(event.results)
    setNote('')
    const [done, refused] = [
      event.results.filter(({ outcome }) => outcome === 'issued').length,
      event.results.filter(({ outcome }) => outcome === 'refused').length,
    ]
    say.done(`已出具 ${done} 张${refused > 0 ? `，${refused} 张没有出具` : ''}`)
  }
  const tick = (key: string, on: boolean) => setLeft((before) => new Set(on ? [...before].filter((one) => one !== key) : [...before, key]))
  if (call.running) return <ProgressBox progress={call.progress} title="正在出具" cancel={call.cancel} note="已经出具的不会退回" />
  return (
    <>
      <div className="table-scroll inline">
        <table className="plain" aria-label="出具本季度的报表">
          <thead>
            <tr>
              <th scope="col">
                <Checkbox
                  aria-label="全部出具"
                  disabled={isClosed || possible.length === 0}
                  checked={chosen.length > 0 && chosen.length === possible.length}
                  indeterminate={chosen.length > 0 && chosen.length < possible.length}
                  onChange={(event) => setLeft(new Set(event.target.checked ? [] : possible.map(keyOf)))}
                >
                  出具
                </Checkbox>
              </th>
              <th scope="col">报表</th>
              <th scope="col">时期</th>
              <th scope="col">已出具</th>
              <th scope="col">现在的台账</th>
            </tr>
          </thead>
          <tbody>
            {reports.map((report) => (
              <tr key={keyOf(report)}>
                <td>
                  <Checkbox
                    aria-label={`出具 ${report.report} ${report.title} ${report.periodLabel}`}
                    disabled={isClosed || !canIssue(report)}
                    checked={canIssue(report) && !left.has(keyOf(report))}
                    onChange={(event) => tick(keyOf(report), event.target.checked)}
                  />
                </td>
                <th scope="row">
                  <Link to={`/reports?report=${report.report}&period=${report.period}`}>
                    {report.report} {report.title}
                  </Link>
                </th>
                <td className="nowrap">{report.periodLabel}</td>
                <td className="nowrap">{report.issued === null ? '' : `第${report.issued.version}版 ${report.issued.issuedOn}`}</td>
                <td>
                  <Standing report={report} result={results.find((one) => keyOf(one) === keyOf(report))} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isClosed || possible.length === 0 ? null : (
        <div className="close-finish">
          {needsNote ? (
            <Input
              aria-label="更正说明"
              placeholder="更正说明（另出新版的都用它）"
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          ) : null}
          <Button type="primary" icon={<SafetyCertificateOutlined />} disabled={chosen.length === 0 || (needsNote && note.trim() === '')} onClick={issue}>
            出具所选的 {chosen.length} 张
          </Button>
          <span className="muted">出具以后不能再修改或删除；以后有更正，另出新版。</span>
        </div>
      )}
    </>
  )
}

function Standing({ report: { failing, issued, changes, differences }, result }: { report: CheckedReport; result: IssuedItem | undefined }) {
  if (failing.length > 0) {
    const why = failing.map(({ text, failing: rows }) => `${text}：${rows.join('、')}`).join('；')
    return (
      <>
        <Mark tone="error">勾稽不符，不能出具</Mark> <span className="muted">{why}</span>
      </>
    )
  }
  if (result?.outcome === 'refused') return <span>{result.reason}</span>
  if (issued === null) return <Mark>还没有出具</Mark>
  if (changes === 0) return <Mark tone="good">{result?.outcome === 'issued' ? '刚刚出具' : '没有不同'}</Mark>
  return (
    <details>
      <summary>
        <Mark tone="warning">有 {changes} 处不同</Mark>
      </summary>
      <Differences differences={differences} />
    </details>
  )
}

// The versions of a report that were issued: which, when, by whom, why again, and what each says otherwise than the one before it.
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { differenceText, type ReportDifference } from '#shared/reports/differences.ts'
import { type IssuedInfo, noteLine } from '#shared/reports/issued.ts'
import { dayLabel } from '#shared/reports/period.ts'
import { orpc } from '../../api/client.ts'
import { Mark } from '../../components/Mark.tsx'

/** So many lines are shown at once. */
const shown = 12

export function Differences({ differences }: { differences: readonly ReportDifference[] }) {
  const lines = differences.map(differenceText)
  return (
    <>
      <ul className="report-differences">
        {lines.slice(0, shown).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same, and their order does not change
          <li key={index}>{line}</li>
        ))}
      </ul>
      {lines.length > shown ? <p className="muted">……共 {lines.length} 处</p> : null}
    </>
  )
}

/** @param address of a version. @param current the one on screen; null = today's figures */
export function IssuedVersions({ versions, current, address }: { versions: readonly IssuedInfo[]; current: number | null; address(id: number): string }) {
  if (versions.length === 0) return null
  return (
    <section className="report-issued" aria-labelledby="report-issued">
      <h2 id="report-issued">已出具</h2>
      <ol>
        {versions.map((version) => (
          <li key={version.id}>
            <Link to={address(version.id)} aria-current={current === version.id ? 'true' : undefined}>
              第{version.version}版
            </Link>{' '}
            {version.latest ? <Mark tone="good">现行</Mark> : <Mark>已更正</Mark>} {dayLabel(version.issuedOn)}出具 · 出具人：{version.by} · 口径{' '}
            {version.rules}
            {version.note === null ? null : <div>{noteLine(version.note)}</div>}
            {current === version.id && version.version > 1 ? <Changes id={version.id} /> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Changes({ id }: { id: number }) {
  const issued = useQuery(orpc.reports.issuedReport.queryOptions({ input: { id } }))
  if (!issued.data) return null
  return (
    <>
      <p>与第{issued.data.info.version - 1}版的不同：</p>
      <Differences differences={issued.data.differences} />
    </>
  )
}

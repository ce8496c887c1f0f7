// The versions of a report that were issued: which, when, by whom, why again, and what each says otherwise than the one before it.
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { type IssuedInfo, noteLine } from '#shared/reports/issued.ts'
import { dayLabel } from '#shared/reports/period.ts'
import { orpc } from '../../api/client.ts'
import { Mark } from '../../components/Mark.tsx'
import { Differences } from './Differences.tsx'
import { IssuedAgainst } from './IssuedAgainst.tsx'

interface Props {
  readonly versions: readonly IssuedInfo[]
  /** The one on screen; null = counted figures. */
  readonly current: number | null
  /** y-m-d */
  readonly today: string
  /** Address of a version. */
  address(id: number): string
  /** Address of the same report as of a past day. */
  then(day: string): string
}

export function IssuedVersions({ versions, current, today, address, then }: Props) {
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
            {current === version.id ? <IssuedAgainst key={version.id} version={version} today={today} then={then} /> : null}
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

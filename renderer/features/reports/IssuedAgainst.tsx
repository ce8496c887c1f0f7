// An issued version held against the ledgers: as they stood at the end of the day on which it was issued, and as they are now. Counted when it is asked for.
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { reportDifferences } from '#shared/reports/differences.ts'
import type { IssuedInfo } from '#shared/reports/issued.ts'
import { dayLabel } from '#shared/reports/period.ts'
import { client } from '../../api/client.ts'
import { useSay } from '../../api/useSay.ts'
import { Differences } from './Differences.tsx'

interface Props {
  readonly version: IssuedInfo
  /** y-m-d */
  readonly today: string
  /** Address of the report as of a past day. */
  then(day: string): string
}

export function IssuedAgainst({ version: { id, report, period, scope, version, issuedOn }, today, then }: Props) {
  const say = useSay()
  const compare = useMutation({
    async mutationFn(day: string | null) {
      const [frozen, counted] = await Promise.all([
        client.reports.issuedReport({ id }),
        client.reports.build({ report, period, scope: scope.code, ...(day === null ? {} : { asOf: day }) }),
      ])
      return { day, differences: reportDifferences(frozen.report, counted) }
    },
    onError: say.refused,
  })
  const past = issuedOn < today
  const ledger = (day: string | null) => (day === null ? '现在的台账' : `${dayLabel(day)}的台账`)
  return (
    <div className="report-against">
      {past ? (
        <Button size="small" loading={compare.isPending && compare.variables === issuedOn} onClick={() => compare.mutate(issuedOn)}>
          与出具当日的台账核对
        </Button>
      ) : null}
      <Button size="small" loading={compare.isPending && compare.variables === null} onClick={() => compare.mutate(null)}>
        与现在的台账核对
      </Button>
      {past ? <Link to={then(issuedOn)}>看出具当日台账的表</Link> : null}
      {compare.data ? (
        <div role="status">
          {compare.data.differences.length === 0 ? (
            <p>
              按{ledger(compare.data.day)}重新统计，与第{version}版没有不同。
            </p>
          ) : (
            <>
              <p>
                按{ledger(compare.data.day)}重新统计，与第{version}版的不同：
              </p>
              <Differences differences={compare.data.differences} />
            </>
          )}
        </div>
      ) : null}
    </div>
  )
}

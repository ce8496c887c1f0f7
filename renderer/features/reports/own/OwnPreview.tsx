// The report as it would be, while it is composed.
import { useQuery } from '@tanstack/react-query'
import { Spin } from 'antd'
import { useState } from 'react'
import type { OwnDefinition } from '#shared/api/ownReportsContract.ts'
import { officeName } from '#shared/reports/paper.ts'
import { orpc } from '../../../api/client.ts'
import { QueryRefusal } from '../../../components/RefusalBox.tsx'
import { useDebounced } from '../../../components/useDebounced.ts'
import { PeriodChooser } from '../PeriodChooser.tsx'
import { lastPeriod, rhythmOf } from '../periods.ts'
import { ReportTable } from '../ReportTable.tsx'

/** So many rows are looked at before it is kept. */
const shown = 60

export function OwnPreview({ name, definition }: { name: string; definition: OwnDefinition }) {
  const status = useQuery(orpc.office.status.queryOptions())
  const today = status.data?.today ?? ''
  const [chosen, setChosen] = useState('')
  const period = rhythmOf(chosen) === definition.rhythm ? chosen : today === '' ? '' : lastPeriod(today, definition.rhythm)
  const asked = useDebounced(JSON.stringify({ name: name.trim(), definition }), 250)
  const preview = useQuery(
    orpc.ownReports.preview.queryOptions({
      input: { ...(JSON.parse(asked) as { name: string; definition: OwnDefinition }), period },
      enabled: period !== '',
      placeholderData: (before) => before,
      retry: false,
    }),
  )
  const report = preview.data
  return (
    <section className="own-preview" aria-label="预览">
      <div className="filters">
        <strong>预览</strong>
        <PeriodChooser period={period} rhythm={definition.rhythm} today={today} onChange={setChosen} />
        {preview.isFetching ? (
          <span className="muted" role="status">
            <Spin size="small" /> 正在统计…
          </span>
        ) : null}
      </div>
      {preview.error ? <QueryRefusal error={preview.error} retry={() => preview.refetch()} /> : null}
      {report && !preview.error ? (
        <>
          <ReportTable report={{ ...report, rows: report.rows.slice(0, shown) }} office={status.data ? officeName(status.data.scope.name) : ''} />
          {report.rows.length > shown ? (
            <p className="muted">
              预览只显示前 {shown} 行，共 {report.rows.length} 行。
            </p>
          ) : null}
        </>
      ) : null}
    </section>
  )
}

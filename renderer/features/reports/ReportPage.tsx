// Choose a report, a period and a scope, look at it, issue it, and take it along: printed, as PDF, as Excel. An issued version is shown as it was.

import { useQuery } from '@tanstack/react-query'
import { Alert, Spin } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { issuedLine } from '#shared/reports/issued.ts'
import { officeName } from '#shared/reports/paper.ts'
import { orpc } from '../../api/client.ts'
import { type Choice, useCodes } from '../../api/useCodes.ts'
import { AsOfBand } from '../../components/AsOfBand.tsx'
import { AsOfInput } from '../../components/AsOfInput.tsx'
import { ChoiceSelect } from '../../components/ChoiceSelect.tsx'
import { dayIn } from '../../components/listUrl.ts'
import { PageTitle } from '../../components/PageTitle.tsx'
import { QueryRefusal } from '../../components/RefusalBox.tsx'
import { FailingChecks } from './FailingChecks.tsx'
import { IssueButton } from './IssueButton.tsx'
import { IssuedVersions } from './IssuedVersions.tsx'
import { OwnLink } from './own/OwnLink.tsx'
import { PeriodChooser } from './PeriodChooser.tsx'
import { ProgressChart } from './ProgressChart.tsx'
import { inRhythm, lastPeriod, rhythmOf } from './periods.ts'
import { QualityRunBar } from './QualityRunBar.tsx'
import { ReportTable } from './ReportTable.tsx'
import { chartOf } from './reportCharts.ts'
import { TakeAlong } from './TakeAlong.tsx'
import { TraceDrawer } from './TraceDrawer.tsx'
import { useTracedFigure } from './useTracedFigure.ts'
import { WordButton } from './WordButton.tsx'

export function ReportPage() {
  const codes = useCodes()
  const [params, setParams] = useSearchParams()
  const traced = useTracedFigure()
  const status = useQuery(orpc.office.status.queryOptions())
  const reports = useQuery(orpc.reports.list.queryOptions({ staleTime: 60_000 }))
  const today = status.data?.today ?? ''
  const reportId = params.get('report') ?? 'A'
  const rhythm = rhythmOf(params.get('period') ?? '') ?? reports.data?.find(({ id }) => id === reportId)?.rhythm ?? 'quarter'
  const period = params.get('period') ?? (today === '' || !reports.data ? '' : lastPeriod(today, rhythm))
  const countyCode = params.get('county')
  const townshipCode = params.get('township')
  const scope = townshipCode ?? countyCode ?? undefined
  const choice = { report: reportId, period, ...(scope ? { scope } : {}) }
  const issuedId = Number(params.get('issued') ?? '') || null
  const past = issuedId === null ? dayIn(params) : {}
  const input = { ...choice, ...past }
  const counted = useQuery(orpc.reports.build.queryOptions({ input, enabled: period !== '' && issuedId === null, placeholderData: (before) => before }))
  const frozen = useQuery(orpc.reports.issuedReport.queryOptions({ input: { id: issuedId ?? 0 }, enabled: issuedId !== null }))
  const versions = useQuery(
    orpc.reports.issued.queryOptions({
      input: { ...choice, scope: scope ?? status.data?.scope.code ?? '' },
      enabled: period !== '' && status.data !== undefined,
    }),
  )
  const asked = issuedId === null ? counted : frozen
  const report = issuedId === null ? counted.data : frozen.data?.report
  const issued = issuedId === null ? undefined : frozen.data?.info
  // What is on screen while another period is counted is the one before.
  const ready = report !== undefined && !asked.isPlaceholderData && !asked.error
  const chart = report ? chartOf(report) : null
  const broken = report?.checks.filter(({ failing }) => failing.length > 0) ?? []
  const unchecked = broken.some(({ code }) => code === 'checked')

  const addressed = (changes: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(params)
    for (const [key, value] of Object.entries({ issued: null, row: null, column: null, ...changes })) {
      if (value === null) next.delete(key)
      else next.set(key, value)
    }
    return next
  }
  const set = (changes: Readonly<Record<string, string | null>>) => setParams(addressed(changes), { replace: true })

  return (
    <div className="page">
      <PageTitle title="报表">
        <Link to="/reports/issued">出具记录</Link>
        <OwnLink report={reportId} />
        {issuedId === null && past.asOf === undefined ? (
          <IssueButton
            input={choice}
            report={ready && broken.length === 0 ? report : undefined}
            versions={versions.data ?? []}
            today={today}
            onIssued={({ id }) => set({ issued: String(id), asOf: null })}
          />
        ) : null}
        {reportId === 'B' ? <WordButton taken={ready ? (issuedId === null ? input : { issued: issuedId }) : undefined} /> : null}
        <TakeAlong report={ready ? report : undefined} issued={issued} input={input} />
      </PageTitle>
      <search className="filters" aria-label="报表的时期和范围">
        <ChoiceSelect
          label="报表"
          width={230}
          clearable={false}
          value={reportId}
          choices={reportChoices(reports.data, reportId)}
          onChange={(value) => set({ report: value, period: inRhythm(period, reports.data?.find(({ id }) => id === value)?.rhythm ?? rhythm, today) })}
        />
        <PeriodChooser period={period} rhythm={rhythm} today={today} anyRhythm onChange={(next) => set({ period: next })} />
        <ChoiceSelect
          label="范围：县（市、区）"
          width={150}
          placeholder={status.data ? `${status.data.scope.name}（全市）` : '全市'}
          value={countyCode}
          choices={codes.counties.map((entry) => ({ value: entry.code, label: entry.name }))}
          onChange={(value) => set({ county: value, township: null })}
        />
        <ChoiceSelect
          label="范围：镇（街道）"
          width={150}
          placeholder="全部镇（街道）"
          disabled={countyCode === null}
          value={townshipCode}
          choices={codes.townships(countyCode ?? '').map((entry) => ({ value: entry.code, label: entry.name }))}
          onChange={(value) => set({ township: value })}
        />
        <AsOfInput what="台账" value={past.asOf ?? null} onChange={(day) => set({ asOf: day })} />
      </search>
      {past.asOf === undefined ? null : <AsOfBand day={past.asOf} what="台账" note="此后的补录和更正不在内，不能出具" onToday={() => set({ asOf: null })} />}
      {asked.error ? <QueryRefusal error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.isFetching ? (
        <p className="muted" role="status">
          <Spin size="small" /> 正在统计…
        </p>
      ) : null}
      {issued ? (
        <Alert
          type="info"
          showIcon
          title={`这是出具时的数字，此后不再变动：${issuedLine(issued)}`}
          action={<Link to={`/reports?${addressed({ asOf: null })}`}>看现在的数字</Link>}
        />
      ) : null}
      {reportId === 'L' && issuedId === null && past.asOf === undefined && ready ? <QualityRunBar unknown={unchecked} /> : null}
      {ready && broken.length > 0 && !unchecked ? (
        <Alert type="error" showIcon title="勾稽不符，不能出具" description={<FailingChecks checks={broken} onFigure={traced.open} />} />
      ) : null}
      {report && !asked.error ? (
        <ReportTable report={report} office={officeName(report.scope.name)} issued={issued} onFigure={ready ? traced.open : undefined} />
      ) : null}
      {ready ? <TraceDrawer report={report} figure={traced.figure} of={issuedId === null ? input : { issued: issuedId }} onClose={traced.close} /> : null}
      {report && chart && !asked.error ? <ProgressChart report={report} spec={chart} onFigure={ready ? traced.open : undefined} /> : null}
      <IssuedVersions
        versions={versions.data ?? []}
        current={issuedId}
        today={today}
        address={(id) => `/reports?${addressed({ issued: String(id), asOf: null })}`}
        then={(day) => `/reports?${addressed({ asOf: day })}`}
      />
    </div>
  )
}

/** One that an address names and nobody knows stays in sight as that. */
function reportChoices(reports: readonly { id: string; title: string; own: boolean }[] | undefined, wanted: string): Choice[] {
  if (!reports) return []
  const choices = reports.map(({ id, title, own }) => ({ value: id, label: own ? title : `${id} ${title}` }))
  return choices.some(({ value }) => value === wanted) ? choices : [...choices, { value: wanted, label: '（没有这张报表）' }]
}

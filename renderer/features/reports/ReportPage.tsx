// Choose a period and a scope, look at the report, and take it along: printed, as PDF, as Excel.

import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Spin } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { officeName, paperTitle } from '#shared/reports/paper.ts'
import { renderReportHtml } from '#shared/reports/renderHtml.ts'
import { client, orpc } from '../../api/client.ts'
import { currentHost } from '../../api/host.ts'
import { useCodes } from '../../api/useCodes.ts'
import { useSay } from '../../api/useSay.ts'
import { ChoiceSelect } from '../../components/ChoiceSelect.tsx'
import { FileExcelOutlined, FilePdfOutlined, PrinterOutlined } from '../../components/icons.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { QueryRefusal } from '../../components/RefusalBox.tsx'
import { useShortcuts } from '../../components/useShortcuts.ts'
import { lastQuarter, reportYears } from './quarters.ts'
import { ReportTable } from './ReportTable.tsx'

const quarterNames = ['一季度', '二季度', '三季度', '四季度']

export function ReportPage() {
  const say = useSay()
  const codes = useCodes()
  const [params, setParams] = useSearchParams()
  const [busy, setBusy] = useState<'print' | 'pdf' | 'xlsx' | null>(null)
  const status = useQuery(orpc.office.status.queryOptions())
  const reports = useQuery(orpc.reports.list.queryOptions({ staleTime: 60_000 }))
  const today = status.data?.today ?? ''
  const reportId = params.get('report') ?? 'A'
  const period = params.get('period') ?? (today === '' ? '' : lastQuarter(today))
  const [year = '', quarter = '1'] = period.split('Q')
  const countyCode = params.get('county')
  const townshipCode = params.get('township')
  const scope = townshipCode ?? countyCode ?? undefined
  const input = { report: reportId, period, ...(scope ? { scope } : {}) }
  const report = useQuery(orpc.reports.build.queryOptions({ input, enabled: period !== '', placeholderData: (before) => before }))
  const office = status.data ? officeName(status.data.scope.name) : ''

  const set = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams(params)
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) next.delete(key)
      else next.set(key, value)
    }
    setParams(next, { replace: true })
  }

  const run = async (kind: 'print' | 'pdf' | 'xlsx') => {
    // What is on screen while another period is counted is the one before.
    if (!report.data || report.isPlaceholderData || busy) return
    setBusy(kind)
    try {
      const html = () => renderReportHtml(report.data, { office })
      const name = `${paperTitle(report.data)}（${report.data.periodLabel}）`
      if (kind === 'print') await currentHost().print(html())
      else {
        const { saved } = kind === 'pdf' ? await currentHost().savePdf(html(), `${name}.pdf`) : await currentHost().saveFile(await client.reports.xlsx(input))
        if (saved) say.done(kind === 'pdf' ? '已生成 PDF' : '已生成 Excel')
      }
    } catch (thrown) {
      say.refused(thrown)
    } finally {
      setBusy(null)
    }
  }
  useShortcuts({ 'ctrl+p': () => void run('print') })

  const ready = report.data !== undefined && !report.isPlaceholderData
  return (
    <div className="page">
      <PageTitle title="报表">
        <Button icon={<PrinterOutlined />} disabled={!ready} loading={busy === 'print'} onClick={() => run('print')} title="Ctrl+P">
          打印
        </Button>
        <Button icon={<FilePdfOutlined />} disabled={!ready} loading={busy === 'pdf'} onClick={() => run('pdf')}>
          PDF
        </Button>
        <Button icon={<FileExcelOutlined />} disabled={!ready} loading={busy === 'xlsx'} onClick={() => run('xlsx')}>
          Excel
        </Button>
      </PageTitle>
      <search className="filters" aria-label="报表的时期和范围">
        <ChoiceSelect
          label="报表"
          width={230}
          clearable={false}
          value={reportId}
          choices={(reports.data ?? []).map((item) => ({ value: item.id, label: `${item.id} ${item.title}` }))}
          onChange={(value) => set({ report: value })}
        />
        <ChoiceSelect
          label="年份"
          width={100}
          clearable={false}
          value={year === '' ? null : year}
          choices={today === '' ? [] : reportYears(today).map((text) => ({ value: text, label: `${text}年` }))}
          onChange={(value) => set({ period: `${value}Q${quarter}` })}
        />
        <Segmented
          aria-label="季度"
          value={quarter}
          options={quarterNames.map((label, index) => ({ value: String(index + 1), label }))}
          onChange={(value) => set({ period: `${year}Q${value}` })}
        />
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
      </search>
      {report.error ? <QueryRefusal error={report.error} retry={() => report.refetch()} /> : null}
      {report.isFetching ? (
        <p className="muted" role="status">
          <Spin size="small" /> 正在统计…
        </p>
      ) : null}
      {report.data && !report.error ? <ReportTable report={report.data} office={office} /> : null}
    </div>
  )
}

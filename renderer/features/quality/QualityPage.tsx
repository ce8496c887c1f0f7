// Data quality: what the checks found, by kind and county, down to the single record and the way to mend it.

import { Alert, Button } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { type QualitySummary, sumOf } from '#shared/quality/findings.ts'
import { useQualityRun } from '../../api/useQualityRun.ts'
import { HistoryOutlined, ImportOutlined } from '../../components/icons.tsx'
import { localTime } from '../../components/localTime.ts'
import { PageTitle } from '../../components/PageTitle.tsx'
import { ProgressBox } from '../../components/ProgressBox.tsx'
import { QueryRefusal, RefusalBox } from '../../components/RefusalBox.tsx'
import { FindingExport } from './FindingExport.tsx'
import { FindingList } from './FindingList.tsx'
import { QualityFilters } from './QualityFilters.tsx'
import { QualityOverview } from './QualityOverview.tsx'
import { type QualityView, readQualityView, showsFindings, writeQualityView } from './qualityUrl.ts'

/** Milliseconds: checks that took no longer are run again without asking, as soon as the data has changed. */
const quick = 5000

function isQuick(last: QualitySummary | null): boolean {
  return last === null || (last.stale && last.took <= quick)
}

export function QualityPage() {
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const view = readQualityView(params)
  const show = (next: QualityView) => setParams(writeQualityView(next))
  const { last, summary, call, run } = useQualityRun(isQuick)
  const note = summary ? `${localTime(summary.at)} 检查了 ${summary.records.toLocaleString()} 条记录` : ''
  return (
    <div className="page">
      <PageTitle title="数据质量" note={note}>
        {summary ? <FindingExport view={view} summary={summary} /> : null}
        <Button icon={<ImportOutlined />} onClick={() => navigate('/quality/corrections')}>
          读回更正…
        </Button>
        <Button icon={<HistoryOutlined />} disabled={call.running} onClick={run}>
          {summary ? '重新检查' : '开始检查'}
        </Button>
      </PageTitle>
      {last.error ? <QueryRefusal error={last.error} retry={() => last.refetch()} /> : null}
      {call.refusal ? <RefusalBox refusal={call.refusal} retry={run} /> : null}
      {call.running ? <ProgressBox progress={call.progress} title="正在检查数据质量" note="只读取，不改动任何记录" cancel={call.cancel} /> : null}
      {summary?.stale && !call.running ? (
        <Alert type="info" showIcon title="检查之后台账有过变化，下面是变化之前的结果。" action={<Button onClick={run}>重新检查</Button>} />
      ) : null}
      {summary && !(call.running && summary.counts.length === 0) ? (
        <>
          <QualityFilters view={view} summary={summary} onChange={show} />
          {showsFindings(view) ? (
            <FindingList view={view} summary={summary} onChange={show} />
          ) : sumOf(summary.counts).total === 0 ? (
            <AllWell aside={sumOf(summary.counts).aside} />
          ) : (
            <QualityOverview view={view} summary={summary} onChange={show} />
          )}
        </>
      ) : null}
      {call.cancelled && !summary ? <p role="status">已取消，没有检查结果。</p> : null}
    </div>
  )
}

function AllWell({ aside }: { aside: number }) {
  return (
    <div className="quality-well" role="status">
      <p className="quality-well-title">太好了，没有发现问题</p>
      <p className="muted">全部台账都通过了检查，可以放心出报表。{aside > 0 ? `另有 ${aside.toLocaleString()} 条核实后搁置的，可在“已搁置”里查看。` : ''}</p>
    </div>
  )
}

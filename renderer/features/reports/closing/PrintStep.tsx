import { Button } from 'antd'
import { useState } from 'react'
import { officeName } from '#shared/reports/paper.ts'
import { renderReportsHtml } from '#shared/reports/renderHtml.ts'
import { client } from '../../../api/client.ts'
import { currentHost } from '../../../api/host.ts'
import { useSay } from '../../../api/useSay.ts'
import { FilePdfOutlined, PrinterOutlined } from '../../../components/icons.tsx'
import type { StepProps } from './useClose.ts'

/** 打印: the newest versions of the quarter as one set, each on pages of its own. */
export function PrintStep({ close, state }: StepProps) {
  const say = useSay()
  const [busy, setBusy] = useState<'print' | 'pdf' | null>(null)
  const issued = state.items.flatMap((item) => item.issued ?? [])
  const missing = state.items.filter((item) => item.issued === null)
  const run = async (kind: 'print' | 'pdf') => {
    setBusy(kind)
    try {
      const frozen = await Promise.all(issued.map(({ id }) => client.reports.issuedReport({ id })))
      const html = renderReportsHtml(frozen.map(({ report, info }) => ({ report, paper: { office: officeName(report.scope.name), issued: info } })))
      const name = `${issued[0]?.scope.name ?? ''}${state.period.label}报表.pdf`
      const given = kind === 'print' ? await currentHost().print(html) : await currentHost().savePdf(html, name)
      if (given && !given.saved) return
      if (state.marks.close?.done !== true) await close.mark('print', true)
      say.done(kind === 'print' ? '已交给打印机' : '已生成 PDF')
    } catch (thrown) {
      say.refused(thrown)
    } finally {
      setBusy(null)
    }
  }
  return (
    <>
      <p>
        {issued.length === 0 ? '还没有出具的报表。' : `已出具的 ${issued.length} 张印成一套，每张另起一页，印着第几版和出具日期。`}
        {missing.length > 0 && issued.length > 0
          ? `没有出具的 ${missing.length} 张不在内：${missing.map(({ report, period }) => `${report}（${period}）`).join('、')}。`
          : ''}
      </p>
      <div className="close-finish">
        <Button
          type="primary"
          icon={<PrinterOutlined />}
          disabled={issued.length === 0 || busy !== null}
          loading={busy === 'print'}
          onClick={() => run('print')}
        >
          打印整套
        </Button>
        <Button icon={<FilePdfOutlined />} disabled={issued.length === 0 || busy !== null} loading={busy === 'pdf'} onClick={() => run('pdf')}>
          存为一个 PDF
        </Button>
      </div>
    </>
  )
}

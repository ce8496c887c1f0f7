// Ways in which a report leaves the screen: previewed and printed, as PDF, Excel or CSV; for each county (or township) in one go.
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { EachEvent, EachExportEvent } from '#shared/api/reportsContract.ts'
import type { Progress } from '#shared/api/types.ts'
import type { IssuedInfo } from '#shared/reports/issued.ts'
import { officeName, paperTitle } from '#shared/reports/paper.ts'
import type { PaperSize } from '#shared/reports/paperStyle.ts'
import { differingSentence, printedPlace } from '#shared/reports/placesOfIssue.ts'
import { type PrintedReport, renderReportHtml } from '#shared/reports/renderHtml.ts'
import type { Report } from '#shared/reports/report.ts'
import { client } from '../../api/client.ts'
import { currentHost } from '../../api/host.ts'
import { useCodes } from '../../api/useCodes.ts'
import { useLongCall } from '../../api/useLongCall.ts'
import { usePdf } from '../../api/usePdf.ts'
import { useSay } from '../../api/useSay.ts'
import { DownloadOutlined, FileExcelOutlined, FilePdfOutlined, PrinterOutlined } from '../../components/icons.tsx'
import { LongWorkDialog } from '../../components/LongWorkDialog.tsx'
import { useShortcuts } from '../../components/useShortcuts.ts'
import { PrintPreview } from './PrintPreview.tsx'

interface Props {
  /** undefined while it is counted */
  readonly report: Report | undefined
  readonly issued: IssuedInfo | undefined
  readonly input: { readonly report: string; readonly period: string; readonly scope?: string; readonly asOf?: string }
}

type Way = 'xlsx' | 'csv'
type EachWay = 'preview' | 'workbook' | 'zip'

export function TakeAlong({ report, issued, input }: Props) {
  const say = useSay()
  const below = useBelow(report)
  const pdf = usePdf()
  const [busy, setBusy] = useState<Way | null>(null)
  const [chosen, setChosen] = useState<{ readonly report: string; readonly size: PaperSize } | null>(null)
  const [preview, setPreview] = useState<{ readonly printed: readonly PrintedReport[]; readonly name: string; readonly warning: string } | null>(null)
  const each = useLongCall<Exclude<EachEvent | EachExportEvent, Progress>>(say.refused)
  const size = chosen?.report === report?.id ? chosen?.size : undefined
  const marked = issued ? `第${issued.version}版` : input.asOf ? `${input.asOf}台账` : ''
  const name = report ? `${paperTitle(report)}（${report.periodLabel}）${marked}` : ''
  const printed = (one: Report): PrintedReport => ({ report: one, paper: { office: officeName(one.scope.name), size, ...(issued && { issued }) } })

  const run = async (way: Way) => {
    if (!report || busy) return
    setBusy(way)
    try {
      const taken = issued ? { issued: issued.id } : input
      const { saved } = await currentHost().saveFile(way === 'csv' ? await client.reports.csv(taken) : await client.reports.xlsx({ ...taken, size }))
      if (saved) say.done(`已生成 ${{ xlsx: 'Excel', csv: 'CSV' }[way]}`)
    } catch (thrown) {
      say.refused(thrown)
    } finally {
      setBusy(null)
    }
  }
  const savePdf = async () => {
    if (report && !pdf.call.running) await pdf.save(renderReportHtml(report, printed(report).paper), `${name}.pdf`)
  }
  const runEach = async (way: EachWay) => {
    if (!report) return
    const taken = issued ? { issued: issued.id } : input
    const done = await each.start((signal) =>
      way === 'preview' ? client.reports.buildEach(taken, { signal }) : client.reports.exportEach({ ...taken, as: way, size }, { signal }),
    )
    if (done === null) return
    const warning = done.of === null ? '' : differingSentence(done.of)
    if (done.type === 'built') {
      const places = done.reports.map((one) => printedPlace(one, done.of, size))
      setPreview({ printed: places, name: `${report.title}（${report.periodLabel}）${marked}${below}各一份`, warning })
    } else if ((await currentHost().saveFile(done.file)).saved) {
      say.done(`已生成 ${done.file.reports} 张表：${done.file.name}`)
      if (warning !== '') say.warned(warning)
    }
  }
  const openPreview = () => {
    if (report && !preview) setPreview({ printed: [printed(report)], name, warning: '' })
  }
  useShortcuts({ 'ctrl+p': openPreview })
  const disabled = report === undefined
  return (
    <>
      <Button icon={<PrinterOutlined />} disabled={disabled} onClick={openPreview} title="Ctrl+P">
        打印
      </Button>
      <Button icon={<FilePdfOutlined />} disabled={disabled} loading={pdf.call.running} onClick={savePdf}>
        PDF
      </Button>
      <Button icon={<FileExcelOutlined />} disabled={disabled} loading={busy === 'xlsx'} onClick={() => run('xlsx')}>
        Excel
      </Button>
      <Dropdown
        trigger={['click']}
        disabled={disabled || each.running}
        menu={{
          items: [
            { key: 'csv', label: 'CSV' },
            ...(below === null
              ? []
              : [
                  { type: 'divider' as const },
                  { key: 'preview', label: `各${below}各一份：打印或 PDF` },
                  { key: 'workbook', label: `各${below}各一份：一个 Excel 文件，各占一张表` },
                  { key: 'zip', label: `各${below}各一份：各一个 Excel 文件（压缩包）` },
                ]),
          ],
          onClick: ({ key }) => void (key === 'csv' ? run('csv') : runEach(key as EachWay)),
        }}
      >
        <Button icon={<DownloadOutlined />} loading={busy === 'csv'}>
          更多
        </Button>
      </Dropdown>
      <LongWorkDialog call={each} title={`正在生成各${below ?? '地'}的报表`} note="取消后不留文件" />
      <LongWorkDialog call={pdf.call} title="正在生成 PDF" note="取消后不生成文件" />
      {preview && report ? (
        <PrintPreview
          printed={preview.printed}
          name={preview.name}
          warning={preview.warning}
          size={size ?? report.paper}
          onSize={(next) => setChosen({ report: report.id, size: next })}
          onClose={() => setPreview(null)}
        />
      ) : null}
    </>
  )
}

/** What lies right below the report's place; null where nothing does. */
function useBelow(report: Report | undefined): string | null {
  const codes = useCodes()
  const code = report?.scope.code
  if (codes.counties.some((county) => county.code === code)) return codes.townships(code ?? '').length > 0 ? '镇（街道）' : null
  return code === undefined || codes.townships(null).some((township) => township.code === code) ? null : '县（市、区）'
}

import { useQueries } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { officeName } from '#shared/reports/paper.ts'
import type { PaperSize } from '#shared/reports/paperStyle.ts'
import { orpc } from '../../../api/client.ts'
import { PrinterOutlined } from '../../../components/icons.tsx'
import { QueryRefusal } from '../../../components/RefusalBox.tsx'
import { PrintPreview } from '../PrintPreview.tsx'
import type { StepProps } from './useClose.ts'

/** 打印: the newest versions of the quarter as one set, each on pages of its own, on the paper that the clerk chooses. */
export function PrintStep({ close, state }: StepProps) {
  const [open, setOpen] = useState(false)
  const [size, setSize] = useState<PaperSize>('A3')
  const issued = state.items.flatMap((item) => item.issued ?? [])
  const missing = state.items.filter((item) => item.issued === null)
  const { printed, error } = useQueries({
    queries: issued.map(({ id }) => orpc.reports.issuedReport.queryOptions({ input: { id }, staleTime: Number.POSITIVE_INFINITY, enabled: open })),
    combine: (answers) => ({
      error: answers.find((answer) => answer.error)?.error ?? null,
      printed: answers.flatMap(({ data }) => (data ? [{ report: data.report, paper: { office: officeName(data.report.scope.name), issued: data.info } }] : [])),
    }),
  })
  const ready = open && printed.length === issued.length
  return (
    <>
      <p>
        {issued.length === 0 ? '还没有出具的报表。' : `已出具的 ${issued.length} 张印成一套，每张另起一页，印着第几版和出具日期。`}
        {missing.length > 0 && issued.length > 0
          ? `没有出具的 ${missing.length} 张不在内：${missing.map(({ report, period }) => `${report}（${period}）`).join('、')}。`
          : ''}
      </p>
      <Button type="primary" icon={<PrinterOutlined />} disabled={issued.length === 0} loading={open && !ready && !error} onClick={() => setOpen(true)}>
        打印整套
      </Button>
      {error ? <QueryRefusal error={error} retry={() => setOpen(true)} /> : null}
      {ready ? (
        <PrintPreview
          printed={printed}
          size={size}
          name={`${issued[0]?.scope.name ?? ''}${state.period.label}报表`}
          onSize={setSize}
          onClose={() => setOpen(false)}
          onGiven={() => {
            if (state.marks.close?.done !== true) void close.mark('print', true)
          }}
        />
      ) : null}
    </>
  )
}

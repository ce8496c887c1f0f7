// 出具: keeps the report on screen for good, which nothing takes back: so it is asked for once more. Another version needs a note, and shows before what it would say otherwise.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { type ReportDifference, reportDifferences } from '#shared/reports/differences.ts'
import type { IssuedInfo } from '#shared/reports/issued.ts'
import { dayLabel } from '#shared/reports/period.ts'
import type { Report } from '#shared/reports/report.ts'
import { reportMark } from '#shared/reports/reportMark.ts'
import { client, orpc } from '../../api/client.ts'
import { toRefusal } from '../../api/refusal.ts'
import { useSay } from '../../api/useSay.ts'
import { SafetyCertificateOutlined } from '../../components/icons.tsx'
import { Differences } from './Differences.tsx'

interface Props {
  readonly input: { readonly report: string; readonly period: string; readonly scope?: string }
  /** undefined while it is counted, or when it cannot be issued */
  readonly report: Report | undefined
  readonly versions: readonly IssuedInfo[]
  /** y-m-d; '' while it is asked for */
  readonly today: string
  onIssued(issued: IssuedInfo): void
}

export function IssueButton({ input, report, versions, today, onIssued }: Props) {
  const say = useSay()
  const queries = useQueryClient()
  const [differences, setDifferences] = useState<readonly ReportDifference[] | null>(null)
  const [note, setNote] = useState('')
  /** What the clerk has before him; moved: what it says otherwise than when the dialog was opened. */
  const [seen, setSeen] = useState<Report | null>(null)
  const [moved, setMoved] = useState<readonly ReportDifference[] | null>(null)
  const newest = versions.find(({ latest }) => latest)
  const issue = useMutation({
    mutationFn: (why: string) => client.reports.issue({ ...input, ...(why === '' ? {} : { note: why }), ...(seen && { seen: reportMark(seen) }) }),
    async onSuccess({ issued, added }) {
      close()
      await queries.invalidateQueries({ queryKey: orpc.reports.key() })
      say.done(added ? `已出具第${issued.version}版` : `与第${issued.version}版没有不同，不再另出新版`)
      if (added) onIssued(issued)
    },
    async onError(thrown) {
      const { code } = toRefusal(thrown)
      if (code !== 'report-changed') say.refused(thrown)
      // What is on screen is no longer what the ledgers say, or somebody else has issued it: all of it is asked for again.
      await queries.invalidateQueries({ queryKey: orpc.reports.key() })
      if (code === 'report-changed') await lookAgain()
      else if (code === 'reason-required' || code === 'report-unsound') close()
    },
  })
  const close = () => {
    setDifferences(null)
    setNote('')
    setSeen(null)
    setMoved(null)
  }
  /** @returns whether there is something to issue */
  const show = async (current: Report): Promise<boolean> => {
    const changed = newest ? reportDifferences((await client.reports.issuedReport({ id: newest.id })).report, current) : []
    if (newest && changed.length === 0) {
      say.done(`与第${newest.version}版没有不同，不再另出新版`)
      return false
    }
    setSeen(current)
    setDifferences(changed)
    return true
  }
  const begin = () => report && show(report).catch(say.refused)
  const lookAgain = async () => {
    try {
      const current = await client.reports.build(input)
      const sound = current.checks.every(({ failing }) => failing.length === 0)
      if (seen) setMoved(reportDifferences(seen, current))
      if (!sound || !(await show(current))) close()
    } catch (refused) {
      say.refused(refused)
      close()
    }
  }
  const over = today === '' || (report?.asOf ?? '') < today
  return (
    <>
      <Button type="primary" icon={<SafetyCertificateOutlined />} disabled={!report} loading={issue.isPending} onClick={begin}>
        出具
      </Button>
      <Modal
        open={differences !== null}
        title={newest ? `更正：出具第${newest.version + 1}版` : '出具第1版'}
        okText="出具"
        cancelText="取消"
        okButtonProps={{ disabled: newest !== undefined && note.trim() === '', autoFocus: newest === undefined, loading: issue.isPending }}
        onOk={() => issue.mutate(note.trim())}
        onCancel={close}
        destroyOnHidden
      >
        {over || !report ? null : (
          <Alert type="warning" showIcon title={`${report.periodLabel}还没有结束，现在出具的是到今天（${dayLabel(today)}）为止的数。`} />
        )}
        {moved === null ? null : (
          <>
            <Alert type="error" showIcon title="刚才看这张表以后，台账又有改动，还没有出具。请核对：" />
            <Differences differences={moved} />
          </>
        )}
        {newest ? (
          <>
            <p>与第{newest.version}版的不同：</p>
            <Differences differences={differences ?? []} />
            <Input.TextArea
              autoFocus
              aria-label="更正说明"
              placeholder="更正说明，例如：补录椒江区漏报的2个工会"
              autoSize={{ minRows: 2, maxRows: 5 }}
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          </>
        ) : (
          <p>这张表连同统计口径、日期和出具人一起留存，不能再修改或删除。以后有更正，另出新版。</p>
        )}
      </Modal>
    </>
  )
}

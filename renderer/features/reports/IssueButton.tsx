// 出具: keeps the report on screen for good, which nothing takes back: so it is asked for once more. Another version needs a note, and shows before what it would say otherwise.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { type ReportDifference, reportDifferences } from '#shared/reports/differences.ts'
import type { IssuedInfo } from '#shared/reports/issued.ts'
import type { Report } from '#shared/reports/report.ts'
import { client, orpc } from '../../api/client.ts'
import { useSay } from '../../api/useSay.ts'
import { SafetyCertificateOutlined } from '../../components/icons.tsx'
import { Differences } from './Differences.tsx'

interface Props {
  readonly input: { readonly report: string; readonly period: string; readonly scope?: string }
  /** undefined while it is counted, or when it cannot be issued */
  readonly report: Report | undefined
  readonly versions: readonly IssuedInfo[]
  onIssued(issued: IssuedInfo): void
}

export function IssueButton({ input, report, versions, onIssued }: Props) {
  const say = useSay()
  const queries = useQueryClient()
  const [differences, setDifferences] = useState<readonly ReportDifference[] | null>(null)
  const [note, setNote] = useState('')
  const newest = versions.find(({ latest }) => latest)
  const issue = useMutation({
    mutationFn: (why: string) => client.reports.issue({ ...input, ...(why === '' ? {} : { note: why }) }),
    async onSuccess({ issued, added }) {
      close()
      await queries.invalidateQueries({ queryKey: orpc.reports.key() })
      say.done(added ? `已出具第${issued.version}版` : `与第${issued.version}版没有不同，不再另出新版`)
      if (added) onIssued(issued)
    },
    onError: say.refused,
  })
  const close = () => {
    setDifferences(null)
    setNote('')
  }
  const begin = async () => {
    if (!report) return
    if (!newest) return setDifferences([])
    try {
      const { report: frozen } = await client.reports.issuedReport({ id: newest.id })
      const changed = reportDifferences(frozen, report)
      if (changed.length === 0) say.done(`与第${newest.version}版没有不同，不再另出新版`)
      else setDifferences(changed)
    } catch (thrown) {
      say.refused(thrown)
    }
  }
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

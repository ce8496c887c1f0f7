// A closed quarter says who closed it and with what, and can be opened again with a reason.
import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { CloseState } from '#shared/api/closeTypes.ts'
import { dayLabel } from '#shared/reports/period.ts'
import { ReasonDialog } from '../../../components/ReasonDialog.tsx'
import type { Close } from './useClose.ts'

export function ClosedBanner({ close, state }: { close: Close; state: CloseState }) {
  const [asking, setAsking] = useState(false)
  const closed = state.closes.find(({ period, stands }) => stands && period === state.period.id)
  if (!closed) return null
  return (
    <>
      <Alert
        type="success"
        showIcon
        className="close-alert"
        title={`${closed.periodLabel}已经结账：${dayLabel(closed.on)}，${closed.by}，出具报表 ${closed.versions.length} 张，备份 ${closed.backup}`}
        action={<Button onClick={() => setAsking(true)}>重新打开</Button>}
      />
      <ReasonDialog
        open={asking}
        title={`重新打开${closed.periodLabel}`}
        okText="重新打开"
        placeholder="例如：温岭市补报 3 个工会"
        onReason={(reason) => {
          setAsking(false)
          void close.reopen(reason)
        }}
        onCancel={() => setAsking(false)}
      >
        <p>已经出具的各版不变。改好以后再结一次账，两次都留有记录。</p>
      </ReasonDialog>
    </>
  )
}

// Asks why before something personal is shown in full; the reason is logged by the core.
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { isComposing } from './composing.ts'

interface Props {
  readonly open: boolean
  readonly title: string
  readonly okText: string
  onReason(reason: string): void
  onCancel(): void
}

export function ReasonDialog({ open, title, okText, onReason, onCancel }: Props) {
  const [reason, setReason] = useState('')
  const ready = reason.trim() !== ''
  const give = () => {
    if (!ready) return
    onReason(reason.trim())
    setReason('')
  }
  return (
    <Modal open={open} title={title} okText={okText} cancelText="取消" okButtonProps={{ disabled: !ready }} onOk={give} onCancel={onCancel} destroyOnHidden>
      <p className="muted">查看完整号码会连同理由一起记入日志。</p>
      <Input
        autoFocus
        aria-label="理由"
        placeholder="理由，例如：电话通知换届"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event)) give()
        }}
      />
    </Modal>
  )
}

// Asks why a finding is right as it is; the reason is kept with who gave it and when.
import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { Finding } from '#shared/quality/findings.ts'
import { isComposing } from '../../components/composing.ts'

interface Props {
  /** null: closed. */
  readonly finding: Finding | null
  onReason(finding: Finding, reason: string): void
  onCancel(): void
}

const usual = '已核实，无误'

export function AsideDialog({ finding, onReason, onCancel }: Props) {
  const [reason, setReason] = useState(usual)
  const ready = reason.trim() !== ''
  const give = () => {
    if (!finding || !ready) return
    onReason(finding, reason.trim())
    setReason(usual)
  }
  return (
    <Modal
      open={finding !== null}
      title="搁置这个问题"
      okText="搁置"
      cancelText="取消"
      okButtonProps={{ disabled: !ready }}
      onOk={give}
      onCancel={onCancel}
      destroyOnHidden
    >
      <p>{finding ? `${finding.name}：${finding.message}` : ''}</p>
      <p className="muted">搁置后不再计数，可在“已搁置”里恢复；这一项或同组的内容改动后会重新提示。</p>
      <Input
        autoFocus
        aria-label="理由"
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

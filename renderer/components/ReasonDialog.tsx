// Asks why something is done; the core keeps the reason with who gave it and when.
import { Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { isComposing } from './composing.ts'

interface Props {
  readonly open: boolean
  readonly title: string
  readonly okText: string
  /** What it is about and what comes of it. */
  readonly children: ReactNode
  readonly placeholder?: string
  /** The reason that is mostly given; typed over where it is another. */
  readonly usual?: string
  onReason(reason: string): void
  onCancel(): void
}

export function ReasonDialog({ open, title, okText, children, placeholder, usual = '', onReason, onCancel }: Props) {
  const [reason, setReason] = useState(usual)
  const ready = reason.trim() !== ''
  const give = () => {
    if (!ready) return
    onReason(reason.trim())
    setReason(usual)
  }
  return (
    <Modal open={open} title={title} okText={okText} cancelText="取消" okButtonProps={{ disabled: !ready }} onOk={give} onCancel={onCancel} destroyOnHidden>
      {children}
      <Input
        autoFocus
        aria-label="理由"
        {...(placeholder === undefined ? {} : { placeholder })}
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

// What should make the clerk stop and think before the commit: in one line above the rows, and once more when 导入 is pressed.
import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import type { SheetPreview } from '#shared/api/previewTypes.ts'
import { placeName } from '../../components/placeName.ts'
import { MissingDialog } from './MissingDialog.tsx'

interface Told {
  readonly sheet: SheetPreview
  readonly code: SheetPreview['warnings'][number]['code']
  readonly text: string
}

function toldWarnings(used: readonly SheetPreview[]): Told[] {
  return used.flatMap((sheet) =>
    sheet.warnings.map(({ code, message }) => ({ sheet, code, text: used.length > 1 ? `${placeName(sheet.file, sheet.sheet)}：${message}` : message })),
  )
}

function List({ told, previewId }: { told: readonly Told[]; previewId: string }) {
  const [missing, setMissing] = useState<SheetPreview | null>(null)
  return (
    <>
      <ul className="warning-list">
        {told.map(({ sheet, code, text }) => (
          <li key={`${sheet.key}${code}${text}`}>
            {text}
            {code === 'missing' ? (
              <Button size="small" type="link" onClick={() => setMissing(sheet)}>
                看是哪些
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {missing ? <MissingDialog previewId={previewId} sheet={missing} close={() => setMissing(null)} /> : null}
    </>
  )
}

export function WarningLine({ used, previewId }: { used: readonly SheetPreview[]; previewId: string }) {
  const told = toldWarnings(used)
  const [open, setOpen] = useState(false)
  const [first] = told
  if (!first) return null
  const several = told.length > 1 || first.code === 'missing'
  return (
    <Alert
      className="warning-line"
      type="warning"
      showIcon
      title={open ? `导入前请留意 ${told.length} 点` : `导入前请留意：${first.text}`}
      description={open ? <List told={told} previewId={previewId} /> : undefined}
      action={
        several ? (
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? '收起' : told.length > 1 ? `全部 ${told.length} 点` : '详情'}
          </Button>
        ) : undefined
      }
    />
  )
}

interface ConfirmProps {
  readonly open: boolean
  readonly used: readonly SheetPreview[]
  readonly previewId: string
  onCommit(): void
  onCancel(): void
}

export function WarningConfirm({ open, used, previewId, onCommit, onCancel }: ConfirmProps) {
  return (
    <Modal open={open} title="导入前请确认" okText="仍然导入" cancelText="返回核对" onOk={onCommit} onCancel={onCancel} destroyOnHidden>
      <List told={toldWarnings(used)} previewId={previewId} />
    </Modal>
  )
}

// Asks what a view is to be called, and who may use it.
import { Checkbox, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { isComposing } from '../../components/composing.ts'

export interface NamedView {
  readonly name: string
  readonly shared: boolean
}

interface Props {
  readonly open: boolean
  readonly title: string
  readonly name: string
  readonly withSharing: boolean
  onName(named: NamedView): void
  onCancel(): void
}

export function ViewNameDialog({ open, title, name: first, withSharing, onName, onCancel }: Props) {
  const [name, setName] = useState(first)
  const [shared, setShared] = useState(false)
  useEffect(() => {
    if (!open) return
    setName(first)
    setShared(false)
  }, [open, first])
  const ready = name.trim() !== ''
  const give = () => {
    if (ready) onName({ name: name.trim(), shared })
  }
  return (
    <Modal open={open} title={title} okText="确定" cancelText="取消" okButtonProps={{ disabled: !ready }} onOk={give} onCancel={onCancel} destroyOnHidden>
      <div className="view-name-form">
        <Input
          autoFocus
          aria-label="视图名称"
          placeholder="例如：椒江未换届"
          maxLength={50}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !isComposing(event)) give()
          }}
        />
        {withSharing ? (
          <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
            共享给全室（别人可以使用，只有自己能改）
          </Checkbox>
        ) : null}
      </div>
    </Modal>
  )
}

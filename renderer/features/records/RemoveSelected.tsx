// The ticked rows into the recycle bin.
import { Button } from 'antd'
import { useState } from 'react'
import { removedAtOnce } from '#shared/api/recordsContract.ts'
import { DeleteOutlined } from '../../components/icons.tsx'
import type { SelectionActionProps } from './selectionAction.ts'
import { useRemoving } from './useRemoving.ts'

export function RemoveSelected({ query, count, onDone }: SelectionActionProps) {
  const remove = useRemoving(query.register)
  const [busy, setBusy] = useState(false)
  const { ids } = query
  const isTooMany = ids === undefined || count > removedAtOnce
  const run = async () => {
    if (ids === undefined) return
    setBusy(true)
    if (await remove(ids)) onDone()
    setBusy(false)
  }
  return (
    <Button
      size="small"
      danger
      icon={<DeleteOutlined />}
      loading={busy}
      disabled={isTooMany}
      title={isTooMany ? `一次最多删除 ${removedAtOnce} 条，请逐条勾选` : '快捷键 Delete'}
      onClick={() => void run()}
    >
      删除
    </Button>
  )
}

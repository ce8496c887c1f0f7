// Takes a bulk edit back, and says what was kept because somebody changed it since.
import { App, Button } from 'antd'
import { useState } from 'react'
import type { BulkUndoEvent } from '#shared/api/bulkTypes.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { client } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useCodes } from '../../api/useCodes.ts'
import { useLongCall } from '../../api/useLongCall.ts'
import { useSay } from '../../api/useSay.ts'
import { UndoOutlined } from '../../components/icons.tsx'
import { LongWorkDialog } from '../../components/LongWorkDialog.tsx'
import { BulkRefusals } from './BulkRefusals.tsx'

interface Props {
  readonly register: RegisterDefinition
  readonly bulkId: number
  /** What is taken back, for those who do not see the row that the button stands in. */
  readonly name?: string
  onDone?(): void
}

export function BulkUndoButton({ register, bulkId, name, onDone }: Props) {
  const say = useSay()
  const codes = useCodes()
  const { modal } = App.useApp()
  const undoing = useLongCall<Extract<BulkUndoEvent, { type: 'undone' }>>(say.refused)
  const [busy, setBusy] = useState(false)
  const undo = async () => {
    setBusy(true)
    const event = await undoing.start((signal) => client.records.bulkUndo({ bulkId }, { signal }))
    await refreshEverything()
    setBusy(false)
    if (!event) return
    const { reversed, kept, refusals } = event.result
    onDone?.()
    if (kept === 0) return say.done(`已撤销：${reversed.toLocaleString()} 条记录恢复原样`)
    modal.info({
      title: `已撤销，${kept.toLocaleString()} 条记录没有恢复`,
      width: 620,
      content: (
        <>
          <p>{reversed.toLocaleString()} 条记录恢复原样。</p>
          <BulkRefusals register={register} labelOf={codes.labelOf} title="保留下来的" total={kept} refusals={refusals} />
        </>
      ),
      okText: '知道了',
    })
  }
  return (
    <>
      <Button icon={<UndoOutlined />} loading={busy} {...(name ? { 'aria-label': `撤销：${name}` } : {})} onClick={() => void undo()}>
        撤销
      </Button>
      <LongWorkDialog call={{ running: busy, progress: undoing.progress, cancel: undoing.cancel }} title="正在撤销批量修改" note="取消后所有记录保持原样" />
    </>
  )
}

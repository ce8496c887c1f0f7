// Takes an import back, and says what could not be put back as it was.

import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import type { UndoEvent, UndoResult } from '#shared/api/batchTypes.ts'
import { client } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useLongCall } from '../../api/useLongCall.ts'
import { useSay } from '../../api/useSay.ts'
import { UndoOutlined } from '../../components/icons.tsx'
import { LongWorkDialog } from '../../components/LongWorkDialog.tsx'
import { NotUndoneList } from './NotUndoneList.tsx'

type Undone = Extract<UndoEvent, { type: 'undone' }>

interface Props {
  /** In the order in which they were written; they are taken back from the last to the first. */
  readonly batchIds: readonly number[]
  /** What is taken back, for those who do not see the row that the button stands in. */
  readonly name: string
  readonly text?: string
  onDone?(): void
}

export function UndoButton({ batchIds, name, text = '撤销这次导入', onDone }: Props) {
  const say = useSay()
  const { modal } = App.useApp()
  const [busy, setBusy] = useState(false)
  const undoing = useLongCall<Undone>(say.refused)
  const undo = async () => {
    setBusy(true)
    const results: UndoResult[] = []
    for (const batchId of batchIds.toReversed()) {
      const event = await undoing.start((signal) => client.imports.undo({ batchId }, { signal }))
      if (!event) break
      results.push(event.result)
    }
    await refreshEverything()
    setBusy(false)
    if (results.length === batchIds.length) tell(results)
    else if (results.length > 0) say.done(`已撤销 ${results.length} 张表，其余 ${batchIds.length - results.length} 张没有撤销`)
  }
  const tell = (results: readonly UndoResult[]) => {
    const reversed = results.reduce((sum, one) => sum + one.reversed, 0)
    const left = { kept: results.flatMap((one) => one.kept), failed: results.flatMap((one) => one.failed) }
    onDone?.()
    const count = left.kept.length + left.failed.length
    if (count === 0) return say.done(`已撤销：${reversed.toLocaleString()} 条记录恢复原样`)
    modal.info({
      title: `已撤销，${count.toLocaleString()} 条记录没有恢复`,
      width: 620,
      content: (
        <>
          <p>{reversed.toLocaleString()} 条记录恢复原样。</p>
          <NotUndoneList {...left} />
        </>
      ),
      okText: '知道了',
    })
  }
  const cancel = () => {
    undoing.cancel()
    say.done('已取消撤销')
  }
  return (
    <>
      <Popconfirm
        title="撤销后，这次导入新增和修改的记录恢复原样。"
        description="导入之后又改过的记录会保留。"
        okText="撤销导入"
        cancelText="不撤销"
        onConfirm={() => void undo()}
      >
        <Button icon={<UndoOutlined />} loading={busy} aria-label={`${text}：${name}`}>
          {text}
        </Button>
      </Popconfirm>
      <LongWorkDialog call={{ running: busy, progress: undoing.progress, cancel }} title="正在撤销导入" note="取消后名册保持原样" />
    </>
  )
}

// Takes an import back, and says what could not be put back as it was.

import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { findRegister } from '#shared/registers/index.ts'
import { client } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useSay } from '../../api/useSay.ts'
import { UndoOutlined } from '../../components/icons.tsx'

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
  const undo = async () => {
    setBusy(true)
    try {
      const results = []
      for (const batchId of batchIds.toReversed()) results.push(await client.imports.undo({ batchId }))
      const result = { reversed: results.reduce((sum, one) => sum + one.reversed, 0), kept: results.flatMap((one) => one.kept) }
      await refreshEverything()
      onDone?.()
      if (result.kept.length === 0) say.done(`已撤销：${result.reversed.toLocaleString()} 条记录恢复原样`)
      else {
        modal.info({
          title: `已撤销，${result.kept.length.toLocaleString()} 条记录保留`,
          content: (
            <>
              <p>{result.reversed.toLocaleString()} 条记录恢复原样。下面的记录在导入之后又改过，没有动：</p>
              <ul className="kept-list">
                {result.kept.slice(0, 50).map((item) => (
                  <li key={`${item.register}${item.id}`}>
                    <a href={`#/r/${item.register}/${item.id}`}>
                      {findRegister(item.register)?.label} {item.id}
                    </a>
                    ：{item.reason}
                  </li>
                ))}
              </ul>
            </>
          ),
          okText: '知道了',
        })
      }
    } catch (thrown) {
      say.refused(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Popconfirm
      title="撤销后，这次导入新增和修改的记录恢复原样。"
      description="导入之后又改过的记录会保留。"
      okText="撤销导入"
      cancelText="不撤销"
      onConfirm={undo}
    >
      <Button icon={<UndoOutlined />} loading={busy} aria-label={`${text}：${name}`}>
        {text}
      </Button>
    </Popconfirm>
  )
}

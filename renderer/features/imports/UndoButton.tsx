// Takes an import back, and says what could not be put back as it was.
import { UndoOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { findRegister } from '#shared/registers/index.ts'
import { client } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useSay } from '../../api/useSay.ts'

export function UndoButton({ batchId, name, onDone }: { batchId: number; name: string; onDone?: () => void }) {
  const say = useSay()
  const { modal } = App.useApp()
  const [busy, setBusy] = useState(false)
  const undo = async () => {
    setBusy(true)
    try {
      const result = await client.imports.undo({ batchId })
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
    <Button icon={<UndoOutlined />} loading={busy} onClick={undo} aria-label={`撤销导入 ${name}`}>
      撤销这次导入
    </Button>
  )
}

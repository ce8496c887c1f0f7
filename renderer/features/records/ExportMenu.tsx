// Writes the list as it is filtered now to a file that can be imported again.

import { Button, Dropdown } from 'antd'
import { useRef, useState } from 'react'
import type { RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { client } from '../../api/client.ts'
import { currentHost } from '../../api/host.ts'
import { useSay } from '../../api/useSay.ts'
import { DownloadOutlined } from '../../components/icons.tsx'
import { type ListState, listInput } from '../../components/listUrl.ts'
import { ReasonDialog } from '../../components/ReasonDialog.tsx'

export function ExportMenu({ register, state, total }: { register: RegisterDefinition; state: ListState; total: number }) {
  const say = useSay()
  const running = useRef<AbortController | null>(null)
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const masked = register.fields.some((field) => field.masked)

  const write = async (format: 'xlsx' | 'csv', reason?: string) => {
    const controller = new AbortController()
    running.current = controller
    setBusy(true)
    try {
      const input = { ...listInput(register.id as RegisterId, state), format, ...(reason ? { unmask: { reason } } : {}) }
      const file = await client.records.export(input, { signal: controller.signal })
      const { saved } = await currentHost().saveFile(file)
      if (saved) say.done(`已导出 ${file.rows.toLocaleString()} 行：${file.name}`)
    } catch (thrown) {
      if (!controller.signal.aborted) say.refused(thrown)
    } finally {
      setBusy(false)
    }
  }

  if (busy) {
    return (
      <Button danger onClick={() => running.current?.abort()}>
        正在导出… 取消
      </Button>
    )
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'xlsx', label: `导出 Excel（${total.toLocaleString()} 行）` },
            { key: 'csv', label: '导出 CSV' },
            ...(masked ? [{ key: 'full', label: '导出 Excel，含完整电话…' }] : []),
          ],
          onClick: ({ key }) => {
            if (key === 'full') setAsking(true)
            else void write(key === 'csv' ? 'csv' : 'xlsx')
          },
        }}
      >
        <Button icon={<DownloadOutlined />}>导出</Button>
      </Dropdown>
      <ReasonDialog
        open={asking}
        title="导出完整电话号码"
        okText="导出"
        placeholder="理由，例如：电话通知换届"
        onCancel={() => setAsking(false)}
        onReason={(reason) => {
          setAsking(false)
          void write('xlsx', reason)
        }}
      >
        <p className="muted">查看完整号码会连同理由一起记入日志。</p>
      </ReasonDialog>
    </>
  )
}

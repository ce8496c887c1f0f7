// Writes the list as it is filtered now to a file that can be imported again.

import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { RecordExportEvent } from '#shared/api/recordTypes.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { client } from '../../api/client.ts'
import { useLongCall } from '../../api/useLongCall.ts'
import { useSay } from '../../api/useSay.ts'
import { DownloadOutlined } from '../../components/icons.tsx'
import { LongWorkDialog } from '../../components/LongWorkDialog.tsx'
import { type ListState, listInput } from '../../components/listUrl.ts'
import { ReasonDialog } from '../../components/ReasonDialog.tsx'
import { saveExport } from './saveExport.ts'

export function ExportMenu({ register, state, total }: { register: RegisterDefinition; state: ListState; total: number }) {
  const say = useSay()
  const call = useLongCall<Extract<RecordExportEvent, { type: 'written' }>>(say.refused)
  const [asking, setAsking] = useState(false)
  const masked = register.fields.some((field) => field.masked)

  const write = async (format: 'xlsx' | 'csv', reason?: string) => {
    const input = { ...listInput(register.id as RegisterId, state), format, ...(reason ? { unmask: { reason } } : {}) }
    const written = await call.start((signal) => client.records.export(input, { signal }))
    if (written) await saveExport(written.file, say)
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
        <Button icon={<DownloadOutlined />} loading={call.running}>
          导出
        </Button>
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
      <LongWorkDialog call={call} title="正在导出" note="取消后不生成文件" />
    </>
  )
}

// The ticked rows as an Excel file.
import { Button } from 'antd'
import { useState } from 'react'
import { client } from '../../api/client.ts'
import { currentHost } from '../../api/host.ts'
import { useSay } from '../../api/useSay.ts'
import { DownloadOutlined } from '../../components/icons.tsx'
import type { SelectionActionProps } from './selectionAction.ts'

export function ExportSelected({ query }: SelectionActionProps) {
  const say = useSay()
  const [busy, setBusy] = useState(false)
  const write = async () => {
    setBusy(true)
    try {
      const file = await client.records.export({ ...query, format: 'xlsx' })
      const { saved } = await currentHost().saveFile(file)
      if (saved) say.done(`已导出 ${file.rows.toLocaleString()} 行：${file.name}`)
    } catch (thrown) {
      say.refused(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="small" icon={<DownloadOutlined />} loading={busy} onClick={() => void write()}>
      导出所选
    </Button>
  )
}

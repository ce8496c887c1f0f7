// The ticked rows as an Excel file.
import { Button } from 'antd'
import type { RecordExportEvent } from '#shared/api/recordTypes.ts'
import { client } from '../../api/client.ts'
import { useLongCall } from '../../api/useLongCall.ts'
import { useSay } from '../../api/useSay.ts'
import { DownloadOutlined } from '../../components/icons.tsx'
import { LongWorkDialog } from '../../components/LongWorkDialog.tsx'
import { saveExport } from './saveExport.ts'
import type { SelectionActionProps } from './selectionAction.ts'

export function ExportSelected({ query }: SelectionActionProps) {
  const say = useSay()
  const call = useLongCall<Extract<RecordExportEvent, { type: 'written' }>>(say.refused)
  const write = async () => {
    const written = await call.start((signal) => client.records.export({ ...query, format: 'xlsx' }, { signal }))
    if (written) await saveExport(written.file, say)
  }
  return (
    <>
      <Button size="small" icon={<DownloadOutlined />} loading={call.running} onClick={() => void write()}>
        导出所选
      </Button>
      <LongWorkDialog call={call} title="正在导出" note="取消后不生成文件" />
    </>
  )
}

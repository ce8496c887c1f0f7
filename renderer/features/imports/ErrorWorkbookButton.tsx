// The rows that were sent back, in the ledger's own layout, to be mended and imported again.
import { Button } from 'antd'
import type { ErrorWorkbookEvent } from '#shared/api/batchTypes.ts'
import { client } from '../../api/client.ts'
import { currentHost } from '../../api/host.ts'
import { useLongCall } from '../../api/useLongCall.ts'
import { useSay } from '../../api/useSay.ts'
import { DownloadOutlined } from '../../components/icons.tsx'
import { LongWorkDialog } from '../../components/LongWorkDialog.tsx'

type Written = Extract<ErrorWorkbookEvent, { type: 'written' }>

/** @param name what it is about, for those who do not see where the button stands */
export function ErrorWorkbookButton({ of, name }: { of: Parameters<typeof client.imports.errorWorkbook>[0]; name: string }) {
  const say = useSay()
  const making = useLongCall<Written>(say.refused)
  const give = async () => {
    const event = await making.start((signal) => client.imports.errorWorkbook(of, { signal }))
    if (!event) return
    try {
      const { saved } = await currentHost().saveFile(event.file)
      if (saved) say.done(`退回表已生成，共 ${event.file.rows.toLocaleString()} 行`)
    } catch (thrown) {
      say.refused(thrown)
    }
  }
  return (
    <>
      <Button icon={<DownloadOutlined />} loading={making.running} aria-label={`下载退回表：${name}`} onClick={give}>
        下载退回表
      </Button>
      <LongWorkDialog call={making} title="正在生成退回表" note="" />
    </>
  )
}

// The rows that were sent back, in the ledger's own layout, to be mended and imported again.
import { Button } from 'antd'
import { useState } from 'react'
import { client } from '../../api/client.ts'
import { currentHost } from '../../api/host.ts'
import { useSay } from '../../api/useSay.ts'
import { DownloadOutlined } from '../../components/icons.tsx'

/** @param name what it is about, for those who do not see where the button stands */
export function ErrorWorkbookButton({ of, name }: { of: Parameters<typeof client.imports.errorWorkbook>[0]; name: string }) {
  const say = useSay()
  const [busy, setBusy] = useState(false)
  const give = async () => {
    setBusy(true)
    try {
      const file = await client.imports.errorWorkbook(of)
      const { saved } = await currentHost().saveFile(file)
      if (saved) say.done(`退回表已生成，共 ${file.rows.toLocaleString()} 行`)
    } catch (thrown) {
      say.refused(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button icon={<DownloadOutlined />} loading={busy} aria-label={`下载退回表：${name}`} onClick={give}>
      下载退回表
    </Button>
  )
}

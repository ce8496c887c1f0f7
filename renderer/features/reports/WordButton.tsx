// The bulletin's text with its table as a Word document, to be worked on further. Its template is the office's to change, in the settings.
import { Button } from 'antd'
import type { TakenReport } from '#shared/api/reportsContract.ts'
import { client } from '../../api/client.ts'
import { currentHost } from '../../api/host.ts'
import { useAct } from '../../api/useAct.ts'
import { useSay } from '../../api/useSay.ts'
import { FileWordOutlined } from '../../components/icons.tsx'

/** @param taken the report on screen, or the version of it; undefined while it is counted */
export function WordButton({ taken }: { taken: TakenReport | undefined }) {
  const say = useSay()
  const { busy, act } = useAct()
  const write = async () => {
    if (!taken || busy) return
    await act(async () => {
      const { saved } = await currentHost().saveFile(await client.reports.docx(taken))
      if (saved) say.done('已生成 Word 文稿')
    })
  }
  return (
    <Button icon={<FileWordOutlined />} disabled={!taken} loading={busy} onClick={write}>
      Word 文稿
    </Button>
  )
}

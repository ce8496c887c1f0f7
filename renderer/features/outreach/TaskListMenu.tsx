// Lists of the cases on screen, or of the ticked ones, to be printed, sent out and filled in.
import { Button, Dropdown } from 'antd'
import type { CaseQueryInput } from '#shared/api/outreachContract.ts'
import type { TaskListEvent } from '#shared/api/outreachTypes.ts'
import { client } from '../../api/client.ts'
import { currentHost } from '../../api/host.ts'
import { useLongCall } from '../../api/useLongCall.ts'
import { useSay } from '../../api/useSay.ts'
import { DownloadOutlined } from '../../components/icons.tsx'
import { LongWorkDialog } from '../../components/LongWorkDialog.tsx'

type Written = Extract<TaskListEvent, { type: 'written' }>
const ways = {
  county: { by: 'county', eachCounty: false },
  township: { by: 'township', eachCounty: false },
  'each-county': { by: 'county', eachCounty: true },
  'each-township': { by: 'township', eachCounty: true },
} as const

export function TaskListMenu({ cases, count }: { cases: CaseQueryInput; count: number }) {
  const say = useSay()
  const call = useLongCall<Written>(say.refused)
  const write = async (way: keyof typeof ways) => {
    const written = await call.start((signal) => client.outreach.taskLists({ cases, ...ways[way] }, { signal }))
    if (!written) return
    const { saved } = await currentHost().saveFile(written.file)
    if (saved) say.done(`已导出 ${written.file.cases.toLocaleString()} 件、${written.file.sheets} 张表：${written.file.name}`)
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        disabled={count === 0 || call.running}
        menu={{
          items: [
            { key: 'county', label: `${count.toLocaleString()} 件，每县一张表` },
            { key: 'township', label: `${count.toLocaleString()} 件，每镇（街道）一张表` },
            { type: 'divider' },
            { key: 'each-county', label: '每县一个文件（压缩包）' },
            { key: 'each-township', label: '每县一个文件，每镇一张表（压缩包）' },
          ],
          onClick: ({ key }) => void write(key as keyof typeof ways),
        }}
      >
        <Button icon={<DownloadOutlined />}>任务清单</Button>
      </Dropdown>
      <LongWorkDialog call={call} title="正在导出任务清单" note="填好发回后，从“导入台账”导入" />
    </>
  )
}

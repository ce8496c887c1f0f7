// The copies of the office's file that the program made and checked.

import { useQuery } from '@tanstack/react-query'
import { Button, Empty } from 'antd'
import { useRef, useState } from 'react'
import type { BackupInfo } from '#shared/api/types.ts'
import { backupLabels } from '#shared/messages/labels.ts'
import { sizeText } from '#shared/values/sizeText.ts'
import { client, orpc } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useSay } from '../../api/useSay.ts'
import { SaveOutlined } from '../../components/icons.tsx'
import { localTime } from '../../components/localTime.ts'
import { Mark } from '../../components/Mark.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'

export function BackupPage() {
  const say = useSay()
  const backups = useQuery(orpc.safekeeping.backups.queryOptions())
  const running = useRef<AbortController | null>(null)
  const [busy, setBusy] = useState(false)
  const backup = async () => {
    const controller = new AbortController()
    running.current = controller
    setBusy(true)
    try {
      const made = await client.safekeeping.backup(undefined, { signal: controller.signal })
      await refreshEverything()
      say.done(`已备份并核验：${made.name}`)
    } catch (thrown) {
      if (!controller.signal.aborted) say.refused(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="page">
      <PageTitle title="备份" note="备份存放在本机的数据文件夹中，导入前和退出时自动备份">
        {busy ? (
          <Button danger onClick={() => running.current?.abort()}>
            正在备份… 取消
          </Button>
        ) : (
          <Button type="primary" icon={<SaveOutlined />} onClick={backup}>
            立即备份
          </Button>
        )}
      </PageTitle>
      <QueryAnswer query={backups}>
        {(items) => (items.length === 0 ? <Empty className="empty" description="还没有备份" /> : <Backups items={items} />)}
      </QueryAnswer>
      <p className="muted">要从备份恢复，请由维护人员在命令行使用 restore 命令；恢复之前会先备份当前数据。</p>
    </div>
  )
}

function Backups({ items }: { items: readonly BackupInfo[] }) {
  return (
    <div className="table-scroll inline">
      <table className="plain" aria-label="备份">
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">缘由</th>
            <th scope="col">文件</th>
            <th scope="col" className="number">
              大小
            </th>
            <th scope="col">核验</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.name}>
              <td className="nowrap">{localTime(item.at)}</td>
              <td>{backupLabels[item.why].zh}</td>
              <td>{item.name}</td>
              <td className="number">{sizeText(item.bytes)}</td>
              <td>{item.verified ? <Mark tone="good">已核验</Mark> : <Mark tone="warning">未核验</Mark>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

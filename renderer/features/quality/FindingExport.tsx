// Writes findings to be sent back to the counties: those on screen in one workbook, or each county's in one of its own.

import { Button, Dropdown } from 'antd'
import { type QualityExportEvent, type QualitySummary, sumOf } from '#shared/quality/findings.ts'
import { client } from '../../api/client.ts'
import { currentHost } from '../../api/host.ts'
import { useLongCall } from '../../api/useLongCall.ts'
import { useSay } from '../../api/useSay.ts'
import { DownloadOutlined } from '../../components/icons.tsx'
import { LongWorkDialog } from '../../components/LongWorkDialog.tsx'
import { findingFilter, type QualityView } from './qualityUrl.ts'

type Written = Extract<QualityExportEvent, { type: 'written' }>

export function FindingExport({ view, summary }: { view: QualityView; summary: QualitySummary }) {
  const say = useSay()
  const call = useLongCall<Written>(say.refused)
  const filter = findingFilter(view)
  const { total } = sumOf(summary.counts, filter)
  const { county: _county, ...anywhere } = filter
  const write = async (eachCounty: boolean) => {
    const written = await call.start((signal) => client.quality.export({ ...(eachCounty ? anywhere : filter), eachCounty }, { signal }))
    if (!written) return
    const { saved } = await currentHost().saveFile(written.file)
    if (saved) say.done(`已导出 ${written.file.rows.toLocaleString()} 条：${written.file.name}`)
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        disabled={total === 0 || call.running}
        menu={{
          items: [
            { key: 'one', label: `导出当前的 ${total.toLocaleString()} 条` },
            { key: 'each', label: '每县一份（压缩包）' },
          ],
          onClick: ({ key }) => void write(key === 'each'),
        }}
      >
        <Button icon={<DownloadOutlined />}>导出</Button>
      </Dropdown>
      <LongWorkDialog call={call} title="正在导出" note="只导出待处理的问题" />
    </>
  )
}

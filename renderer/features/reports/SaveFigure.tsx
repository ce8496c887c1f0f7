// The whole list behind a figure as a file, with a head that says which figure it is.
import { Button, Dropdown } from 'antd'
import type { FigureExportEvent } from '#shared/api/reportsContract.ts'
import type { FigureTrace } from '#shared/api/traceTypes.ts'
import type { Progress } from '#shared/api/types.ts'
import { client } from '../../api/client.ts'
import { currentHost } from '../../api/host.ts'
import { useLongCall } from '../../api/useLongCall.ts'
import { useSay } from '../../api/useSay.ts'
import { DownloadOutlined } from '../../components/icons.tsx'
import { LongWorkDialog } from '../../components/LongWorkDialog.tsx'
import type { FigureOf, PointedFigure } from './useTracedFigure.ts'

interface Props {
  readonly of: FigureOf
  readonly figure: PointedFigure
  readonly trace: Pick<FigureTrace, 'terms'>
}

/** All terms, whichever is looked at: only together they make the figure. */
export function SaveFigure({ of, figure, trace }: Props) {
  const say = useSay()
  const call = useLongCall<Exclude<FigureExportEvent, Progress>>(say.refused)
  const rows = trace.terms.reduce((all, { records }) => all + records, 0)

  const write = async (format: 'xlsx' | 'csv') => {
    const written = await call.start((signal) => client.reports.exportFigure({ ...of, ...figure, format }, { signal }))
    if (!written) return
    try {
      const { saved } = await currentHost().saveFile(written.file)
      if (saved) say.done(`已保存 ${written.file.rows.toLocaleString()} 条：${written.file.name}`)
    } catch (thrown) {
      say.refused(thrown)
    }
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        disabled={rows === 0 || call.running}
        menu={{
          items: [
            { key: 'xlsx', label: `Excel（${rows.toLocaleString()} 条）` },
            { key: 'csv', label: 'CSV' },
          ],
          onClick: ({ key }) => void write(key === 'csv' ? 'csv' : 'xlsx'),
        }}
      >
        <Button size="small" icon={<DownloadOutlined />} loading={call.running}>
          保存名单
        </Button>
      </Dropdown>
      <LongWorkDialog call={call} title="正在保存名单" note="取消后不生成文件" />
    </>
  )
}

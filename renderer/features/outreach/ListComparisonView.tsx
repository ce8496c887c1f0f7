// A list beside an earlier one of its source: new, gone, and whose headcount has changed, with both figures.
import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Segmented } from 'antd'
import { Link } from 'react-router'
import { type ComparedEntry, type ComparisonExportEvent, comparedKinds, type ListComparison, type OutsideList } from '#shared/api/matchingTypes.ts'
import { comparedLabels } from '#shared/messages/labels.ts'
import { client, orpc } from '../../api/client.ts'
import { currentHost } from '../../api/host.ts'
import { useLongCall } from '../../api/useLongCall.ts'
import { useSay } from '../../api/useSay.ts'
import { ChoiceSelect } from '../../components/ChoiceSelect.tsx'
import { DownloadOutlined } from '../../components/icons.tsx'
import { LongWorkDialog } from '../../components/LongWorkDialog.tsx'
import { monthText } from '../../components/listName.ts'
import { recordPath } from '../../components/listUrl.ts'
import { Pages } from '../../components/Pages.tsx'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'
import { OutcomeMark } from './ListEntries.tsx'
import type { ListView } from './listView.ts'

type Written = Extract<ComparisonExportEvent, { type: 'written' }>

const pageSize = 50

interface Props {
  readonly list: OutsideList
  /** Of the same source, the newest first. */
  readonly earlier: readonly OutsideList[]
  readonly view: ListView
  onChange(part: Partial<ListView>): void
}

export function ListComparisonView({ list, earlier, view, onChange }: Props) {
  const say = useSay()
  const call = useLongCall<Written>(say.refused)
  const before = earlier.find(({ id }) => id === view.before) ?? earlier[0]
  const query = { listId: list.id, ...(before ? { beforeId: before.id } : {}), ...(view.kind ? { kind: view.kind } : {}) }
  const compared = useQuery(
    orpc.matching.compare.queryOptions({ input: { ...query, offset: (view.page - 1) * pageSize, limit: pageSize }, placeholderData: (shown) => shown }),
  )
  const write = async () => {
    const written = await call.start((signal) => client.matching.exportComparison(query, { signal }))
    if (!written) return
    const { saved } = await currentHost().saveFile(written.file)
    if (saved) say.done(`已导出 ${written.file.rows.toLocaleString()} 家：${written.file.name}`)
  }
  return (
    <section className="list-part" aria-label="与上一份比较">
      <QueryAnswer query={compared}>
        {(comparison) => (
          <>
            <div className="filter-row">
              <span className="labelled">
                <span>与</span>
                <ChoiceSelect
                  label="与哪一份比较"
                  width={120}
                  clearable={false}
                  value={String(comparison.before.id)}
                  choices={earlier.map(({ id, month }) => ({ value: String(id), label: monthText(month) }))}
                  onChange={(id) => onChange({ before: Number(id) })}
                />
              </span>
              <KindChoice comparison={comparison} view={view} onChange={onChange} />
              <Button icon={<DownloadOutlined />} disabled={comparison.total === 0 || call.running} onClick={() => void write()}>
                导出 Excel
              </Button>
            </div>
            <p className="muted">
              {monthText(comparison.before.month)} {comparison.before.entries.toLocaleString()} 家 {comparison.before.headcount.toLocaleString()} 人 →{' '}
              {monthText(comparison.now.month)} {comparison.now.entries.toLocaleString()} 家 {comparison.now.headcount.toLocaleString()} 人；不变{' '}
              {comparison.counts.same.toLocaleString()} 家
            </p>
            {comparison.total === 0 ? (
              <Empty className="empty" description="没有变化" />
            ) : (
              <div className="table-scroll">
                <ComparedTable comparison={comparison} />
              </div>
            )}
            <Pages page={view.page} pageSize={pageSize} total={comparison.total} onChange={(page) => onChange({ page })} />
          </>
        )}
      </QueryAnswer>
      <LongWorkDialog call={call} title="正在导出比较结果" note="取消后不生成文件" />
    </section>
  )
}

function KindChoice({ comparison: { counts }, view, onChange }: Pick<Props, 'view' | 'onChange'> & { comparison: ListComparison }) {
  const all = counts.new + counts.gone + counts.changed
  return (
    <Segmented<string>
      aria-label="哪种变化"
      value={view.kind ?? ''}
      options={[
        { value: '', label: `全部 ${all.toLocaleString()}` },
        ...comparedKinds.map((kind) => ({ value: kind, label: `${comparedLabels[kind].zh} ${counts[kind].toLocaleString()}` })),
      ]}
      onChange={(value) => onChange({ kind: comparedKinds.find((known) => known === value) ?? null })}
    />
  )
}

function ComparedTable({ comparison: { entries, now, before } }: { comparison: ListComparison }) {
  return (
    <table className="plain" aria-label="变化的企业">
      <thead>
        <tr>
          <th scope="col">变化</th>
          <th scope="col">企业名称</th>
          <th scope="col">县（市、区）</th>
          <th scope="col">镇（街道）</th>
          <th scope="col" className="number">
            {monthText(before.month)}人数
          </th>
          <th scope="col" className="number">
            {monthText(now.month)}人数
          </th>
          <th scope="col" className="number">
            增减
          </th>
          <th scope="col">比对结果</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={`${entry.kind} ${entry.entryId}`}>
            <td>{comparedLabels[entry.kind].zh}</td>
            <td>
              <Link to={recordPath('listEntry', entry.entryId)}>{entry.name}</Link>
            </td>
            <td>{entry.county}</td>
            <td>{entry.township}</td>
            <td className="number">{entry.before?.toLocaleString() ?? ''}</td>
            <td className="number">{entry.now?.toLocaleString() ?? ''}</td>
            <td className="number">{difference(entry)}</td>
            <td>
              <OutcomeMark outcome={entry.outcome} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function difference({ before, now }: ComparedEntry): string {
  if (before === null && now === null) return ''
  const change = (now ?? 0) - (before ?? 0)
  return change > 0 ? `+${change.toLocaleString()}` : change.toLocaleString()
}

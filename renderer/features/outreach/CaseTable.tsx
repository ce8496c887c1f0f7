// The cases of a page. Rows are moved through and ticked by keys; a case opens as the record that it is.
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import { tierLabels, urgencyLabels } from '#shared/messages/outreach.ts'
import { tiers } from '#shared/outreach/tiers.ts'
import { useCodes } from '../../api/useCodes.ts'
import { recordPath } from '../../components/listUrl.ts'
import { Mark } from '../../components/Mark.tsx'

interface Props {
  readonly records: readonly RecordRow[]
  readonly ticked: ReadonlySet<number>
  /** Place of the current row. */
  readonly current: number
  onTick(id: number): void
  onTickPage(): void
  onCurrent(row: number): void
}

export function CaseTable({ records, ticked, current, onTick, onTickPage, onCurrent }: Props) {
  const all = records.length > 0 && records.every(({ id }) => ticked.has(id))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
    <section className="table-scroll" aria-label="案件表" tabIndex={0}>
      <table className="plain cases" aria-label="案件">
        <thead>
          <tr>
            <th scope="col" className="row-tick">
              <input type="checkbox" aria-label="选中本页" checked={all} onChange={onTickPage} />
            </th>
            <th scope="col">编号</th>
            <th scope="col">企业</th>
            <th scope="col">县（市、区）</th>
            <th scope="col">镇（街道）</th>
            <th scope="col" className="number">
              人数
            </th>
            <th scope="col">分层</th>
            <th scope="col">责任工会</th>
            <th scope="col">期限</th>
            <th scope="col">核查结果</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {records.map((record, row) => (
            <CaseRow
              key={record.id}
              record={record}
              ticked={ticked.has(record.id)}
              current={row === current}
              onTick={() => onTick(record.id)}
              onCurrent={() => onCurrent(row)}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function CaseRow({ record, ticked, current, onTick, onCurrent }: { record: RecordRow; ticked: boolean; current: boolean; onTick(): void; onCurrent(): void }) {
  const codes = useCodes()
  const place = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (current) place.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const text = (key: string) => (record[key] === null || record[key] === undefined ? '' : String(record[key]))
  const coded = (table: string, key: string) => (text(key) === '' ? '' : codes.labelOf(table, text(key)))
  const name = text('unitName') || '（未对应单位）'
  const tier = tiers.find((one) => one === record.tier)
  const urgency = record.urgency === 'overdue' || record.urgency === 'due-soon' ? record.urgency : null
  return (
    <tr ref={place} className={`${ticked ? 'ticked' : ''}${current ? ' current' : ''}`} aria-current={current ? 'true' : undefined} onMouseDown={onCurrent}>
      <td className="row-tick">
        <input type="checkbox" aria-label={`选中 ${name}`} checked={ticked} onChange={onTick} />
      </td>
      <td className="nowrap">{text('caseNumber')}</td>
      <td>
        <Link to={recordPath('outreach', record.id)}>{name}</Link>
      </td>
      <td className="nowrap">{text('county')}</td>
      <td className="nowrap">{text('township')}</td>
      <td className="number">{typeof record.headcount === 'number' ? record.headcount.toLocaleString() : ''}</td>
      <td className="nowrap">{tier ? <Mark tone={tier === 'campaign' ? 'warning' : 'plain'}>{tierLabels[tier]}</Mark> : ''}</td>
      <td>{text('responsible')}</td>
      <td className="nowrap">
        {text('deadline')} {urgency ? <Mark tone={urgency === 'overdue' ? 'error' : 'warning'}>{urgencyLabels[urgency]}</Mark> : null}
      </td>
      <td className="nowrap">{coded('verificationResult', 'verificationResult')}</td>
      <td className="nowrap">{coded('outreachState', 'state')}</td>
    </tr>
  )
}

// Which units a union covers, or which unions cover a unit, and since when. A link that is over gets its end date; it is never overwritten.
import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Space, Spin } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import { client, orpc } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useSay } from '../../api/useSay.ts'
import { DateInput } from '../../components/DateInput.tsx'
import { LinkSelect } from '../../components/LinkSelect.tsx'
import { recordPath } from '../../components/listUrl.ts'
import { Mark } from '../../components/Mark.tsx'
import { Pages } from '../../components/Pages.tsx'
import { QueryRefusal } from '../../components/RefusalBox.tsx'
import { recordText } from '../../components/recordText.ts'
import { useAsOf, useAsOfInput } from './useAsOf.ts'

const pageSize = 50

/** `side`: the record that the tab belongs to. */
export function CoverageTab({ side, id }: { side: 'union' | 'unit'; id: number }) {
  const other = side === 'union' ? 'unit' : 'union'
  const [page, setPage] = useState(1)
  const asOf = useAsOfInput()
  const links = useQuery(
    orpc.records.list.queryOptions({
      input: { register: 'coverage', filters: [{ field: side, op: 'is', value: id }], offset: (page - 1) * pageSize, limit: pageSize, ...asOf },
      placeholderData: (before) => before,
    }),
  )
  if (links.error) return <QueryRefusal error={links.error} retry={() => links.refetch()} />
  if (!links.data) return <Spin />
  const { records, total } = links.data
  return (
    <div className="coverage">
      {asOf.asOf === undefined ? <AddLink side={side} id={id} /> : null}
      {records.length === 0 ? <Empty description={side === 'union' ? '还没有登记覆盖单位' : '还没有登记所属工会'} /> : null}
      {records.length > 0 ? (
        <div className="table-scroll inline">
          <table className="plain" aria-label={side === 'union' ? '覆盖单位' : '所属工会'}>
            <thead>
              <tr>
                <th scope="col">{other === 'unit' ? '单位名称' : '工会名称'}</th>
                {other === 'unit' ? <th scope="col">统一社会信用代码</th> : null}
                <th scope="col">起始日期</th>
                <th scope="col">终止日期</th>
                <th scope="col" className="number">
                  会员数
                </th>
                <th scope="col">操作</th>
              </tr>
            </thead>
            <tbody>
              {records.map((row) => (
                <LinkRow key={row.id} row={row} other={other} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <Pages page={page} pageSize={pageSize} total={total} onChange={setPage} />
    </div>
  )
}

function LinkRow({ row, other }: { row: RecordRow; other: 'union' | 'unit' }) {
  const say = useSay()
  const asOf = useAsOf()
  const [ending, setEnding] = useState(false)
  const [day, setDay] = useState<string | null>(null)
  const name = recordText(row, `${other}Name`) ?? '（无名称）'
  const until = recordText(row, 'coveredTo')
  const setEnd = async (coveredTo: string | null, version: number): Promise<void> => {
    try {
      const saved = await client.records.update({ register: 'coverage', id: row.id, version, values: { coveredTo } })
      setEnding(false)
      await refreshEverything()
      if (coveredTo !== null) say.undoable(`${name} 的覆盖关系到 ${coveredTo} 为止`, () => void setEnd(null, saved.record.version))
    } catch (thrown) {
      say.refused(thrown)
    }
  }
  return (
    <tr>
      <td>
        <Link to={recordPath(other, Number(row[other]), asOf)}>{name}</Link>
      </td>
      {other === 'unit' ? <td>{recordText(row, 'unitUscc') ?? <span className="blank">—</span>}</td> : null}
      <td>{recordText(row, 'coveredFrom') ?? <span className="blank">—</span>}</td>
      <td>{until ?? <Mark tone="good">现行</Mark>}</td>
      <td className="number">{typeof row.memberCount === 'number' ? row.memberCount.toLocaleString() : <span className="blank">—</span>}</td>
      <td>
        {ending ? (
          <Space size={4}>
            <DateInput label={`${name} 的终止日期`} width={120} value={day} onChange={setDay} />
            <Button size="small" type="primary" disabled={day === null} onClick={() => setEnd(day, row.version)}>
              确定
            </Button>
            <Button size="small" onClick={() => setEnding(false)}>
              取消
            </Button>
          </Space>
        ) : (
          <Space size={4}>
            {until === null && asOf === undefined ? (
              <Button size="small" type="link" onClick={() => setEnding(true)} aria-label={`终止与 ${name} 的覆盖关系`}>
                终止
              </Button>
            ) : null}
            <Link to={recordPath('coverage', row.id, asOf)} aria-label={`${name} 的覆盖关系详情`}>
              详情
            </Link>
          </Space>
        )}
      </td>
    </tr>
  )
}

function AddLink({ side, id }: { side: 'union' | 'unit'; id: number }) {
  const say = useSay()
  const other = side === 'union' ? 'unit' : 'union'
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState<number | null>(null)
  const [from, setFrom] = useState<string | null>(null)
  const label = side === 'union' ? '覆盖单位' : '所属工会'
  const add = async () => {
    if (chosen === null) return
    try {
      await client.records.create({ register: 'coverage', values: { [side]: id, [other]: chosen, ...(from === null ? {} : { coveredFrom: from }) } })
      await refreshEverything()
      say.done(`已登记${label}`)
      setOpen(false)
      setChosen(null)
      setFrom(null)
    } catch (thrown) {
      say.refused(thrown)
    }
  }
  if (!open) {
    return (
      <div className="tab-actions">
        <Button onClick={() => setOpen(true)}>登记{label}</Button>
      </div>
    )
  }
  return (
    <div className="tab-actions">
      <div className="add-link-name">
        <LinkSelect label={`要登记的${label}`} register={other} value={chosen} onChange={setChosen} />
      </div>
      <DateInput label="覆盖起始日期" width={140} value={from} onChange={setFrom} />
      <Button type="primary" disabled={chosen === null} onClick={add}>
        登记
      </Button>
      <Button onClick={() => setOpen(false)}>取消</Button>
    </div>
  )
}

// The members of a union or a unit as reported beside those counted one by one, by unit (or union) and by occupation group, today or on an earlier day.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Spin } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { MembershipCounts } from '#shared/api/mergeTypes.ts'
import { orpc } from '../../../api/client.ts'
import { useCodes } from '../../../api/useCodes.ts'
import { DateInput } from '../../../components/DateInput.tsx'
import { listPath } from '../../../components/listUrl.ts'
import { QueryRefusal } from '../../../components/RefusalBox.tsx'

export function MembershipTab({ side, id }: { side: 'union' | 'unit'; id: number }) {
  const [day, setDay] = useState<string | null>(null)
  const on = day !== null && day.length === 10 ? day : undefined
  const counts = useQuery(orpc.records.membership.queryOptions({ input: { register: side, id, ...(on ? { on } : {}) }, placeholderData: keepPreviousData }))
  if (counts.error) return <QueryRefusal error={counts.error} retry={() => counts.refetch()} />
  if (!counts.data) return <Spin />
  const { reported, counted, difference, onRecord, parts, partsTotal } = counts.data
  const members = listPath('member', { filters: [{ field: side, op: 'is', value: String(id) }] })
  return (
    <div>
      <dl className="membership-figures" aria-label="会员数">
        <div>
          <dt>{side === 'union' ? '会员数（上报）' : '覆盖关系中的会员数'}</dt>
          <dd>{figure(reported)}</dd>
        </div>
        <div>
          <dt>逐人登记（现有会员）</dt>
          <dd>{figure(counted)}</dd>
        </div>
        <div>
          <dt>相差</dt>
          <dd>
            <Difference value={difference} />
          </dd>
        </div>
        <div>
          <dt>会员记录</dt>
          <dd>
            <Link to={members}>{figure(onRecord)}</Link>
          </dd>
        </div>
        <div>
          <dt>截至哪天（空为今天）</dt>
          <dd>
            <DateInput label="截至哪天" width={140} value={day} onChange={setDay} />
          </dd>
        </div>
      </dl>
      <div className="membership-tables">
        <Parts side={side} parts={parts} total={partsTotal} />
        <Groups counts={counts.data} />
      </div>
    </div>
  )
}

function Parts({ side, parts, total }: { side: 'union' | 'unit'; parts: MembershipCounts['parts']; total: number }) {
  const other = side === 'union' ? 'unit' : 'union'
  const heading = other === 'unit' ? '单位' : '工会'
  return (
    <div className="table-scroll">
      <table className="plain" aria-label={`按${heading}`}>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col" className="number">
              覆盖会员数
            </th>
            <th scope="col" className="number">
              逐人登记
            </th>
            <th scope="col" className="number">
              相差
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.id ?? 'none'}>
              <td>{part.id === null ? `没有登记${heading}` : <Link to={`/r/${other}/${part.id}`}>{part.name ?? '（无名称）'}</Link>}</td>
              <td className="number">{figure(part.reported)}</td>
              <td className="number">{figure(part.counted)}</td>
              <td className="number">
                <Difference value={part.difference} />
              </td>
            </tr>
          ))}
          {parts.length === 0 ? (
            <tr>
              <td colSpan={4} className="muted">
                没有
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
      {total > parts.length ? (
        <p className="muted">
          共 {total.toLocaleString()} 家，列出会员最多的 {parts.length} 家。
        </p>
      ) : null}
    </div>
  )
}

function Groups({ counts: { groups, counted } }: { counts: MembershipCounts }) {
  const codes = useCodes()
  return (
    <div className="table-scroll">
      <table className="plain" aria-label="按职业类别">
        <thead>
          <tr>
            <th scope="col">职业类别</th>
            <th scope="col" className="number">
              现有会员
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ code, members }) => (
            <tr key={code ?? ''}>
              <td>{code === null ? '没有登记' : codes.labelOf('occupationGroup', code)}</td>
              <td className="number">{figure(members)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">合计</th>
            <td className="number">{figure(counted)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function Difference({ value }: { value: number | null }) {
  if (value === null || value === 0) return <>{figure(value)}</>
  return <span className="short">{value > 0 ? `多 ${value.toLocaleString()}` : `少 ${Math.abs(value).toLocaleString()}`}</span>
}

function figure(value: number | null): string {
  return value === null ? '—' : value.toLocaleString()
}

// What was deleted, over all registers: found by name or register, and brought back.
import { useQuery } from '@tanstack/react-query'
import { Button, Empty } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { BinEntry } from '#shared/api/recordTypes.ts'
import { findRegister, type RegisterId, registers } from '#shared/registers/index.ts'
import { orpc } from '../../api/client.ts'
import { useCodes } from '../../api/useCodes.ts'
import { ChoiceSelect } from '../../components/ChoiceSelect.tsx'
import { recordPath } from '../../components/listUrl.ts'
import { localTime } from '../../components/localTime.ts'
import { Pages } from '../../components/Pages.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'
import { recordName } from '../../components/recordName.ts'
import { SearchBox } from '../../components/SearchBox.tsx'
import { useRestoring } from './useRestoring.ts'

const pageSize = 50

export function RecycleBinPage() {
  const [params, setParams] = useSearchParams()
  const search = params.get('q') ?? ''
  const register = findRegister(params.get('register') ?? '') ? (params.get('register') as RegisterId) : null
  const page = Math.max(1, Math.trunc(Number(params.get('page') ?? '1')) || 1)
  const show = (next: { q?: string; register?: string | null; page?: number }, how?: { replace: boolean }) => {
    const { q, register: of, page: at } = { q: search, register, page: 1, ...next }
    setParams({ ...(q ? { q } : {}), ...(of ? { register: of } : {}), ...(at > 1 ? { page: String(at) } : {}) }, how ?? {})
  }
  const input = { search, ...(register ? { register } : {}), offset: (page - 1) * pageSize, limit: pageSize }
  const bin = useQuery(orpc.records.bin.queryOptions({ input, placeholderData: (before) => before }))
  const filled = bin.data?.registers ?? []
  const found = register === null || filled.some((one) => one.register === register) ? filled : [...filled, { register, total: 0 }]
  return (
    <div className="page">
      <PageTitle title="回收站" note={bin.data ? `共 ${bin.data.total.toLocaleString()} 条` : ''} />
      <search className="filters" aria-label="筛选">
        <SearchBox label="搜索回收站" placeholder="名称、代码…" value={search} onChange={(q) => show({ q }, { replace: true })} />
        <ChoiceSelect
          label="按台账筛选"
          placeholder="台账"
          width={220}
          value={register}
          choices={found.map((one) => ({ value: one.register, label: `${registers[one.register].label}（${one.total.toLocaleString()}）` }))}
          onChange={(of) => show({ register: of })}
        />
      </search>
      <QueryAnswer query={bin}>
        {({ total, entries }) =>
          total === 0 ? (
            <Empty className="empty" description={search === '' && register === null ? '回收站是空的' : '没有符合条件的记录'} />
          ) : (
            <>
              <Entries entries={entries} />
              <Pages page={page} pageSize={pageSize} total={total} onChange={(at) => show({ page: at })} />
            </>
          )
        }
      </QueryAnswer>
    </div>
  )
}

function Entries({ entries }: { entries: readonly BinEntry[] }) {
  return (
    <div className="table-scroll inline">
      <table className="plain" aria-label="回收站">
        <thead>
          <tr>
            <th scope="col">台账</th>
            <th scope="col">名称</th>
            <th scope="col">删除时间</th>
            <th scope="col">谁</th>
            <th scope="col">理由</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <EntryRow key={`${entry.register} ${entry.record.id}`} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function EntryRow({ entry: { register, record, deletedAt, by, why } }: { entry: BinEntry }) {
  const codes = useCodes()
  const restore = useRestoring()
  const [busy, setBusy] = useState(false)
  const name = recordName(registers[register], record, codes.labelOf) || `${registers[register].label} ${record.id}`
  const bringBack = async () => {
    setBusy(true)
    await restore({ register, id: record.id }, name)
    setBusy(false)
  }
  return (
    <tr>
      <td className="nowrap">{registers[register].label}</td>
      <td>
        <Link to={recordPath(register, record.id)}>{name}</Link>
      </td>
      <td className="nowrap">{localTime(deletedAt)}</td>
      <td>{by}</td>
      <td>{why ?? <span className="blank">—</span>}</td>
      <td>
        <Button size="small" type="link" loading={busy} onClick={bringBack} aria-label={`恢复 ${name}`}>
          恢复
        </Button>
      </td>
    </tr>
  )
}

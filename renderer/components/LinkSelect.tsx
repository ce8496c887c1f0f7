// Another record, found by part of its name.
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import { type RegisterId, registers } from '#shared/registers/index.ts'
import { orpc } from '../api/client.ts'
import { useCodes } from '../api/useCodes.ts'
import { recordDetail, recordName } from './recordName.ts'

interface Props {
  readonly id?: string | undefined
  readonly label: string
  readonly register: RegisterId
  readonly value: number | null
  onChange(value: number | null): void
  readonly status?: 'error' | 'warning' | undefined
}

export function LinkSelect({ id, label, register, value, onChange, status }: Props) {
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const search = useDeferredValue(typed.trim())
  const codes = useCodes()
  const nameOf = (row: RecordRow) => recordName(registers[register], row, codes.labelOf) || `#${row.id}`
  const found = useQuery(orpc.records.list.queryOptions({ input: { register, search, limit: 30 }, enabled: open, placeholderData: (before) => before }))
  const chosen = useQuery(orpc.records.get.queryOptions({ input: { register, id: value ?? 1 }, enabled: value !== null }))

  const options = (found.data?.records ?? []).map((row) => ({
    value: row.id,
    label: `${nameOf(row)}${recordDetail(row) === '' ? '' : `（${recordDetail(row)}）`}`,
  }))
  if (value !== null && chosen.data && !options.some((option) => option.value === value)) {
    options.unshift({ value, label: nameOf(chosen.data.record) })
  }
  return (
    <Select<number>
      {...(id ? { id } : {})}
      aria-label={label}
      value={value === null ? (null as unknown as number) : value}
      options={options}
      onChange={(next) => onChange(next ?? null)}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      onOpenChange={setOpen}
      loading={found.isFetching}
      allowClear
      placeholder="输入名称的一部分"
      notFoundContent={found.isFetching ? '正在查找…' : '没有找到'}
      status={status ?? ''}
      style={{ width: '100%' }}
    />
  )
}

// The filters of a list, made from the kinds of the register's fields.

import { Button, Checkbox } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Field } from '#shared/registers/field.ts'
import { storedFieldOf } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { useCodes } from '../../api/useCodes.ts'
import { ChoiceSelect } from '../../components/ChoiceSelect.tsx'
import { DateInput } from '../../components/DateInput.tsx'
import { DownOutlined, UpOutlined } from '../../components/icons.tsx'
import { emptyListState, filterValue, type ListState, withFilter } from '../../components/listUrl.ts'
import { CountedFilter } from './CountedFilter.tsx'
import { LinkFilters } from './LinkFilters.tsx'

interface Props {
  readonly register: RegisterDefinition
  readonly state: ListState
  onChange(state: ListState): void
}

interface Sorted {
  readonly regions: readonly Field[]
  readonly choices: readonly Field[]
  readonly dates: readonly Field[]
}

function sortFields(register: RegisterDefinition): Sorted {
  const kind = (field: Field) => storedFieldOf(field)?.kind
  return {
    regions: register.fields.filter((field) => kind(field) === 'region'),
    choices: register.fields.filter((field) => kind(field) === 'choice'),
    dates: register.fields.filter((field) => kind(field) === 'date' && register.list.includes(field.key)),
  }
}

export function ListFilters({ register, state, onChange }: Props) {
  const codes = useCodes()
  const { regions, choices, dates } = sortFields(register)
  const near = choices.filter((field) => register.list.includes(field.key)).slice(0, 2)
  const far = choices.filter((field) => !near.includes(field))
  const farInUse = state.filters.some((filter) => [...far, ...dates].some((field) => field.key === filter.field))
  const [wide, setWide] = useState(farInUse)
  const open = wide || farInUse
  const county = filterValue(state, 'county', 'is')

  const select = (field: Field): ReactNode => {
    const real = storedFieldOf(field)
    if (real?.kind === 'region') {
      const entries = real.level === 'county' ? codes.counties : county === null ? [] : codes.townships(county)
      const change = (value: string | null) => {
        const next = withFilter(state, field.key, 'is', value)
        onChange(real.level === 'county' ? withFilter(next, 'township', 'is', null) : next)
      }
      return (
        <ChoiceSelect
          key={field.key}
          label={`按${field.label}筛选`}
          placeholder={field.label}
          width={132}
          disabled={real.level === 'township' && county === null}
          value={filterValue(state, field.key, 'is')}
          choices={entries.map((entry) => ({ value: entry.name, label: entry.name }))}
          onChange={change}
        />
      )
    }
    if (real?.kind !== 'choice') return null
    return (
      <ChoiceSelect
        key={field.key}
        label={`按${field.label}筛选`}
        placeholder={field.label}
        width={132}
        value={filterValue(state, field.key, 'is')}
        choices={codes.choices(real.table)}
        onChange={(value) => onChange(withFilter(state, field.key, 'is', value))}
      />
    )
  }

  const dateRange = (field: Field): ReactNode => (
    <span key={field.key} className="date-range">
      <span>{field.label}</span>
      <DateInput
        label={`${field.label}从`}
        width={108}
        value={filterValue(state, field.key, 'from')}
        onChange={(value) => onChange(withFilter(state, field.key, 'from', value))}
      />
      <span aria-hidden="true">—</span>
      <DateInput
        label={`${field.label}到`}
        width={108}
        value={filterValue(state, field.key, 'to')}
        onChange={(value) => onChange(withFilter(state, field.key, 'to', value))}
      />
    </span>
  )

  const { counted, ...uncounted } = state
  const filtered = counted !== undefined || state.filters.length > 0 || state.incompleteOnly || state.search !== ''
  return (
    <>
      {counted ? <CountedFilter counted={counted} onClear={() => onChange({ ...uncounted, page: 1 })} /> : null}
      <LinkFilters register={register} state={state} onChange={onChange} />
      {regions.map(select)}
      {near.map(select)}
      <Checkbox checked={state.incompleteOnly} onChange={(event) => onChange({ ...state, incompleteOnly: event.target.checked, page: 1 })}>
        只看待完善
      </Checkbox>
      {far.length + dates.length > 0 ? (
        <Button type="text" aria-expanded={open} icon={open ? <UpOutlined /> : <DownOutlined />} onClick={() => setWide(!open)}>
          更多筛选
        </Button>
      ) : null}
      {filtered ? (
        <Button type="link" onClick={() => onChange({ ...emptyListState, sort: state.sort, ...(state.asOf === undefined ? {} : { asOf: state.asOf }) })}>
          清除筛选
        </Button>
      ) : null}
      {open ? (
        <div className="filter-row">
          {far.map(select)}
          {dates.map(dateRange)}
        </div>
      ) : null}
    </>
  )
}

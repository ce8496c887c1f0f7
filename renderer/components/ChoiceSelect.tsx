// Picks one of a list by typing part of it; what a ledger said and no table knows stays visible as it was written.
import { Select } from 'antd'
import type { Choice } from '../api/useCodes.ts'

interface Props {
  readonly id?: string | undefined
  readonly label: string
  readonly value: string | null
  readonly choices: readonly Choice[]
  onChange(value: string | null): void
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly width?: number | string
  readonly status?: 'error' | 'warning' | undefined
  readonly clearable?: boolean
}

export function ChoiceSelect({ id, label, value, choices, onChange, placeholder, disabled, width, status, clearable = true }: Props) {
  const known = value === null || choices.some((choice) => choice.value === value)
  const options = known ? choices : [...choices, { value: value ?? '', label: `${value}（原文，未归类）` }]
  return (
    <Select<string>
      {...(id ? { id } : {})}
      aria-label={label}
      value={value === null ? (null as unknown as string) : value}
      options={[...options]}
      onChange={(next) => onChange(next ?? null)}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={clearable}
      placeholder={placeholder ?? '请选择'}
      disabled={disabled ?? false}
      status={status ?? ''}
      style={{ width: width ?? '100%' }}
      popupMatchSelectWidth={false}
    />
  )
}

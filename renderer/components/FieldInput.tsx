// One input per field kind: the only place where a form asks what kind a field is.
import { Input, InputNumber, Select } from 'antd'
import type { StoredField, Value } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { splitChoices } from '#shared/values/choices.ts'
import { useCodes } from '../api/useCodes.ts'
import { ChoiceSelect } from './ChoiceSelect.tsx'
import { DateInput } from './DateInput.tsx'
import { LinkSelect } from './LinkSelect.tsx'

interface Props {
  readonly id: string
  readonly field: StoredField
  readonly value: Value
  onChange(value: Value): void
  onValidity(valid: boolean): void
  readonly status: 'error' | 'warning' | undefined
  readonly describedBy: string | undefined
  /** The county chosen in the same form, for townships. */
  readonly county: string | null
}

const yesNo = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
]

export function FieldInput({ id, field, value, onChange, onValidity, status, describedBy, county }: Props) {
  const codes = useCodes()
  const text = value === null ? '' : String(value)
  const plain = {
    id,
    value: text,
    'aria-label': field.label,
    'aria-required': field.required === true,
    'aria-invalid': status === 'error',
    'aria-describedby': describedBy,
    status: status ?? ('' as const),
  }
  switch (field.kind) {
    case 'note':
      return <Input.TextArea {...plain} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(event) => onChange(event.target.value || null)} />
    case 'text':
    case 'organisation':
    case 'person':
    case 'uscc':
    case 'organisationCode':
    case 'phone':
    case 'idNumber':
      return <Input {...plain} autoComplete="off" onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)} />
    case 'count':
    case 'year':
    case 'decimal':
      return (
        <InputNumber<number>
          id={id}
          value={typeof value === 'number' ? value : null}
          aria-label={field.label}
          aria-invalid={status === 'error'}
          aria-describedby={describedBy}
          status={status ?? ''}
          min={0}
          {...(field.kind === 'decimal' ? {} : { precision: 0 })}
          controls={false}
          style={{ width: '100%' }}
          onChange={(next) => onChange(next ?? null)}
        />
      )
    case 'date':
      return (
        <DateInput
          id={id}
          label={field.label}
          value={text === '' ? null : text}
          onChange={onChange}
          onValidity={onValidity}
          {...(describedBy ? { describedBy } : {})}
        />
      )
    case 'boolean':
      return (
        <ChoiceSelect
          id={id}
          label={field.label}
          status={status}
          placeholder="未填"
          value={value === null ? null : value === true || value === 1 ? 'yes' : 'no'}
          choices={yesNo}
          onChange={(next) => onChange(next === null ? null : next === 'yes')}
        />
      )
    case 'choice':
      return (
        <ChoiceSelect id={id} label={field.label} status={status} value={text === '' ? null : text} choices={codes.choices(field.table)} onChange={onChange} />
      )
    case 'choices':
      return (
        <Select<string[]>
          id={id}
          mode="multiple"
          placeholder="请选择"
          aria-label={field.label}
          status={status ?? ''}
          value={splitChoices(text)}
          options={codes.choices(field.table).map(({ value: code, label }) => ({ value: code, label }))}
          style={{ width: '100%' }}
          onChange={(next) => onChange(next.length === 0 ? null : next.join('、'))}
        />
      )
    case 'region': {
      const regions = field.level === 'county' ? codes.counties : codes.townships(county)
      const names = [...new Set(regions.map((region) => region.name))].map((name) => ({ value: name, label: name }))
      return <ChoiceSelect id={id} label={field.label} status={status} value={text === '' ? null : text} choices={names} onChange={onChange} />
    }
    case 'link':
      return (
        <LinkSelect
          id={id}
          label={field.label}
          status={status}
          register={field.register as RegisterId}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
        />
      )
  }
}

// The input of one setting, by its kind.
import { InputNumber } from 'antd'
import { percentOf, type SettingField } from '#shared/settings/settingFields.ts'
import type { SettingValue } from '#shared/settings/settings.ts'
import { ChoiceSelect } from '../../components/ChoiceSelect.tsx'

interface Props {
  readonly field: SettingField
  readonly value: SettingValue
  readonly scopes: readonly { readonly value: string; readonly label: string }[]
  readonly isWrong: boolean
  onChange(value: SettingValue): void
}

const turns = ['首次', '二次', '末次']

export function SettingInput({ field, value, scopes, isWrong, onChange }: Props) {
  const id = `setting-${field.key}`
  const note = `${id}-note`
  const number = (key: string, label: string, shown: number, set: (next: number) => void) => (
    <InputNumber<number>
      key={key}
      id={key}
      aria-label={label}
      aria-describedby={note}
      aria-invalid={isWrong}
      status={isWrong ? 'error' : ''}
      value={Number.isNaN(shown) ? null : shown}
      min={0}
      controls={false}
      style={{ width: 90 }}
      onChange={(next) => set(next ?? Number.NaN)}
    />
  )
  switch (field.kind) {
    case 'region':
      return (
        <ChoiceSelect
          id={id}
          label={field.label}
          width={320}
          value={typeof value === 'string' ? value : null}
          choices={scopes}
          placeholder="还没有选择"
          onChange={onChange}
        />
      )
    case 'choice':
      return <ChoiceSelect id={id} label={field.label} width={200} clearable={false} value={String(value)} choices={field.choices ?? []} onChange={onChange} />
    case 'days': {
      const days = Array.isArray(value) ? (value as readonly number[]) : []
      return days.map((day, turn) =>
        number(turn === 0 ? id : `${id}-${turn}`, `${turns[turn] ?? ''}${field.label}`, day, (next) =>
          onChange(days.map((one, at) => (at === turn ? next : one))),
        ),
      )
    }
    case 'share':
      return number(id, field.label, percentOf(Number(value)), (next) => onChange(next / 100))
    case 'number':
      return number(id, field.label, Number(value), onChange)
  }
}

// The conditions of a report of the office's own, one a line: field, how it is held against, value.
import { Button, Checkbox, Input } from 'antd'
import type { Field } from '#shared/registers/field.ts'
import { storedFieldOf } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { useCodes } from '../../../api/useCodes.ts'
import { ChoiceSelect } from '../../../components/ChoiceSelect.tsx'
import { DateInput } from '../../../components/DateInput.tsx'
import { DeleteOutlined, PlusOutlined } from '../../../components/icons.tsx'
import { type Condition, conditionFields, operatorsOf } from './ownDraft.ts'

interface Props {
  readonly register: RegisterDefinition
  readonly conditions: readonly Condition[]
  readonly incompleteOnly: boolean
  onChange(conditions: readonly Condition[]): void
  onIncomplete(only: boolean): void
}

export function ConditionRows({ register, conditions, incompleteOnly, onChange, onIncomplete }: Props) {
  const fields = conditionFields(register)
  const put = (index: number, condition: Condition | null) =>
    onChange(conditions.flatMap((old, place) => (place !== index ? [old] : condition === null ? [] : [condition])))
  const fresh = (field: Field): Condition => ({ field: field.key, op: operatorsOf(field)[0]?.op ?? 'is', value: '' })
  return (
    <fieldset className="own-conditions">
      <legend>条件</legend>
      {conditions.map((condition, index) => {
        const field = fields.find(({ key }) => key === condition.field)
        const name = `条件${index + 1}`
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two conditions may be the same, and they only move when one goes
          <div key={index} className="own-condition">
            <ChoiceSelect
              label={`${name}：字段`}
              width={132}
              clearable={false}
              value={condition.field}
              choices={fields.map(({ key, label }) => ({ value: key, label }))}
              onChange={(key) => {
                const next = fields.find((candidate) => candidate.key === key)
                if (next) put(index, fresh(next))
              }}
            />
            {field ? (
              <ChoiceSelect
                label={`${name}：比较`}
                width={84}
                clearable={false}
                value={condition.op}
                choices={operatorsOf(field).map(({ op, label }) => ({ value: op, label }))}
                onChange={(op) => put(index, { ...condition, op: (op ?? 'is') as Condition['op'] })}
              />
            ) : null}
            {field && condition.op !== 'blank' && condition.op !== 'filled' ? (
              <ConditionValue
                name={`${name}：值`}
                field={field}
                condition={condition}
                conditions={conditions}
                onChange={(value) => put(index, { ...condition, value })}
              />
            ) : (
              <span className="own-value" />
            )}
            <Button type="text" icon={<DeleteOutlined />} aria-label={`去掉${name}`} onClick={() => put(index, null)} />
          </div>
        )
      })}
      <div className="own-condition">
        <Button
          size="small"
          icon={<PlusOutlined />}
          onClick={() => {
            const [first] = fields.filter(
              (field) => !conditions.some(({ field: used }) => used === field.key) && ['choice', 'region'].includes(storedFieldOf(field)?.kind ?? ''),
            )
            const field = first ?? fields[0]
            if (field) onChange([...conditions, fresh(field)])
          }}
        >
          加一个条件
        </Button>
        <Checkbox checked={incompleteOnly} onChange={(event) => onIncomplete(event.target.checked)}>
          只算待完善的
        </Checkbox>
      </div>
    </fieldset>
  )
}

interface ValueProps {
  readonly name: string
  readonly field: Field
  readonly condition: Condition
  readonly conditions: readonly Condition[]
  onChange(value: string): void
}

function ConditionValue({ name, field, condition, conditions, onChange }: ValueProps) {
  const codes = useCodes()
  const stored = storedFieldOf(field)
  const select = (choices: readonly { value: string; label: string }[]) => (
    <ChoiceSelect
      label={name}
      width="100%"
      value={condition.value === '' ? null : condition.value}
      choices={choices}
      onChange={(value) => onChange(value ?? '')}
    />
  )
  const input = () => {
    if (stored?.kind === 'choice') return select(codes.choices(stored.table))
    if (stored?.kind === 'boolean') return select(['是', '否'].map((text) => ({ value: text, label: text })))
    if (stored?.kind === 'region') {
      const county = conditions.find(({ field: key, op }) => key === 'county' && op === 'is')?.value ?? null
      const entries = stored.level === 'county' ? codes.counties : codes.townships(county)
      return select(entries.map((entry) => ({ value: entry.name, label: entry.name })))
    }
    if (stored?.kind === 'date')
      return <DateInput label={name} value={condition.value === '' ? null : condition.value} onChange={(value) => onChange(value ?? '')} />
    return <Input aria-label={name} value={condition.value} maxLength={100} onChange={(event) => onChange(event.target.value)} />
  }
  return <span className="own-value">{input()}</span>
}

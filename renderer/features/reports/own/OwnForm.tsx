// What a report of the office's own is made of: register, conditions, date, grouping, columns, order. Every choice is in the clerk's words.
import { Input, Segmented } from 'antd'
import { type RegisterId, registerIds, registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { dateFields } from '#shared/reports/own/fields.ts'
import { ChoiceSelect } from '../../../components/ChoiceSelect.tsx'
import { ConditionRows } from './ConditionRows.tsx'
import { OwnColumns } from './OwnColumns.tsx'
import { OwnGroups } from './OwnGroups.tsx'
import { type Condition, definitionOf, filtersOf, type OwnDraft, withAsked, withRegister } from './ownDraft.ts'

interface Props {
  readonly draft: OwnDraft
  readonly conditions: readonly Condition[]
  onChange(draft: OwnDraft): void
  onConditions(conditions: readonly Condition[]): void
}

const rhythms = [
  { value: 'month', label: '月' },
  { value: 'quarter', label: '季' },
  { value: 'year', label: '年' },
] as const
const shapes = [
  { value: 'groups', label: '分组统计' },
  { value: 'records', label: '名单' },
] as const

export function OwnForm({ draft, conditions, onChange, onConditions }: Props) {
  const definition = definitionOf(draft)
  const register: RegisterDefinition = registers[definition.register]
  const dates = dateFields(register)
  return (
    <form className="own-form" aria-label="报表的内容" onSubmit={(event) => event.preventDefault()}>
      <div className="own-line">
        <span>名称</span>
        <Input
          autoFocus={draft.name === ''}
          aria-label="报表名称"
          placeholder="例如：各县职工书屋"
          maxLength={40}
          value={draft.name}
          onChange={(event) => onChange({ ...draft, name: event.target.value })}
        />
      </div>
      <div className="own-line">
        <span>台账</span>
        <ChoiceSelect
          label="统计哪本台账"
          clearable={false}
          value={definition.register}
          choices={registerIds.map((id) => ({ value: id, label: registers[id].label }))}
          onChange={(id) => {
            onChange(withRegister(draft, id as RegisterId))
            onConditions([])
          }}
        />
      </div>
      <div className="own-line">
        <span>周期</span>
        <Segmented aria-label="周期" value={definition.rhythm} options={[...rhythms]} onChange={(rhythm) => onChange(withAsked(draft, { rhythm }))} />
      </div>
      <ConditionRows
        register={register}
        conditions={conditions}
        incompleteOnly={definition.incompleteOnly}
        onChange={(next) => {
          onConditions(next)
          onChange(withAsked(draft, { filters: filtersOf(next) }))
        }}
        onIncomplete={(incompleteOnly) => onChange(withAsked(draft, { incompleteOnly }))}
      />
      {dates.length > 0 ? (
        <div className="own-line">
          <span>按日期</span>
          <ChoiceSelect
            label="按哪个日期算期间"
            placeholder="不按日期"
            value={definition.date?.field ?? null}
            choices={dates.map(({ key, label }) => ({ value: key, label }))}
            onChange={(field) => onChange(withAsked(draft, { date: field === null ? null : { field, rule: definition.date?.rule ?? 'by' } }))}
          />
          {definition.date ? (
            <Segmented
              aria-label="日期怎样算"
              value={definition.date.rule}
              options={[
                { value: 'by', label: '截至期末' },
                { value: 'within', label: '期间之内' },
              ]}
              onChange={(rule) =>
                definition.date && onChange(withAsked(draft, { date: { field: definition.date.field, rule: rule === 'within' ? 'within' : 'by' } }))
              }
            />
          ) : null}
        </div>
      ) : null}
      <div className="own-line">
        <span>样式</span>
        <Segmented aria-label="样式" value={draft.shape} options={[...shapes]} onChange={(shape) => onChange({ ...draft, shape })} />
      </div>
      {draft.shape === 'groups' ? (
        <OwnGroups draft={draft} register={register} onChange={onChange} />
      ) : (
        <OwnColumns draft={draft} register={register} onChange={onChange} />
      )}
    </form>
  )
}

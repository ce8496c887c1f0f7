// What a report of the office's own is made of: register, conditions, date, grouping, columns, order. Every choice is in the clerk's words.
import { Checkbox, Input, Segmented, Select } from 'antd'
import type { OwnMeasure } from '#shared/api/ownReportsContract.ts'
import { type RegisterId, registerIds, registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { choiceFields, dateFields, groupingLabel, listedFields, numberFields } from '#shared/reports/own/fields.ts'
import { measureKey, measuresOf } from '#shared/reports/own/measures.ts'
import { ChoiceSelect } from '../../../components/ChoiceSelect.tsx'
import { ConditionRows } from './ConditionRows.tsx'
import { type Condition, definitionOf, filtersOf, type OwnDraft, placed, withAsked, withGrouping, withRegister } from './ownDraft.ts'

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
        <GroupsPart draft={draft} register={register} onChange={onChange} />
      ) : (
        <RecordsPart draft={draft} register={register} onChange={onChange} />
      )}
    </form>
  )
}

interface PartProps {
  readonly draft: OwnDraft
  readonly register: RegisterDefinition
  onChange(draft: OwnDraft): void
}

function GroupsPart({ draft, register, onChange }: PartProps) {
  const { groups } = draft
  const set = (changes: Partial<OwnDraft['groups']>) => onChange({ ...draft, groups: { ...groups, ...changes } })
  const choices = choiceFields(register)
  const numbers = numberFields(register)
  const sums = groups.measures.flatMap((measure) => (measure.kind === 'sum' ? [measure.field] : []))
  const has = (kind: 'count' | 'share') => groups.measures.some((measure) => measure.kind === kind)
  /** Counts first, then sums as they were chosen, the share last. */
  const setMeasures = (count: boolean, fields: readonly string[], share: boolean) => {
    const measures: OwnMeasure[] = [
      ...(count || (fields.length === 0 && !share) ? [{ kind: 'count' as const }] : []),
      ...fields.map((field) => ({ kind: 'sum' as const, field })),
      ...(share ? [{ kind: 'share' as const }] : []),
    ]
    set({ measures, sort: null })
  }
  const groupings = [
    { value: 'none', label: '不分组' },
    ...(placed(register) ? [{ value: 'place', label: '按地区' }] : []),
    ...(choices.length > 0 ? [{ value: 'choice', label: '按类别' }] : []),
    ...(placed(register) && choices.length > 0 ? [{ value: 'placeAndChoice', label: '地区×类别' }] : []),
  ]
  const labelOf = (key: string) => (key === 'count' ? '数量' : key === 'share' ? '占比' : (numbers.find((field) => `sum.${field.key}` === key)?.label ?? key))
  return (
    <>
      <div className="own-line">
        <span>分组</span>
        <Segmented
          aria-label="分组"
          value={groups.groupBy}
          options={groupings}
          onChange={(value) => onChange(withGrouping(draft, value as typeof groups.groupBy))}
        />
      </div>
      {groups.groupBy === 'choice' || groups.groupBy === 'placeAndChoice' ? (
        <div className="own-line">
          <span>类别</span>
          <ChoiceSelect
            label="按哪个字段分类"
            clearable={false}
            value={groups.choice}
            choices={choices.map((field) => ({ value: field.key, label: groupingLabel(field) }))}
            onChange={(choice) => set({ choice, sort: null })}
          />
        </div>
      ) : null}
      <div className="own-line">
        <span>列</span>
        <Checkbox checked={has('count')} onChange={(event) => setMeasures(event.target.checked, sums, has('share'))}>
          数量
        </Checkbox>
        <Checkbox checked={has('share')} onChange={(event) => setMeasures(has('count'), sums, event.target.checked)}>
          占比
        </Checkbox>
      </div>
      {numbers.length > 0 ? (
        <div className="own-line">
          <span>合计</span>
          <Select<string[]>
            mode="multiple"
            aria-label="对哪些数求和"
            placeholder="求和的数，可选几个"
            value={sums}
            options={numbers.map(({ key, label }) => ({ value: key, label }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(fields) => setMeasures(has('count'), fields.slice(0, 10), has('share'))}
            style={{ width: '100%' }}
          />
        </div>
      ) : null}
      {groups.groupBy === 'none' ? null : (
        <OrderLine
          none={groups.groupBy === 'choice' ? '按类别的次序' : '按地区的次序'}
          choices={measuresOf(groups).map((measure) => ({ value: measureKey(measure), label: labelOf(measureKey(measure)) }))}
          sort={groups.sort}
          onChange={(sort) => set({ sort })}
        />
      )}
    </>
  )
}

function RecordsPart({ draft, register, onChange }: PartProps) {
  const { records } = draft
  const set = (changes: Partial<OwnDraft['records']>) => onChange({ ...draft, records: { ...records, ...changes } })
  const fields = listedFields(register).filter(({ key }) => key !== register.title)
  return (
    <>
      <div className="own-line">
        <span>列</span>
        <Select<string[]>
          mode="multiple"
          aria-label="名单有哪些列"
          placeholder="按选的先后排列"
          value={records.fields.filter((key) => fields.some((field) => field.key === key))}
          options={fields.map(({ key, label }) => ({ value: key, label }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(keys) => {
            if (keys.length > 0) set({ fields: keys.slice(0, 30) })
          }}
          style={{ width: '100%' }}
        />
      </div>
      <OrderLine
        none="按登记的先后"
        choices={listedFields(register).map(({ key, label }) => ({ value: key, label }))}
        sort={records.sort}
        onChange={(sort) => set({ sort })}
      />
    </>
  )
}

interface OrderProps {
  readonly none: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly sort: { readonly column: string; readonly descending: boolean } | null
  onChange(sort: { column: string; descending: boolean } | null): void
}

function OrderLine({ none, choices, sort, onChange }: OrderProps) {
  return (
    <div className="own-line">
      <span>排序</span>
      <ChoiceSelect
        label="按哪一列排序"
        placeholder={none}
        value={sort?.column ?? null}
        choices={choices}
        onChange={(column) => onChange(column === null ? null : { column, descending: sort?.descending ?? true })}
      />
      {sort ? (
        <Segmented
          aria-label="升降"
          value={sort.descending ? 'down' : 'up'}
          options={[
            { value: 'down', label: '从大到小' },
            { value: 'up', label: '从小到大' },
          ]}
          onChange={(way) => onChange({ ...sort, descending: way === 'down' })}
        />
      ) : null}
    </div>
  )
}

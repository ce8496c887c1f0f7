// What a table of groups counts, by what, and in which order.
import { Checkbox, Segmented, Select } from 'antd'
import type { OwnMeasure } from '#shared/api/ownReportsContract.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { choiceFields, groupingLabel, numberFields } from '#shared/reports/own/fields.ts'
import { measureKey, measuresOf } from '#shared/reports/own/measures.ts'
import { ChoiceSelect } from '../../../components/ChoiceSelect.tsx'
import { OwnOrder } from './OwnOrder.tsx'
import { type OwnDraft, placed, withGrouping } from './ownDraft.ts'

interface Props {
  readonly draft: OwnDraft
  readonly register: RegisterDefinition
  onChange(draft: OwnDraft): void
}

export function OwnGroups({ draft, register, onChange }: Props) {
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
        <OwnOrder
          none={groups.groupBy === 'choice' ? '按类别的次序' : '按地区的次序'}
          choices={measuresOf(groups).map((measure) => ({ value: measureKey(measure), label: labelOf(measureKey(measure)) }))}
          sort={groups.sort}
          onChange={(sort) => set({ sort })}
        />
      )}
    </>
  )
}

// By which column a report of the office's own is sorted, and which way.
import { Segmented } from 'antd'
import { ChoiceSelect } from '../../../components/ChoiceSelect.tsx'

interface Props {
  readonly none: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly sort: { readonly column: string; readonly descending: boolean } | null
  onChange(sort: { column: string; descending: boolean } | null): void
}

export function OwnOrder({ none, choices, sort, onChange }: Props) {
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

// Which columns a list of records has, and in which order it runs.
import { Select } from 'antd'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { listedFields } from '#shared/reports/own/fields.ts'
import { OwnOrder } from './OwnOrder.tsx'
import type { OwnDraft } from './ownDraft.ts'

interface Props {
  readonly draft: OwnDraft
  readonly register: RegisterDefinition
  onChange(draft: OwnDraft): void
}

export function OwnColumns({ draft, register, onChange }: Props) {
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
      <OwnOrder
        none="按登记的先后"
        choices={listedFields(register).map(({ key, label }) => ({ value: key, label }))}
        sort={records.sort}
        onChange={(sort) => set({ sort })}
      />
    </>
  )
}

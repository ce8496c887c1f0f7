// A list that was opened from another record says which one it is about, and lets go of it.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { LinkField } from '#shared/registers/field.ts'
import { type RegisterId, registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { orpc } from '../../api/client.ts'
import { useCodes } from '../../api/useCodes.ts'
import { filterValue, type ListState, recordPath, withFilter } from '../../components/listUrl.ts'
import { recordName } from '../../components/recordName.ts'
import { useAsOfInput } from './useAsOf.ts'

interface Props {
  readonly register: RegisterDefinition
  readonly state: ListState
  onChange(state: ListState): void
}

export function LinkFilters({ register, state, onChange }: Props) {
  return register.fields.map((field) => {
    const id = field.kind === 'link' ? Number(filterValue(state, field.key, 'is') ?? '') : 0
    if (field.kind !== 'link' || !Number.isInteger(id) || id < 1) return null
    return <LinkFilter key={field.key} field={field} id={id} onClear={() => onChange(withFilter(state, field.key, 'is', null))} />
  })
}

function LinkFilter({ field, id, onClear }: { field: LinkField; id: number; onClear(): void }) {
  const codes = useCodes()
  const asOf = useAsOfInput()
  const register = registers[field.register as RegisterId]
  const view = useQuery(orpc.records.get.queryOptions({ input: { register: field.register as RegisterId, id, ...asOf } }))
  const name = view.data ? recordName(register, view.data.record, codes.labelOf) || `#${id}` : `#${id}`
  return (
    <span className="link-filter">
      {field.label}：<Link to={recordPath(field.register, id, asOf.asOf)}>{name}</Link>
      <Button type="text" size="small" aria-label={`不再只看${name}`} onClick={onClear}>
        ×
      </Button>
    </span>
  )
}

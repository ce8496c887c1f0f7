// A field's name on the record page, and behind it what happened to that field alone.
import { Drawer } from 'antd'
import { useState } from 'react'
import type { Field } from '#shared/registers/field.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { HistoryTab } from './HistoryTab.tsx'

interface Props {
  readonly register: RegisterDefinition
  readonly id: number
  readonly field: Field
}

/** What follows from other records has its history there. */
export function FieldLabel({ register, id, field }: Props) {
  const [open, setOpen] = useState(false)
  if (field.kind === 'via' || field.kind === 'derived') return field.label
  return (
    <>
      <button type="button" className="field-history" title={`看“${field.label}”的历史`} onClick={() => setOpen(true)}>
        {field.label}
      </button>
      <Drawer title={`“${field.label}”的历史`} size={880} open={open} onClose={() => setOpen(false)} destroyOnHidden>
        <HistoryTab register={register} id={id} field={field.key} />
      </Drawer>
    </>
  )
}

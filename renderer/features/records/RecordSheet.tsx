// A record as it stands, in the groups of its form.

import { Link } from 'react-router'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { Field } from '#shared/registers/field.ts'
import { findRegister, type RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { shownValue } from '#shared/values/shownValue.ts'
import { useCodes } from '../../api/useCodes.ts'
import { fieldByKey, fieldClass } from '../../components/fields.ts'
import { recordPath } from '../../components/listUrl.ts'
import { Mark } from '../../components/Mark.tsx'
import { recordText } from '../../components/recordText.ts'
import { FieldLabel } from './FieldLabel.tsx'
import { MaskedField } from './MaskedField.tsx'
import { useAsOf } from './useAsOf.ts'

export function RecordSheet({ register, record }: { register: RegisterDefinition; record: RecordRow }) {
  return (
    <div className="sheet">
      {register.form.map((group) => (
        <section key={group.label} className="form-group" aria-label={group.label}>
          <h2>{group.label}</h2>
          <dl className="fields">
            {group.fields.map((key) => {
              const field = fieldByKey(register, key)
              if (!field) return null
              return (
                <div key={key} className={fieldClass(field)}>
                  <dt>
                    <FieldLabel register={register} id={record.id} field={field} />
                  </dt>
                  <dd>
                    <ShownField register={register} record={record} field={field} />
                  </dd>
                </div>
              )
            })}
          </dl>
        </section>
      ))}
    </div>
  )
}

function ShownField({ register, record, field }: { register: RegisterDefinition; record: RecordRow; field: Field }) {
  const codes = useCodes()
  const asOf = useAsOf()
  const text = shownValue(field, record[field.key], codes.labelOf)
  if (record.gaps.includes(field.key)) return <Mark tone="warning">待完善</Mark>
  if (text === '') return <span className="blank">—</span>
  if (field.masked) return <MaskedField register={register.id as RegisterId} recordId={record.id} field={field} masked={text} />
  if (field.kind === 'link' && text !== '') {
    const other = findRegister(field.register)
    const name = recordText(record, `${field.key}Name`) ?? text
    return typeof record[field.key] === 'number' && other ? <Link to={recordPath(other.id, Number(record[field.key]), asOf)}>{name}</Link> : name
  }
  return text
}

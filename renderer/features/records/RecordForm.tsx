// The form of any register, made from its groups and kinds. What the rules say stands under the field that it is about.

import type { FieldProblem, RecordRow } from '#shared/api/recordTypes.ts'
import type { StoredField } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { shownValue } from '#shared/values/shownValue.ts'
import { useCodes } from '../../api/useCodes.ts'
import { FieldInput } from '../../components/FieldInput.tsx'
import { fieldByKey, fieldClass } from '../../components/fields.ts'
import { Mark } from '../../components/Mark.tsx'
import { MaskedField } from './MaskedField.tsx'
import type { RecordEditing } from './useRecordEditing.ts'

interface Props {
  readonly register: RegisterDefinition
  readonly record: RecordRow | null
  readonly editing: RecordEditing
}

export function RecordForm({ register, record, editing }: Props) {
  const general = editing.problems.filter((problem) => problem.field === null)
  return (
    <form className="sheet" noValidate onSubmit={(event) => event.preventDefault()}>
      {general.map((problem) => (
        <p key={problem.message} className={`field-problem ${problem.level}`} role="alert">
          {problem.message}
        </p>
      ))}
      {register.form.map((group) => (
        <fieldset key={group.label} className="form-group">
          <legend>{group.label}</legend>
          <div className="fields">
            {group.fields.map((key) => {
              const field = fieldByKey(register, key)
              if (!field || field.kind === 'via' || field.kind === 'derived') return null
              return <FormField key={key} register={register} record={record} field={field} editing={editing} />
            })}
          </div>
        </fieldset>
      ))}
    </form>
  )
}

function FormField({
  register,
  record,
  field,
  editing,
}: {
  register: RegisterDefinition
  record: RecordRow | null
  field: StoredField
  editing: RecordEditing
}) {
  const codes = useCodes()
  const value = editing.value(field.key)
  const problems = editing.problems.filter((problem) => problem.field === field.key)
  const worst = problems.find((problem) => problem.level === 'error') ?? problems[0]
  const id = `field-${field.key}`
  // What is blank hides nothing and is typed into like any other field.
  const isBlank = value === null || value === ''
  const hidden = field.masked === true && record !== null && !Object.hasOwn(editing.draft, field.key) && !isBlank
  const missing = field.required === true && isBlank
  return (
    <div className={fieldClass(field)} data-field={field.key}>
      <label htmlFor={hidden ? undefined : id} className={missing ? 'missing' : ''}>
        {field.label}
        {field.required ? <span className="required-mark" title="必填，可先保存为待完善" /> : null}
        {missing ? <Mark tone="warning">待完善</Mark> : null}
      </label>
      {hidden ? (
        <MaskedField
          register={register.id as RegisterId}
          recordId={record.id}
          field={field}
          masked={shownValue(field, value, codes.labelOf)}
          onReplace={() => editing.change(field.key, '')}
        />
      ) : (
        <FieldInput
          id={id}
          field={field}
          value={value}
          county={typeof editing.value('county') === 'string' ? String(editing.value('county')) : null}
          status={worst?.level}
          describedBy={problems.length > 0 ? `${id}-problems` : undefined}
          onChange={(next) => editing.change(field.key, next)}
          onValidity={(valid) => editing.setValidity(field.key, valid)}
        />
      )}
      <ProblemList id={`${id}-problems`} problems={problems} />
    </div>
  )
}

function ProblemList({ id, problems }: { id: string; problems: readonly FieldProblem[] }) {
  if (problems.length === 0) return null
  return (
    <div id={id} role="status">
      {problems.map((problem) => (
        <p key={problem.message} className={`field-problem ${problem.level}`}>
          {problem.message}
        </p>
      ))}
    </div>
  )
}

// What screens ask of a register's fields.
import type { Field } from '#shared/registers/field.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'

export function fieldByKey(register: RegisterDefinition, key: string): Field | undefined {
  return register.fields.find((field) => field.key === key)
}

/** As text for gaps and messages. */
export function labelsOf(register: RegisterDefinition, keys: readonly string[]): string {
  return keys.map((key) => fieldByKey(register, key)?.label ?? key).join('、')
}

/** How much of a form's grid a field takes: notes a line, names of organisations and long texts two columns. */
export function fieldClass(field: Field): string {
  if (field.kind === 'note') return 'field wide'
  const isLong = field.kind === 'organisation' || field.kind === 'link' || (field.kind === 'text' && (field.width ?? 0) >= 18)
  return isLong ? 'field double' : 'field'
}

// What one record shows by itself: its gaps, its values, and whatever the rules of its register say, in the words in which the form says it.
import { type RegisterId, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { Office } from '../office.ts'
import type { StoredValues } from '../records/recordWriter.ts'
import { rules } from '../records/rules/index.ts'
import type { RuleContext } from '../records/rules/rule.ts'
import type { Found } from './found.ts'
import { valueChecks } from './valueChecks.ts'

/** @returns what is to be said of a record; several findings of one field and check are one, the rules' first. */
export function recordLook(office: Office, register: RegisterDefinition): (id: number, values: StoredValues, context: RuleContext) => Found[] {
  const required = storedFields(register).filter((field) => field.required)
  const checked = valueChecks(office, register)
  const rule = rules[register.id as RegisterId]
  return (id, values, context) => {
    const found: Found[] = []
    const add = (one: Found) => {
      if (!found.some((other) => other.field === one.field && other.code === one.code)) found.push(one)
    }
    for (const field of required) {
      if ((values[field.key] ?? null) === null && isMissed(register, field.key, values)) {
        found.push({ id, field: field.key, code: 'required', level: 'warning', message: `缺：${field.label}` })
      }
    }
    const gaps = found.length
    for (const { field, level, message, code } of rule(values, context)) {
      const isGap = code === 'required-here' && found.slice(0, gaps).some((gap) => gap.field === field)
      if (!isGap) add({ id, field, code, level, message })
    }
    for (const { field, look } of checked) {
      const value = values[field.key] ?? null
      const said = value === null ? null : look(value, values)
      if (said) add({ id, field: field.key, ...said })
    }
    return found
  }
}

/** Nobody completes the record of a union that is no more, and one in preparation has not been founded yet. */
function isMissed(register: RegisterDefinition, field: string, values: StoredValues): boolean {
  if (register.id !== 'union') return true
  if (values.status === 'merged' || values.status === 'revoked') return false
  return !(values.status === 'preparing' && field === 'foundedOn')
}

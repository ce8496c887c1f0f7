// A row of SQL as the contract speaks of it: regions by name, phones masked, gaps named.
import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { Value } from '#shared/registers/field.ts'
import { storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { maskNumber } from '#shared/values/maskNumber.ts'
import type { RegionIndex } from '#shared/values/region.ts'
import type { FieldExpression } from './fieldExpressions.ts'
import { fromSql } from './recordWriter.ts'

export type SqlRow = Readonly<Record<string, string | number | null>>

export function toRecordRow(
  register: RegisterDefinition,
  expressions: readonly FieldExpression[],
  regions: RegionIndex,
  row: SqlRow,
  unmask: boolean,
): RecordRow {
  const shown: Record<string, Value> = {}
  for (const expression of expressions) shown[expression.key] = shownValue(expression, regions, row[expression.key] ?? null, unmask)
  return { ...shown, id: Number(row.id), version: Number(row.version), gaps: gapsOf(register, row) }
}

/** Keys of required fields that are empty. */
function gapsOf(register: RegisterDefinition, values: Readonly<Record<string, Value | undefined>>): string[] {
  return requiredKeys(register).filter((key) => (values[key] ?? null) === null)
}

const required = new WeakMap<RegisterDefinition, readonly string[]>()

function requiredKeys(register: RegisterDefinition): readonly string[] {
  const known = required.get(register)
  if (known) return known
  const keys = storedFields(register)
    .filter((field) => field.required)
    .map((field) => field.key)
  required.set(register, keys)
  return keys
}

/** One value of it. */
export function shownValue(expression: FieldExpression, regions: RegionIndex, raw: string | number | null, unmask: boolean): Value {
  const value = fromSql(expression.field, raw)
  if (value === null) return null
  if (expression.field.kind === 'region') return regions.nameOf(String(value))
  return expression.masked && !unmask ? maskNumber(expression.field, String(value)) : value
}

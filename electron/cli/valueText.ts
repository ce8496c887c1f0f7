// A field's value as a person reads it on a terminal.
import type { CodeTables } from '#shared/importing/ledger.ts'
import type { Field } from '#shared/registers/field.ts'
import { findRegister } from '#shared/registers/index.ts'

/** Blank for none, one line, the label of a code; `via` fields are read as the field that they show. */
export function valueText(value: unknown, field: Field | undefined, codes: CodeTables): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  const text = String(value).replaceAll(/\s*\n\s*/g, ' ')
  const table = field && tableOf(field)
  return (table && codes[table]?.entries.find(({ code }) => code === text)?.label) ?? text
}

function tableOf(field: Field): string | undefined {
  if (field.kind === 'choice') return field.table
  if (field.kind !== 'via') return undefined
  const target = findRegister(field.register)?.fields.find(({ key }) => key === field.field)
  return target?.kind === 'choice' ? target.table : undefined
}

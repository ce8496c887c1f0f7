// A field's value as a person reads it: on the screen, on a terminal, in an exported file.
import type { Field } from '../registers/field.ts'
import { storedFieldOf } from '../registers/index.ts'
import { splitChoices } from './choices.ts'

/** @param labelOf a code table's label for a code; the code itself where the table has none. @returns '' for an empty value */
export function shownValue(field: Field, value: unknown, labelOf: (table: string, code: string) => string): string {
  if (value === null || value === undefined || value === '') return ''
  const stored = storedFieldOf(field)
  switch (stored?.kind) {
    case 'choice':
      return labelOf(stored.table, String(value))
    case 'boolean':
      return value === true || value === 1 ? '是' : '否'
    case 'count':
      return Number(value).toLocaleString('zh-CN')
    case 'choices':
      return splitChoices(String(value))
        .map((code) => labelOf(stored.table, code))
        .join('、')
    case 'decimal':
      return Number(value).toLocaleString('zh-CN', { maximumFractionDigits: 4 })
    case 'link':
      return `#${String(value)}`
    case 'text':
    case 'note':
    case 'organisation':
    case 'person':
    case 'uscc':
    case 'organisationCode':
    case 'phone':
    case 'idNumber':
    case 'year':
    case 'region':
    case 'date':
    case undefined:
      return String(value)
  }
}

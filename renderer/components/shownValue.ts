// A field's value as the clerk reads it.

import type { RecordRow } from '#shared/api/types.ts'
import type { Field } from '#shared/registers/field.ts'
import type { Codes } from '../api/useCodes.ts'

export function shownValue(field: Field, value: unknown, codes: Codes): string {
  if (value === null || value === undefined || value === '') return ''
  switch (field.kind) {
    case 'choice':
      return codes.labelOf(field.table, String(value))
    case 'boolean':
      return value === true || value === 1 ? '是' : '否'
    case 'count':
      return Number(value).toLocaleString('zh-CN')
    case 'link':
      return `#${String(value)}`
    case 'text':
    case 'note':
    case 'organisation':
    case 'person':
    case 'uscc':
    case 'organisationCode':
    case 'phone':
    case 'region':
    case 'date':
    case 'via':
      return String(value)
  }
}

export function recordText(row: RecordRow, key: string): string | null {
  const value = row[key]
  return typeof value === 'string' ? value : null
}

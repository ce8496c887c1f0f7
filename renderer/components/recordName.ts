import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { shownValue } from '#shared/values/shownValue.ts'
import { fieldByKey } from './fields.ts'
import { recordText } from './recordText.ts'

/** What a record is called: its title, or by what it is found again: 周敏 — 转出 — 2019-02-01. @returns '' where nothing is written */
export function recordName(register: RegisterDefinition, record: RecordRow, labelOf: (table: string, code: string) => string): string {
  const keys = register.title === null ? (register.identity[0] ?? []) : [register.title]
  const texts = keys.map((key) => {
    const field = fieldByKey(register, key)
    if (!field || field.kind === 'note') return ''
    return field.kind === 'link' ? (recordText(record, `${key}Name`) ?? '') : shownValue(field, record[key], labelOf)
  })
  return texts.filter((text) => text !== '').join(' — ')
}

/** What tells a record from its namesakes, where it says something of the kind. */
export function recordDetail(record: RecordRow): string {
  const detail = ['county', 'unionName', 'unitName', 'township', 'year', 'date']
    .map((key) => record[key])
    .find((value) => value !== null && value !== undefined)
  return detail === undefined ? '' : String(detail)
}

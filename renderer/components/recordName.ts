import type { RecordRow } from '#shared/api/types.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { shownValue } from '#shared/values/shownValue.ts'
import { fieldByKey } from './fields.ts'

/** What a record is called: its title, or what the first columns of its list say of one without. @returns '' where nothing is written */
export function recordName(register: RegisterDefinition, record: RecordRow, labelOf: (table: string, code: string) => string): string {
  const keys = register.title === null ? register.list.slice(0, 3).filter((key) => fieldByKey(register, key)?.masked !== true) : [register.title]
  const texts = keys.map((key) => {
    const field = fieldByKey(register, key)
    return field ? shownValue(field, record[key], labelOf) : ''
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

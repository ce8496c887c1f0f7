// Which record a clerk means by what stands in a link's cell: its number, or its name as a sheet or a pasted block has it.
import type { LinkField, Value } from '#shared/registers/field.ts'
import { foldName } from '#shared/values/name.ts'
import type { Office } from '../office.ts'
import { registerOf } from './listRecords.ts'

/** @returns the record's id, or the sentence that says why none is meant */
export function linkEnd(office: Office, field: LinkField, value: Value): number | string {
  const text = typeof value === 'string' ? value.trim() : ''
  const id = text === '' ? value : Number(text)
  if (typeof id === 'number' && Number.isSafeInteger(id) && id > 0) return id
  const target = registerOf(field.register)
  if (text === '' || target.title === null) return `“${field.label}”要选择一条已有的记录。`
  const ids = office.database.reader
    .prepare(`SELECT id FROM ${target.table} WHERE name_key = ? AND deleted_at IS NULL LIMIT 2`)
    .pluck()
    .all(foldName(text)) as number[]
  const [only, another] = ids
  if (only === undefined) return `“${target.label}”里没有叫“${text}”的记录，请核对名称。`
  return another === undefined ? only : `“${target.label}”里叫“${text}”的不止一条，请从列表里选一条。`
}

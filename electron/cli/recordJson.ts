// A record as JSON: sets of choices are lists, so that a program need not know how they are written in a cell.
import type { RecordRow } from '#shared/api/recordTypes.ts'
import { findRegister } from '#shared/registers/index.ts'
import { splitChoices } from '#shared/values/choices.ts'

export function asJson(register: string, record: RecordRow): RecordRow {
  const sets = findRegister(register)?.fields.filter((field) => field.kind === 'choices') ?? []
  if (sets.length === 0) return record
  return { ...record, ...Object.fromEntries(sets.map(({ key }) => [key, typeof record[key] === 'string' ? splitChoices(record[key]) : []])) }
}

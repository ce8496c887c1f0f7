// Links followed backwards: which records of which registers lead to this one, as counts; their lists are asked for by the link itself.
import type { RelatedRecords } from '#shared/api/recordTypes.ts'
import { columnOf, type RegisterId, registers, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { Office } from '../office.ts'
import { expectRecord } from './getRecord.ts'
import { registerOf } from './listRecords.ts'
import type { RecordRef } from './saveRecord.ts'

/** One entry per link that can lead here, empty ones too, in the order of the registers. @throws LedgerError not-found */
export function relatedRecords(office: Office, { register: id, id: recordId }: RecordRef): RelatedRecords[] {
  const { reader } = office.database
  expectRecord(reader, registerOf(id), recordId)
  return linksTo(id).map(({ register, field, label, column }) => {
    const total = reader
      .prepare(`SELECT count(*) FROM ${registerOf(register).table} WHERE ${column} = ? AND deleted_at IS NULL`)
      .pluck()
      .get(recordId) as number
    return { register, field, label, total }
  })
}

interface LinkHere {
  readonly register: RegisterId
  readonly field: string
  readonly label: string
  readonly column: string
  /** Whether a record is incomplete without it. */
  readonly required: boolean
}

/** Every link of any register that leads to records of this one. */
export function linksTo(id: RegisterId): LinkHere[] {
  return (Object.values(registers) as readonly RegisterDefinition[]).flatMap((other) =>
    storedFields(other).flatMap((field) =>
      field.kind === 'link' && field.register === id
        ? [{ register: other.id as RegisterId, field: field.key, label: field.label, column: columnOf(field), required: field.required === true }]
        : [],
    ),
  )
}

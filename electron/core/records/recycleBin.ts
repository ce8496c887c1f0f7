// Deleting is never for good: a record goes into the recycle bin, what hangs on it goes along, and both come back together.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { SavedRecord } from '#shared/api/types.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { Office } from '../office.ts'
import { titleOf } from './getRecord.ts'
import { registerOf } from './listRecords.ts'
import { followEvent } from './membership/followEvent.ts'
import { mergedInto } from './operations/mergedRecords.ts'
import { createRecordWriter } from './recordWriter.ts'
import { linksTo } from './relatedRecords.ts'
import { ruleContext } from './ruleContext.ts'
import { rules } from './rules/index.ts'
import { expectVersion, metaOf, type RecordRef, refuseErrors, shown } from './saveRecord.ts'

/** @throws LedgerError not-found, version-conflict, writer-busy */
export function removeRecord(office: Office, input: RecordRef & { version: number; why?: string | undefined }): { id: number } {
  const register = registerOf(input.register)
  office.database.write((writer) => {
    expectVersion(writer, register, input)
    const records = createRecordWriter(writer)
    const meta = metaOf(office, input.why)
    const along = { ...meta, why: `随“${register.label}”一起移入回收站` }
    for (const { other, ids } of hangingOn(writer, register, input.id, 'deleted_at IS NULL')) for (const id of ids) records.remove(other, id, along)
    const gone = records.read(register, input.id)
    records.remove(register, input.id, meta)
    followEvent(office, writer, records, register, gone, null, meta)
  })
  return { id: input.id }
}

/** @throws LedgerError not-found when it is not in the recycle bin, merged-away when another record stands for it, value-invalid when it no longer fits in, writer-busy */
export function restoreRecord(office: Office, input: RecordRef): SavedRecord {
  const register = registerOf(input.register)
  const warnings = office.database.write((writer) => {
    const records = createRecordWriter(writer)
    const deletedAt = writer.prepare(`SELECT deleted_at FROM ${register.table} WHERE id = ?`).pluck().get(input.id)
    if (typeof deletedAt !== 'string') throw new LedgerError('not-found', { register: register.id, label: register.label, id: input.id })
    const merged = mergedInto(writer, input.register, input.id)
    if (merged)
      throw new LedgerError('merged-away', {
        register: register.id,
        label: register.label,
        id: input.id,
        into: merged.into,
        name: titleOf(writer, register, merged.into) ?? `${register.label} ${merged.into}`,
      })
    const meta = metaOf(office, undefined)
    const problems = rules[input.register](records.read(register, input.id), ruleContext(office, writer, input.id))
    if (register.id === 'coverage') refuseErrors(register, problems)
    records.restore(register, input.id, meta)
    followEvent(office, writer, records, register, null, records.read(register, input.id), meta)
    for (const { other, ids } of hangingOn(writer, register, input.id, 'deleted_at = ?', deletedAt)) {
      for (const id of ids) {
        const fits = rules[other.id as RegisterId](records.read(other, id), ruleContext(office, writer, id))
        // A link whose other end is still in the bin stays there with it.
        if (!fits.some((problem) => problem.level === 'error')) records.restore(other, id, { ...meta, why: `随“${register.label}”一起恢复` })
      }
    }
    return problems
  })
  return { record: shown(office, register, input.id), warnings }
}

/** Records that say nothing without this one. Where a link may be empty, the record stays, and finds its end again when that comes back. */
function hangingOn(
  writer: SQLite.Database,
  register: RegisterDefinition,
  id: number,
  state: string,
  ...parameters: string[]
): { other: RegisterDefinition; ids: number[] }[] {
  return linksTo(register.id as RegisterId)
    .filter((link) => link.required)
    .map(({ register: otherId, column }) => {
      const other = registerOf(otherId)
      const ids = writer
        .prepare(`SELECT id FROM ${other.table} WHERE ${column} = ? AND ${state} ORDER BY id`)
        .pluck()
        .all(id, ...parameters) as number[]
      return { other, ids }
    })
}

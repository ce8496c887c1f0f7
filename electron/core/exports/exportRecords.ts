// A register's list as a file for the clerk: the same records in the same order as on screen.

import type { OutputFile } from '#shared/api/host.ts'
import type { ListQuery } from '#shared/api/recordsContract.ts'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { Files } from '../files/files.ts'
import type { Office } from '../office.ts'
import { asOf } from '../records/asOf.ts'
import { writeAudit } from '../records/audit.ts'
import { listRecords, recordsById, registerOf } from '../records/listRecords.ts'
import { readyFor } from '../records/readyFor.ts'
import { type RecordColumn, recordColumns } from './recordTable.ts'
import { writeRecordsCsv } from './writeRecordsCsv.ts'
import { writeRecordsXlsx } from './writeRecordsXlsx.ts'

export type ExportQuery = Omit<ListQuery, 'offset' | 'limit' | 'withSources'> & { readonly format: 'xlsx' | 'csv' }

/**
 * Masked fields stay masked unless `unmask` gives a reason, which is logged before a line is written.
 * @throws LedgerError register-unknown, bad-input, writer-busy (unmasked only: its log entry must be written)
 */
export async function exportRecords(office: Office, files: Pick<Files, 'newOutput'>, query: ExportQuery): Promise<OutputFile & { readonly rows: number }> {
  const { fileId, name, path } = files.newOutput(`${registerOf(query.register).label}_${query.asOf ?? office.clock.today()}.${query.format}`)
  const rows = await writeRecords(office, path, query)
  return { fileId, name, rows }
}

/** The same to a path that the caller names. @returns how many records. */
export async function writeRecords(office: Office, path: string, query: ExportQuery): Promise<number> {
  const register = registerOf(query.register)
  await readyFor(office, query)
  const records = asOf(office, query.asOf, (then) => exported(then, register, query))
  const columns = recordColumns(register, office.codes)
  if (query.format === 'csv') await writeRecordsCsv(path, columns, cellsOf(columns, records))
  else await writeRecordsXlsx(path, register.label, columns, cellsOf(columns, records))
  return records.length
}

function exported(office: Office, register: RegisterDefinition, { format: _, unmask, ...list }: ExportQuery): readonly RecordRow[] {
  const { records } = listRecords(office, { ...list, offset: 0, withSources: false })
  if (!unmask) return records
  const day = list.asOf === undefined ? {} : { asOf: list.asOf }
  writeAudit(office, 'unmasked-export', { register: register.id, records: records.length, reason: unmask.reason, ...day })
  const ids = records.map((record) => record.id)
  return recordsById(office, register, ids, true)
}

function* cellsOf(columns: readonly RecordColumn[], records: readonly RecordRow[]): Generator<(string | number | null)[]> {
  for (const record of records) yield columns.map((column) => column.cell(record[column.key] as Value | undefined))
}

// A register's list as a file for the clerk: the same records in the same order as on screen.

import { LedgerError } from '#shared/api/errors.ts'
import type { ListQuery } from '#shared/api/recordsContract.ts'
import type { RecordExportEvent } from '#shared/api/recordTypes.ts'
import type { Progress } from '#shared/api/types.ts'
import type { Files } from '../files/files.ts'
import type { Office } from '../office.ts'
import { progressStream } from '../progressStream.ts'
import { writeAudit } from '../records/audit.ts'
import { countListed } from '../records/countListed.ts'
import { holdOffice } from '../records/holdOffice.ts'
import { isWholeRegister, recordIds, registerOf } from '../records/listRecords.ts'
import { readyFor } from '../records/readyFor.ts'
import { recordCells } from './recordCells.ts'
import { recordColumns } from './recordTable.ts'
import { writeRecordsCsv } from './writeRecordsCsv.ts'
import { writeRecordsXlsx } from './writeRecordsXlsx.ts'
import type { CellValue } from './xlsx/sheetXml.ts'

export type ExportQuery = Omit<ListQuery, 'offset' | 'limit' | 'withSources'> & { readonly format: 'xlsx' | 'csv' }

export interface ExportWatch {
  emit(progress: Omit<Progress, 'type'>): void
  readonly signal: AbortSignal
}

/** Records between two words of how far it is. */
const STRIDE = 1000

/**
 * Masked fields stay masked unless `unmask` gives a reason, which is logged before a line is written. All rows are of one moment, whatever is saved meanwhile.
 * @throws LedgerError register-unknown, bad-input, day-invalid, day-to-come, cancelled, writer-busy (unmasked only: its log entry must be written); the file system's errors
 */
export function exportRecords(
  office: Office,
  files: Pick<Files, 'newOutput' | 'discard'>,
  query: ExportQuery,
  outer?: AbortSignal,
): AsyncGenerator<RecordExportEvent> {
  return progressStream<Extract<RecordExportEvent, { type: 'written' }>>(async (emit, signal) => {
    const { fileId, name, path } = files.newOutput(`${registerOf(query.register).label}_${query.asOf ?? office.clock.today()}.${query.format}`)
    try {
      const rows = await writeRecords(office, path, query, { emit, signal })
      return { type: 'written', file: { fileId, name, rows } }
    } catch (error) {
      files.discard(fileId)
      throw error
    }
  }, outer)
}

/** The same to a path that the caller names; nothing is left there when it fails. @returns how many records. */
export async function writeRecords(office: Office, path: string, query: ExportQuery, watch?: ExportWatch): Promise<number> {
  const { format, unmask, asOf, ...list } = query
  const register = registerOf(query.register)
  await readyFor(office, query)
  const held = holdOffice(office, asOf)
  try {
    const ids = isWholeRegister(list) ? null : recordIds(held.lists, list)
    const total = ids?.length ?? countListed(held.office.database.reader, register)
    if (unmask) {
      const day = asOf === undefined ? {} : { asOf }
      writeAudit(office, 'unmasked-export', { register: register.id, records: total, reason: unmask.reason, ...day })
    }
    const columns = recordColumns(register, office.codes)
    const cells = recordCells(held.office, register, columns, unmask !== undefined)
    const rows = watched(ids ? cells.of(ids) : cells.all(), { subject: register.id, total }, watch)
    if (format === 'csv') await writeRecordsCsv(path, columns, rows)
    else await writeRecordsXlsx(path, register.label, columns, rows)
    return total
  } finally {
    held.letGo()
  }
}

/** Rows are asked for as they are written, so that how far they are is how far the file is; whoever gives up ends them. */
export function* watched(
  rows: Iterable<readonly CellValue[]>,
  work: { readonly subject: string; readonly total: number },
  watch: ExportWatch | undefined,
): Generator<readonly CellValue[]> {
  let done = 0
  for (const row of rows) {
    yield row
    if (++done % STRIDE > 0) continue
    if (watch?.signal.aborted) throw new LedgerError('cancelled')
    watch?.emit({ phase: 'writing', ...work, done })
  }
}

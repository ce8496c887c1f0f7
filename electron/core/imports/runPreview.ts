// Lands every used sheet of a preview in one transaction: rehearsed to show what would happen, or for good.
import type SQLite from 'better-sqlite3'
import type { Progress } from '#shared/api/types.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { Office } from '../office.ts'
import { createRecordWriter } from '../records/recordWriter.ts'
import { closeBatch, insertBatch } from './batches.ts'
import { landLedger } from './landing.ts'
import { mappingOf, type Preview, type PreviewSheet } from './preview.ts'
import { allProblems, countRows } from './receipt.ts'
import { RecordDesk } from './recordDesk.ts'

type Emit = (progress: Omit<Progress, 'type'>) => void

/** What a sheet of links names must be there before the links: regions, then units, unions, coverage. */
const order = ['region', 'unit', 'union', 'coverage', 'headcount', 'member', 'cadre', 'socialWorker', 'centre', 'outreach', 'honouree'] satisfies RegisterId[]

/** Shows what the import would do; the office's file stays as it is. @throws LedgerError writer-busy, cancelled */
export async function rehearse(office: Office, preview: Preview, emit: Emit, signal: AbortSignal): Promise<void> {
  await office.database.rehearse((writer) => landAll(office, preview, writer, 'comparing', emit, signal), signal)
}

/** @returns batch ids by sheet key. @throws LedgerError writer-busy, cancelled (then nothing was changed) */
export async function landForGood(office: Office, preview: Preview, emit: Emit, signal: AbortSignal): Promise<ReadonlyMap<string, number>> {
  return office.database.writeLong((writer) => landAll(office, preview, writer, 'writing', emit, signal), signal)
}

async function landAll(
  office: Office,
  preview: Preview,
  writer: SQLite.Database,
  phase: Progress['phase'],
  emit: Emit,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const at = office.clock.now()
  const desk = new RecordDesk(writer, createRecordWriter(writer))
  const batches = new Map<string, number>()
  for (const sheet of preview.sheets) sheet.landed = null
  for (const sheet of inOrder(preview.sheets)) {
    const batchId = insertBatch(writer, {
      kind: 'import',
      at,
      by: office.by,
      register: sheet.ledger.register,
      file: sheet.file.name,
      fileHash: sheet.file.hash,
      sheet: sheet.sheet.name,
      headerRows: sheet.ledger.headerRows,
      mapping: mappingOf(sheet),
      policy: preview.policy,
      undoes: null,
    })
    sheet.landed = await landLedger(sheet.ledger, {
      writer,
      desk,
      meta: { at, by: office.by, batchId },
      policy: preview.policy,
      signal,
      onProgress: (done, total) => emit({ phase, subject: sheet.sheet.name || sheet.file.name, done, total }),
    })
    closeBatch(writer, batchId, countRows(sheet), allProblems(sheet))
    batches.set(sheet.key, batchId)
  }
  return batches
}

function inOrder(sheets: readonly PreviewSheet[]): PreviewSheet[] {
  const rank = (sheet: PreviewSheet) => order.indexOf(sheet.ledger.register as (typeof order)[number])
  return sheets.filter((sheet) => sheet.use).sort((a, b) => rank(a) - rank(b))
}

// The importer's door: what the contract's `imports` procedures call.
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { SheetDecisions } from '#shared/api/contract.ts'
import { LedgerError } from '#shared/api/errors.ts'
import type { BatchList, BatchReport, CommitEvent, ImportPreview, ImportRowPage, PreviewEvent, RowOutcome, UndoResult } from '#shared/api/types.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { Files } from '../files/files.ts'
import type { Office } from '../office.ts'
import { progressStream } from '../progressStream.ts'
import { createRecordWriter } from '../records/recordWriter.ts'
import { createBackup } from '../safekeeping/safekeeping.ts'
import { listBatches } from './batches.ts'
import { countSame } from './countSame.ts'
import { createPreview, decide, findSheet, type Preview, type ReadFile } from './preview.ts'
import { readWorkbook } from './reading/readWorkbook.ts'
import { previewOf, reportOf, rowsOf } from './receipt.ts'
import type { Policy } from './recordDesk.ts'
import { landForGood, rehearse } from './runPreview.ts'
import { undoBatch } from './undoBatch.ts'

export interface Imports {
  open(
    input: { fileIds: readonly string[]; register?: RegisterId | undefined; sheet?: string | undefined; policy: Policy; rehearse: boolean },
    signal?: AbortSignal,
  ): AsyncGenerator<PreviewEvent>
  adjust(input: { previewId: string; sheet: string; decisions: SheetDecisions }, signal?: AbortSignal): AsyncGenerator<PreviewEvent>
  rows(input: { previewId: string; sheet: string; outcome?: RowOutcome | 'problem' | 'unclear' | undefined; offset: number; limit: number }): ImportRowPage
  same(input: { previewId: string; sheet: string; column: string; text: string }): { inColumn: number; inSheet: number }
  commit(input: { previewId: string }, signal?: AbortSignal): AsyncGenerator<CommitEvent>
  discard(input: { previewId: string }): void
  batches(input: { offset: number; limit: number }): BatchList
  undo(input: { batchId: number }): UndoResult
}

/** Previews hold whole workbooks in memory; more than this many at once are not a clerk's doing. */
const MAX_PREVIEWS = 4

export function createImports(office: Office, files: Files): Imports {
  const previews = new Map<string, Preview>()

  const find = (id: string): Preview => {
    const preview = previews.get(id)
    if (!preview) throw new LedgerError('not-found', { what: id })
    return preview
  }

  return {
    open: (input, signal) =>
      progressStream(async (emit, stop): Promise<PreviewEvent> => {
        const read: ReadFile[] = []
        for (const fileId of input.fileIds) {
          const { path, name } = files.find(fileId)
          const workbook = await readWorkbook(path, { name, signal: stop, onProgress: (done, total) => emit({ phase: 'reading', subject: name, done, total }) })
          read.push({ name, hash: await hashOf(path), workbook })
        }
        const preview = await createPreview(office, randomUUID(), read, input, { emit, signal: stop })
        if (input.rehearse) await rehearse(office, preview, emit, stop)
        for (const oldest of [...previews.keys()].slice(0, Math.max(0, previews.size - MAX_PREVIEWS + 1))) previews.delete(oldest)
        previews.set(preview.id, preview)
        return { type: 'preview', preview: shown(preview) }
      }, signal),

    adjust: (input, signal) =>
      progressStream(async (emit, stop): Promise<PreviewEvent> => {
        const preview = find(input.previewId)
        await decide(office, preview, input.sheet, input.decisions, { emit, signal: stop })
        await rehearse(office, preview, emit, stop)
        return { type: 'preview', preview: shown(preview) }
      }, signal),

    rows: ({ previewId, sheet, outcome, ...page }) => rowsOf(findSheet(find(previewId), sheet), outcome, page),

    same: ({ previewId, sheet, column, text }) => countSame(findSheet(find(previewId), sheet), column, text),

    commit: (input, signal) =>
      progressStream(async (emit, stop): Promise<CommitEvent> => {
        const preview = find(input.previewId)
        const unclear = preview.sheets.filter((sheet) => !sheet.use && !sheet.sheet.hidden && sheet.ledger.register === null)
        if (!preview.sheets.some((sheet) => sheet.use)) {
          throw new LedgerError(unclear.length > 0 ? 'register-unclear' : 'no-table-found', {
            file: preview.sheets[0]?.file.name ?? '',
            sheet: unclear[0]?.sheet.name ?? '',
          })
        }
        emit({ phase: 'backing-up', subject: '', done: 0, total: 0 })
        await createBackup(office, 'before-import')
        const batches = await landForGood(office, preview, emit, stop)
        previews.delete(preview.id)
        const reports = preview.sheets
          .map((sheet) => reportOf(sheet, batches.get(sheet.key) ?? null))
          .filter((report): report is BatchReport => report !== null)
        return { type: 'committed', batches: reports }
      }, signal),

    discard: ({ previewId }) => {
      previews.delete(previewId)
    },

    batches: (page) => listBatches(office.database.reader, page),

    undo: ({ batchId }) => office.database.write((writer) => undoBatch(writer, createRecordWriter(writer), batchId, { at: office.clock.now(), by: office.by })),
  }
}

function shown(preview: Preview): ImportPreview {
  return { previewId: preview.id, policy: preview.policy, sheets: preview.sheets.map(previewOf) }
}

/** SHA-256 of the file's bytes, hex. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

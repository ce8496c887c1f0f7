// The importer's door: what the contract's `imports` procedures call.
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, writeFileSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { BatchDetail, BatchList, BatchReport, CommitEvent, ErrorWorkbookEvent, UndoEvent } from '#shared/api/batchTypes.ts'
import { LedgerError } from '#shared/api/errors.ts'
import type { SheetDecisions } from '#shared/api/importsContract.ts'
import type { ListName } from '#shared/api/matchingTypes.ts'
import type { CellPage, ImportRowPage, MissingPage, PreviewEvent, ProblemPage, RowOutcome } from '#shared/api/previewTypes.ts'
import type { AnalysisOptions } from '#shared/importing/analysisOptions.ts'
import type { RecipeDocument } from '#shared/importing/recipe.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { Files } from '../files/files.ts'
import type { Office } from '../office.ts'
import { progressStream } from '../progressStream.ts'
import { createRecordWriter } from '../records/recordWriter.ts'
import { createBackup } from '../safekeeping/safekeeping.ts'
import { analysisOptions } from './analyseTable.ts'
import { AnalysisAhead } from './analysisAhead.ts'
import { batchDetail, mendable, problemsOf as problemsOfBatch } from './batchDetail.ts'
import { listBatches } from './batches.ts'
import { countSame } from './countSame.ts'
import { keptRowsOf } from './keptRows.ts'
import { namedLeftovers } from './namedLeftovers.ts'
import { namedRecords } from './namedRecords.ts'
import { createPreview, decide, findSheet, givenOf, lacksList, type Preview, type PreviewSheet, type ReadFile } from './preview.ts'
import { type ProblemFilter, pageProblems } from './problemPages.ts'
import { readApart } from './reading/readApart.ts'
import type { SheetHead } from './reading/sheetHead.ts'
import { problemsOf, reportOf, rowsOf } from './receipt.ts'
import { createRecipeDoor, type RecipeDoor } from './recipeDoor.ts'
import type { Policy } from './recordDesk.ts'
import { landForGood, rehearse } from './runPreview.ts'
import { sheetCells } from './sheetCells.ts'
import { shownPreview } from './shownPreview.ts'
import { undoBatch } from './undoBatch.ts'

type SheetOrBatch = { previewId: string; sheet: string } | { batchId: number }

export interface Imports extends RecipeDoor {
  /** Nothing is left to do: whoever can be asked has been loaded. */
  prepare(): void
  open(
    input: {
      fileIds: readonly string[]
      pasted?: { text: string; name?: string | undefined } | undefined
      recipe?: RecipeDocument | undefined
      register?: RegisterId | undefined
      list?: ListName | undefined
      sheet?: string | undefined
      policy: Policy
      rehearse: boolean
    },
    signal?: AbortSignal,
  ): AsyncGenerator<PreviewEvent>
  adjust(input: { previewId: string; sheet: string; decisions: SheetDecisions }, signal?: AbortSignal): AsyncGenerator<PreviewEvent>
  rows(input: { previewId: string; sheet: string; outcome?: RowOutcome | 'problem' | 'unclear' | undefined; offset: number; limit: number }): ImportRowPage
  same(input: { previewId: string; sheet: string; column: string; text: string }): { inColumn: number; inSheet: number }
  commit(input: { previewId: string }, signal?: AbortSignal): AsyncGenerator<CommitEvent>
  discard(input: { previewId: string }): void
  batches(input: { offset: number; limit: number }): BatchList
  batch(input: { batchId: number }): BatchDetail
  problems(input: ProblemFilter & { of: SheetOrBatch }): ProblemPage
  cells(input: { previewId: string; sheet: string; fromRow: number; limit: number }): CellPage
  missing(input: { previewId: string; sheet: string; offset: number; limit: number }): MissingPage
  /** @throws LedgerError not-found where there is nothing to mend, cancelled */
  errorWorkbook(input: SheetOrBatch, signal?: AbortSignal): AsyncGenerator<ErrorWorkbookEvent>
  /** @throws LedgerError not-found, already-undone, writer-busy, cancelled (then nothing was changed) */
  undo(input: { batchId: number }, signal?: AbortSignal): AsyncGenerator<UndoEvent>
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
    prepare() {},

    open: (input, signal) =>
      progressStream(async (emit, stop): Promise<PreviewEvent> => {
        const read: ReadFile[] = []
        const fileIds = input.pasted ? [...input.fileIds, takePasted(files, input.pasted)] : input.fileIds
        if (fileIds.length === 0) throw new LedgerError('bad-input', { field: 'fileIds' })
        const aheads = new Map<ReadFile, AnalysisAhead>()
        for (const fileId of fileIds) {
          const { path, name } = files.find(fileId)
          const ahead = new AnalysisAhead((head) => aheadOptions(office, head, input), { emit, signal: stop })
          try {
            const onProgress = (done: number, total: number) => emit({ phase: 'reading', subject: name, done, total })
            const reading = readApart(path, { name, signal: stop, onProgress, onRows: (sheet, chunk, head) => ahead.take(sheet, chunk, head) })
            const [workbook, hash] = await Promise.all([reading, hashOf(path)])
            const file = { name, hash, workbook }
            read.push(file)
            aheads.set(file, ahead)
            ahead.end()
          } catch (error) {
            ahead.drop()
            throw error
          }
        }
        const options = { ...input, ahead: async (file: ReadFile, sheet: number) => aheads.get(file)?.of(sheet) }
        const preview = await createPreview(office, randomUUID(), read, options, { emit, signal: stop })
        if (input.rehearse) await rehearse(office, preview, emit, stop)
        for (const oldest of [...previews.keys()].slice(0, Math.max(0, previews.size - MAX_PREVIEWS + 1))) previews.delete(oldest)
        previews.set(preview.id, preview)
        return { type: 'preview', preview: shownPreview(preview) }
      }, signal),

    adjust: (input, signal) =>
      progressStream(async (emit, stop): Promise<PreviewEvent> => {
        const preview = find(input.previewId)
        await decide(office, preview, input.sheet, input.decisions, { emit, signal: stop })
        await rehearse(office, preview, emit, stop)
        return { type: 'preview', preview: shownPreview(preview) }
      }, signal),

    rows: ({ previewId, sheet, outcome, ...page }) =>
      rowsOf(findSheet(find(previewId), sheet), outcome, page, (register, ids) => namedRecords(office, register, ids)),

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
        const unnamed = preview.sheets.find((sheet) => sheet.use && lacksList(preview, sheet))
        if (unnamed) throw new LedgerError('list-unnamed', { file: unnamed.file.name, sheet: unnamed.sheet.name })
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

    batch({ batchId }) {
      const detail = batchDetail(office.database.reader, batchId)
      return { ...detail, undo: detail.undo && namedLeftovers(office, detail.undo) }
    },

    problems: ({ of, ...filter }) =>
      pageProblems('batchId' in of ? problemsOfBatch(office.database.reader, of.batchId) : problemsOf(findSheet(find(of.previewId), of.sheet)), filter),

    cells: ({ previewId, sheet, ...page }) => sheetCells(findSheet(find(previewId), sheet), page),

    missing({ previewId, sheet, offset, limit }) {
      const { ledger, insights } = findSheet(find(previewId), sheet)
      const ids = insights?.missing ?? []
      return { total: ids.length, records: ledger.register === null ? [] : namedRecords(office, ledger.register, ids.slice(offset, offset + limit)) }
    },

    errorWorkbook: (of, signal) =>
      progressStream(async (emit, stop): Promise<ErrorWorkbookEvent> => {
        const { file, sheet, kept, problems } =
          'batchId' in of ? mendable(office.database.reader, of.batchId) : mendableSheet(findSheet(find(of.previewId), of.sheet))
        if (kept.count === 0) throw new LedgerError('not-found', { what: sheet || file })
        const { path, fileId, name } = files.newOutput(`${file.replace(/\.[^.]*$/, '')}_待更正.xlsx`)
        // It brings a large library along, and few imports need it.
        const { errorWorkbook } = await import('./errorWorkbook.ts')
        const onProgress = (done: number, total: number) => emit({ phase: 'generating', subject: name, done, total })
        await errorWorkbook(path, sheet, kept, problems, { onProgress, signal: stop })
        return { type: 'written', file: { fileId, name, rows: kept.count } }
      }, signal),

    ...createRecipeDoor(office, files, (previewId, sheet) => findSheet(find(previewId), sheet)),

    undo: ({ batchId }, signal) =>
      progressStream(async (emit, stop): Promise<UndoEvent> => {
        const onProgress = (done: number, total: number) => emit({ phase: 'undoing', subject: '', done, total })
        const stamp = { at: office.clock.now(), by: office.by }
        const result = await office.database.writeLong(
          (writer) => undoBatch(writer, createRecordWriter(writer), batchId, stamp, { signal: stop, onProgress }),
          stop,
        )
        return { type: 'undone', result: namedLeftovers(office, result) }
      }, signal),
  }
}

function mendableSheet(sheet: PreviewSheet) {
  return { file: sheet.file.name, sheet: sheet.sheet.name, kept: keptRowsOf(sheet), problems: problemsOf(sheet) }
}

function aheadOptions(office: Office, { name, date1904 }: SheetHead, { sheet, ...given }: Parameters<Imports['open']>[0]): AnalysisOptions | undefined {
  if (sheet !== undefined && name !== sheet) return undefined
  return analysisOptions(office, { date1904, isPacked: true }, {}, givenOf(given))
}

/** Cells from the clipboard become a file like any other, with a hash of its own. @returns its id */
function takePasted(files: Files, { text, name = '粘贴的表格' }: { text: string; name?: string | undefined }): string {
  // Some programs put a few lines of their own before the page.
  const page = text.search(/<(!doctype|html|table)/i)
  const isHtml = page >= 0 && /<table/i.test(text) && !text.slice(0, page).includes('\t')
  const { fileId, path } = files.newOutput(isHtml ? name : `${name}.tsv`)
  writeFileSync(path, isHtml ? text.slice(page) : text)
  return fileId
}

/** SHA-256 of the file's bytes, hex. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

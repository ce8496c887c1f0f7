// Lands every used sheet of a preview in one transaction: rehearsed to show what would happen, or for good.
import type SQLite from 'better-sqlite3'
import type { RowChoice } from '#shared/api/importsContract.ts'
import type { Progress } from '#shared/api/types.ts'
import { columnIndex } from '#shared/importing/sheet.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { cellText } from '#shared/values/cellText.ts'
import { recordListRows } from '../matching/listRows.ts'
import type { Office } from '../office.ts'
import { createRecordWriter } from '../records/recordWriter.ts'
import { type BatchDecisions, closeBatch, insertBatch } from './batches.ts'
import { lookBack } from './insights.ts'
import { keepRows } from './keptRows.ts'
import { landLedger } from './landing.ts'
import { LateIndexes } from './lateIndexes.ts'
import { listOf, mappingOf, type Preview, type PreviewSheet } from './preview.ts'
import { allProblems, cellsOf, countRows } from './receipt.ts'
import { effectiveReplacements, hasDecisions, policiesOf, recipeOfSheet } from './recipeOfSheet.ts'
import { automaticName, keepRecipe } from './recipes.ts'
import { RecordDesk } from './recordDesk.ts'

type Emit = (progress: Omit<Progress, 'type'>) => void

/** What a sheet of links names must be there before the links: regions, then units, unions, coverage. */
const order = [
  ...([
    'region',
    'unit',
    'union',
    'coverage',
    'listEntry',
    'headcount',
    'member',
    'cadre',
    'socialWorker',
    'pilot',
    'centre',
    'outreach',
    'honouree',
    'studio',
  ] as const),
  ...(['serviceItem', 'activity', 'task', 'membershipEvent', 'postChange', 'workerReview', 'workerTraining', 'rating', 'brandProject', 'inspection'] as const),
  ...(['serviceDemand', 'practicalThing', 'challenge', 'taskProgress', 'appraisal', 'yearTarget'] as const),
] satisfies RegisterId[]

interface LandOptions {
  /** From how many new records on a landing makes its indexes at its end; see LateIndexes. */
  readonly many?: number
}

/** Shows what the import would do; the office's file stays as it is. @throws LedgerError writer-busy, cancelled */
export async function rehearse(office: Office, preview: Preview, emit: Emit, signal: AbortSignal, options: LandOptions = {}): Promise<void> {
  await office.database.rehearse((writer) => landAll(office, preview, writer, 'comparing', emit, signal, options), signal)
}

/** @returns batch ids by sheet key. @throws LedgerError writer-busy, cancelled (then nothing was changed) */
export async function landForGood(
  office: Office,
  preview: Preview,
  emit: Emit,
  signal: AbortSignal,
  options: LandOptions = {},
): Promise<ReadonlyMap<string, number>> {
  return office.database.writeLong((writer) => landAll(office, preview, writer, 'writing', emit, signal, options), signal)
}

async function landAll(
  office: Office,
  preview: Preview,
  writer: SQLite.Database,
  phase: Progress['phase'],
  emit: Emit,
  signal: AbortSignal,
  { many }: LandOptions,
): Promise<ReadonlyMap<string, number>> {
  const indexes = new LateIndexes(writer, many)
  try {
    const batches = await landSheets(office, preview, writer, indexes, phase, emit, signal)
    // What was only rehearsed is rolled back, and with it the indexes come back by themselves.
    if (phase === 'comparing') await lookBack(writer, preview.sheets, batches, signal)
    else await indexes.restore((done, total) => emit({ phase: 'indexing', subject: '', done, total }), signal)
    return batches
  } finally {
    indexes.end()
  }
}

async function landSheets(
  office: Office,
  preview: Preview,
  writer: SQLite.Database,
  indexes: LateIndexes,
  phase: Progress['phase'],
  emit: Emit,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  const at = office.clock.now()
  const desk = new RecordDesk(writer, createRecordWriter(writer, { late: true }))
  const batches = new Map<string, number>()
  for (const sheet of preview.sheets) Object.assign(sheet, { landed: null, insights: null })
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
      table: { headings: sheet.ledger.headings, scope: sheet.ledger.context },
      ...decisionsOf(sheet),
    })
    sheet.landed = await landLedger(sheet.ledger, {
      writer,
      desk,
      indexes,
      meta: { at, by: office.by, batchId },
      today: office.clock.today(),
      codes: office.codes,
      policy: preview.policy,
      policies: policiesOf(sheet),
      choices: choicesOf(sheet),
      signal,
      onProgress: (done, total) => emit({ phase, subject: sheet.sheet.name || sheet.file.name, done, total }),
    })
    const list = listOf(preview, sheet)
    if (list) recordListRows(writer, { list, batchId, at, by: office.by }, sheet.ledger, sheet.landed)
    closeBatch(writer, batchId, countRows(sheet), allProblems(sheet))
    batches.set(sheet.key, batchId)
    if (phase === 'writing') keep(writer, batchId, sheet, at)
  }
  desk.end()
  return batches
}

/** What a later day asks for: the rows to mend, and how the clerk read such a table. */
function keep(writer: SQLite.Database, batchId: number, sheet: PreviewSheet, at: string): void {
  keepRows(writer, batchId, sheet)
  if (!hasDecisions(sheet)) return
  const wanted = [sheet.file.name, sheet.sheet.name].filter((part) => part !== '').join(' · ')
  const draft = recipeOfSheet(sheet, wanted)
  if (!draft) return
  const used = sheet.ledger.recipe
  const isKept = used !== null && used.id !== null
  keepRecipe(writer, { ...draft, name: isKept ? used.document.name : automaticName(writer, wanted, draft.columns) }, { automatic: true, at })
}

function choicesOf({ decisions }: PreviewSheet): ReadonlyMap<number, RowChoice> {
  const choices = Object.entries(decisions.rows ?? {}).filter((entry): entry is [string, RowChoice] => entry[1] !== null && entry[1] !== 'skip')
  return new Map(choices.map(([row, choice]) => [Number(row), choice]))
}

function decisionsOf(sheet: PreviewSheet): { readonly decisions?: BatchDecisions } {
  const replacements = effectiveReplacements(sheet)
  const mended = Object.entries(sheet.decisions.fixes ?? {}).flatMap(([cell, to]) => {
    const place = /^([A-Z]+)(\d+)$/.exec(cell)
    return place?.[1] && to !== null ? [{ cell, to, column: columnIndex(place[1]), row: Number(place[2]) }] : []
  })
  if (replacements.length === 0 && mended.length === 0) return {}
  const cells = cellsOf(sheet.sheet.rows, new Set(mended.map(({ row }) => row)))
  const fixes = Object.fromEntries(mended.map(({ cell, to, column, row }) => [cell, [cellText(cells.get(row)?.[column]), to] as const]))
  return { decisions: { fixes, replacements } }
}

function inOrder(sheets: readonly PreviewSheet[]): PreviewSheet[] {
  const rank = (sheet: PreviewSheet) => order.indexOf(sheet.ledger.register as (typeof order)[number])
  return sheets.filter((sheet) => sheet.use).sort((a, b) => rank(a) - rank(b))
}

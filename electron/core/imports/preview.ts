// A preview: the files as read, the clerk's decisions about each sheet, and what the import would do. Nothing of it is in the office's file yet.

import { LedgerError } from '#shared/api/errors.ts'
import type { SheetDecisions } from '#shared/api/importsContract.ts'
import type { ListName } from '#shared/api/matchingTypes.ts'
import { mergeRowChoices, settledRowChoices } from '#shared/api/rowChoices.ts'
import type { Progress } from '#shared/api/types.ts'
import type { ReadAhead } from '#shared/importing/analyseSheet.ts'
import type { Ledger } from '#shared/importing/ledger.ts'
import type { RecipeDocument } from '#shared/importing/recipe.ts'
import { columnName, type Sheet, type SheetRows, type Workbook } from '#shared/importing/sheet.ts'
import { findRegister, importTargets, type RegisterId } from '#shared/registers/index.ts'
import type { Office } from '../office.ts'
import { analyseTable } from './analyseTable.ts'
import type { Insights } from './insights.ts'
import type { Landed } from './landed.ts'
import type { Policy } from './recordDesk.ts'

export interface ReadFile {
  readonly name: string
  readonly hash: string
  readonly workbook: Workbook<SheetRows>
}

export interface PreviewSheet {
  readonly key: string
  readonly file: ReadFile
  readonly sheet: Sheet<SheetRows>
  decisions: SheetDecisions
  use: boolean
  ledger: Ledger
  /** What the rehearsal found; null for a sheet that is not used. */
  landed: Landed | null
  /** What the rehearsal showed about the sheet as a whole. */
  insights: Insights | null
}

/** Whom long work tells how far it is, and who may stop it. */
export interface Watch {
  emit(progress: Omit<Progress, 'type'>): void
  readonly signal: AbortSignal
}

export interface Preview {
  readonly id: string
  readonly policy: Policy
  readonly onlyRegister: RegisterId | undefined
  /** The outside list that the files were said to be. */
  readonly list: ListName | undefined
  /** One that came with the files. */
  readonly recipe: RecipeDocument | undefined
  readonly sheets: readonly PreviewSheet[]
}

interface PreviewOptions {
  readonly list?: ListName | undefined
  readonly register?: RegisterId | undefined
  readonly sheet?: string | undefined
  readonly policy: Policy
  readonly recipe?: RecipeDocument | undefined
  /** What was read of a sheet, by its index, while its file was still being read. */
  ahead?(file: ReadFile, sheet: number): Promise<ReadAhead | undefined>
}

/** @throws LedgerError recipe-unfit when the recipe that came along fits no table; no-table-found when a file holds no table at all; not-found when `onlySheet` is in none of them */
export async function createPreview(office: Office, id: string, files: readonly ReadFile[], options: PreviewOptions, watch: Watch): Promise<Preview> {
  const sheets: PreviewSheet[] = []
  for (const [fileIndex, file] of files.entries()) {
    for (const [sheetIndex, sheet] of file.workbook.sheets.entries()) {
      if (sheet.kind !== 'cells' || (options.sheet !== undefined && sheet.name !== options.sheet)) continue
      const decisions: SheetDecisions = options.sheet === undefined ? {} : { use: true }
      const given = givenOf(options)
      const ledger = await analyseTable(office, file, sheet, decisions, given, watch, await options.ahead?.(file, sheetIndex))
      sheets.push({
        key: `${fileIndex + 1}.${sheetIndex + 1}`,
        file,
        sheet,
        decisions,
        use: ledger.register !== null && ledger.rows.length > 0,
        ledger,
        landed: null,
        insights: null,
      })
    }
    const own = sheets.filter((sheet) => sheet.file === file)
    if (own.length === 0 && options.sheet !== undefined) throw new LedgerError('not-found', { what: options.sheet })
    if (!own.some((sheet) => sheet.ledger.headerRows.length > 0)) throw new LedgerError('no-table-found', { file: file.name })
  }
  if (options.recipe && !sheets.some((sheet) => sheet.ledger.recipe?.id === null)) {
    throw new LedgerError('recipe-unfit', { recipe: options.recipe.name, file: files[0]?.name ?? '' })
  }
  return { id, policy: options.policy, ...givenOf(options), sheets }
}

/** What was said of all files. A list is one of enterprises, whatever else its columns look like. */
export function givenOf({ register, recipe, list }: Pick<PreviewOptions, 'register' | 'recipe' | 'list'>) {
  return { onlyRegister: list ? ('listEntry' as const) : register, recipe, list }
}

/** The outside list that a sheet is of; null where it is none, or nobody has said which. */
export function listOf(preview: Pick<Preview, 'list'>, { ledger, decisions }: Pick<PreviewSheet, 'ledger' | 'decisions'>): ListName | null {
  return ledger.register === 'listEntry' ? (decisions.list ?? preview.list ?? null) : null
}

/** Whether nobody has said whose list this is, its own columns neither. */
export function lacksList(preview: Pick<Preview, 'list'>, sheet: Pick<PreviewSheet, 'ledger' | 'decisions'>): boolean {
  return sheet.ledger.register === 'listEntry' && listOf(preview, sheet) === null && !sheet.ledger.columns.some(({ target }) => target === 'source')
}

/**
 * Takes a decision over what was decided before. Fixes, values, policies and rows add up; a null one takes itself back (for values '' does).
 * @throws LedgerError not-found, field-taken
 */
export async function decide(office: Office, preview: Preview, key: string, decisions: SheetDecisions, watch: Watch): Promise<void> {
  const sheet = findSheet(preview, key)
  const before = sheet.decisions
  const fixes = withoutNulls({ ...before.fixes, ...decisions.fixes })
  const rows = settledRowChoices(mergeRowChoices(before.rows, decisions.rows))
  // Another register, or another header, makes earlier columns meaningless.
  const restart = decisions.register !== undefined || decisions.headerRows !== undefined
  const mapping = restart && !decisions.mapping ? undefined : { ...(restart ? {} : before.mapping), ...decisions.mapping }
  const otherRegister = decisions.register !== undefined && decisions.register !== sheet.ledger.register
  const policies = Object.fromEntries(
    Object.entries({ ...(otherRegister ? {} : before.policies), ...decisions.policies }).filter(([, policy]) => policy !== ''),
  )
  const values = otherRegister ? {} : { ...before.values }
  for (const [target, texts] of Object.entries(decisions.values ?? {})) values[target] = { ...values[target], ...texts }
  // Whoever says what a sheet is wants it.
  const use = decisions.use ?? (decisions.register !== undefined ? true : before.use)
  const decided: SheetDecisions = { ...before, ...decisions, fixes, rows, values, policies, mapping, ...(use === undefined ? {} : { use }) }
  refuseTwoColumns(decided, sheet.ledger)
  sheet.ledger = await analyseTable(office, sheet.file, sheet.sheet, decided, preview, watch)
  sheet.decisions = decided
  // A header that is moved away and back loses the register for a moment, but not the clerk's wish.
  sheet.use = (use ?? (sheet.use || sheet.ledger.rows.length > 0)) && sheet.ledger.register !== null
}

function withoutNulls<T>(given: Readonly<Record<string, T | null>>): Record<string, T> {
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, T] => entry[1] !== null))
}

function refuseTwoColumns({ mapping, register }: SheetDecisions, ledger: Ledger): void {
  const definition = findRegister(register ?? ledger.register ?? '')
  const taken = new Map<string, string>()
  for (const [column, target] of Object.entries(mapping ?? {})) {
    if (target === null) continue
    const first = taken.get(target)
    if (first === undefined) taken.set(target, column)
    else {
      const label = definition && importTargets(definition).find((candidate) => candidate.key === target)?.label
      throw new LedgerError('field-taken', { first, second: column, field: label ?? target })
    }
  }
}

export function findSheet(preview: Preview, key: string): PreviewSheet {
  const sheet = preview.sheets.find((candidate) => candidate.key === key)
  if (!sheet) throw new LedgerError('not-found', { what: key })
  return sheet
}

/** Column letter by target key. */
export function mappingOf(sheet: PreviewSheet): Record<string, string> {
  return Object.fromEntries(sheet.ledger.columns.flatMap((column) => (column.target ? [[column.target, columnName(column.index)]] : [])))
}

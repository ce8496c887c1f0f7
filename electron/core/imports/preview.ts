// A preview: the files as read, the clerk's decisions about each sheet, and what the import would do. Nothing of it is in the office's file yet.
import { setImmediate } from 'node:timers/promises'
import type { SheetDecisions } from '#shared/api/contract.ts'
import { LedgerError } from '#shared/api/errors.ts'
import type { Progress } from '#shared/api/types.ts'
import { analyseInSteps } from '#shared/importing/analyseSheet.ts'
import type { Ledger, LedgerDecisions } from '#shared/importing/ledger.ts'
import { columnIndex, columnName, type Sheet, type Workbook } from '#shared/importing/sheet.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { Office } from '../office.ts'
import type { Landed } from './landing.ts'
import type { Policy } from './recordDesk.ts'

export interface ReadFile {
  readonly name: string
  readonly hash: string
  readonly workbook: Workbook
}

export interface PreviewSheet {
  readonly key: string
  readonly file: ReadFile
  readonly sheet: Sheet
  decisions: SheetDecisions
  use: boolean
  ledger: Ledger
  /** What the rehearsal found; null for a sheet that is not used. */
  landed: Landed | null
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
  readonly sheets: readonly PreviewSheet[]
}

/** @throws LedgerError no-table-found when a file holds no table at all; not-found when `onlySheet` is in none of them */
export async function createPreview(
  office: Office,
  id: string,
  files: readonly ReadFile[],
  options: { register?: RegisterId | undefined; sheet?: string | undefined; policy: Policy },
  watch: Watch,
): Promise<Preview> {
  const sheets: PreviewSheet[] = []
  for (const [fileIndex, file] of files.entries()) {
    for (const [sheetIndex, sheet] of file.workbook.sheets.entries()) {
      if (sheet.kind !== 'cells' || (options.sheet !== undefined && sheet.name !== options.sheet)) continue
      const decisions: SheetDecisions = options.sheet === undefined ? {} : { use: true }
      const ledger = await analyse(office, file, sheet, decisions, options.register, watch)
      sheets.push({
        key: `${fileIndex + 1}.${sheetIndex + 1}`,
        file,
        sheet,
        decisions,
        use: ledger.register !== null && ledger.rows.length > 0,
        ledger,
        landed: null,
      })
    }
    const own = sheets.filter((sheet) => sheet.file === file)
    if (own.length === 0 && options.sheet !== undefined) throw new LedgerError('not-found', { what: options.sheet })
    if (!own.some((sheet) => sheet.ledger.headerRows.length > 0)) throw new LedgerError('no-table-found', { file: file.name })
  }
  return { id, policy: options.policy, onlyRegister: options.register, sheets }
}

/** Takes a decision over what was decided before; `fixes` add up, a null one goes back to the cell as it was. */
export async function decide(office: Office, preview: Preview, key: string, decisions: SheetDecisions, watch: Watch): Promise<void> {
  const sheet = findSheet(preview, key)
  const fixes = { ...sheet.decisions.fixes, ...decisions.fixes }
  for (const [cell, text] of Object.entries(fixes)) if (text === null) delete fixes[cell]
  // Another register, or another header, makes earlier columns meaningless.
  const restart = decisions.register !== undefined || decisions.headerRows !== undefined
  const mapping = restart && !decisions.mapping ? undefined : { ...(restart ? {} : sheet.decisions.mapping), ...decisions.mapping }
  sheet.decisions = { ...sheet.decisions, ...decisions, fixes, mapping }
  sheet.ledger = await analyse(office, sheet.file, sheet.sheet, sheet.decisions, preview.onlyRegister, watch)
  sheet.use = (decisions.use ?? (sheet.use || decisions.register !== undefined)) && sheet.ledger.register !== null
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

async function analyse(
  office: Office,
  file: ReadFile,
  sheet: Sheet,
  decisions: SheetDecisions,
  onlyRegister: RegisterId | undefined,
  watch: Watch,
): Promise<Ledger> {
  const chosen: LedgerDecisions = {
    ...(decisions.register ? { register: decisions.register } : {}),
    ...(decisions.headerRows ? { headerRows: decisions.headerRows } : {}),
    ...(decisions.mapping ? { mapping: Object.fromEntries(Object.entries(decisions.mapping).map(([letter, target]) => [columnIndex(letter), target])) } : {}),
    ...(decisions.fixes ? { fixes: Object.fromEntries(Object.entries(decisions.fixes).filter((entry): entry is [string, string] => entry[1] !== null)) } : {}),
  }
  const regions = office.regions()
  const steps = analyseInSteps(sheet, {
    knowledge: { codes: office.codes, regions: regions.entries, today: office.clock.today() },
    regions,
    date1904: file.workbook.date1904,
    decisions: chosen,
    includeHidden: decisions.use === true,
    ...(onlyRegister ? { onlyRegister } : {}),
  })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    watch.emit({ phase: 'analysing', subject: sheet.name || file.name, ...step.value })
    await setImmediate()
    if (watch.signal.aborted) throw new LedgerError('cancelled')
  }
}

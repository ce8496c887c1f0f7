// Has a sheet understood, with the clerk's decisions and the recipe that fits, in steps that leave others their turn.
import { setImmediate } from 'node:timers/promises'
import { LedgerError } from '#shared/api/errors.ts'
import type { SheetDecisions } from '#shared/api/importsContract.ts'
import { analyseInSteps, type ReadAhead } from '#shared/importing/analyseSheet.ts'
import type { AnalysisOptions } from '#shared/importing/analysisOptions.ts'
import type { Ledger, LedgerDecisions } from '#shared/importing/ledger.ts'
import { headingKey, type RecipeDocument } from '#shared/importing/recipe.ts'
import { columnIndex, type Sheet, type SheetRows } from '#shared/importing/sheet.ts'
import type { KnownRecipe } from '#shared/importing/useRecipe.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { Office } from '../office.ts'
import { packedLedger } from './packedLedger.ts'
import type { Preview, ReadFile, Watch } from './preview.ts'
import { findRecipe, readRecipe } from './recipes.ts'

type Given = Pick<Preview, 'onlyRegister' | 'recipe' | 'list'>

/** @param ahead what was read of the sheet while its file was still being read. @throws LedgerError cancelled */
export async function analyseTable(
  office: Office,
  file: ReadFile,
  sheet: Sheet<SheetRows>,
  decisions: SheetDecisions,
  given: Given,
  watch: Watch,
  ahead?: ReadAhead,
): Promise<Ledger> {
  const isPacked = !Array.isArray(sheet.rows)
  const steps = analyseInSteps(sheet, analysisOptions(office, { date1904: file.workbook.date1904, isPacked }, decisions, given), ahead)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    watch.emit({ phase: 'analysing', subject: sheet.name || file.name, ...step.value })
    await setImmediate()
    if (watch.signal.aborted) throw new LedgerError('cancelled')
  }
}

export function analysisOptions(
  office: Office,
  { date1904, isPacked }: { readonly date1904: boolean; readonly isPacked: boolean },
  decisions: SheetDecisions,
  { onlyRegister, recipe, list: givenList }: Given,
): AnalysisOptions {
  const regions = office.regions()
  const list = decisions.list ?? givenList
  return {
    knowledge: { codes: office.codes, regions: regions.entries, today: office.clock.today() },
    regions,
    date1904,
    decisions: ledgerDecisions(decisions),
    ...(isPacked ? { keepRows: packedLedger } : {}),
    includeHidden: decisions.use === true,
    findRecipe: (headings, register) => recipeFor(office, decisions, recipe, headings, register),
    ...(onlyRegister ? { onlyRegister } : {}),
    ...(list ? { said: { register: 'listEntry', values: { source: list.source } } } : {}),
  }
}

function ledgerDecisions(decisions: SheetDecisions): LedgerDecisions {
  return {
    ...(decisions.register ? { register: decisions.register } : {}),
    ...(decisions.headerRows ? { headerRows: decisions.headerRows } : {}),
    ...(decisions.mapping ? { mapping: Object.fromEntries(Object.entries(decisions.mapping).map(([letter, target]) => [columnIndex(letter), target])) } : {}),
    ...(decisions.fixes ? { fixes: Object.fromEntries(Object.entries(decisions.fixes).filter((entry): entry is [string, string] => entry[1] !== null)) } : {}),
    ...(decisions.replacements
      ? { replacements: decisions.replacements.map(({ column, ...texts }) => ({ ...texts, column: column === null ? null : columnIndex(column) })) }
      : {}),
    ...(decisions.values ? { values: decisions.values } : {}),
    ...(decisions.rows ? { leftOut: new Set(Object.entries(decisions.rows).flatMap(([row, choice]) => (choice === 'skip' ? [Number(row)] : []))) } : {}),
  }
}

/** The clerk's choice, then the one that came along, then the last that was kept for such a table. */
function recipeFor(
  office: Office,
  decisions: SheetDecisions,
  given: RecipeDocument | undefined,
  headings: string,
  register: RegisterId | undefined,
): KnownRecipe | undefined {
  const fits = ({ document }: KnownRecipe) => register === undefined || document.register === register
  if (decisions.recipeId === null) return undefined
  if (decisions.recipeId !== undefined) {
    const chosen = readRecipe(office.database.reader, decisions.recipeId)
    return fits(chosen) ? chosen : undefined
  }
  if (given && headingKey(given.columns.map((column) => column.heading)) === headings && fits({ id: null, document: given }))
    return { id: null, document: given }
  return findRecipe(office.database.reader, headings, register)
}

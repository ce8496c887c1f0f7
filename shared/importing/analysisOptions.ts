// What an analysis is told besides the sheet itself.
import type { Value } from '../registers/field.ts'
import type { RegisterId } from '../registers/index.ts'
import type { RegionIndex } from '../values/region.ts'
import type { LedgerDecisions, OfficeKnowledge, ReadTable, RowKeeper } from './ledger.ts'
import type { KnownRecipe } from './useRecipe.ts'

export interface AnalysisOptions {
  readonly knowledge: OfficeKnowledge
  readonly regions: RegionIndex
  /** Of the workbook: counts the days of plain numbers in date columns. */
  readonly date1904: boolean
  readonly decisions?: LedgerDecisions
  /** The clerk has said which register the file is for. */
  readonly onlyRegister?: RegisterId
  /** What somebody says of every row of a sheet for this register, in stored form; a column that would say it is not read. */
  readonly said?: { readonly register: RegisterId; readonly values: Readonly<Record<string, Value>> }
  /** The recipe for a table with these headings (see headingKey) that is for this register, or for any where none is named. */
  readonly findRecipe?: (headings: string, register: RegisterId | undefined) => KnownRecipe | undefined
  /** Read the rows of a hidden sheet too. Otherwise it is only reported: last year's table must not come in unseen. */
  readonly includeHidden?: boolean
  /** Where the rows that were read are put; absent: in memory. */
  readonly keepRows?: (table: ReadTable) => RowKeeper
}

// What a sheet turns out to be once it has been understood: a table of a register. Produced by analyse(), consumed by landing.
import type { Value } from '../registers/field.ts'
import type { RegisterId } from '../registers/index.ts'
import type { ValueTally } from './cellDecisions.ts'
import type { Problem, SkippedRow } from './problem.ts'
import type { SheetRow, SheetRows } from './sheet.ts'
import type { KnownRecipe } from './useRecipe.ts'

export interface LedgerColumn {
  /** 0-based. */
  readonly index: number
  /** Headings from the top band down, e.g. ['单位信息', '单位名称']; line breaks and hints removed. */
  readonly path: readonly string[]
  readonly hidden: boolean
  /** Target key (see `importTargets`), or null: not imported. */
  readonly target: string | null
  /** First non-empty texts below the heading, at most 3. */
  readonly samples: readonly string[]
  /** Target key that a column without one may be meant for; see suggestColumns. */
  readonly suggested: string | null
}

export interface LedgerRow {
  readonly row: number
  /** By target key; null where the cell is empty or was refused. A key is absent when the ledger has no such column. */
  readonly values: Readonly<Record<string, Value>>
  /**
   * As it stood in the cell, for values that were changed on the way in (trimmed, folded, translated, refused). No text: it stood there as it is stored, or as a
   * code, a region or yes and no are shown to everybody (男 of `male`), which says nothing new.
   */
  readonly raw: Readonly<Record<string, string>>
}

/** Rows that may be gone through again and again. An array is one. */
export interface LedgerRows extends Iterable<LedgerRow> {
  readonly length: number
}

/** What the rows of an analysis are read from. */
export interface ReadTable {
  readonly rows: SheetRows
  /** 0-based column by target key. */
  readonly columns: ReadonlyMap<string, number>
}

/** Where an analysis puts the rows that it reads, in the order of the sheet. */
export interface RowKeeper {
  /** @param source the row of the sheet that it was read from */
  add(row: LedgerRow, source: SheetRow): void
  /** Asked once, after the last row. */
  all(): LedgerRows
}

export function keepInMemory(): RowKeeper {
  const rows: LedgerRow[] = []
  return { add: (row) => rows.push(row), all: () => rows }
}

export interface Ledger<Rows extends LedgerRows = LedgerRows> {
  readonly sheet: string
  readonly register: RegisterId | null
  readonly headerRows: readonly number[]
  readonly columns: readonly LedgerColumn[]
  /** Every record of the sheet, also one that lacks its name (`row-without-name`) and therefore cannot be stored. */
  readonly rows: Rows
  readonly skipped: readonly SkippedRow[]
  readonly problems: readonly Problem[]
  /** Region that holds for the whole sheet, from its title or name (ledgers with one county per sheet): a target key → value for rows that lack it. */
  readonly context: Readonly<Record<string, Value>>
  /** Texts of choices and regions that are in no table, with their counts, also those that were decided. */
  readonly values: ValueTally
  /** The same for two sheets with the same headings in any order; see headingKey. */
  readonly headings: string
  readonly recipe: KnownRecipe | null
}

/** A code table of resources/codes. */
export interface CodeTable {
  readonly id: string
  readonly label: string
  readonly source: string
  readonly entries: readonly { readonly code: string; readonly label: string; readonly aliases?: readonly string[] }[]
}
export type CodeTables = Readonly<Record<string, CodeTable>>

export interface RegionEntry {
  readonly code: string
  readonly name: string
  readonly level: 'province' | 'city' | 'county' | 'township' | 'village'
  readonly parent: string | null
  readonly local: boolean
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly successor: string | null
}

/** What reading a ledger needs to know about the office. */
export interface OfficeKnowledge {
  readonly codes: CodeTables
  readonly regions: readonly RegionEntry[]
  /** y-m-d; dates after it are flagged. */
  readonly today: string
}

/** The clerk's decisions about a sheet; absent = let the analysis decide. */
export interface LedgerDecisions {
  readonly register?: RegisterId
  readonly headerRows?: readonly number[]
  /** Target key by 0-based column; null = leave the column out. */
  readonly mapping?: Readonly<Record<number, string | null>>
  /** Corrected cells: `B7` → text as the clerk would type it. */
  readonly fixes?: Readonly<Record<string, string>>
  /** Cells with exactly this text are read as the other one; column 0-based, null = everywhere. */
  readonly replacements?: readonly { readonly column: number | null; readonly from: string; readonly to: string }[]
  /** Target key → text → code, or null for "leave it empty". */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string | null>>>>
  /** 1-based rows that are not to be imported. */
  readonly leftOut?: ReadonlySet<number>
}

// What the contract gives back of an import before it is committed.
import type { Problem, ProblemCode, ProblemLevel, SkippedRow } from '../importing/problem.ts'
import type { Value } from '../registers/field.ts'
import type { RegisterId } from '../registers/index.ts'
import type { SheetDecisions } from './importsContract.ts'
import type { ListName } from './matchingTypes.ts'
import type { Progress } from './types.ts'

export type RowOutcome = 'added' | 'changed' | 'unchanged' | 'rejected' | 'skipped'

export interface RowCounts {
  /** Non-empty rows below the header = added + changed + unchanged + skipped + rejected. */
  readonly read: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly skipped: number
  readonly rejected: number
}

/** A problem with its place as Excel names it and its sentence. */
export interface ShownProblem extends Problem {
  readonly cell: string | null
  readonly message: string
}

export interface SheetPreview {
  /** Opaque; unique in the preview. */
  readonly key: string
  readonly file: string
  readonly sheet: string
  readonly hidden: boolean
  readonly use: boolean
  readonly register: RegisterId | null
  readonly headerRows: readonly number[]
  readonly columns: readonly {
    readonly column: string
    readonly path: readonly string[]
    readonly hidden: boolean
    readonly target: string | null
    /** What the column may be, for a clerk to accept: nothing is read by it. Only where target is null. */
    readonly suggested: string | null
    readonly samples: readonly string[]
  }[]
  readonly rows: RowCounts
  /** What the rows touch in other registers, e.g. units named by a union ledger. */
  readonly also: readonly { readonly register: RegisterId; readonly added: number; readonly changed: number; readonly unchanged: number }[]
  /** The first 1,000; `imports.problems` has them all. */
  readonly problems: readonly ShownProblem[]
  /** All problems by cause, the gravest and most frequent first. */
  readonly problemGroups: readonly ProblemGroup[]
  readonly skippedRows: readonly SkippedRow[]
  /** Texts that a code table or the regions do not know, once each. */
  readonly values: readonly ValueQuestion[]
  /** What should make the clerk stop and think before the commit. */
  readonly warnings: readonly ImportWarning[]
  /** Rows that fit several records and still wait for a decision. */
  readonly unclear: number
  /** Records of the last such import that this table does not name. */
  readonly missing: number
  /** The recipe that was used; id null: one that came as a file. `policies` are what it says of single fields, by target key. */
  readonly recipe: {
    readonly id: number | null
    readonly name: string
    readonly version: number
    readonly policies: Readonly<Record<string, ImportPreview['policy']>>
  } | null
  /** The outside list that the sheet is of; null: none, or nobody has said which. */
  readonly list: ListName | null
  /** The clerk's decisions so far, without those of the recipe. */
  readonly decisions: SheetDecisions
}

export interface ProblemGroup {
  readonly code: ProblemCode
  readonly level: ProblemLevel
  readonly field: string | null
  /** Letter. */
  readonly column: string | null
  readonly count: number
  /** Rows of the first few. */
  readonly rows: readonly number[]
  /** The sentence of the first one. */
  readonly message: string
}

export interface ProblemPage {
  readonly total: number
  readonly problems: readonly ShownProblem[]
}

/** One column's unknown texts, the most frequent first. Of several values in one cell (`choices`) each is a text of its own. */
export interface ValueQuestion {
  readonly target: string
  readonly label: string
  /** Letter. */
  readonly column: string
  readonly kind: 'choice' | 'choices' | 'region'
  /** Code table of a choice. */
  readonly table: string | null
  /** `code`: as decided, null = leave empty; undecided texts are kept as written and flagged. */
  readonly texts: readonly { readonly text: string; readonly count: number; readonly decided: boolean; readonly code: string | null }[]
}

export type ImportWarningCode = 'imported-before' | 'nothing-changes' | 'field-changes' | 'total-mismatch' | 'missing' | 'unclear' | 'list-unnamed'

export interface ImportWarning {
  readonly code: ImportWarningCode
  readonly message: string
  readonly field: string | null
  readonly count: number
}

export interface CellPage {
  /** Last row of the sheet. */
  readonly lastRow: number
  readonly merges: readonly { readonly from: string; readonly to: string }[]
  /** Every row from `fromRow` on, empty ones too; shown text by column letter. */
  readonly rows: readonly { readonly row: number; readonly cells: Readonly<Record<string, string>> }[]
}

export interface NamedRecord {
  readonly register: RegisterId
  readonly id: number
  /** null: it would only come with this import. */
  readonly name: string | null
  /** What tells it from its namesakes, e.g. its county and code. */
  readonly detail: string
}

export interface MissingPage {
  readonly total: number
  readonly records: readonly NamedRecord[]
}

export interface ImportPreview {
  readonly previewId: string
  readonly policy: 'overwrite' | 'fill' | 'keep'
  readonly sheets: readonly SheetPreview[]
}

export type PreviewEvent = Progress | { readonly type: 'preview'; readonly preview: ImportPreview }

export interface ImportRow {
  readonly row: number
  readonly outcome: RowOutcome
  /** Shown text of every column of the ledger, by column letter. */
  readonly cells: Readonly<Record<string, string>>
  readonly recordId: number | null
  /** For changed rows: field → [old, new]. */
  readonly changes: Readonly<Record<string, readonly [Value, Value]>>
  readonly problems: readonly ShownProblem[]
  readonly reason: string | null
  /** Records of which the row may be one, where that is not clear. */
  readonly candidates: readonly NamedRecord[]
}

export interface ImportRowPage {
  readonly total: number
  readonly rows: readonly ImportRow[]
}

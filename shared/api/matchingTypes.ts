// What the contract gives back of outside lists and of holding their enterprises against the units.
import type { MatchPass, MatchReason } from '../matching/result.ts'
import type { OutputFile } from './host.ts'
import type { Progress } from './types.ts'

/** Who gives lists of enterprises: the codes of the table headcountSource without the union's own returns. */
export const outsideSources = ['social-insurance', 'census', 'market', 'tax', 'self'] as const
export type OutsideSource = (typeof outsideSources)[number]

/** Which list a sheet is, wholly or in part. */
export interface ListName {
  readonly source: OutsideSource
  /** YYYY-MM */
  readonly month: string
}

export const entryOutcomes = ['own-union', 'joint-union', 'no-union', 'to-verify'] as const
/**
 * What is known of an enterprise of a list today: a unit with a union of its own, one that a joint union covers, one without (or nobody's unit at all), or a question
 * that nobody has answered yet. Which union covers the unit is asked anew each time; `to-verify` is never counted as no union.
 */
export type EntryOutcome = (typeof entryOutcomes)[number]

/** How many enterprises have each outcome; `notMatched`: they have not been held against the units yet. */
export type OutcomeCounts = Readonly<Record<EntryOutcome, number>> & { readonly notMatched: number }

/** A sheet that a list came in, wholly or in part. */
export interface ListBatch {
  readonly batchId: number
  readonly file: string
  readonly sheet: string
  readonly at: string
  readonly by: string
  /** Rows that carry an enterprise. */
  readonly rows: number
}

/** What one source says for one month, in however many files it came. */
export interface OutsideList {
  readonly id: number
  readonly source: OutsideSource
  /** YYYY-MM */
  readonly month: string
  /** Enterprises, each once. */
  readonly entries: number
  /** Rows that say again what an earlier row of their sheet is about. */
  readonly repeated: number
  /** Sum over the enterprises that give one. */
  readonly headcount: number
  readonly outcomes: OutcomeCounts
  readonly batches: readonly ListBatch[]
  /** The newest list of the same source from an earlier month, for the comparison; null: none. */
  readonly before: number | null
}

export interface ListedEntry {
  readonly id: number
  readonly source: string
  readonly name: string
  readonly uscc: string | null
  /** By name. */
  readonly county: string | null
  readonly township: string | null
  /** What the list in question says; without one, what the newest says. */
  readonly headcount: number | null
  /** null: not held against the units yet. */
  readonly outcome: EntryOutcome | null
  /** Whose word the outcome is. */
  readonly decidedBy: 'program' | 'person' | null
  readonly unitId: number | null
  readonly unitName: string | null
  /** Of the program's decision; null before there is one. */
  readonly weight: number | null
  readonly pass: MatchPass | null
  readonly reasons: readonly MatchReason[]
}

export interface EntryPage {
  readonly total: number
  readonly entries: readonly ListedEntry[]
}

export const comparedKinds = ['new', 'gone', 'changed'] as const
/** What happened to an enterprise between two lists; `changed`: its headcount did. */
export type ComparedKind = (typeof comparedKinds)[number]

export interface ComparedEntry {
  readonly entryId: number
  readonly kind: ComparedKind
  readonly name: string
  readonly uscc: string | null
  /** By name. */
  readonly county: string | null
  readonly township: string | null
  /** What the earlier list gives; null where it gives none, or does not name the enterprise. */
  readonly before: number | null
  readonly now: number | null
  /** What is known of it today; null: not held against the units yet. */
  readonly outcome: EntryOutcome | null
}

/** Two lists of one source. */
export interface ListComparison {
  readonly source: OutsideSource
  readonly now: ComparedList
  readonly before: ComparedList
  readonly counts: Readonly<Record<ComparedKind, number>> & { readonly same: number }
  /** Enterprises of the kind that was asked for; all kinds where none was. */
  readonly total: number
  readonly entries: readonly ComparedEntry[]
}

export interface ComparedList {
  readonly id: number
  readonly month: string
  readonly entries: number
  readonly headcount: number
}

export type ComparisonExportEvent = Progress | { readonly type: 'written'; readonly file: OutputFile & { readonly rows: number } }

export interface MatchSummary {
  /** Enterprises that were held against the units. */
  readonly entries: number
  /** What is known of them now, people's decisions included. */
  readonly counts: OutcomeCounts
  /** Milliseconds. */
  readonly took: number
}

export type MatchEvent = Progress | { readonly type: 'matched'; readonly summary: MatchSummary }

/** A row of an imported list. */
export interface ListRow {
  readonly row: number
  readonly entryId: number
  readonly name: string
  /** What this row gives. */
  readonly headcount: number | null
  /** An earlier row of the sheet that is the same enterprise. */
  readonly repeats: number | null
  readonly outcome: EntryOutcome | null
  readonly decidedBy: 'program' | 'person' | null
  readonly unitId: number | null
  /** Bits; of the program's decision. */
  readonly weight: number | null
  readonly reasons: readonly MatchReason[]
}

export interface ListRowPage {
  readonly total: number
  readonly rows: readonly ListRow[]
}

// What the contract gives back of the queue of doubtful matches, of people's decisions, and of the program's own.
import type { Coverage } from '../matching/enterprise.ts'
import type { MatchOutcome, MatchPass, MatchReason } from '../matching/result.ts'
import type { Overtaking } from '../matching/standing.ts'
import type { EntryOutcome } from './matchingTypes.ts'

/** What is held side by side: regions by name, the phone masked. */
export interface ComparedEnterprise {
  readonly name: string
  readonly formerNames: string | null
  readonly uscc: string | null
  readonly organisationCode: string | null
  readonly county: string | null
  readonly township: string | null
  readonly address: string | null
  readonly legalRepresentative: string | null
  readonly phone: string | null
  readonly headcount: number | null
}

/** An enterprise of an outside list. */
export interface ReviewedEntry extends ComparedEnterprise {
  readonly id: number
  /** Code of the table headcountSource. */
  readonly source: string
  /** What the source calls it by: 单位编号. */
  readonly sourceNumber: string | null
  /** Codes of their tables. */
  readonly industry: string | null
  readonly unitType: string | null
}

/** A unit of the office that it may be. */
export interface CandidateUnit extends ComparedEnterprise {
  readonly unitId: number
  readonly weight: number
  readonly reasons: readonly MatchReason[]
  /** Whether both have a phone and it is the same one; null: one of them has none. The masks alone do not tell. */
  readonly phoneAgrees: boolean | null
  readonly coverage: Coverage
  /** Active unions that cover it today, its own first. */
  readonly unions: readonly { readonly id: number; readonly name: string }[]
}

export const decisions = ['same', 'none'] as const
/** `same`: the entry is that unit. `none`: it is none of the units that were beside it. */
export type Decision = (typeof decisions)[number]

/** A person's decision about an entry. */
export interface Review {
  readonly id: number
  readonly entryId: number
  readonly decision: Decision
  readonly unitId: number | null
  /** As it is called today. */
  readonly unitName: string | null
  readonly author: string
  readonly note: string | null
  readonly at: string
  readonly withdrawnAt: string | null
  readonly withdrawnBy: string | null
  /** Why it does not hold at the moment, though nobody withdrew it; null: it holds. */
  readonly overtaken: Overtaking | null
  /** The decision about the same enterprise in another list that it follows; null: it was taken about this entry itself. */
  readonly carriedFrom: { readonly reviewId: number; readonly entryId: number; readonly source: string; readonly name: string } | null
}

/** What the program made of an entry. */
export interface AutomaticResult {
  readonly outcome: MatchOutcome
  readonly unitId: number | null
  readonly weight: number
  readonly pass: MatchPass
  readonly reasons: readonly MatchReason[]
  readonly at: string
}

export interface QueueRow {
  readonly entry: ReviewedEntry
  /** null: the program has nothing to say of it at the moment. */
  readonly result: AutomaticResult | null
  /** Best first. */
  readonly candidates: readonly CandidateUnit[]
  /** A decision that was taken before and does not hold any more. */
  readonly earlier: Review | null
}

/** Where a page ends: what the next one begins after. */
export interface QueuePlace {
  readonly headcount: number | null
  readonly id: number
}

export interface QueuePage {
  /** In the whole queue, as it is filtered. */
  readonly total: number
  /** The largest enterprises first; those of unknown headcount last. */
  readonly rows: readonly QueueRow[]
  /** null: there are no more. */
  readonly next: QueuePlace | null
}

/** All that is known of what an entry is. */
export interface EntryMatch {
  readonly entry: ReviewedEntry
  /** null: it has not been held against the units yet. */
  readonly outcome: EntryOutcome | null
  readonly decidedBy: 'program' | 'person' | null
  readonly unitId: number | null
  readonly unitName: string | null
  readonly result: AutomaticResult | null
  readonly candidates: readonly CandidateUnit[]
  /** The newest first. */
  readonly reviews: readonly Review[]
  /** Lists that name it, the newest month first. */
  readonly months: readonly { readonly month: string; readonly headcount: number | null }[]
}

/** An entry of a list that is a unit of the office, by a person's word or the program's. */
export interface UnitEntry {
  readonly entryId: number
  readonly source: string
  readonly name: string
  readonly uscc: string | null
  readonly headcount: number | null
  /** YYYY-MM of the newest list that names it; null: none does any more. */
  readonly month: string | null
  readonly decidedBy: 'program' | 'person'
  readonly pass: MatchPass | null
}

export interface Decided {
  readonly reviewId: number
  /** Entries of other lists that are the same enterprise and were settled by it. */
  readonly carried: readonly number[]
}

export interface ReviewPage {
  readonly total: number
  /** The newest first. */
  readonly rows: readonly BookedReview[]
}

export interface BookedReview extends Review {
  readonly entryName: string
  readonly source: string
  readonly county: string | null
  readonly headcount: number | null
}

/** A decision of the program, as the book lists it. */
export interface AutomaticRow {
  readonly entryId: number
  readonly name: string
  readonly source: string
  readonly county: string | null
  readonly township: string | null
  readonly headcount: number | null
  readonly uscc: string | null
  readonly result: AutomaticResult
  readonly unitName: string | null
  readonly unitUscc: string | null
  /** A person's word that holds instead, if there is one. */
  readonly overruled: Decision | null
}

export interface AutomaticPage {
  readonly total: number
  /** The least certain first: matches of little weight, and of those without a match the ones to which a unit came nearest. */
  readonly rows: readonly AutomaticRow[]
  readonly next: { readonly certainty: number; readonly id: number } | null
  /** How many there are of each pass and outcome, whatever pass is asked for. */
  readonly counts: readonly { readonly pass: MatchPass; readonly outcome: MatchOutcome; readonly count: number }[]
}

export const verdicts = ['right', 'wrong'] as const
export type Verdict = (typeof verdicts)[number]

/** Some of the program's decisions, drawn to be looked at. */
export interface Sample {
  readonly id: number
  readonly seed: number
  readonly size: number
  /** How many decisions it was drawn from. */
  readonly population: number
  /** What they were: all, or only those of a pass, an outcome, a source, a county. */
  readonly of: SampleFilter
  readonly at: string
  readonly by: string
  readonly looked: number
  readonly wrong: number
}

export interface SampleFilter {
  readonly pass?: MatchPass | undefined
  readonly outcome?: Exclude<MatchOutcome, 'review'> | undefined
  readonly source?: string | undefined
  /** By name. */
  readonly county?: string | undefined
  readonly township?: string | undefined
}

export interface SampleRow {
  readonly entry: ReviewedEntry
  /** As it was drawn, whatever the program has decided since. */
  readonly decided: { readonly outcome: Exclude<MatchOutcome, 'review'>; readonly pass: MatchPass; readonly weight: number; readonly unitId: number | null }
  /** The unit in question first; where nothing was found the units that came nearest. */
  readonly candidates: readonly CandidateUnit[]
  readonly verdict: Verdict | null
}

export interface SamplePage {
  readonly sample: Sample
  /** In the order in which they were drawn. */
  readonly rows: readonly SampleRow[]
}

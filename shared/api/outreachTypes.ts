// What the contract gives back of outreach cases: how many stand where, what a deed did, what would be opened.
import type { CaseState } from '../outreach/states.ts'
import type { Tier } from '../outreach/tiers.ts'
import type { OutputFile } from './host.ts'
import type { NotUndone, RecordRow } from './recordTypes.ts'
import type { Progress } from './types.ts'

/** Numbers of cases. */
export interface CaseCounts {
  readonly total: number
  /** A word that is no state, or none, counts as to-issue. */
  readonly states: Readonly<Record<CaseState, number>>
  readonly overdue: number
  readonly dueSoon: number
  /** Issued, and nothing was heard since. */
  readonly unanswered: number
  /** Founded, and no union is on record for it. */
  readonly withoutUnion: number
}

export interface CaseSummary extends CaseCounts {
  readonly today: string
  readonly counties: readonly (CaseCounts & {
    /** By name; '' = units of no county. */
    readonly county: string
  })[]
}

/** Why a case was left as it is; for the clerk. */
export interface RefusedCase {
  readonly id: number
  readonly name: string
  readonly reason: string
}

export interface StepsTaken {
  /** By which the whole deed is taken back; null: nothing was written. */
  readonly deedId: number | null
  readonly done: number
  readonly refused: readonly RefusedCase[]
}

export interface Founded {
  readonly deedId: number
  /** The case as it stands now. */
  readonly record: RecordRow
  readonly union: number
  /** Joint unions that the unit left by it. */
  readonly left: readonly string[]
}

export interface DeedUndone {
  readonly deedId: number
  /** Cases that are as they were. */
  readonly reversed: number
  readonly kept: readonly NotUndone[]
}

/** A deed in which a case took part. */
export interface CaseDeed {
  readonly deedId: number
  /** What was done: a step, or `open`. */
  readonly kind: string
  readonly at: string
  readonly by: string
  readonly why: string | null
  /** Of how many cases. */
  readonly cases: number
  readonly undoneAt: string | null
}

/** An enterprise of an outside list of which a case can be opened. */
export interface CaseCandidate {
  readonly entryId: number
  readonly name: string
  readonly uscc: string | null
  readonly county: string | null
  readonly township: string | null
  readonly source: string | null
  readonly headcount: number | null
  readonly tier: Tier
  /** null: the unit is created with the case. */
  readonly unitId: number | null
}

export interface CandidatePage {
  readonly total: number
  readonly tiers: Readonly<Record<Tier, number>>
  readonly counties: readonly { readonly county: string; readonly total: number }[]
  /** Without a union, but with a case already. */
  readonly withCase: number
  /** Without a union, and nobody knows how many people work there. */
  readonly withoutHeadcount: number
  /** The largest first. */
  readonly candidates: readonly CaseCandidate[]
}

export type OpenEvent =
  | Progress
  | { readonly type: 'opened'; readonly deedId: number | null; readonly cases: number; readonly units: number; readonly refused: readonly RefusedCase[] }

export type TaskListEvent = Progress | { readonly type: 'written'; readonly file: OutputFile & { readonly cases: number; readonly sheets: number } }

// What the matching says about one enterprise, and why: data for queue, receipts and tests, worded in messages/matching.ts.

/** Every reason a decision may give. What a reason's params are called stands beside its sentence in messages/matching.ts. */
export const matchReasonCodes = [
  // codes
  'same-code',
  'code-repaired',
  'same-failing-code',
  'same-organisation-code',
  'code-similar',
  'codes-differ',
  'codes-differ-failing',
  'code-not-in-roster',
  'code-of-several-units',
  'code-unusable',
  // names
  'same-name',
  'same-former-name',
  'same-core-name',
  'brand-same',
  'brand-similar',
  'brand-differs',
  'place-same',
  'place-missing',
  'place-differs',
  'trade-same',
  'trade-similar',
  'trade-differs',
  'legal-form-same',
  'legal-form-differs',
  // never the same by themselves
  'branch',
  'branches-differ',
  'group-or-not',
  'number-differs',
  // what else is known
  'county-same',
  'county-differs',
  'township-same',
  'township-differs',
  'address-similar',
  'address-differs',
  'phone-same',
  'legal-representative-same',
  'legal-representative-differs',
  'headcount-close',
  'headcount-far',
  // the decision
  'name-of-another',
  'contradicted',
  'several-units-fit',
  'duplicate-units',
  'too-uncertain',
  'no-candidate',
  'unlikely',
] as const
export type MatchReasonCode = (typeof matchReasonCodes)[number]

export interface MatchReason {
  readonly code: MatchReasonCode
  readonly params?: Readonly<Record<string, string | number>>
  /** Fellegi–Sunter weight in bits (log2 m/u); positive speaks for a match. Absent where the reason decides otherwise than by weighing. */
  readonly weight?: number
}

/** A unit that an enterprise may be. */
export interface Candidate {
  readonly unitId: number
  /** Sum of the weights of its reasons. */
  readonly weight: number
  readonly reasons: readonly MatchReason[]
}

const matchOutcomes = ['matched', 'unmatched', 'review'] as const
export type MatchOutcome = (typeof matchOutcomes)[number]

export const matchPasses = ['code', 'organisation-code', 'name', 'weights', 'none'] as const
/** What decided: a credit code, the organisation code inside it, the standardised name, the sum of weights, or nothing that speaks for any unit. */
export type MatchPass = (typeof matchPasses)[number]

export interface MatchResult {
  /** `review` is neither matched nor unmatched: it is never counted as without a union. */
  readonly outcome: MatchOutcome
  /** The matched unit; null unless `matched`. */
  readonly unitId: number | null
  /** Of the best candidate; 0 without one. */
  readonly weight: number
  readonly pass: MatchPass
  /** Why it was decided so, most telling first. */
  readonly reasons: readonly MatchReason[]
  /** Best first, at most 5. */
  readonly candidates: readonly Candidate[]
}

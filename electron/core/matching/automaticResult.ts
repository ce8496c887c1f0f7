// What the program found for an entry, as it lies in match_result.
import type { AutomaticResult } from '#shared/api/reviewTypes.ts'
import type { Candidate, MatchReason } from '#shared/matching/result.ts'

export interface ResultRow extends Omit<AutomaticResult, 'reasons'> {
  readonly reasons: string
  readonly candidates: string
}

/** Columns of `ResultRow`, of match_result AS m. */
export const resultColumns = 'm.outcome, m.unit_id AS unitId, m.weight, m.pass, m.reasons, m.candidates, m.at'

export function toResult({ outcome, unitId, weight, pass, reasons, at }: ResultRow): AutomaticResult {
  return { outcome, unitId, weight, pass, reasons: JSON.parse(reasons) as MatchReason[], at }
}

export function candidatesOf({ candidates }: Pick<ResultRow, 'candidates'>): readonly Candidate[] {
  return JSON.parse(candidates) as Candidate[]
}

// What a 技术难题 was in a period: still unsolved, collected, solved, given up.
import { fallsIn, hasBegun, hasBegunBefore } from './fallsIn.ts'
import type { Period } from './period.ts'

/** Days of day, month or year precision. */
export interface RecordedChallenge {
  readonly year: number | null
  readonly collectedOn: string | null
  readonly state: string | null
  readonly solvedOn: string | null
}

export interface ChallengeCounts {
  readonly unsolvedBefore: boolean
  readonly collected: boolean
  readonly solved: boolean
  readonly givenUp: boolean
  readonly unsolved: boolean
  /** Solved, and counted by the day on which it was collected. */
  readonly solvedDayUnknown: boolean
}

/** The day on which one was given up is never on record, and that of a solution not always: both then count by the day of collection, or the first of its year. */
export function challengeIn({ year, collectedOn, state, solvedOn }: RecordedChallenge, period: Pick<Period, 'from' | 'to'>): ChallengeCounts {
  const [isSolved, isGivenUp] = [state === '已解决', state === '已终止']
  const day = collectedOn ?? (year === null ? null : String(year))
  const solvedDay = isSolved ? (solvedOn ?? day) : null
  const isOpen = (begun: (day: string | null) => boolean) => !isGivenUp && begun(day) && !(isSolved && begun(solvedDay))
  const solved = fallsIn(solvedDay, period)
  return {
    unsolvedBefore: isOpen((on) => hasBegunBefore(on, period)),
    collected: fallsIn(day, period),
    solved,
    givenUp: isGivenUp && fallsIn(day, period),
    unsolved: isOpen((on) => hasBegun(on, period.to)),
    solvedDayUnknown: solved && solvedOn === null,
  }
}

// What one record of 回头看 says in a period: whether something was found, put right, is still to be put right, and is late.
import { lastDay } from '../outreach/deadlines.ts'
import { fallsIn, hasBegun, hasBegunBefore } from './fallsIn.ts'
import type { Period } from './period.ts'

/** Days of day, month or year precision. */
export interface RecordedInspection {
  readonly date: string | null
  readonly findings: string | null
  readonly correctBy: string | null
  readonly correctedOn: string | null
}

export interface InspectionCounts {
  readonly openBefore: boolean
  readonly found: boolean
  readonly corrected: boolean
  readonly open: boolean
  readonly overdue: boolean
}

export function inspectionIn(inspection: RecordedInspection, period: Pick<Period, 'from' | 'to'>): InspectionCounts {
  const { date, findings, correctBy, correctedOn } = inspection
  // Who wrote a deadline or a day of correction had found something.
  const isFinding = findings !== null || correctBy !== null || correctedOn !== null
  const isOpen = (begun: (day: string | null) => boolean) => isFinding && begun(date) && (correctedOn === null || !begun(correctedOn))
  const open = isOpen((day) => hasBegun(day, period.to))
  return {
    openBefore: isOpen((day) => hasBegunBefore(day, period)),
    found: isFinding && fallsIn(date, period),
    corrected: isFinding && fallsIn(correctedOn, period),
    open,
    overdue: open && correctBy !== null && lastDay(correctBy) < period.to,
  }
}

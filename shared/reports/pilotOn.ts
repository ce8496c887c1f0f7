// Whether a pilot runs on a day. Report H and the dashboard must not differ in it.
import { hasBegun } from './fallsIn.ts'

export interface RecordedPilot {
  readonly startedOn: string | null
  readonly endedOn: string | null
}

/** One of which nobody wrote when it began has begun. @param day y-m-d */
export function pilotStands({ startedOn, endedOn }: RecordedPilot, day: string): boolean {
  return hasBegun(startedOn, day) && (endedOn === null || endedOn > day)
}

// What a 点单 was in a period: waiting, asked for, served, taken back; and how content those were who were served.
import { fallsIn, hasBegun, hasBegunBefore } from './fallsIn.ts'
import type { Period } from './period.ts'

/** Days of day, month or year precision. */
export interface RecordedDemand {
  readonly date: string | null
  readonly state: string | null
  readonly servedOn: string | null
  readonly people: number | null
  readonly satisfaction: string | null
}

export type DemandCounts = {
  readonly waitingBefore: boolean
  readonly demands: boolean
  readonly cancelled: boolean
  readonly served: boolean
  readonly waiting: boolean
  /** Persons served; one where nobody wrote how many. */
  readonly people: number
  readonly rated: boolean
  readonly satisfied: boolean
  /** Served, and counted by the day on which it was asked for. */
  readonly serviceDayUnknown: boolean
}

const content = ['非常满意', '满意']

/** Neither the day of a cancellation nor, sometimes, that of a service is on record: both then count by the day of the demand. */
export function demandIn({ date, state, servedOn, people, satisfaction }: RecordedDemand, period: Pick<Period, 'from' | 'to'>): DemandCounts {
  const [isServed, isCancelled] = [state === '已完成', state === '已取消']
  const servedDay = isServed ? (servedOn ?? date) : null
  const waits = (begun: (day: string | null) => boolean) => !isCancelled && begun(date) && !(isServed && begun(servedDay))
  const served = fallsIn(servedDay, period)
  return {
    waitingBefore: waits((day) => hasBegunBefore(day, period)),
    demands: fallsIn(date, period),
    cancelled: isCancelled && fallsIn(date, period),
    served,
    waiting: waits((day) => hasBegun(day, period.to)),
    people: served ? (people ?? 1) : 0,
    rated: served && satisfaction !== null,
    satisfied: served && satisfaction !== null && content.includes(satisfaction),
    serviceDayUnknown: served && servedOn === null,
  }
}

// How a task stood at the end of a period, as far as its register tells: the day on which it was done is known, the days on which it was put off or given up are not.
import { lastDay } from '../outreach/deadlines.ts'
import { fallsIn } from './fallsIn.ts'
import type { Period } from './period.ts'

/** Days of day, month or year precision. */
export interface RecordedTask {
  readonly state: string | null
  readonly dueOn: string | null
  readonly doneOn: string | null
  /** Of the first progress entry that says all of it is done. */
  readonly completedOn: string | null
}

export interface TaskCounts {
  readonly done: boolean
  readonly doneNow: boolean
  readonly running: boolean
  readonly toConfirm: boolean
  readonly extended: boolean
  readonly cancelled: boolean
  readonly overdue: boolean
  /** Counted as done at any time. */
  readonly doneUnknown: boolean
}

export function taskOn({ state, dueOn, doneOn, completedOn }: RecordedTask, period: Pick<Period, 'from' | 'to'>): TaskCounts {
  const isDone = state === '已完成'
  const day = isDone ? (doneOn ?? completedOn) : null
  const done = isDone && (day === null || day <= period.to)
  // What was done later was on its way.
  const running = state === '进行中' || (isDone && !done)
  const [extended, cancelled] = [state === '延期', state === '取消']
  const toConfirm = !(done || running || extended || cancelled)
  return {
    done,
    doneNow: fallsIn(day, period),
    running,
    toConfirm,
    extended,
    cancelled,
    overdue: (running || toConfirm) && dueOn !== null && lastDay(dueOn) < period.to,
    doneUnknown: isDone && day === null,
  }
}

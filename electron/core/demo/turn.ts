// A change in the life of a demo record, told backwards: the drafts say what stands in the end.
import type { StoredValues } from '../records/recordWriter.ts'
import { demoToday } from './facts.ts'
import { takeOver } from './workDays.ts'

export interface Turn {
  /** Day of the matter. */
  readonly on: string
  /** What the changed fields said until then. */
  readonly before: StoredValues
  readonly why: string
}

/** No turn where there is no day, and none that had come when the office was taken over. */
export function turn(on: string | null, before: StoredValues, why: string): Turn[] {
  return on === null || on <= takeOver || on > demoToday ? [] : [{ on, before, why }]
}

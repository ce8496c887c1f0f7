// What is wrong with the demo office on purpose: few records, each of a kind that real offices have, so that the page about the quality of the data has something to
// show. Everything else passes every check; a test holds the office against this list.
import type { CheckCode } from '#shared/quality/checks.ts'
import type { RegisterId } from '#shared/registers/index.ts'

export interface Flaw {
  readonly register: RegisterId
  readonly code: CheckCode
  /** How many findings there are. */
  readonly findings: number
}

export const demoFlaws = {
  unionWithoutTownship: { register: 'union', code: 'required', findings: 10 },
  termExpired: { register: 'union', code: 'term-expired', findings: 60 },
  /** Of the sample only: the roster of these has not been collected in full. */
  rosterIncomplete: { register: 'union', code: 'members-differ', findings: 3 },
  /** In two joint unions of the same kind; in one of its area and one of its trade it may be. */
  unitInTwoAlike: { register: 'coverage', code: 'covered-twice', findings: 8 },
  unitWithoutCode: { register: 'unit', code: 'required', findings: 14 },
  unitCodeFails: { register: 'unit', code: 'checksum', findings: 6 },
  memberWithoutDocument: { register: 'member', code: 'required', findings: 5 },
  memberSexContradicts: { register: 'member', code: 'id-conflict', findings: 2 },
  /** Somebody who moved and whose old union did not strike him out. */
  memberInTwoUnions: { register: 'member', code: 'same-document', findings: 3 },
  leavingWithoutReason: { register: 'membershipEvent', code: 'required-here', findings: 1 },
  secondedFromNowhere: { register: 'cadre', code: 'required-here', findings: 1 },
  /** One centre, and a finding for each of its two degrees. */
  centreAxesExchanged: { register: 'centre', code: 'out-of-range', findings: 2 },
  starsLostWithoutReason: { register: 'rating', code: 'required-here', findings: 1 },
  /** Three that are overdue, two that were late. */
  correctionOverdue: { register: 'inspection', code: 'overdue', findings: 5 },
  tooManyForums: { register: 'activity', code: 'too-often', findings: 1 },
  forumWithoutSpeaker: { register: 'activity', code: 'required-here', findings: 1 },
  demandWithoutDay: { register: 'serviceDemand', code: 'required-here', findings: 4 },
  challengeWithoutResult: { register: 'challenge', code: 'required-here', findings: 2 },
  studioOfAnother: { register: 'studio', code: 'link-conflict', findings: 1 },
  taskOverdue: { register: 'task', code: 'overdue', findings: 6 },
  taskWithoutReason: { register: 'task', code: 'required-here', findings: 2 },
  scoreWithoutReason: { register: 'appraisal', code: 'required-here', findings: 3 },
} as const satisfies Readonly<Record<string, Flaw>>

export type FlawName = keyof typeof demoFlaws

/** Says yes as often as the list has findings of this flaw, then no. To be asked where a record may have it. */
export type TakeFlaw = (name: FlawName) => boolean

export function takeFlaws(): TakeFlaw {
  const taken = new Map<FlawName, number>()
  return (name) => {
    const before = taken.get(name) ?? 0
    if (before >= demoFlaws[name].findings) return false
    taken.set(name, before + 1)
    return true
  }
}

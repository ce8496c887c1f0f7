// What is wrong with the demo office on purpose: few records, each of a kind that real offices have, so that the page about the quality of the data has something to
// show. Everything else passes every rule; a test holds the office against this list.
import type { RegisterId } from '#shared/registers/index.ts'

export interface Flaw {
  readonly register: RegisterId
  /** The field that a finding names. */
  readonly field: string
  /** gap: required and empty. rule: what a rule of the register says. late: a day that has passed. twice: the same thing in two records. sum: records that do not add up to a figure. */
  readonly kind: 'gap' | 'rule' | 'late' | 'twice' | 'sum'
  /** How many findings there are. */
  readonly findings: number
}

export const demoFlaws = {
  unionWithoutTownship: { register: 'union', field: 'township', kind: 'gap', findings: 10 },
  /** A union in preparation has none. */
  unionWithoutFounding: { register: 'union', field: 'foundedOn', kind: 'gap', findings: 12 },
  termExpired: { register: 'union', field: 'termEndsOn', kind: 'late', findings: 60 },
  /** Of the sample only: the roster of these has not been collected in full. */
  rosterIncomplete: { register: 'union', field: 'members', kind: 'sum', findings: 3 },
  /** In two joint unions of the same kind; in one of its area and one of its trade it may be. */
  unitInTwoAlike: { register: 'coverage', field: 'unit', kind: 'twice', findings: 8 },
  unitWithoutCode: { register: 'unit', field: 'uscc', kind: 'gap', findings: 14 },
  unitCodeFails: { register: 'unit', field: 'uscc', kind: 'rule', findings: 6 },
  memberWithoutDocument: { register: 'member', field: 'documentNumber', kind: 'gap', findings: 5 },
  memberSexContradicts: { register: 'member', field: 'sex', kind: 'rule', findings: 2 },
  /** In two unions at once: somebody who moved and whose old union did not strike him out. */
  memberInTwoUnions: { register: 'member', field: 'documentNumber', kind: 'twice', findings: 3 },
  leavingWithoutReason: { register: 'membershipEvent', field: 'reason', kind: 'rule', findings: 1 },
  secondedFromNowhere: { register: 'cadre', field: 'sendingUnit', kind: 'rule', findings: 1 },
  centreAxesExchanged: { register: 'centre', field: 'longitude', kind: 'rule', findings: 1 },
  centreAxesExchangedToo: { register: 'centre', field: 'latitude', kind: 'rule', findings: 1 },
  starsLostWithoutReason: { register: 'rating', field: 'reason', kind: 'rule', findings: 1 },
  correctionOverdue: { register: 'inspection', field: 'correctBy', kind: 'rule', findings: 3 },
  correctionLate: { register: 'inspection', field: 'correctedOn', kind: 'rule', findings: 2 },
  /** Three in one month and county: each of them sees two others. */
  tooManyForums: { register: 'activity', field: 'date', kind: 'rule', findings: 3 },
  forumWithoutSpeaker: { register: 'activity', field: 'speaker', kind: 'rule', findings: 1 },
  demandWithoutDay: { register: 'serviceDemand', field: 'servedOn', kind: 'rule', findings: 4 },
  challengeWithoutResult: { register: 'challenge', field: 'result', kind: 'rule', findings: 2 },
  studioOfAnother: { register: 'studio', field: 'honouree', kind: 'rule', findings: 1 },
  taskOverdue: { register: 'task', field: 'dueOn', kind: 'rule', findings: 6 },
  taskWithoutReason: { register: 'task', field: 'reason', kind: 'rule', findings: 2 },
  scoreWithoutReason: { register: 'appraisal', field: 'reason', kind: 'rule', findings: 3 },
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

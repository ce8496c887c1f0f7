// How far a case of 未建会核查 had come on a past day, told from the days of its steps. Late entries count where they belong; what was decided later does not count.
import { lastDay } from '../outreach/deadlines.ts'
import { type CaseStanding, isFounded, isNotEligible, isOpen } from '../outreach/states.ts'

/** A case as it stands on record. Days of day, month or year precision; a coarse one stands for its first day, a deadline for its last. */
export interface RecordedCase extends CaseStanding {
  readonly verifiedOn: string | null
  readonly foundedOn: string | null
  readonly closedOn: string | null
  /** Founding day of the union that came of it. */
  readonly unionFoundedOn: string | null
  /** The calendar days on which what the case says was entered: they stand in where a step has no day of its own, and tell when a deadline was moved. */
  readonly entered: { readonly case: string; readonly state: string; readonly verificationResult: string; readonly extendedTo: string }
}

export interface CaseOnDay {
  readonly issued: boolean
  readonly verified: boolean
  readonly founded: boolean
  readonly notEligible: boolean
  readonly open: boolean
  readonly overdue: boolean
  /** When the union was founded; null until it was. */
  readonly foundedOn: string | null
}

const nothing: CaseOnDay = { issued: false, verified: false, founded: false, notEligible: false, open: false, overdue: false, foundedOn: null }

/** Never handed out: waiting to be, or dropped before it was. */
function waits({ state, verificationResult }: RecordedCase): boolean {
  return state === null || state === 'to-issue' || (state === 'closed' && verificationResult === null)
}

/** The day of a case's issue; where it has none, but has been handed out, the day on which it was entered. null: not handed out. */
export function issueDay(found: RecordedCase): string | null {
  return found.issuedOn ?? (waits(found) ? null : found.entered.case)
}

function foundingDay(found: RecordedCase): string | null {
  return isFounded(found) ? (found.foundedOn ?? found.unionFoundedOn ?? found.closedOn ?? found.entered.state) : null
}

/** Of the result that stands; a union founded, or a case ruled out, was looked at by then at the latest. */
function verificationDay(found: RecordedCase): string | null {
  const settled = foundingDay(found) ?? rulingOutDay(found)
  const said = found.verificationResult === null ? null : (found.verifiedOn ?? settled ?? found.entered.verificationResult)
  return said === null || settled === null ? (said ?? settled) : said < settled ? said : settled
}

function rulingOutDay(found: RecordedCase): string | null {
  return isNotEligible(found) ? (found.verifiedOn ?? found.closedOn ?? found.entered.state) : null
}

/** @param day y-m-d; its end is meant */
export function caseOn(found: RecordedCase, day: string): CaseOnDay {
  const by = (date: string | null) => date !== null && date <= day
  if (!by(issueDay(found))) return nothing
  const foundedOn = foundingDay(found)
  const founded = by(foundedOn)
  const notEligible = by(rulingOutDay(found))
  // By itself, so that a case that is settled without a result is seen: it is neither open nor settled as anything.
  const open = isOpen(found.state) || !by(foundedOn ?? rulingOutDay(found) ?? found.closedOn ?? found.entered.state)
  const deadline = found.extendedTo !== null && by(found.entered.extendedTo) ? found.extendedTo : found.dueOn
  return {
    issued: true,
    verified: by(verificationDay(found)),
    founded,
    notEligible,
    open,
    overdue: open && deadline !== null && lastDay(deadline) < day,
    foundedOn: founded ? foundedOn : null,
  }
}

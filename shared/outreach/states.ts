// The states of a case of 未建会核查, what each means, and which may follow which. The codes are those of resources/codes/outreachState.json.

/** `extended`: the deadline was moved, and it is not said how far the case has come. */
export const caseStates = ['to-issue', 'issued', 'verifying', 'founding', 'extended', 'founded', 'not-eligible', 'closed'] as const
export type CaseState = (typeof caseStates)[number]

/** `closed`: put away with its evidence, whatever the result was. */
export const settledStates = ['founded', 'not-eligible', 'closed'] as const satisfies readonly CaseState[]

export function isCaseState(text: unknown): text is CaseState {
  return (caseStates as readonly unknown[]).includes(text)
}

/** Somebody still has to do something. Nothing is written: then nobody has handed the case out. An unknown word is taken for open, so that nothing is lost from sight. */
export function isOpen(state: string | null): boolean {
  return !(settledStates as readonly (string | null)[]).includes(state)
}

/** A union is found out to be missing, or not, only by somebody who looked. */
export const verificationResults = [
  'confirmed',
  'already-unionised',
  'deregistered',
  'shell',
  'not-found',
  'moved-away',
  'branch-of-unionised',
  'below-25',
  'dispatched-staff',
  'duplicate',
  'other',
] as const

/** Of one step of the work. */
const next: Readonly<Record<CaseState, readonly CaseState[]>> = {
  'to-issue': ['issued', 'closed'],
  issued: ['verifying', 'founding', 'founded', 'not-eligible', 'extended', 'closed'],
  verifying: ['founding', 'founded', 'not-eligible', 'extended', 'closed'],
  founding: ['verifying', 'founded', 'not-eligible', 'extended', 'closed'],
  extended: ['verifying', 'founding', 'founded', 'not-eligible', 'closed'],
  founded: ['closed'],
  'not-eligible': ['founded', 'closed'],
  closed: [],
}

/**
 * Whether a state may be written over another without any deed of its own: in a form, in a sheet, by a ledger that tells of several steps at once. What was settled is
 * opened again, and what was handed out is taken back, only by a deed with a reason (`reopen` in steps.ts) or as a correction.
 */
export function mayFollow(from: string | null, to: string | null): boolean {
  if (from === to || !isCaseState(from)) return true
  if (!isCaseState(to)) return false
  return reachable(from).has(to)
}

const reached = new Map<CaseState, ReadonlySet<CaseState>>()

function reachable(from: CaseState): ReadonlySet<CaseState> {
  const known = reached.get(from)
  if (known) return known
  const all = new Set<CaseState>()
  const look = (state: CaseState) => {
    for (const following of next[state]) {
      if (all.has(following)) continue
      all.add(following)
      look(following)
    }
  }
  look(from)
  reached.set(from, all)
  return all
}

/** What of a case the bulletin and the screens count by. */
export interface CaseStanding {
  readonly state: string | null
  readonly verificationResult: string | null
  readonly issuedOn: string | null
  readonly dueOn: string | null
  readonly extendedTo: string | null
}

/** No union can be asked for: subtracted from the issued ones to give those that should be founded. */
export function isNotEligible({ state, verificationResult }: CaseStanding): boolean {
  return state === 'not-eligible' || (state === 'closed' && verificationResult !== null && verificationResult !== 'confirmed')
}

/** Put away with a confirmed result: the union was founded; a case is not closed before. */
export function isFounded({ state, verificationResult }: CaseStanding): boolean {
  return state === 'founded' || (state === 'closed' && verificationResult === 'confirmed')
}

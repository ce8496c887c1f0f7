// What a clerk does with a case: from which states, to which, and what has to be said with it.
import { deadlineOf, latestExtension } from './deadlines.ts'
import { type CaseStanding, type CaseState, isCaseState, verificationResults } from './states.ts'

/** `hand-on`: to another federation, mostly from the county to a township; the state stays. `found` has a door of its own, since it writes a union. */
export const caseSteps = ['issue', 'hand-on', 'verify', 'confirm', 'rule-out', 'extend', 'close', 'reopen', 'found'] as const
export type CaseStep = (typeof caseSteps)[number]

/** Fields of the register that a step writes. */
export type StepField =
  | 'responsible'
  | 'person'
  | 'issuedOn'
  | 'dueOn'
  | 'verificationResult'
  | 'verifiedOn'
  | 'extendedTo'
  | 'extensionReason'
  | 'evidence'
  | 'closedOn'
  | 'foundedOn'

interface StepRule {
  readonly from: readonly CaseState[]
  /** null: the state stays. */
  readonly to: CaseState | null
  readonly needs: readonly StepField[]
  readonly may: readonly StepField[]
  /** Whether it needs a reason for the history. */
  readonly why?: true
}

const running = ['issued', 'verifying', 'founding', 'extended'] as const satisfies readonly CaseState[]

export const stepRules: Readonly<Record<CaseStep, StepRule>> = {
  issue: { from: ['to-issue'], to: 'issued', needs: ['responsible', 'issuedOn', 'dueOn'], may: ['person'] },
  'hand-on': { from: ['to-issue', ...running], to: null, needs: ['responsible'], may: ['person'] },
  verify: { from: ['issued', 'founding', 'extended'], to: 'verifying', needs: [], may: ['person'] },
  confirm: { from: running, to: 'founding', needs: ['verifiedOn'], may: ['evidence', 'person'] },
  'rule-out': { from: running, to: 'not-eligible', needs: ['verificationResult', 'verifiedOn'], may: ['evidence', 'person'] },
  extend: { from: running, to: 'extended', needs: ['extendedTo', 'extensionReason'], may: [] },
  close: { from: ['to-issue', ...running, 'not-eligible', 'founded'], to: 'closed', needs: ['evidence', 'closedOn'], may: [] },
  reopen: { from: ['not-eligible', 'closed', 'founded'], to: 'verifying', needs: [], may: [], why: true },
  found: { from: [...running, 'not-eligible', 'founded'], to: 'founded', needs: ['foundedOn'], may: ['evidence'] },
}

/** Results that may be said with `rule-out`. */
export const rulingOut = verificationResults.filter((result) => result !== 'confirmed')

/** A case as a step finds it. */
export interface StandingCase extends CaseStanding {
  readonly responsible: string | null
  readonly evidence: string | null
  readonly resultingUnion: number | null
}

export type StepValues = Readonly<Partial<Record<StepField, string | null | undefined>>>

/** Why a step cannot be taken. `field`: where it would have to be mended. Sentences stand in messages/outreach.ts. */
export interface StepRefusal {
  readonly code:
    | 'state' // not from here
    | 'needs' // a field is missing
    | 'result' // confirmed cannot be ruled out, and the other way round
    | 'due-before-issue'
    | 'extended-too-little'
    | 'extended-too-far'
    | 'future-date'
    | 'before-issue'
    | 'reason'
    | 'result-first' // closed before anybody found out anything
    | 'union-first' // closed as confirmed, but without a union
    | 'has-union' // founded already, and its union is on record
  readonly field?: StepField
  readonly params?: Readonly<Record<string, string | number>>
}

interface StepOptions {
  /** y-m-d. */
  readonly today: string
  readonly extensionDays: number
  /** For the history. */
  readonly why?: string | undefined
}

/** null: it can be taken. */
export function refusalOf(step: CaseStep, found: StandingCase, values: StepValues, { today, extensionDays, why }: StepOptions): StepRefusal | null {
  const rule = stepRules[step]
  // A case of which nothing is written waits to be handed out.
  const state = found.state ?? 'to-issue'
  if (!isCaseState(state) || !rule.from.includes(state)) return { code: 'state', params: { state } }
  if (state === 'founded' && found.resultingUnion !== null && step !== 'close') return { code: 'has-union' }
  if (rule.why && !why?.trim()) return { code: 'reason' }
  const said = (field: StepField) => values[field]?.trim() || ((field === 'evidence' || field === 'responsible') && found[field]) || null
  for (const field of rule.needs) if (said(field) === null) return { code: 'needs', field }
  for (const field of ['issuedOn', 'verifiedOn', 'closedOn', 'foundedOn'] as const) {
    const day = values[field]
    if (!day) continue
    if (isAfter(day, today)) return { code: 'future-date', field }
    if (field !== 'issuedOn' && field !== 'foundedOn' && isAfter(found.issuedOn, day))
      return { code: 'before-issue', field, params: { issuedOn: found.issuedOn ?? '' } }
  }
  switch (step) {
    case 'issue':
      return isAfter(values.issuedOn ?? null, values.dueOn ?? null) ? { code: 'due-before-issue', field: 'dueOn' } : null
    case 'rule-out':
      return values.verificationResult === 'confirmed' ? { code: 'result', field: 'verificationResult' } : null
    case 'extend':
      return extensionRefusal(found, values.extendedTo ?? '', today, extensionDays)
    case 'close':
      return closingRefusal(found)
    default:
      return null
  }
}

function extensionRefusal(found: StandingCase, until: string, today: string, extensionDays: number): StepRefusal | null {
  const deadline = deadlineOf(found) ?? today
  if (until <= deadline || until <= today) return { code: 'extended-too-little', field: 'extendedTo', params: { deadline } }
  const latest = latestExtension(deadline, today, extensionDays)
  return until > latest ? { code: 'extended-too-far', field: 'extendedTo', params: { latest, days: extensionDays } } : null
}

/** What was never handed out may be dropped with its reason; what was, only once its result is known. */
function closingRefusal({ state, verificationResult, resultingUnion }: StandingCase): StepRefusal | null {
  if (state === 'to-issue' || state === null) return null
  if (verificationResult === null && state !== 'founded') return { code: 'result-first', field: 'verificationResult' }
  return verificationResult === 'confirmed' && state !== 'founded' && resultingUnion === null ? { code: 'union-first' } : null
}

function isAfter(later: string | null, earlier: string | null): boolean {
  if (later === null || earlier === null) return false
  const length = Math.min(later.length, earlier.length)
  return later.slice(0, length) > earlier.slice(0, length)
}

/** What a step writes: what was said, what follows from the step, and what it makes void. */
export function valuesAfter(step: CaseStep, found: StandingCase, values: StepValues): Readonly<Record<string, string | null>> {
  const rule = stepRules[step]
  const own = Object.fromEntries([...rule.needs, ...rule.may].flatMap((field) => (values[field]?.trim() ? [[field, values[field]?.trim() ?? null]] : [])))
  const state = rule.to === null ? {} : { state: step === 'reopen' && found.issuedOn === null ? 'to-issue' : rule.to }
  switch (step) {
    case 'confirm':
      return { ...own, ...state, verificationResult: 'confirmed', closedOn: null }
    case 'rule-out':
      return { ...own, ...state, closedOn: values.verifiedOn ?? null }
    case 'found':
      return { ...own, ...state, verificationResult: 'confirmed', closedOn: values.foundedOn ?? null }
    case 'reopen':
      return { ...own, ...state, verificationResult: null, verifiedOn: null, closedOn: null, foundedOn: null }
    default:
      return { ...own, ...state }
  }
}

/** What may be done with a case as it stands, in the order in which it is offered. */
export function stepsFrom(found: Pick<StandingCase, 'state' | 'resultingUnion'>): CaseStep[] {
  const state = found.state ?? 'to-issue'
  if (!isCaseState(state)) return []
  return caseSteps.filter((step) => stepRules[step].from.includes(state) && (state !== 'founded' || found.resultingUnion === null || step === 'close'))
}

/** A state that does not go with the result that stands beside it: confirmed, but ruled out; founding, but never confirmed. null: they agree, or one is not known. */
export function disagreement(state: string | null, verificationResult: string | null): 'ruled-out-though-confirmed' | 'founding-though-ruled-out' | null {
  if (state === 'not-eligible' && verificationResult === 'confirmed') return 'ruled-out-though-confirmed'
  const ruledOut = verificationResult !== null && verificationResult !== 'confirmed' && (verificationResults as readonly string[]).includes(verificationResult)
  return (state === 'founding' || state === 'founded') && ruledOut ? 'founding-though-ruled-out' : null
}

/** Where a ledger gives a result and leaves the state as it was, the state that follows from it; null: none does. */
export function stateByResult(state: string | null, verificationResult: string | null): CaseState | null {
  const waits = state === 'issued' || state === 'verifying' || state === 'extended'
  if (!waits || !(verificationResults as readonly (string | null)[]).includes(verificationResult)) return null
  return verificationResult === 'confirmed' ? 'founding' : 'not-eligible'
}

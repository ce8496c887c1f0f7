// Whether a person's decision still holds when the list comes again: it does unless what it was about has become something else. Then the question is asked anew.
import { foldName } from '../values/name.ts'
import { isValidUscc, normaliseUscc } from '../values/uscc.ts'
import type { MatchOutcome } from './result.ts'

export const overtakings = ['code-changed', 'code-contradicts', 'name-changed', 'new-candidate', 'newly-found', 'unit-gone', 'basis-gone'] as const
/**
 * Why a decision no longer holds. `newly-found`: it was said to be none of the units there were, and the program has since found it among others; then the program's
 * word holds. With any other the entry goes back to the queue.
 */
export type Overtaking = (typeof overtakings)[number]

/** By what an enterprise of a list is known. */
export interface ListedIdentity {
  readonly name: string
  readonly uscc: string | null
}

export interface StandingQuestion {
  readonly decision: 'same' | 'none'
  /** What the entry said when it was decided upon. */
  readonly before: ListedIdentity
  /** What it says now. */
  readonly now: ListedIdentity
  /** The unit of `same`; null: it is in the recycle bin, and no other stands for it. */
  readonly unit: { readonly name: string; readonly formerNames: string | null; readonly uscc: string | null } | null
  /** Units that `none` spoke of. */
  readonly refused: readonly number[]
  /** What the program makes of the entry now; null: nothing yet. */
  readonly result: { readonly outcome: MatchOutcome; readonly unitId: number | null; readonly candidates: readonly { readonly unitId: number }[] } | null
}

/** @returns why the decision does not hold; null: it holds. */
export function overtaking(question: StandingQuestion): Overtaking | null {
  const { decision, before, now, unit, refused, result } = question
  if (decision === 'same' && unit === null) return 'unit-gone'
  const [codeThen, codeNow] = [validCode(before.uscc), validCode(now.uscc)]
  const unitCode = validCode(unit?.uscc ?? null)
  const confirmed = codeNow !== null && codeNow === unitCode
  if (codeThen !== null && codeNow !== null && codeThen !== codeNow && !confirmed) return 'code-changed'
  // A code that was not known then is new evidence.
  if (decision === 'same' && codeThen === null && codeNow !== null && unitCode !== null && !confirmed) return 'code-contradicts'
  // One code before and after holds a new name together with the old one. Without it nothing tells a new name from another enterprise under an old number.
  const held = codeNow !== null && codeNow === codeThen
  if (!held && !confirmed && foldName(before.name) !== foldName(now.name) && !isNameOf(unit, now.name)) return 'name-changed'
  if (decision === 'none' && result) {
    const isNew = (unitId: number | null | undefined) => unitId !== null && unitId !== undefined && !refused.includes(unitId)
    if (result.outcome === 'matched') return isNew(result.unitId) ? 'newly-found' : null
    if (result.outcome === 'review' && isNew(result.candidates[0]?.unitId)) return 'new-candidate'
  }
  return null
}

/** An enterprise of a list, as far as it can be recognised in the list of another source. */
export interface ListedEnterprise extends ListedIdentity {
  /** Region codes, or as written. */
  readonly county: string | null
  readonly township: string | null
  readonly organisationCode: string | null
}

/**
 * By what entries of two sources are certainly one enterprise, so that a decision about the one holds for the other: the same valid credit code, or the same name in the
 * same township where no code speaks against it. Anything less is for a person to say. A branch may have been given its head office's code, so one side alone being
 * a branch is enough to doubt it. That a name occurs once only in its source and township is for the caller to see to.
 */
export function sameEnterprise(one: ListedEnterprise, other: ListedEnterprise): 'code' | 'name-and-township' | null {
  const [codeOne, codeOther] = [validCode(one.uscc), validCode(other.uscc)]
  if (codeOne !== null && codeOther !== null) return codeOne === codeOther && branchOf(one.name) === branchOf(other.name) ? 'code' : null
  if (one.township === null || one.township !== other.township || foldName(one.name) !== foldName(other.name)) return null
  if (one.county !== null && other.county !== null && one.county !== other.county) return null
  const [short, shortOther] = [organisationCodeOf(one, codeOne), organisationCodeOf(other, codeOther)]
  return short !== null && shortOther !== null && short !== shortOther ? null : 'name-and-township'
}

function validCode(text: string | null): string | null {
  if (text === null) return null
  const code = normaliseUscc(text)
  return isValidUscc(code) ? code : null
}

/** Characters 9 to 17 of a credit code are the organisation code. */
function organisationCodeOf({ organisationCode }: ListedEnterprise, code: string | null): string | null {
  if (code !== null) return code.slice(8, 17)
  return organisationCode === null ? null : normaliseUscc(organisationCode)
}

function isNameOf(unit: StandingQuestion['unit'], name: string): boolean {
  if (!unit) return false
  const names = [unit.name, ...(unit.formerNames ?? '').split(/[、;；\n]/)]
  return names.some((known) => foldName(known) === foldName(name))
}

const branches = /分公司|分厂|分店|分部|分社|分行|支行|支公司|营业部|办事处|经营部|门市部|项目部/

function branchOf(name: string): boolean {
  return branches.test(name)
}

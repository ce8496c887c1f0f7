// The decision: what the codes say first, then the weights against two thresholds, and what may never be decided by a program alone.
import type { CodeIndex } from './codeIndex.ts'
import type { PairAgreement, PairComparer } from './comparePairs.ts'
import type { RosterUnit } from './enterprise.ts'
import type { KnownSide } from './knownSide.ts'
import type { MatchThresholds } from './matcher.ts'
import type { Candidate, MatchPass, MatchReason, MatchResult } from './result.ts'

interface Held {
  readonly position: number
  readonly unit: RosterUnit
  readonly side: KnownSide
  readonly agreement: PairAgreement
}

export interface DeciderParts {
  readonly units: readonly RosterUnit[]
  readonly sides: readonly KnownSide[]
  readonly codes: CodeIndex
  readonly compare: PairComparer
  readonly thresholds: MatchThresholds
}

/** @param positions of the units that blocking left */
export type Decider = (entry: KnownSide, positions: readonly number[]) => MatchResult

const shown = 5
/** By how many bits the best candidate has to lead the next. */
const lead = 4

export function createDecider({ units, sides, codes, compare, thresholds }: DeciderParts): Decider {
  return (entry, positions) => {
    const held: Held[] = []
    for (const position of positions) {
      const [unit, side] = [units[position], sides[position]]
      if (unit && side) held.push({ position, unit, side, agreement: compare(entry, side) })
    }
    held.sort((a, b) => b.agreement.weight - a.agreement.weight || a.unit.id - b.unit.id)
    return byCode(entry, held, codes) ?? byWeight(entry, held, thresholds)
  }
}

function byCode(entry: KnownSide, held: readonly Held[], codes: CodeIndex): MatchResult | null {
  const same = new Set(codes.byCode(entry.code))
  let pass: MatchPass = 'code'
  let reason: MatchReason = entry.code.repairedFrom === null ? { code: 'same-code' } : repaired(entry)
  if (same.size === 0) {
    // Two valid codes with one organisation inside: one of them is not what it seems.
    for (const position of codes.byOrganisation(entry.code)) same.add(position)
    if (same.size === 0) return null
    pass = 'organisation-code'
    reason = { code: 'same-organisation-code', params: { code: entry.code.organisation ?? '' } }
  }
  const fit = held.filter(({ position }) => same.has(position))
  const best = fit[0]
  if (!best) return null
  const ordered = [...fit, ...held.filter(({ position }) => !same.has(position))]
  const doubts: MatchReason[] = []
  if (pass === 'organisation-code' && best.agreement.context.codesDiffer) doubts.push({ code: 'codes-differ' })
  if (!best.agreement.name.branch) doubts.push({ code: 'branch', params: { word: entry.name.branch || best.side.name.branch } })
  // The roster knows this very name, but it is another unit's.
  const namesake = held.find((other) => !same.has(other.position) && other.agreement.name.exact && other.agreement.formerName === null)
  if (namesake && !best.agreement.name.exact && best.agreement.name.brand !== 'same') doubts.push({ code: 'name-of-another' })
  if (doubts.length > 0) return { ...result('review', null, pass, [...doubts, reason], ordered), weight: best.agreement.weight }
  if (fit.length === 1) return result('matched', best, pass, [reason, ...best.agreement.explain().filter(({ code }) => code !== reason.code)], ordered)
  const chosen = fit.toSorted((a, b) => Number(covered(b)) - Number(covered(a)) || b.agreement.weight - a.agreement.weight)[0] ?? best
  const rest = ordered.filter((other) => other !== chosen)
  return result('matched', chosen, pass, [reason, { code: 'duplicate-units', params: { count: fit.length } }], [chosen, ...rest])
}

function repaired(entry: KnownSide): MatchReason {
  return { code: 'code-repaired', params: { from: entry.code.repairedFrom ?? '', to: entry.code.valid ?? '' } }
}

function covered({ unit }: Held): boolean {
  return unit.coverage !== 'none'
}

function byWeight(entry: KnownSide, held: readonly Held[], { lower, upper }: MatchThresholds): MatchResult {
  const about: MatchReason[] = []
  if (entry.code.valid !== null) about.push({ code: 'code-not-in-roster' })
  if (entry.code.failing !== null) about.push({ code: 'code-unusable', params: { code: entry.code.failing } })
  // Two valid codes that differ are two enterprises, unless the very name is the same: then somebody has to look.
  const open = held.filter(({ agreement }) => !agreement.context.codesDiffer || (agreement.name.exact && agreement.formerName === null))
  const best = open[0]
  if (!best) return result('unmatched', null, 'none', [...about, held.length === 0 ? { code: 'no-candidate' } : { code: 'unlikely' }], held)
  const { agreement } = best
  const reasons = agreement.explain()
  const isBranch = !agreement.name.branch && agreement.name.brand !== 'differs'
  if (isBranch || (agreement.weight < lower && !agreement.context.codesDiffer)) {
    const why = reasons.filter(({ code }) => code === 'branch' || code === 'branches-differ')
    return result('unmatched', null, 'weights', [...why, { code: 'unlikely' }, ...about, ...reasons.filter((reason) => !why.includes(reason))], held)
  }
  const twins = open.filter(
    (other) => other !== best && agreement.weight - other.agreement.weight < lead && (!agreement.name.exact || other.agreement.name.exact),
  )
  const doubts = doubtsOf(agreement, best.side.name.form.endsWith('公司'))
  if (twins.length > 0) doubts.push({ code: 'several-units-fit', params: { count: twins.length + 1 } })
  if (doubts.length > 0 || agreement.weight < upper) {
    return result(
      'review',
      null,
      'weights',
      [...doubts, ...(agreement.weight < upper ? [tooUncertain] : []), ...reasons, ...about],
      [best, ...held.filter((other) => other !== best)],
    )
  }
  return result('matched', best, isSameName(agreement) ? 'name' : 'weights', [...reasons, ...about], held)
}

const tooUncertain: MatchReason = { code: 'too-uncertain' }

function isSameName({ name }: PairAgreement): boolean {
  return name.exact || (name.brand === 'same' && name.trade === 'same' && name.form && name.group && name.number && name.branch)
}

/** What no sum of weights makes up for: a person decides. */
function doubtsOf({ name, context, formerName }: PairAgreement, isCompany: boolean): MatchReason[] {
  const doubts: MatchReason[] = []
  const doubt = (code: MatchReason['code']) => doubts.push({ code })
  if (context.codesDiffer) doubt('codes-differ')
  if (context.countyDiffers) doubt('county-differs')
  if (!name.group) doubt('group-or-not')
  if (!name.number) doubt('number-differs')
  if (!name.branch) doubt('branches-differ')
  if (name.place === 'differs' || (name.place === 'wider' && !context.bound)) doubt('place-differs')
  if (name.place === 'missing' && !context.countySame && !context.bound) doubt('place-missing')
  if (name.trade !== 'same') doubt(name.trade === 'similar' ? 'trade-similar' : 'trade-differs')
  if (!name.form && !context.tied) doubt('legal-form-differs')
  // Two enterprises of one man have near brands, one phone, one address and his name: only the code tells a slip from a sister.
  if (name.brand !== 'same' && !(name.brand === 'similar' && context.slip)) doubt(name.brand === 'differs' ? 'brand-differs' : 'brand-similar')
  // Only a company's name written letter for letter outweighs what contradicts it: 便民商店 there is in many a township.
  if (!(name.exact && isCompany) && context.contradicted && !context.bound) doubt('contradicted')
  if (formerName !== null && !context.countySame && !context.bound) doubt('same-former-name')
  return doubts
}

function result(outcome: MatchResult['outcome'], unit: Held | null, pass: MatchPass, reasons: readonly MatchReason[], held: readonly Held[]): MatchResult {
  const candidates = held
    .slice(0, shown)
    .map(({ unit: { id }, agreement }): Candidate => ({ unitId: id, weight: agreement.weight, reasons: agreement.explain() }))
  return { outcome, unitId: unit?.unit.id ?? null, weight: unit?.agreement.weight ?? candidates[0]?.weight ?? 0, pass, reasons: distinct(reasons), candidates }
}

/** A doubt repeats what a comparison says: it is told once, where it weighs. */
function distinct(reasons: readonly MatchReason[]): readonly MatchReason[] {
  const told = new Map<string, MatchReason>()
  for (const reason of reasons) {
    const known = told.get(reason.code)
    if (known === undefined || (known.params === undefined && reason.params !== undefined)) told.set(reason.code, reason)
  }
  return [...told.values()]
}

// What speaks for or against a match besides the name: codes, place, persons, numbers. Weights as in compareNames.ts.
import type { KnownSide } from './knownSide.ts'
import { isOneSlipApart, pairLikeness } from './likeness.ts'
import type { MatchReason } from './result.ts'
import type { RosterFrequencies } from './rosterFrequencies.ts'

export interface ContextAgreement {
  readonly weight: number
  /** Both have a valid code, or a valid organisation code, and they differ. */
  readonly codesDiffer: boolean
  /** Known on both sides, and told apart. */
  readonly countyDiffers: boolean
  readonly countySame: boolean
  /** The codes are one but for a slip of the pen. */
  readonly slip: boolean
  /** Something that few enterprises share is shared: a code but for a slip, a phone, a person, an address. */
  readonly tied: boolean
  /** That, or a small township together with a rare headcount. */
  readonly bound: boolean
  /** Another legal representative or another township than the roster has. */
  readonly contradicted: boolean
  readonly reasons: readonly MatchReason[]
}

export type ContextComparer = (entry: KnownSide, unit: KnownSide) => ContextAgreement

export function createContextComparer(frequencies: RosterFrequencies): ContextComparer {
  return (entry, unit) => {
    const reasons: (MatchReason & { readonly weight: number })[] = []
    const say = (code: MatchReason['code'], weight: number, params?: MatchReason['params']) =>
      reasons.push(params ? { code, params, weight } : { code, weight })
    const codes = compareCodes(entry, unit)
    if (codes) reasons.push(codes)

    const [county, other] = [entry.county, unit.county]
    const counties = county === null || other === null ? null : county === other
    if (counties !== null && other !== null) {
      const share = Math.min(0.95, frequencies.county(other))
      if (counties) say('county-same', Math.log2(0.95 / share))
      else say('county-differs', Math.log2(0.05 / (1 - share)))
    }
    let township = 0
    const townships = entry.township === null || unit.township === null ? null : entry.township === unit.township
    if (unit.township !== null && townships !== null && counties === true) {
      const share = Math.min(0.9, frequencies.township(unit.township))
      if (townships) township = Math.log2(0.85 / share)
      say(townships ? 'township-same' : 'township-differs', townships ? township : Math.log2(0.15 / (1 - share)))
    }
    const phone = entry.phone !== null && entry.phone === unit.phone
    if (phone) say('phone-same', Math.log2(0.5 / frequencies.phone(entry.phone ?? '')))
    const [person, head] = [entry.legalRepresentative, unit.legalRepresentative]
    const people = person === null || head === null ? null : person === head
    if (people === true) say('legal-representative-same', Math.log2(0.75 / frequencies.person(person ?? '')))
    if (people === false) say('legal-representative-differs', Math.log2(0.25))
    let address = false
    if (entry.address !== null && unit.address !== null) {
      const likeness = pairLikeness(entry.address, unit.address)
      address = likeness >= 0.75
      if (address) say('address-similar', 5)
      else if (likeness < 0.25) say('address-differs', -1.5)
    }
    let headcount = 0
    if (entry.headcount !== null && unit.headcount !== null) {
      const told = headcountWeight(entry.headcount, unit.headcount, frequencies)
      headcount = told.weight
      if (told.weight !== 0) say(told.close ? 'headcount-close' : 'headcount-far', told.weight, { entry: entry.headcount, unit: unit.headcount })
    }
    const slip = codes?.code === 'code-similar' || codes?.code === 'same-failing-code'
    const tied = slip || phone || people === true || address
    return {
      weight: reasons.reduce((sum, reason) => sum + reason.weight, 0),
      codesDiffer: codes?.code === 'codes-differ',
      countyDiffers: counties === false,
      countySame: counties === true,
      slip,
      tied,
      bound: tied || (township > 0 && headcount > 0 && township + headcount >= 8),
      contradicted: people === false || townships === false,
      reasons,
    }
  }
}

/** Equal codes are the first pass's; here are those left over. */
function compareCodes({ code: a }: KnownSide, { code: b }: KnownSide): (MatchReason & { readonly weight: number }) | null {
  if (a.valid !== null && b.valid !== null) return a.valid === b.valid ? { code: 'same-code', weight: 40 } : { code: 'codes-differ', weight: -20 }
  const [one, two] = [a.valid ?? a.failing, b.valid ?? b.failing]
  if (one !== null && two !== null && one.length > 15 && two.length > 15) {
    if (one === two) return { code: 'same-failing-code', weight: 14 }
    if (isOneSlipApart(one, two)) return { code: 'code-similar', params: { entry: one, unit: two }, weight: 14 }
    return { code: 'codes-differ-failing', params: { entry: one, unit: two }, weight: -8 }
  }
  if (a.organisation === null || b.organisation === null) return null
  return a.organisation === b.organisation
    ? { code: 'same-organisation-code', params: { code: a.organisation }, weight: 30 }
    : { code: 'codes-differ', weight: -20 }
}

/** Two sources count at different times and differently: within a quarter is close, more than threefold is far. */
function headcountWeight(entry: number, unit: number, frequencies: RosterFrequencies): { readonly weight: number; readonly close: boolean } {
  const [low, high] = entry < unit ? [entry, unit] : [unit, entry]
  const ratio = high / low
  const within = (factor: number) => frequencies.headcountBetween(Math.ceil(unit / factor), Math.floor(unit * factor))
  if (ratio <= 1.1) return { weight: Math.max(0, Math.log2(0.55 / within(1.1))), close: true }
  if (ratio <= 1.25) return { weight: Math.max(0, Math.log2(0.18 / Math.max(0.001, within(1.25) - within(1.1)))), close: true }
  if (ratio <= 3) return { weight: 0, close: false }
  return { weight: Math.log2(0.07 / Math.max(0.1, 1 - within(3))), close: false }
}

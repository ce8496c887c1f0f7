// How far two names agree, part by part, and what each part weighs: log2 of how often the parts of one enterprise's names agree so (m) to how often chance makes them (u).
import { isOneSlipApart } from './likeness.ts'
import type { PlaceBook } from './placeBook.ts'
import type { MatchReason } from './result.ts'
import type { RosterFrequencies } from './rosterFrequencies.ts'
import type { StandardName } from './standardName.ts'

export type BrandAgreement = 'same' | 'similar' | 'part' | 'differs'
export type TradeAgreement = 'same' | 'similar' | 'differs'
/** `missing`: one of them names no place, or less of the same; `wider`: 浙江 against 台州, or 台州 in front against 台州 in brackets; `differs`: two counties, two cities. */
export type PlaceAgreement = 'same' | 'missing' | 'wider' | 'differs'

export interface NameAgreement {
  /** Letter for letter, after standardisation. */
  readonly exact: boolean
  readonly brand: BrandAgreement
  readonly trade: TradeAgreement
  readonly place: PlaceAgreement
  readonly form: boolean
  readonly group: boolean
  readonly number: boolean
  /** Of the branches; true too where neither is one. */
  readonly branch: boolean
  readonly weight: number
}

/**
 * m by level: how often two writings of one enterprise's name agree so. Agreed upon, not learnt (Fellegi & Sunter 1969 leave them to knowledge of how the lists were made): about
 * one name in twenty has a wrong or missing character, one in five is written without or with more of its place, one in twelve with another legal form.
 */
const m = {
  brand: { same: 0.92, similar: 0.05, part: 0.015, differs: 0.015 },
  trade: { same: 0.88, similar: 0.08, differs: 0.04 },
  place: { same: 0.75, missing: 0.2, wider: 0.03, differs: 0.02 },
  form: { same: 0.92, differs: 0.08 },
} as const
/** What is nearly never written wrongly: a group is no other company's name, 二厂 is not 三厂, a branch is not its head office. */
const oneSided = -8

export interface NameComparer {
  compare(entry: StandardName, unit: StandardName): NameAgreement
  /** In words, with the weight of each part. @param formerName written as such on either side, where that is what agrees */
  explain(entry: StandardName, unit: StandardName, agreement: NameAgreement, formerName: string | null): readonly MatchReason[]
}

export function createNameComparer(frequencies: RosterFrequencies, places: PlaceBook): NameComparer {
  const brandWeight = (level: BrandAgreement, entry: StandardName, unit: StandardName): number => {
    if (level === 'same') return log2(m.brand.same / frequencies.brand(unit.brand))
    if (level === 'similar') return log2(m.brand.similar / frequencies.brandNear(unit.brand))
    if (level === 'part') return log2(m.brand.part / frequencies.brand(entry.brand.length < unit.brand.length ? entry.brand : unit.brand))
    return log2(m.brand.differs)
  }
  const tradeWeight = (level: TradeAgreement, unit: StandardName): number => {
    if (level === 'same') return log2(m.trade.same / frequencies.trade(unit.trade))
    if (level === 'similar') return Math.min(0, log2(m.trade.similar / frequencies.trade(unit.trade)))
    return log2(m.trade.differs / (1 - Math.min(0.99, frequencies.trade(unit.trade))))
  }
  const placeWeight = (level: PlaceAgreement, unit: StandardName): number => {
    if (level === 'same') return unit.places.length === 0 ? 0 : log2(m.place.same / frequencies.place(unit))
    if (level === 'missing') return -1
    if (level === 'wider') return -2
    return log2(m.place.differs / 0.8)
  }
  const formWeight = (same: boolean, unit: StandardName): number => {
    const share = Math.min(0.95, frequencies.form(unit.form))
    return same ? log2(m.form.same / share) : log2(m.form.differs / (1 - share))
  }
  const placeAgreement = (a: StandardName, b: StandardName): PlaceAgreement => {
    if (a.placeKey === b.placeKey) return 'same'
    const [narrow, other] = [a.places.at(-1), b.places.at(-1)]
    if (narrow === undefined || other === undefined) return 'missing'
    if (narrow === other) return a.places.length === b.places.length ? 'wider' : 'missing'
    return places.contains(narrow, other) || places.contains(other, narrow) ? 'wider' : 'differs'
  }

  return {
    compare: (entry, unit) => {
      const brand = brandAgreement(entry.brand, unit.brand)
      const trade = tradeAgreement(entry, unit)
      const place = placeAgreement(entry, unit)
      const form = entry.form === unit.form
      const group = entry.group === unit.group
      const number = entry.number === unit.number
      const branch = entry.branch === unit.branch
      const weight =
        brandWeight(brand, entry, unit) +
        tradeWeight(trade, unit) +
        placeWeight(place, unit) +
        formWeight(form, unit) +
        (group ? 0 : oneSided) +
        (number ? 0 : oneSided) +
        (branch ? 0 : oneSided)
      return { exact: entry.key === unit.key, brand, trade, place, form, group, number, branch, weight }
    },
    explain: (entry, unit, agreement, formerName) => {
      const both = (a: string, b: string) => ({ entry: a, unit: b })
      const reasons: MatchReason[] = []
      const { brand, trade, place, form } = agreement
      if (agreement.exact) {
        reasons.push(
          formerName === null
            ? { code: 'same-name', weight: agreement.weight }
            : { code: 'same-former-name', params: { name: formerName }, weight: agreement.weight },
        )
        return reasons
      }
      const brands = brandWeight(brand, entry, unit)
      if (formerName !== null) reasons.push({ code: 'same-former-name', params: { name: formerName } })
      if (brand === 'same') reasons.push({ code: 'brand-same', params: { brand: unit.brand, units: frequencies.unitsOfBrand(unit.brand) }, weight: brands })
      else reasons.push({ code: brand === 'differs' ? 'brand-differs' : 'brand-similar', params: both(entry.brand, unit.brand), weight: brands })
      const trades = tradeWeight(trade, unit)
      if (trade === 'same') reasons.push({ code: 'trade-same', params: { trade: unit.trade }, weight: trades })
      else reasons.push({ code: trade === 'similar' ? 'trade-similar' : 'trade-differs', params: both(entry.trade, unit.trade), weight: trades })
      const placed = placeWeight(place, unit)
      if (place === 'same') {
        if (unit.places.length > 0) reasons.push({ code: 'place-same', params: { place: unit.placeText }, weight: placed })
      } else if (place === 'missing') {
        const place = entry.placeText.length > unit.placeText.length ? entry.placeText : unit.placeText
        reasons.push({ code: 'place-missing', params: { place }, weight: placed })
      } else reasons.push({ code: 'place-differs', params: both(entry.placeText, unit.placeText), weight: placed })
      const formed = formWeight(form, unit)
      if (form) reasons.push({ code: 'legal-form-same', params: { form: unit.form }, weight: formed })
      else reasons.push({ code: 'legal-form-differs', params: both(entry.form, unit.form), weight: formed })
      if (!agreement.group) reasons.push({ code: 'group-or-not', weight: oneSided })
      if (!agreement.number) reasons.push({ code: 'number-differs', params: both(entry.number, unit.number), weight: oneSided })
      if (!agreement.branch && entry.branch !== '' && unit.branch !== '')
        reasons.push({ code: 'branches-differ', params: both(entry.branch, unit.branch), weight: oneSided })
      else if (!agreement.branch) reasons.push({ code: 'branch', params: { word: entry.branch || unit.branch }, weight: oneSided })
      return reasons
    },
  }
}

function log2(ratio: number): number {
  return Math.log2(Math.max(1e-12, ratio))
}

function brandAgreement(a: string, b: string): BrandAgreement {
  if (a === b) return 'same'
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (long.length >= 2 && isOneSlipApart(a, b)) return 'similar'
  return short.length >= 2 && (long.startsWith(short) || long.endsWith(short)) ? 'part' : 'differs'
}

/** 物业 of 物业管理, or one character wrong. Brand and trade are one text, and may have been parted at different places: then the trade is what the shorter has. */
function tradeAgreement({ trade: a }: StandardName, { trade: b }: StandardName): TradeAgreement {
  if (a === b) return 'same'
  if (a === '' || b === '') return 'similar'
  if (a.startsWith(b) || b.startsWith(a) || a.endsWith(b) || b.endsWith(a)) return 'similar'
  return a.length > 2 && isOneSlipApart(a, b) ? 'similar' : 'differs'
}

// How often chance alone makes two enterprises agree (u of Fellegi & Sunter 1969), estimated from the roster, value by value: sharing a rare brand says much, sharing
// 有限公司 nothing (Winkler's frequency-based weights). A brand is rare by its characters too, since the roster shows only few of the brands that there are.
import type { KnownSide } from './knownSide.ts'
import type { StandardName } from './standardName.ts'

export interface RosterFrequencies {
  /** Probabilities that an enterprise which is another one has the value all the same, 0…1 and never 0. */
  brand(brand: string): number
  /** Of a brand that differs from this one in one character. */
  brandNear(brand: string): number
  trade(trade: string): number
  form(form: string): number
  place(name: StandardName): number
  county(county: string): number
  /** Among those of the same county. */
  township(township: string): number
  phone(phone: string): number
  person(name: string): number
  /** That a headcount lies between two, inclusive. */
  headcountBetween(low: number, high: number): number
  /** Units that use a brand. */
  unitsOfBrand(brand: string): number
  add(side: KnownSide): void
}

class Counter {
  total = 0
  readonly #counts = new Map<string, number>()
  add(value: string): void {
    this.total += 1
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1)
  }
  of(value: string): number {
    return this.#counts.get(value) ?? 0
  }
  /** Half an observation more than there are: what was never seen is rare, not impossible. */
  share(value: string): number {
    return (this.of(value) + 0.5) / (this.total + 1)
  }
  /** Of one of the others. */
  shareOfOthers(value: string): number {
    return (Math.max(0, this.of(value) - 1) + 0.5) / (this.total + 1)
  }
}

export function createRosterFrequencies(): RosterFrequencies {
  const brands = new Counter()
  const characters = new Counter()
  const lengths = new Counter()
  const trades = new Counter()
  const forms = new Counter()
  const places = new Counter()
  const counties = new Counter()
  const townships = new Counter()
  const townshipsOf = new Map<string, number>()
  const countyOfTownship = new Map<string, string>()
  const phones = new Counter()
  const people = new Counter()
  const headcounts: number[] = []
  let sorted = 0

  const brandByCharacters = (brand: string, without = -1): number => {
    let share = lengths.share(String(brand.length))
    for (let at = 0; at < brand.length; at += 1) if (at !== without) share *= characters.share(brand.charAt(at))
    return share
  }
  const below = (limit: number): number => {
    if (sorted !== headcounts.length) {
      headcounts.sort((a, b) => a - b)
      sorted = headcounts.length
    }
    let [low, high] = [0, headcounts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((headcounts[middle] ?? 0) < limit) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    add: (side) => {
      const { name } = side
      brands.add(name.brand)
      lengths.add(String(name.brand.length))
      for (const character of name.brand) characters.add(character)
      trades.add(name.trade)
      forms.add(name.form)
      places.add(name.placeKey)
      if (side.county !== null) counties.add(side.county)
      if (side.county !== null && side.township !== null) {
        townships.add(side.township)
        townshipsOf.set(side.county, (townshipsOf.get(side.county) ?? 0) + 1)
        countyOfTownship.set(side.township, side.county)
      }
      if (side.phone !== null) phones.add(side.phone)
      if (side.legalRepresentative !== null) people.add(side.legalRepresentative)
      if (side.headcount !== null) headcounts.push(side.headcount)
    },
    brand: (brand) => Math.min(1, Math.max((brands.of(brand) - 1) / (brands.total + 1), brandByCharacters(brand))),
    brandNear: (brand) => {
      let share = 0
      for (let at = 0; at < brand.length; at += 1) share += brandByCharacters(brand, at)
      return Math.min(1, share)
    },
    trade: (trade) => trades.share(trade),
    form: (form) => forms.share(form),
    place: (name) => places.share(name.placeKey),
    county: (county) => counties.share(county),
    township: (township) => (townships.of(township) + 0.5) / ((townshipsOf.get(countyOfTownship.get(township) ?? '') ?? 0) + 5),
    // Of numbers and persons the roster may know few: chance is never taken to be less than one in ten thousand, or in a thousand for names.
    phone: (phone) => Math.max(1e-4, phones.total < 2 ? 0 : phones.shareOfOthers(phone)),
    person: (person) => Math.max(1e-3, people.total < 2 ? 0 : people.shareOfOthers(person)),
    headcountBetween: (low, high) => (below(high + 1) - below(low) + 0.5) / (headcounts.length + 1),
    unitsOfBrand: (brand) => brands.of(brand),
  }
}

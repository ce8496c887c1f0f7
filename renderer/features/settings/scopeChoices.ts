// The regions whose federation an office can be, each with what it lies in.
import type { RegionEntry } from '#shared/importing/ledger.ts'

interface ScopeChoice {
  readonly value: string
  readonly label: string
}

/** In force, cities first, each county before its townships: 台州市 · 椒江区 · 海门街道. */
export function scopeChoices(regions: readonly RegionEntry[]): ScopeChoice[] {
  const inForce = regions.filter(({ validTo, successor }) => validTo === null && successor === null)
  const byCode = new Map(inForce.map((region) => [region.code, region]))
  const path = (region: RegionEntry): string => {
    const above = region.parent === null ? undefined : byCode.get(region.parent)
    return above === undefined || above.level === 'province' ? region.name : `${path(above)} · ${region.name}`
  }
  // What no standard knows (市本级) has codes with a letter and comes after the rest of its level.
  const below = (parent: string | null, level: RegionEntry['level']) =>
    inForce
      .filter((region) => region.level === level && (parent === null || region.parent === parent))
      .sort((one, other) => Number(one.local) - Number(other.local) || one.code.localeCompare(other.code))
  const cities = below(null, 'city')
  const counties = [
    ...cities.flatMap(({ code }) => below(code, 'county')),
    ...below(null, 'county').filter(({ parent }) => !cities.some(({ code }) => code === parent)),
  ]
  return [...cities, ...counties.flatMap((county) => [county, ...below(county.code, 'township')])].map((region) => ({
    value: region.code,
    label: path(region),
  }))
}

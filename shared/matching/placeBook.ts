// Places inside names of enterprises: 浙江省台州市玉环… and （台州）. Known by the office's regions, in full and short.
import { foldName } from '../values/name.ts'
import type { Place } from './enterprise.ts'
import { provinceCodes, provinces } from './nameWords.ts'

/** From the whole country (0) to the township (3). */
type Depth = 0 | 1 | 2 | 3

export interface KnownPlace {
  readonly code: string
  /** As the name has it. */
  readonly text: string
  readonly depth: Depth
}

export interface PlaceBook {
  /** The longest place that the text begins with, at an index. */
  at(text: string, index: number): KnownPlace | undefined
  /** Whether one code lies in the other's region, or is it. */
  contains(wide: string, narrow: string): boolean
  /** Code of the county that a code belongs to; null for cities, provinces and unknown ones. */
  countyOf(code: string): string | null
}

const depths: Readonly<Record<string, Depth>> = { province: 0, city: 1, county: 2, township: 3 }

export function createPlaceBook(places: Iterable<Place>, simplify: (text: string) => string): PlaceBook {
  const entries = [...places].filter((place) => depths[place.level] !== undefined)
  const byCode = new Map(entries.map((place) => [place.code, place]))
  const current = (code: string): string => {
    let at = code
    for (let steps = 0; steps < 10; steps += 1) {
      const next = byCode.get(at)?.successor
      if (!next || next === at) break
      at = next
    }
    return at
  }
  const byFirst = new Map<string, KnownPlace[]>()
  const known = new Set<string>()
  const add = (text: string, code: string, depth: Depth) => {
    if (text.length < 2 || known.has(text)) return
    known.add(text)
    const first = text.charAt(0)
    const list = byFirst.get(first)
    if (list) list.push({ code, text, depth })
    else byFirst.set(first, [{ code, text, depth }])
  }
  // In full before short ones, and higher ones first: 台州市 the city keeps its name from a township 台州镇 cut short.
  for (const place of entries) add(simplify(foldName(place.name)), current(place.code), depths[place.level] ?? 3)
  for (const place of entries) {
    // A township's short name is too often a brand's.
    if (place.level === 'township') continue
    add(simplify(foldName(place.name)).replace(/(?:自治县|自治州|地区|省|市|县|区|旗)$/, ''), current(place.code), depths[place.level] ?? 3)
  }
  for (const [index, name] of provinces.entries()) {
    const code = `${provinceCodes[index] ?? ''}0000`
    add(`${name}省`, code, 0)
    add(`${name}市`, code, 0)
    add(name, code, 0)
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.text.length - a.text.length)

  const parentOf = (code: string): string | null => {
    const place = byCode.get(code)
    return place?.parent ? current(place.parent) : null
  }
  const above = new Map<string, ReadonlySet<string>>()
  const upwards = (code: string): ReadonlySet<string> => {
    let known = above.get(code)
    if (!known) {
      const codes = new Set<string>()
      for (let at: string | null = code, steps = 0; at !== null && steps < 6; at = parentOf(at), steps += 1) codes.add(at)
      known = codes
      above.set(code, known)
    }
    return known
  }
  return {
    at: (text, index) => byFirst.get(text.charAt(index))?.find((place) => text.startsWith(place.text, index)),
    contains: (wide, narrow) => upwards(narrow).has(wide),
    countyOf: (code) => {
      for (const at of upwards(code)) if (byCode.get(at)?.level === 'county') return at
      return null
    },
  }
}

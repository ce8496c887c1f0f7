// Regions by name and code, for reading ledgers and showing records. Codes are GB/T 2260 with the office's own below the county.
import type { RegionEntry } from '../importing/ledger.ts'
import type { Cell } from '../importing/sheet.ts'
import { cellText, compact, isNothing, tidy } from './cellText.ts'
import { finding, found, nothing, type Parsed } from './parsed.ts'

export interface RegionIndex {
  readonly entries: readonly RegionEntry[]
  find(code: string): RegionEntry | undefined
  /** Code → name; an unknown code (or text kept as written) comes back as it is. */
  nameOf(code: string): string
  /** 椒江, 椒江区, 台州市椒江区, 331002, 玉环县 (retired, leads to its successor) → county entry. */
  county(text: string): RegionEntry | undefined
  /** Township by name inside a county; with or without 街道/镇/乡 when only one fits. */
  township(text: string, countyCode: string | null): RegionEntry | undefined
  /** Follows `successor` to the code in force. */
  current(code: string): string
}

const countyEnding = /(自治县|县|市|区|旗)$/
const townshipEnding = /(街道办事处|街道办|街道|民族乡|镇|乡|办事处)$/

export function createRegionIndex(entries: readonly RegionEntry[]): RegionIndex {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]))

  const current = (code: string): string => {
    let at = code
    for (let steps = 0; steps < 10; steps++) {
      const next = byCode.get(at)?.successor
      if (!next || next === at) return at
      at = next
    }
    return at
  }
  const inForce = (entry: RegionEntry | undefined) => entry && (byCode.get(current(entry.code)) ?? entry)

  const counties = new NameBook(countyEnding)
  const townships = new Map<string, NameBook>()
  const everywhere = new NameBook(townshipEnding)
  const living = entries.filter((entry) => entry.validTo === null && entry.successor === null)
  const retired = entries.filter((entry) => !living.includes(entry))
  for (const entry of [...living, ...retired]) {
    const target = inForce(entry)
    if (!target) continue
    if (entry.level === 'county') counties.add(entry.name, target)
    if (entry.level === 'township') {
      everywhere.add(entry.name, target)
      const county = current(entry.parent ?? '')
      const book = townships.get(county) ?? new NameBook(townshipEnding)
      book.add(entry.name, target)
      townships.set(county, book)
    }
  }
  const above = [
    ...new Set(
      entries.filter((entry) => entry.level === 'province' || entry.level === 'city').flatMap((entry) => [entry.name, entry.name.replace(/[省市]$/, '')]),
    ),
  ]

  const byLevel = (text: string, level: RegionEntry['level']) => {
    const entry = /^[0-9A-Z]{6,}$/.test(text) ? inForce(byCode.get(text)) : undefined
    return entry?.level === level ? entry : undefined
  }
  const county = (text: string): RegionEntry | undefined => {
    const plain = compact(text)
    return byLevel(plain, 'county') ?? counties.find(plain) ?? withoutPrefix(plain, above, (rest) => counties.find(rest))
  }
  return {
    entries,
    find: (code) => byCode.get(code),
    nameOf: (code) => byCode.get(code)?.name ?? code,
    current,
    county,
    township: (text, countyCode) => {
      const plain = compact(text)
      const book = countyCode === null ? everywhere : townships.get(current(countyCode))
      const named = countyCode === null ? [] : namesOf(byCode.get(current(countyCode)))
      return byLevel(plain, 'township') ?? book?.find(plain) ?? withoutPrefix(plain, [...above, ...named], (rest) => book?.find(rest))
    },
  }
}

/** Full names first; a shortened name only when one region has it. */
class NameBook {
  readonly #ending: RegExp
  readonly #full = new Map<string, RegionEntry | null>()
  readonly #short = new Map<string, RegionEntry | null>()
  constructor(ending: RegExp) {
    this.#ending = ending
  }
  add(name: string, target: RegionEntry): void {
    const key = compact(name)
    note(this.#full, key, target)
    const stem = key.replace(this.#ending, '')
    if (stem.length >= 2) note(this.#short, stem, target)
  }
  find(text: string): RegionEntry | undefined {
    return this.#full.get(text) ?? this.#short.get(text) ?? this.#short.get(text.replace(this.#ending, '')) ?? undefined
  }
}

function note(book: Map<string, RegionEntry | null>, key: string, target: RegionEntry): void {
  const known = book.get(key)
  if (known === undefined) book.set(key, target)
  else if (known && known.code !== target.code) book.set(key, known.validTo === null && target.validTo !== null ? known : null)
}

function namesOf(entry: RegionEntry | undefined): string[] {
  return entry ? [entry.name, entry.name.replace(countyEnding, '')] : []
}

function withoutPrefix<T>(text: string, prefixes: readonly string[], find: (rest: string) => T | undefined): T | undefined {
  for (const prefix of prefixes) {
    if (prefix.length < 2 || !text.startsWith(prefix)) continue
    const rest = text.slice(prefix.length)
    const hit = find(rest) ?? (rest === '' ? undefined : withoutPrefix(rest, prefixes, find))
    if (hit !== undefined) return hit
  }
  return undefined
}

/** The code of the region; an unknown name is kept as written and flagged. */
export function parseRegion(cell: Cell, level: 'county' | 'township', regions: RegionIndex, countyCode: string | null): Parsed<string> {
  const text = cellText(cell)
  if (isNothing(text)) return nothing
  const entry = level === 'county' ? regions.county(text) : regions.township(text, countyCode)
  if (entry) return found(entry.code, text)
  const kept = tidy(text)
  return found(kept, text, finding('unknown-value', 'warning', { text: kept }))
}

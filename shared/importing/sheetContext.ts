// What holds for a whole sheet: with one sheet per county, the county stands in the title or on the tab and not in the rows.
import { compact } from '../values/cellText.ts'
import type { RegionIndex } from '../values/region.ts'
import type { RegionEntry } from './ledger.ts'

/**
 * @param title text above the header that names the table
 * @param notes other texts above the header, e.g. 填报单位：椒江区总工会
 * @returns the county that title, tab or notes name, asked in that order; undefined if none or several are named
 */
export function countyOfSheet(title: string, sheetName: string, notes: readonly string[], regions: RegionIndex): RegionEntry | undefined {
  return countyNamedIn(title, regions) ?? countyOnTab(sheetName, regions) ?? countyNamedIn(notes.join('\n'), regions)
}

function countyNamedIn(text: string, regions: RegionIndex): RegionEntry | undefined {
  const plain = compact(text)
  const named = new Map<string, RegionEntry>()
  for (const entry of regions.entries) {
    if (entry.level !== 'county' || entry.name.length < 3 || !plain.includes(entry.name)) continue
    const inForce = regions.county(entry.name)
    if (inForce) named.set(inForce.code, inForce)
  }
  return named.size === 1 ? [...named.values()][0] : undefined
}

/** 椒江 · 黄岩区 · 3路桥 · 9-玉环(新). */
function countyOnTab(name: string, regions: RegionIndex): RegionEntry | undefined {
  const plain = compact(name)
    .replace(/\([^()]*\)/g, '')
    .replace(/^[\d一二三四五六七八九十]*[、.．_-]?|[\d_-]+$/g, '')
  return regions.county(plain) ?? countyNamedIn(plain, regions)
}

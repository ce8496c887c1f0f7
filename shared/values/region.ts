import type { RegionEntry } from '../importing/ledger.ts'

/** Regions by name and code, for reading ledgers and showing records. */
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

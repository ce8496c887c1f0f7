// What the checks of data quality found: the shapes that the window, the command line and report L share, and their sums.
import type { OutputFile } from '../api/host.ts'
import type { Progress } from '../api/types.ts'
import type { RegisterId } from '../registers/index.ts'
import type { CheckCode } from './checks.ts'

/** error: must be mended; warning: is most likely wrong; info: will soon need somebody. */
export type FindingLevel = 'error' | 'warning' | 'info'
export const findingLevels: readonly FindingLevel[] = ['error', 'warning', 'info']
export const levelLabels: Readonly<Record<FindingLevel, string>> = { error: '错误', warning: '警告', info: '提示' }

/** Which finding it is: a record, one of its fields, and what was found there. */
export interface FindingKey {
  readonly register: RegisterId
  readonly id: number
  readonly code: CheckCode
  readonly field: string
}

export interface Finding extends FindingKey {
  readonly level: FindingLevel
  /** For the clerk; of a rule, the sentence that the record's form says. */
  readonly message: string
  /** What the record is called. */
  readonly name: string
  /** Name of the county that it belongs to; '' = none is written. */
  readonly county: string
  /** The field's label and its value as shown, masked where it is masked. */
  readonly label: string
  readonly value: string
  /** Records of the same register that it repeats. */
  readonly others: readonly number[]
  /** Put aside by the clerk: why, by whom, when (instant). */
  readonly aside: { readonly reason: string; readonly by: string; readonly at: string } | null
}

/** How many findings of one check there are in one register and county. */
export interface FindingCount {
  readonly code: CheckCode
  readonly level: FindingLevel
  readonly register: RegisterId
  /** Name; '' = none. */
  readonly county: string
  /** Open ones, and those that were put aside. */
  readonly count: number
  readonly aside: number
}

export interface QualitySummary {
  /** Instant at which the checks ended, and the day that they took for today. */
  readonly at: string
  readonly today: string
  /** Records that were looked at, and how long it took, in milliseconds. */
  readonly records: number
  readonly took: number
  /** Whether the office's data has changed since. */
  readonly stale: boolean
  /** In the order of the counties, checks and registers. */
  readonly counts: readonly FindingCount[]
}

export type QualityEvent = Progress | { readonly type: 'summary'; readonly summary: QualitySummary }
export type QualityExportEvent = Progress | { readonly type: 'written'; readonly file: OutputFile & { readonly rows: number } }

export interface FindingPage {
  readonly total: number
  readonly findings: readonly Finding[]
}

/** What of the findings is meant; what is absent is not asked for. */
export interface FindingFilter {
  readonly codes?: readonly CheckCode[] | undefined
  readonly county?: string | undefined
  readonly register?: RegisterId | undefined
  readonly level?: FindingLevel | undefined
}

export interface LevelCounts {
  readonly error: number
  readonly warning: number
  readonly info: number
  readonly total: number
  readonly aside: number
}

/** Sums of the counts that a filter leaves. */
export function sumOf(counts: readonly FindingCount[], filter: FindingFilter = {}): LevelCounts {
  const sums = { error: 0, warning: 0, info: 0, total: 0, aside: 0 }
  for (const each of counts) {
    if (!isMeant(each, filter)) continue
    sums[each.level] += each.count
    sums.total += each.count
    sums.aside += each.aside
  }
  return sums
}

/** Open findings per county, by name in the order in which they come; '' = no county is written. Report L counts by it. */
export function sumsByCounty(counts: readonly FindingCount[], filter: FindingFilter = {}): Map<string, LevelCounts> {
  const counties = new Set(counts.map(({ county }) => county))
  return new Map([...counties].map((county) => [county, sumOf(counts, { ...filter, county })]))
}

function isMeant(each: FindingCount, { codes, county, register, level }: FindingFilter): boolean {
  return (
    (codes === undefined || codes.includes(each.code)) &&
    (county === undefined || each.county === county) &&
    (register === undefined || each.register === register) &&
    (level === undefined || each.level === level)
  )
}

/** As the command line gives it. */
export interface FindingJson {
  readonly register: RegisterId
  readonly id: number
  readonly field: string
  readonly code: CheckCode
  readonly level: FindingLevel
  readonly message: string
}

// Records with what each of them adds to the columns of a table. Rows and traces are made of the same ones, so that no figure can differ from its trace.
import type { RegisterId } from '#shared/registers/index.ts'
import { amountOf } from '#shared/reports/amount.ts'
import { comparedPeriods } from '#shared/reports/compared.ts'
import { type CountedPlaces, summedCounts } from '#shared/reports/countedPlaces.ts'
import { placedContributions } from './placedContributions.ts'
import { type PlacedCounts, type PlacedRow, placedRows } from './placedRows.ts'
import type { Contributions, ReportFrame } from './reportKind.ts'
import type { ScopeRows } from './scopeRows.ts'

export interface MeasuredRecord<K extends string> {
  readonly id: number
  /** Region codes, text kept as written, or null. */
  readonly county: string | null
  readonly township: string | null
  readonly counts: Readonly<Partial<Record<K, number>>>
}

export interface Measured<K extends string> {
  readonly register: RegisterId
  /** By column, the keys of the fields that it is read from. What is not named here adds to no column. */
  readonly fields: Readonly<Partial<Record<K, readonly string[]>>>
  readonly records: readonly MeasuredRecord<K>[]
}

export interface MeasuredTable<K extends string> {
  readonly keys: readonly K[]
  /** Columns that bring 未归属 into sight. */
  readonly shown: readonly K[]
  /** Whether a time compares with this one at all. */
  compares(counts: Readonly<Record<K, number>>): boolean
  /** @param day y-m-d. To be called within a transaction. */
  read(frame: ReportFrame, day: string): readonly Measured<K>[]
  /** What `read` adds up to by place, for a day of which no record is asked for. */
  sums(frame: ReportFrame, day: string): readonly PlacedCounts[]
}

/** Rows of the period's last day, and the sums of those that it is compared with. To be called within a transaction. */
export function measuredPlaces<K extends string>(frame: ReportFrame, table: MeasuredTable<K>, measured: readonly Measured<K>[]): CountedPlaces<K> {
  const { office, period, places } = frame
  const rowsOf = (counted: readonly PlacedCounts[]) => inHundredths(placedRows(places, table.keys, counted, table.shown))
  return {
    period,
    scope: { code: places.scope.code, name: places.scope.name },
    places: places.places,
    rows: rowsOf(byPlace(measured)),
    total: places.scope.level !== 'township',
    compared: comparedPeriods(period)
      .map(({ key, label, period: other }) => ({ key, label, counts: summedCounts(table.keys, rowsOf(table.sums(frame, other.to))) }))
      .filter(({ counts }) => table.compares(counts)),
    today: office.clock.today(),
  }
}

/** The records behind a figure of a table per place. */
export function tracedPlaces<K extends string>(places: ScopeRows, measured: readonly Measured<K>[], row: string, column: string): Contributions[] {
  return measured.flatMap(({ register, fields, records }) => {
    const read = Object.hasOwn(fields, column) ? fields[column as K] : undefined
    if (read === undefined) return []
    const found = records.map(({ id, county, township, counts }) => ({ id, county, township, amount: counts[column as K] ?? 0 }))
    return [{ register, fields: read, records: placedContributions(places, row, found) }]
  })
}

/** Measures with decimals were added as binary fractions. */
function inHundredths<K extends string>(rows: readonly PlacedRow<K>[]): PlacedRow<K>[] {
  return rows.map((row) => ({ ...row, counts: mapped(row.counts) }))
}

function mapped<K extends string>(counts: Readonly<Record<K, number>>): Record<K, number> {
  return Object.fromEntries(Object.entries<number>(counts).map(([key, count]) => [key, amountOf(count)])) as Record<K, number>
}

/** What the records of one place add up to, so that the place's row is looked for once. */
export function byPlace<K extends string>(measured: readonly Measured<K>[]): PlacedCounts[] {
  const places = new Map<string | null, Map<string | null, Record<string, number>>>()
  for (const { records } of measured)
    for (const { county, township, counts } of records) {
      const ofCounty = found(places, county, () => new Map<string | null, Record<string, number>>())
      const sums = found(ofCounty, township, (): Record<string, number> => ({}))
      for (const key in counts) sums[key] = (sums[key] ?? 0) + (counts[key] ?? 0)
    }
  return [...places].flatMap(([county, ofCounty]) => [...ofCounty].map(([township, counts]) => ({ county, township, counts })))
}

function found<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value
}

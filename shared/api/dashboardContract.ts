// The dashboard: the office's figures by place, how they came to be, and where its centres stand.
import { oc, type as typed } from '@orpc/contract'
import type { FigureKey, PlaceCount } from '../dashboard/figures.ts'
import type { MonthKey, QuarterKey } from '../dashboard/trends.ts'
import type { Position } from '../geography/sphere.ts'
import { asOf, counted } from './recordsContract.ts'

/** null: nothing to divide by. */
type Figures<K extends string> = Readonly<Record<K, number | null>>

export interface DashboardPlace {
  /** Region code, `own` or `unplaced`, as in reports. */
  readonly key: string
  readonly label: string
  readonly figures: Figures<FigureKey>
  /** What they are made from: of a rate what stands above and below the line. */
  readonly counts: Readonly<Record<PlaceCount, number>>
}

export interface DashboardFigures {
  /** y-m-d */
  readonly today: string
  readonly scope: { readonly code: string; readonly name: string }
  /** Heading of the first column: 县（市、区） or 镇（街道）. */
  readonly heading: string
  readonly places: readonly DashboardPlace[]
  readonly total: Figures<FigureKey>
  readonly totalCounts: Readonly<Record<PlaceCount, number>>
}

export interface TrendPoint<K extends string> {
  /** Last day that it counts, y-m-d. */
  readonly day: string
  /** 2018年四季度末, 2019年6月, 今天. */
  readonly label: string
  readonly figures: Figures<K>
}

export interface DashboardTrend {
  /** Stocks at the end of each quarter, and today. */
  readonly quarters: readonly TrendPoint<QuarterKey>[]
  /** Each month as its bulletin; the last one is not over. */
  readonly months: readonly TrendPoint<MonthKey>[]
}

export interface MapCentre {
  readonly id: number
  readonly name: string
  /** As the code table calls it, or as it was written. */
  readonly type: string
  /** Key of its place in the figures; null: in none of them. */
  readonly place: string | null
  readonly townshipName: string
  /** null: unknown, or figures that cannot be right. */
  readonly position: Position | null
  /** Unions within its circle, and their members as reported. */
  readonly unions: number
  readonly members: number
}

export interface ServiceMap {
  /** 30, unless the office has set another time. */
  readonly minutes: number
  readonly radiusM: number
  /** How the radius came about. */
  readonly radiusText: string
  readonly centres: readonly MapCentre[]
  /** Of places without an outline, townships: where they stand, as far as anybody knows. */
  readonly middles: Readonly<Record<string, Position>>
  readonly unions: { readonly all: number; readonly known: number; readonly within: number }
  readonly members: { readonly all: number; readonly known: number; readonly within: number }
}

/** What a list says of the figure whose records it shows. */
export interface CountedWords {
  readonly label: string
  /** 椒江区, 市本级, 未归属; '' for the whole office. */
  readonly place: string
  readonly figure: number
  readonly unit: string
  readonly records: number
}

export const dashboard = {
  figures: oc.output(typed<DashboardFigures>()),
  trend: oc.output(typed<DashboardTrend>()),
  /** @throws scope-unknown for a place that there is not */
  counted: oc.input(counted.extend({ asOf })).output(typed<CountedWords>()),
  map: oc.output(typed<ServiceMap>()),
}

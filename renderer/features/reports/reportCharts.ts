// Which reports have a chart beside their table, and what it draws of them. A bar of a column is as long as that column's figure, and opens what the figure opens.
import type { Report, ReportRow } from '#shared/reports/report.ts'
import type { ChartTone } from '../../components/useChartLook.ts'

export type ChartBars = {
  readonly label: string
  readonly tone: ChartTone
  /** Stands beside the others, thin: a part of one of them. */
  readonly beside?: true
} & (
  | { readonly column: string }
  /** No figure of the table. @returns null where there is nothing to draw */
  | { figure(row: ReportRow): number | null }
)

export interface ChartSpec {
  readonly title: string
  /** From the bottom of each bar up; together they are its whole. */
  readonly bars: readonly ChartBars[]
  readonly unit: string
  /** A column of rates, written over the bars. */
  readonly rate: { readonly label: string; readonly column: string }
}

const charts: Readonly<Record<string, ChartSpec>> = {
  A: {
    title: '各地基层工会',
    unit: '个',
    bars: [
      { label: '单独建会', tone: 'info', column: 'single' },
      { label: '联合建会', tone: 'good', column: 'joint' },
    ],
    rate: { label: '入会率', column: 'memberRate' },
  },
  B: {
    title: '各地进度',
    unit: '家',
    bars: [
      { label: '已建会', tone: 'good', column: 'founded' },
      { label: '未办结', tone: 'info', column: 'open' },
      { label: '不符合条件', tone: 'plain', column: 'notEligible' },
      { label: '未办结中逾期的', tone: 'warning', column: 'overdue', beside: true },
    ],
    rate: { label: '建会率', column: 'foundedRate' },
  },
  C: {
    title: '各地年度目标',
    unit: '个',
    bars: [
      { label: '本年新建', tone: 'good', column: 'addedYear' },
      { label: '距年度目标', tone: 'plain', figure: ({ figures: { target, addedYear } }) => Math.max(0, (target ?? 0) - (addedYear ?? 0)) },
    ],
    rate: { label: '完成率', column: 'doneRate' },
  },
}

export function chartOf(report: Report): ChartSpec | null {
  return charts[report.id] ?? null
}

/** Rows that are places: sums and other periods would dwarf them. */
export function chartRows(report: Report): ReportRow[] {
  return report.rows.filter(({ kind }) => kind !== 'total' && kind !== 'compare')
}

/** What a bar is as long as. */
export function barFigure(bars: ChartBars, row: ReportRow): number | null {
  return 'column' in bars ? (row.figures[bars.column] ?? null) : bars.figure(row)
}

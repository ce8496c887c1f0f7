// Which reports have a chart beside their table, and what it draws of them. What a bar leads to is said by reportLinks.ts, by the column that it is of.
import type { Report, ReportRow } from '#shared/reports/report.ts'
import type { ChartTone } from '../../components/useChartLook.ts'

export interface ChartBars {
  readonly label: string
  readonly tone: ChartTone
  /** The column whose list a bar leads to. */
  readonly column: string
  /** @returns null where there is nothing to draw */
  figure(row: ReportRow): number | null
}

export interface ChartSpec {
  readonly title: string
  /** From the bottom of each bar up; together they are its whole. */
  readonly bars: readonly ChartBars[]
  readonly unit: string
  /** A column of rates, written over the bars. */
  readonly rate: { readonly label: string; readonly column: string }
}

const of = (column: string) => (row: ReportRow) => row.figures[column] ?? null

const charts: Readonly<Record<string, ChartSpec>> = {
  A: {
    title: '各地基层工会',
    unit: '个',
    bars: [
      { label: '单独建会', tone: 'info', column: 'single', figure: of('single') },
      { label: '联合建会', tone: 'good', column: 'joint', figure: of('joint') },
    ],
    rate: { label: '入会率', column: 'memberRate' },
  },
  B: {
    title: '各地进度',
    unit: '家',
    bars: [
      { label: '已建会', tone: 'good', column: 'founded', figure: of('founded') },
      { label: '未办结（未逾期）', tone: 'info', column: 'open', figure: (row) => (row.figures.open ?? 0) - (row.figures.overdue ?? 0) },
      { label: '逾期', tone: 'warning', column: 'overdue', figure: of('overdue') },
      { label: '不符合条件', tone: 'plain', column: 'notEligible', figure: of('notEligible') },
    ],
    rate: { label: '建会率', column: 'foundedRate' },
  },
  C: {
    title: '各地年度目标',
    unit: '个',
    bars: [
      { label: '本年新建', tone: 'good', column: 'addedYear', figure: of('addedYear') },
      { label: '距年度目标', tone: 'plain', column: 'target', figure: ({ figures: { target, addedYear } }) => Math.max(0, (target ?? 0) - (addedYear ?? 0)) },
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

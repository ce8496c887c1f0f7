// Report C 季度总结: unions at the beginning and the end, what came and went between, and how far the year's target is reached. Flows add from quarter to quarter, stocks do not.
import { checkRows, leaves, makesUp, within } from './checks.ts'
import { dayLabel, type Period, periodWords, unfinishedNotes } from './period.ts'
import { rateOf } from './rate.ts'
import type { Report, ReportColumn, ReportRow } from './report.ts'
import { reportHead } from './reportHead.ts'

/** What came and went in a period. */
const flowSums = ['added', 'deregistered', 'merged'] as const
/** Stocks on the day before the period and on its last day; what came since the year began; the same flows of other periods. */
export const summarySums = ['opening', 'closing', ...flowSums, 'addedYear', 'beforeAdded', 'beforeRemoved', 'lastYearAdded', 'lastYearRemoved'] as const
export type SummarySum = (typeof summarySums)[number]

export function isSummarySum(column: string): column is SummarySum {
  return (summarySums as readonly string[]).includes(column)
}
export type SummaryCounts = Readonly<Record<SummarySum, number>>

export interface SummaryPlace {
  readonly key: string
  readonly label: string
  readonly kind: Exclude<ReportRow['kind'], 'total' | 'compare'>
  readonly counts: SummaryCounts
  /** Of the year; null = none was set. */
  readonly target: number | null
}

export const summaryReport = { id: 'C', title: '基层工会组建季度总结', label: '附件', rhythm: 'quarter', units: '（单位：个、%）', rules: 'C-1' } as const

/** @param hasLastYear a year is compared with the year before alone */
function summaryColumns(places: string, period: Period, hasLastYear: boolean): ReportColumn[] {
  const words = periodWords(period)
  const others = (key: string, band: string): ReportColumn[] => [
    { key: `${key}Added`, path: [band, '增加'], kind: 'count' },
    { key: `${key}Removed`, path: [band, '减少'], kind: 'count' },
    { key: `${key}Net`, path: [band, '净增'], kind: 'count', formula: { of: 'sum', plus: [`${key}Added`], minus: [`${key}Removed`] } },
  ]
  return [
    { key: 'label', path: [places], kind: 'label' },
    { key: 'opening', path: ['期初'], kind: 'count' },
    { key: 'added', path: [words.this, '增加'], kind: 'count' },
    { key: 'removed', path: [words.this, '减少'], kind: 'count', formula: { of: 'sum', plus: ['deregistered', 'merged'] } },
    { key: 'deregistered', path: [words.this, '撤销'], kind: 'count' },
    { key: 'merged', path: [words.this, '合并'], kind: 'count' },
    { key: 'net', path: [words.this, '净增'], kind: 'count', formula: { of: 'sum', plus: ['added'], minus: ['removed'] } },
    { key: 'closing', path: ['期末'], kind: 'count' },
    { key: 'target', path: ['年度目标', '目标数'], kind: 'count' },
    { key: 'addedYear', path: ['年度目标', '本年新建'], kind: 'count' },
    { key: 'doneRate', path: ['年度目标', '完成率（%）'], kind: 'rate', formula: { of: 'rate', part: 'addedYear', whole: 'target' } },
    ...others('before', words.before),
    ...(hasLastYear ? others('lastYear', words.lastYear) : []),
  ]
}

export interface SummaryInput {
  readonly period: Period
  readonly scope: Report['scope']
  readonly places: string
  readonly rows: readonly SummaryPlace[]
  readonly total: boolean
  /** Of the whole scope, where its parts have none of their own; null = add up the rows' */
  readonly target: number | null
  readonly hasLastYear: boolean
  /** y-m-d */
  readonly today: string
}

/** A month and a year are summed up as a quarter is. */
const titles: Readonly<Record<Period['rhythm'], string>> = { month: '基层工会组建月度总结', quarter: summaryReport.title, year: '基层工会组建年度总结' }

export function summaryTable(input: SummaryInput): Report {
  const sum = Object.fromEntries(summarySums.map((key) => [key, input.rows.reduce((all, { counts }) => all + counts[key], 0)])) as Record<SummarySum, number>
  const targets = input.rows.flatMap(({ target }) => (target === null ? [] : [target]))
  const target = targets.length > 0 ? targets.reduce((all, one) => all + one, 0) : input.target
  const rows: ReportRow[] = input.rows.map(({ key, label, kind, counts, target: own }) => ({ key, label, kind, figures: figuresOf(counts, own) }))
  if (input.total) rows.push({ key: 'total', label: '合计', kind: 'total', figures: figuresOf(sum, target) })
  const columns = summaryColumns(input.places, input.period, input.hasLastYear)
  return {
    ...reportHead({ ...summaryReport, title: titles[input.period.rhythm] }, input),
    columns,
    rows,
    footers: footersOf(input, sum, target, targets.length),
    checks: checkRows(columns, rows, {
      sums: [...summarySums, ...(targets.length > 0 ? ['target'] : [])],
      rules: [
        leaves('closing', ['opening', 'added'], ['removed'], '期初＋增加－减少＝期末'),
        makesUp('removed', ['deregistered', 'merged'], '撤销＋合并＝减少'),
        within('added', 'addedYear', '本期增加≤本年新建'),
      ],
    }),
  }
}

function figuresOf(counts: SummaryCounts, target: number | null): ReportRow['figures'] {
  const removed = counts.deregistered + counts.merged
  return {
    ...counts,
    removed,
    net: counts.added - removed,
    beforeNet: counts.beforeAdded - counts.beforeRemoved,
    lastYearNet: counts.lastYearAdded - counts.lastYearRemoved,
    target,
    doneRate: target === null ? null : rateOf(counts.addedYear, target),
  }
}

function footersOf(input: SummaryInput, sum: SummaryCounts, target: number | null, withTarget: number): string[] {
  const unplaced = input.rows.find(({ kind }) => kind === 'unplaced')
  const regions = input.rows.filter(({ kind }) => kind === 'region' || kind === 'own').length
  const footers = [
    `统计口径：期末为截至${dayLabel(input.period.to)}已建立且未撤销、未合并的基层工会，期初为期前一日的同口径数；增加为期内建立的，减少为期内撤销、合并的。日期只到年或月的，按该年、该月首日计。期末数、期初数不能跨期相加，增加数、减少数可以相加。`,
    `完成率＝本年新建÷年度目标数${target === null ? '' : `（本表合计 ${sum.addedYear}÷${target}）`}，本年新建为1月1日至期末建立的；合计行按合计数计算，保留一位小数；没有设目标的记“—”。`,
  ]
  footers.push(...unfinishedNotes(input.period, input.today))
  if (withTarget > 0 && withTarget < regions) footers.push(`没有设年度目标的${regions - withTarget}个地区，其本年新建数计入合计。`)
  if (unplaced) footers.push(`“${unplaced.label}”为所在地未填或不在区划表内的工会，已计入合计。`)
  return footers
}

// Scores of federations: the annexes of report J. Every appraisal that ends in the period has a table of its own, since ranks are shared within one appraisal alone.
import { type CountedRow, countedTable } from './countedTable.ts'
import { yearOf } from './fallsIn.ts'
import type { Period } from './period.ts'
import type { ReportColumn, ReportTable } from './report.ts'

/** Month with which it ends; one that names no part of the year is of the whole year. */
const endingMonth: Readonly<Record<string, number>> = { 一季度: 3, 上半年: 6, 二季度: 6, 三季度: 9, 四季度: 12, 下半年: 12, 全年: 12 }
export const wholeYear = '全年'

export function endsIn(appraisal: { readonly year: number | null; readonly part: string }, { from, to }: Period): boolean {
  const month = endingMonth[appraisal.part] ?? 12
  return appraisal.year === yearOf({ to }) && month >= Number(from.slice(5, 7)) && month <= Number(to.slice(5, 7))
}

export const appraisalColumns: readonly ReportColumn[] = [
  { key: 'label', path: ['被考评单位'], kind: 'label' },
  { key: 'items', path: ['考评项目（项）', '合计'], kind: 'count' },
  { key: 'scored', path: ['考评项目（项）', '已评分'], kind: 'count' },
  { key: 'weight', path: ['权重合计'], kind: 'amount' },
  { key: 'selfScore', path: ['自评分'], kind: 'amount' },
  { key: 'score', path: ['考评得分'], kind: 'amount' },
  { key: 'scoreRate', path: ['得分率（%）'], kind: 'rate', formula: { of: 'rate', part: 'score', whole: 'weight' } },
  { key: 'scoreRank', path: ['位次'], kind: 'rank', formula: { of: 'rank', by: 'scoreRate' } },
]

export interface AppraisalPart {
  /** 全年, 上半年, 一季度 … */
  readonly part: string
  /** One for each federation, keys 'appraisal:PART:…'. What has no score yet is null. */
  readonly rows: readonly CountedRow[]
}

/** Scores of several federations add up to nothing: there is no total. */
export function appraisalTables(period: Period, parts: readonly AppraisalPart[]): ReportTable[] {
  return parts.map(({ part, rows }) => countedTable({ title: `${yearOf(period)}年${part}考评得分`, columns: appraisalColumns, rows, total: null }))
}

// Report B 未建会核查通报: its definition as data and its arithmetic. How far each case had come is told by caseOn.ts.
import { addDays } from '../values/calendar.ts'
import { caseOn, issueDay, type RecordedCase } from './caseOn.ts'
import { checkRows, makesUp, within } from './checks.ts'
import { heldAgainst } from './compared.ts'
import { countedKeys } from './countedTable.ts'
import { dayLabel, type Period, periodWords, unfinishedNotes } from './period.ts'
import { ranked } from './ranked.ts'
import { percentText, rateOf } from './rate.ts'
import type { Report, ReportColumn, ReportRow } from './report.ts'
import { reportHead } from './reportHead.ts'

/** Added to rows as they are; every other figure is made from these. */
export const bulletinSums = ['issued', 'verified', 'founded', 'single', 'joint', 'foundedNow', 'foundedYear', 'notEligible', 'open', 'overdue'] as const
export type BulletinSum = (typeof bulletinSums)[number]

export function isBulletinSum(column: string): column is BulletinSum {
  return (bulletinSums as readonly string[]).includes(column)
}

/** What has to be said about the counts under the table. */
export const bulletinGaps = [
  'issueDayUnknown', // counted from the day on which they were entered
  'formUnknown', // no union or no form on record
  'withoutDeadline', // open, and can never be overdue
] as const
export type BulletinGap = (typeof bulletinGaps)[number]
export type BulletinCounts = Readonly<Record<BulletinSum | BulletinGap, number>>

/** Which cases a union should have been founded for: all that were handed out, or only those that somebody has looked at; in both without those that turned out not to be eligible. */
export type ShouldFound = 'issued' | 'verified'

export interface BulletinCase extends RecordedCase {
  /** Of the union that came of it. */
  readonly form: 'single' | 'joint' | null
}

export interface BulletinPlace {
  readonly key: string
  readonly label: string
  readonly kind: Exclude<ReportRow['kind'], 'total' | 'compare'>
  readonly counts: BulletinCounts
}

export const bulletinReport = { id: 'B', title: '未建会核查通报', label: '附件', rhythm: 'month', units: '（单位：家、%）', rules: 'B-1' } as const

/** One case as a period counts it. */
export function countCase(found: BulletinCase, period: Period): Record<BulletinSum | BulletinGap, number> {
  const then = caseOn(found, period.to)
  const joint = then.founded && found.form === 'joint'
  const foundedAfter = (day: string) => Number(then.foundedOn !== null && then.foundedOn > day)
  return {
    issued: Number(then.issued),
    verified: Number(then.verified),
    founded: Number(then.founded),
    single: Number(then.founded && !joint),
    joint: Number(joint),
    foundedNow: foundedAfter(addDays(period.from, -1)),
    foundedYear: foundedAfter(`${Number(period.to.slice(0, 4)) - 1}-12-31`),
    notEligible: Number(then.notEligible),
    open: Number(then.open),
    overdue: Number(then.overdue),
    issueDayUnknown: Number(then.issued && found.issuedOn === null && issueDay(found) !== null),
    formUnknown: Number(then.founded && found.form === null),
    withoutDeadline: Number(then.open && found.dueOn === null && found.extendedTo === null),
  }
}

export function noBulletinCounts(): Record<BulletinSum | BulletinGap, number> {
  return Object.fromEntries([...bulletinSums, ...bulletinGaps].map((key) => [key, 0])) as Record<BulletinSum | BulletinGap, number>
}

/** A year's own and what it has come to are one figure, said once. @param places heading of the first column. @param rule what 应建会 is made from */
function bulletinColumns(places: string, period: Period, rule: ShouldFound): ReportColumn[] {
  return [
    { key: 'label', path: [places], kind: 'label' },
    { key: 'issued', path: ['下发'], kind: 'count' },
    { key: 'verified', path: ['核查', '已核查'], kind: 'count' },
    { key: 'verifiedRate', path: ['核查', '核查率（%）'], kind: 'rate', formula: { of: 'rate', part: 'verified', whole: 'issued' } },
    { key: 'shouldFound', path: ['应建会'], kind: 'count', formula: { of: 'sum', plus: [rule], minus: ['notEligible'] } },
    { key: 'founded', path: ['已建会', '合计'], kind: 'count' },
    { key: 'single', path: ['已建会', '单独建会'], kind: 'count' },
    { key: 'joint', path: ['已建会', '联合建会'], kind: 'count' },
    { key: 'foundedNow', path: ['已建会', periodWords(period).this], kind: 'count' },
    ...(isOfYear(period) ? [] : [{ key: 'foundedYear', path: ['已建会', '本年累计'], kind: 'count' } as const]),
    { key: 'foundedRate', path: ['建会率（%）'], kind: 'rate', formula: { of: 'rate', part: 'founded', whole: 'shouldFound' } },
    { key: 'notEligible', path: ['不符合条件'], kind: 'count' },
    { key: 'open', path: ['未办结', '合计'], kind: 'count' },
    { key: 'overdue', path: ['未办结', '逾期'], kind: 'count' },
    { key: 'rank', path: ['位次'], kind: 'rank', formula: { of: 'rank', by: 'foundedRate' } },
  ]
}

function isOfYear({ rhythm }: Period): boolean {
  return rhythm === 'year'
}

export interface BulletinInput {
  readonly period: Period
  readonly scope: Report['scope']
  readonly places: string
  readonly rows: readonly BulletinPlace[]
  readonly total: boolean
  /** Sums of the same scope in the other periods; those in which something had been handed out are printed below 合计. */
  readonly compared: readonly { readonly key: string; readonly label: string; readonly counts: BulletinCounts }[]
  readonly shouldFound: ShouldFound
  /** y-m-d */
  readonly today: string
}

/** Rows, total, comparison and footers. The total adds the very counts that the rows print, and its rates are Σ ÷ Σ. */
export function bulletinTable(input: BulletinInput): Report {
  const sum = noBulletinCounts()
  for (const { counts } of input.rows) for (const key of [...bulletinSums, ...bulletinGaps]) sum[key] += counts[key]
  const figures = input.rows.map(({ counts }) => bulletinFigures(counts, input.shouldFound))
  const ranks = ranked(figures.map(({ foundedRate }, index) => (input.rows[index]?.kind === 'unplaced' ? null : foundedRate)))
  const rows: ReportRow[] = input.rows.map(({ key, label, kind }, index) => ({ key, label, kind, figures: { ...figures[index], rank: ranks[index] ?? null } }))
  const unranked = (counts: BulletinCounts) => ({ ...bulletinFigures(counts, input.shouldFound), rank: null })
  if (input.total) rows.push({ key: 'total', label: '合计', kind: 'total', figures: unranked(sum) })
  const { compared, notes } = heldAgainst(input.compared, ({ counts }) => counts.issued > 0, '没有下发的企业')
  for (const { key, label, counts } of compared) rows.push({ key, label, kind: 'compare', figures: unranked(counts) })
  const columns = bulletinColumns(input.places, input.period, input.shouldFound)
  return {
    ...reportHead(bulletinReport, input),
    columns,
    rows,
    footers: [...bulletinFooters({ ...input, compared }, sum), ...notes],
    checks: checkRows(columns, rows, {
      sums: [...countedKeys(columns), 'shouldFound'],
      rules: [
        makesUp('issued', ['founded', 'notEligible', 'open'], '已建会＋不符合条件＋未办结＝下发'),
        makesUp('founded', ['single', 'joint'], '单独建会＋联合建会＝已建会'),
        within('verified', 'issued', '已核查≤下发'),
        within('founded', 'shouldFound', '已建会≤应建会'),
        ...(isOfYear(input.period)
          ? [within('foundedNow', 'founded', '本年建会≤已建会')]
          : [within('foundedNow', 'foundedYear', '本期建会≤本年累计'), within('foundedYear', 'founded', '本年累计≤已建会')]),
        within('overdue', 'open', '逾期≤未办结'),
      ],
    }),
  }
}

/** Of a row of the table, but for its rank. */
export function bulletinFigures(
  counts: BulletinCounts,
  rule: ShouldFound,
): Record<BulletinSum | 'verifiedRate' | 'shouldFound' | 'foundedRate', number | null> {
  const shouldFound = counts[rule] - counts.notEligible
  return {
    ...(Object.fromEntries(bulletinSums.map((key) => [key, counts[key]])) as Record<BulletinSum, number>),
    verifiedRate: rateOf(counts.verified, counts.issued),
    shouldFound,
    foundedRate: rateOf(counts.founded, shouldFound),
  }
}

function bulletinFooters(input: BulletinInput, sum: BulletinCounts): string[] {
  const day = dayLabel(input.period.to)
  const all = input.shouldFound === 'issued' ? '下发' : '已核查'
  const shouldFound = sum[input.shouldFound] - sum.notEligible
  const unplaced = input.rows.find(({ kind }) => kind === 'unplaced')
  const footers = [
    `统计口径：截至${day}已下发的未建会核查企业，按各环节登记的日期计；${day}以后核查、建会、办结的不计。日期只到年或月的，按该年、该月首日计；环节没有登记日期的，按录入日期计。`,
    `核查率＝已核查÷下发（本表合计 ${sum.verified}÷${sum.issued}）；应建会＝${all}－不符合条件；建会率＝已建会÷应建会（本表合计 ${sum.founded}÷${shouldFound}）。合计行按合计数计算，保留一位小数；分母为0的记“—”。`,
    '逾期为超过办结期限（延期的按延期后的期限）仍未办结的。位次按建会率从高到低排列，相同的并列。',
  ]
  footers.push(...unfinishedNotes(input.period, input.today))
  const gaps: [number, string][] = [
    [sum.issueDayUnknown, `没有登记下发日期的${sum.issueDayUnknown}家，按录入日期计入。`],
    [sum.formUnknown, `已建会而没有登记所建工会或其建会形式的${sum.formUnknown}家，计入单独建会。`],
    [sum.withoutDeadline, `未办结而没有登记办结期限的${sum.withoutDeadline}家，不计逾期。`],
    [unplaced?.counts.issued ?? 0, `“${unplaced?.label}”为所在地未填或不在区划表内的企业${unplaced?.counts.issued}家，已计入合计，不排位次。`],
  ]
  for (const [count, sentence] of gaps) if (count > 0) footers.push(sentence)
  const compared = input.compared.map(({ label, counts }) => comparison(label, counts, input.shouldFound, rateOf(sum.founded, shouldFound)))
  if (compared.length > 0) footers.push(`建会率${compared.join('，')}。`)
  return footers
}

/** 与上月（58.3%）相比提高2.7个百分点. Taken from the printed rates, so that nobody works out another difference. */
function comparison(label: string, counts: BulletinCounts, rule: ShouldFound, rate: number | null): string {
  const before = rateOf(counts.founded, counts[rule] - counts.notEligible)
  if (rate === null || before === null) return `与${label}没有可比的`
  const points = Math.round(rate * 1000) - Math.round(before * 1000)
  const change = points === 0 ? '持平' : `${points > 0 ? '提高' : '下降'}${percentText(Math.abs(points) / 1000)}个百分点`
  return `与${label}（${percentText(before)}%）相比${change}`
}

// Report L 数据质量: its definition as data and its arithmetic. What the checks are and what they found is the business of shared/quality and the core.
import { type CheckCode, type CheckKind, checkCodes, checkKinds, checkOf } from '../quality/checks.ts'
import { type FindingLevel, findingLevels, levelLabels } from '../quality/findings.ts'
import { checkRows, makesUp } from './checks.ts'
import { type ComparedPeriod, heldAgainst } from './compared.ts'
import { dayLabel, type Period, unfinishedNotes } from './period.ts'
import type { Report, ReportColumn, ReportRow } from './report.ts'
import { reportHead } from './reportHead.ts'

export const qualityReport = { id: 'L', title: '数据质量情况', label: '附件', rhythm: 'quarter', units: '（单位：处）', rules: 'L-1' } as const

const qualityKinds = Object.keys(checkKinds) as CheckKind[]

/** Open findings by the kind of their check and by their level, and those that were looked into and put aside. */
export type QualitySum = CheckKind | FindingLevel | 'aside'
export const qualitySums: readonly QualitySum[] = [...qualityKinds, ...findingLevels, 'aside']
export type QualityCounts = Readonly<Record<QualitySum, number>>

/** Of one check, in all places together. */
export interface CheckCounts {
  readonly code: CheckCode
  readonly found: number
  readonly aside: number
  /** Labels of the registers in which it found anything. */
  readonly registers: readonly string[]
}

export interface QualityInput {
  readonly period: Period
  readonly scope: Report['scope']
  /** Heading of the first column. */
  readonly places: string
  readonly rows: readonly (Pick<ReportRow, 'key' | 'label'> & {
    readonly kind: Exclude<ReportRow['kind'], 'total' | 'compare'>
    readonly counts: QualityCounts
  })[]
  readonly total: boolean
  readonly byCheck: readonly CheckCounts[]
  /** The run that is told of; null: none was kept. */
  readonly run: { readonly day: string; readonly records: number } | null
  /** The periods that it is held against, with the day of the run that was kept; null: none was. */
  readonly compared: readonly (Pick<ComparedPeriod, 'key' | 'label'> & { readonly day: string | null; readonly counts: QualityCounts })[]
  /** y-m-d */
  readonly today: string
}

/** @param places heading of the first column */
function qualityColumns(places: string): ReportColumn[] {
  return [
    { key: 'label', path: [places], kind: 'label' },
    { key: 'total', path: ['问题合计'], kind: 'count', formula: { of: 'sum', plus: qualityKinds } },
    ...qualityKinds.map((kind): ReportColumn => ({ key: kind, path: ['按问题', checkKinds[kind]], kind: 'count' })),
    ...findingLevels.map((level): ReportColumn => ({ key: level, path: ['按程度', levelLabels[level]], kind: 'count' })),
    { key: 'aside', path: ['已核实搁置'], kind: 'count' },
  ]
}

const checkColumns: readonly ReportColumn[] = [
  { key: 'label', path: ['检查项目'], kind: 'label' },
  { key: 'kind', path: ['类别'], kind: 'text' },
  { key: 'registers', path: ['涉及台账'], kind: 'text' },
  { key: 'found', path: ['问题'], kind: 'count' },
  { key: 'aside', path: ['已核实搁置'], kind: 'count' },
]

export function noQualityCounts(): Record<QualitySum, number> {
  return Object.fromEntries(qualitySums.map((sum) => [sum, 0])) as Record<QualitySum, number>
}

/** Rows by place, with those of other periods below; beside them every check that found anything. Before the first run nothing is known, and all of it prints —. */
export function qualityTable(input: QualityInput): Report {
  const sum = noQualityCounts()
  for (const { counts } of input.rows) for (const key of qualitySums) sum[key] += counts[key]
  const columns = qualityColumns(input.places)
  const figures = (counts: QualityCounts) => (input.run === null ? unknown(columns) : figuresOf(counts))
  const rows: ReportRow[] = input.rows.map(({ key, label, kind, counts }) => ({ key, label, kind, figures: figures(counts) }))
  if (input.total) rows.push({ key: 'total', label: '合计', kind: 'total', figures: figures(sum) })
  const { compared, notes } = heldAgainst(input.compared, ({ day }) => day !== null, '没有留存的检查结果')
  for (const { key, label, counts } of compared) rows.push({ key, label, kind: 'compare', figures: figures(counts) })
  const annex = checksTable(input)
  return {
    ...reportHead(qualityReport, input),
    columns,
    rows,
    annexes: annex.rows.length === 0 ? [] : [annex],
    footers: [...qualityFooters({ ...input, compared }), ...notes],
    checks: [
      { code: 'checked', text: '台账已经检查', failing: input.run === null ? ['还没有检查过数据质量'] : [] },
      ...checkRows(columns, rows, { sums: qualitySums, rules: [makesUp('total', [...findingLevels], '错误＋警告＋提示＝问题合计')] }),
      ...checkRows(annex.columns, annex.rows, { sums: ['found', 'aside'], rules: [], annex: annex.title }),
      { code: 'annex', text: '附表合计＝问题合计', failing: input.run === null ? [] : mismatch(annex.rows, sum) },
    ],
  }
}

function figuresOf(counts: QualityCounts): ReportRow['figures'] {
  return { ...counts, total: qualityKinds.reduce((all, kind) => all + counts[kind], 0) }
}

function unknown(columns: readonly ReportColumn[]): ReportRow['figures'] {
  return Object.fromEntries(columns.filter(({ kind }) => kind !== 'label').map(({ key }) => [key, null]))
}

function checksTable({ byCheck }: QualityInput): NonNullable<Report['annexes']>[number] {
  const inOrder = byCheck.toSorted((one, other) => checkCodes.indexOf(one.code) - checkCodes.indexOf(other.code))
  const rows: ReportRow[] = inOrder.map(({ code, found, aside, registers }) => ({
    key: `check:${code}`,
    label: checkOf(code).label,
    kind: 'group',
    figures: { found, aside },
    texts: { kind: checkKinds[checkOf(code).kind], registers: registers.join('、') },
  }))
  const sumOf = (key: 'found' | 'aside') => byCheck.reduce((sum, each) => sum + each[key], 0)
  if (rows.length > 0) rows.push({ key: 'check:total', label: '合计', kind: 'total', figures: { found: sumOf('found'), aside: sumOf('aside') } })
  return { title: '各项检查', columns: checkColumns, rows }
}

function mismatch(rows: readonly ReportRow[], sum: QualityCounts): string[] {
  const [open, found] = [qualityKinds.reduce((all, kind) => all + sum[kind], 0), rows.at(-1)?.figures.found ?? 0]
  return open === found ? [] : [`合计（${open}、${found}）`]
}

function qualityFooters({ run, period, compared, rows, today }: QualityInput): string[] {
  if (run === null) return ['还没有检查过数据质量，各数记“—”。请先检查，再出这张表。']
  const unplaced = rows.find(({ kind }) => kind === 'unplaced')
  const late = run.day > period.to ? `；${dayLabel(period.to)}以前没有留存的检查结果，用的是此后第一次的` : ''
  const others = compared.flatMap(({ label, day }) => (day === null ? [] : [`${label}为${dayLabel(day)}的检查结果`]))
  return [
    `数据为${dayLabel(run.day)}检查的结果${late}，共检查${run.records}条记录。一条记录有几处问题的，计几处；检查的项目和改法见“数据质量”。`,
    '错误必须改正，警告多半有误，提示将要有人办理；已核实搁置的不计入问题。记录按自己的所在地计，没有所在地的按它关联的记录计。',
    ...(unplaced ? ['“未归属”为所在地未填、不在区划表内或与地区无关的记录，已计入合计。'] : []),
    ...(others.length > 0 ? [`${others.join('；')}。`] : []),
    ...unfinishedNotes(period, today),
  ]
}

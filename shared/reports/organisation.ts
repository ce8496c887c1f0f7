// Report A 基层工会组织情况: its definition as data and its arithmetic. Where the counts come from is the core's business.
import { checkRows, makesUp, within } from './checks.ts'
import { heldAgainst } from './compared.ts'
import { dayLabel, type Period, unfinishedNotes } from './period.ts'
import { percentText, rateOf } from './rate.ts'
import type { Report, ReportColumn, ReportRow } from './report.ts'
import { reportHead } from './reportHead.ts'

/** Added to rows as they are; every other figure is made from these. */
export const organisationSums = [
  'unions',
  'single',
  'joint',
  'unitsCovered',
  'employees',
  'womenEmployees',
  'members',
  'womenMembers',
  'migrantMembers',
] as const
export type OrganisationSum = (typeof organisationSums)[number]

export function isOrganisationSum(column: string): column is OrganisationSum {
  return (organisationSums as readonly string[]).includes(column)
}

/** What has to be said about the counts under the table. */
export const organisationGaps = [
  'foundedUnknown', // counted without a founding date
  'foundedYearOnly', // counted, but the ledger names only the period's year
  'formUnknown', // single or joint by the number of covered units
  'employeesMissing',
  'womenEmployeesMissing',
  'membersMissing',
  'womenMembersMissing',
  'migrantMembersMissing',
  'withoutUnits', // no covered unit on record that day
  'unitsShared', // covered by several unions
  'townshipMissing', // listed under the federation's own row
] as const
export type OrganisationGap = (typeof organisationGaps)[number]

/** Figures that unions return themselves → how many did not. */
const returned: Partial<Record<OrganisationSum, OrganisationGap>> = {
  employees: 'employeesMissing',
  womenEmployees: 'womenEmployeesMissing',
  members: 'membersMissing',
  womenMembers: 'womenMembersMissing',
  migrantMembers: 'migrantMembersMissing',
}

/** Counts of one row. */
export type OrganisationCounts = Readonly<Record<OrganisationSum | OrganisationGap, number>>

export interface OrganisationPlace {
  readonly key: string
  readonly label: string
  readonly kind: Exclude<ReportRow['kind'], 'total' | 'compare'>
  readonly counts: OrganisationCounts
}

export const organisationReport = {
  id: 'A',
  title: '基层工会组织情况',
  label: '附件',
  rhythm: 'quarter',
  units: '（单位：个、人、%）',
  rules: 'A-1',
} as const

/** @param places heading of the first column, e.g. 县（市、区）. */
export function organisationColumns(places: string): ReportColumn[] {
  return [
    { key: 'label', path: [places], kind: 'label' },
    { key: 'unions', path: ['基层工会（个）', '合计'], kind: 'count' },
    { key: 'single', path: ['基层工会（个）', '单独建会'], kind: 'count' },
    { key: 'joint', path: ['基层工会（个）', '联合建会'], kind: 'count' },
    { key: 'unitsCovered', path: ['覆盖单位（个）'], kind: 'count' },
    { key: 'employees', path: ['职工（人）', '合计'], kind: 'people' },
    { key: 'womenEmployees', path: ['职工（人）', '其中：女'], kind: 'people' },
    { key: 'members', path: ['会员（人）', '合计'], kind: 'people' },
    { key: 'womenMembers', path: ['会员（人）', '其中：女'], kind: 'people' },
    { key: 'migrantMembers', path: ['会员（人）', '其中：农民工'], kind: 'people' },
    { key: 'memberRate', path: ['入会率（%）'], kind: 'rate', formula: { of: 'rate', part: 'members', whole: 'employees' } },
  ]
}

export function noCounts(): Record<OrganisationSum | OrganisationGap, number> {
  return Object.fromEntries([...organisationSums, ...organisationGaps].map((key) => [key, 0])) as Record<OrganisationSum | OrganisationGap, number>
}

/** Of rows of one period. */
export function organisationSum(rows: readonly Pick<OrganisationPlace, 'counts'>[]): OrganisationCounts {
  const sum = noCounts()
  for (const { counts } of rows) for (const key of [...organisationSums, ...organisationGaps]) sum[key] += counts[key]
  return sum
}

export interface OrganisationInput {
  readonly period: Period
  readonly scope: Report['scope']
  /** Heading of the first column. */
  readonly places: string
  /** In the order of the rows; 合计 is added here unless `total` is false (a table of one township). */
  readonly rows: readonly OrganisationPlace[]
  readonly total: boolean
  /** Sums of the same scope in the other periods; those with unions are printed below 合计. */
  readonly compared: readonly { readonly key: string; readonly label: string; readonly counts: OrganisationCounts }[]
  /** Set when the period ends after it, y-m-d. */
  readonly today: string
}

/**
 * Rows, total and footers. The total adds the very counts that the rows print, and its rate is Σ ÷ Σ.
 * @throws Error when a row's single and joint unions do not make up its unions: the counting is broken and no such table may leave the house.
 */
export function organisationTable(input: OrganisationInput): Report {
  const sum = organisationSum(input.rows)
  const rows: ReportRow[] = input.rows.map((place) => ({ key: place.key, label: place.label, kind: place.kind, figures: figuresOf(place.counts) }))
  if (input.total) rows.push({ key: 'total', label: '合计', kind: 'total', figures: figuresOf(sum) })
  const { compared, notes } = heldAgainst(input.compared, ({ counts }) => counts.unions > 0, '没有已建立的基层工会')
  for (const { key, label, counts } of compared) rows.push({ key, label, kind: 'compare', figures: figuresOf(counts) })
  const columns = organisationColumns(input.places)
  return {
    ...reportHead(organisationReport, input),
    columns,
    rows,
    footers: [...organisationFooters(input, sum), ...notes],
    checks: checkRows(columns, rows, {
      sums: organisationSums,
      rules: [
        makesUp('unions', ['single', 'joint'], '单独建会＋联合建会＝基层工会合计'),
        within('womenEmployees', 'employees', '女职工≤职工'),
        within('womenMembers', 'members', '女会员≤会员'),
        within('migrantMembers', 'members', '农民工会员≤会员'),
      ],
    }),
  }
}

/** What no union of a row has returned is unknown, not nought: it prints —. */
function figuresOf(counts: OrganisationCounts): ReportRow['figures'] {
  if (counts.single + counts.joint !== counts.unions) throw new Error(`single ${counts.single} + joint ${counts.joint} is not ${counts.unions} unions`)
  const figureOf = (key: OrganisationSum) => {
    const missing = returned[key]
    return missing && counts.unions > 0 && counts[missing] === counts.unions ? null : counts[key]
  }
  return { ...Object.fromEntries(organisationSums.map((key) => [key, figureOf(key)])), memberRate: rateOf(counts.members, counts.employees) }
}

/** Rules first, then what the counts lack; a gap of 0 is not spoken of. */
function organisationFooters(input: OrganisationInput, sum: OrganisationCounts): string[] {
  const unplaced = input.rows.find((row) => row.kind === 'unplaced')
  const day = dayLabel(input.period.to)
  const footers = [
    `统计口径：截至${day}已建立且未撤销、未合并的基层工会；筹建中的工会和工会联合会不计。日期只到年或月的，按该年、该月首日计。`,
    '覆盖单位为当日仍在覆盖关系中的单位，一个单位只计一次；由两个及以上工会同时覆盖的，计入单位所在地的工会；所在地没有的，计入最早登记的覆盖关系所属工会。',
    `职工、会员为各工会填报数；入会率＝会员数÷职工数（本表合计 ${sum.members}÷${sum.employees}），合计行按合计数计算，保留一位小数；没有职工数的记“—”。`,
  ]
  footers.push(...unfinishedNotes(input.period, input.today))
  const gaps: [number, string][] = [
    [
      sum.employeesMissing,
      `未填职工数的工会${sum.employeesMissing}个，占工会总数的${shareText(sum.employeesMissing, sum.unions)}，其会员计入会员数，职工按0计。`,
    ],
    [sum.membersMissing, `未填会员数的工会${sum.membersMissing}个，占工会总数的${shareText(sum.membersMissing, sum.unions)}，会员按0计。`],
    ...partlyReturned(sum),
    [sum.foundedUnknown, `建会时间不详的工会${sum.foundedUnknown}个，已计入。`],
    [sum.foundedYearOnly, `只知${input.period.to.slice(0, 4)}年建会、月份不详的工会${sum.foundedYearOnly}个，已计入。`],
    [sum.formUnknown, `未填建会形式的工会${sum.formUnknown}个，覆盖两个及以上单位的计为联合建会，其余计为单独建会。`],
    [sum.withoutUnits, `当日没有登记覆盖单位的工会${sum.withoutUnits}个。`],
    [sum.unitsShared, `由两个及以上工会同时覆盖的单位${sum.unitsShared}个，各只计一次。`],
    [sum.townshipMissing, `未填镇（街道）的工会${sum.townshipMissing}个，列入本级。`],
    [unplaced?.counts.unions ?? 0, `“${unplaced?.label}”为所在地未填或不在区划表内的工会${unplaced?.counts.unions}个，已计入合计。`],
  ]
  for (const [count, sentence] of gaps) if (count > 0) footers.push(sentence)
  return footers
}

function shareText(part: number, whole: number): string {
  const rate = rateOf(part, whole)
  return rate === null ? '—' : `${percentText(rate)}%`
}

const partly = [
  ['womenEmployeesMissing', '女职工数'],
  ['womenMembersMissing', '女会员数'],
  ['migrantMembersMissing', '农民工会员数'],
] as const

function partlyReturned(sum: OrganisationCounts): [number, string][] {
  return partly.map(([key, label]) => [
    sum[key],
    sum[key] === sum.unions ? `各工会均未填${label}，记“—”。` : `未填${label}的工会${sum[key]}个，按0计；一行中各工会均未填的记“—”。`,
  ])
}

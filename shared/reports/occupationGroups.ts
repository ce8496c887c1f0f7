// Report D 八大员: of each group of occupations the unions that have members of it, those members, and how many joined in the period.
import { checkRows, makesUp, within } from './checks.ts'
import { heldAgainst } from './compared.ts'
import { dayLabel, type Period, unfinishedNotes } from './period.ts'
import type { Report, ReportColumn, ReportRow } from './report.ts'
import { reportHead } from './reportHead.ts'

export const groupSums = ['unions', 'members', 'added'] as const
export type GroupSum = (typeof groupSums)[number]
export type GroupCounts = Readonly<Record<GroupSum, number>>

/** The eight groups and whatever an office added to them; `others` = texts that the table of groups does not know. */
export interface OccupationGroup {
  readonly code: string
  readonly label: string
}
export const otherGroup: OccupationGroup = { code: 'others', label: '其他' }

export interface GroupsPlace {
  readonly key: string
  readonly label: string
  readonly kind: Exclude<ReportRow['kind'], 'total' | 'compare'>
  /** By the group's code; `all` are the members of any group, each union once. */
  readonly groups: Readonly<Record<string, GroupCounts>>
}

export const groupsReport = { id: 'D', title: '八大员入会情况', label: '附件', rhythm: 'quarter', units: '（单位：个、人）', rules: 'D-2' } as const

const all: OccupationGroup = { code: 'all', label: '合计' }
const keyOf = ({ code }: OccupationGroup, sum: string) => `${code}.${sum}`

function groupsColumns(places: string, groups: readonly OccupationGroup[]): ReportColumn[] {
  const headings = { unions: '工会', members: '会员', added: '新增' }
  return [
    { key: 'label', path: [places], kind: 'label' },
    ...[all, ...groups].flatMap((group) =>
      groupSums.map((sum): ReportColumn => ({ key: keyOf(group, sum), path: [group.label, headings[sum]], kind: sum === 'unions' ? 'count' : 'people' })),
    ),
  ]
}

export interface GroupsInput {
  readonly period: Period
  readonly scope: Report['scope']
  readonly places: string
  readonly groups: readonly OccupationGroup[]
  readonly rows: readonly GroupsPlace[]
  readonly total: boolean
  /** Sums of the same scope in the other periods; those with members of any group are printed below 合计. */
  readonly compared: readonly { readonly key: string; readonly label: string; readonly groups: GroupsPlace['groups'] }[]
  /** y-m-d */
  readonly today: string
}

export function groupsTable(input: GroupsInput): Report {
  const columns = groupsColumns(input.places, input.groups)
  const sums = columns.flatMap(({ key, kind }) => (kind === 'label' ? [] : [key]))
  const figuresOf = (groups: GroupsPlace['groups']) =>
    Object.fromEntries([all, ...input.groups].flatMap((group) => groupSums.map((sum) => [keyOf(group, sum), groups[group.code]?.[sum] ?? 0])))
  const rows: ReportRow[] = input.rows.map(({ key, label, kind, groups }) => ({
    key,
    label,
    kind,
    figures: figuresOf(groups),
  }))
  if (input.total) {
    const figures = Object.fromEntries(sums.map((key) => [key, rows.reduce((sum, row) => sum + (row.figures[key] ?? 0), 0)]))
    rows.push({ key: 'total', label: '合计', kind: 'total', figures })
  }
  const { compared, notes } = heldAgainst(input.compared, hasMembers, '没有八大员会员')
  for (const { key, label, groups } of compared) rows.push({ key, label, kind: 'compare', figures: figuresOf(groups) })
  const parts = (sum: string) => input.groups.map((group) => keyOf(group, sum))
  return {
    ...reportHead(groupsReport, input, 'A3'),
    columns,
    rows,
    footers: [...footersOf(input), ...notes],
    checks: checkRows(columns, rows, {
      sums,
      rules: [
        makesUp('all.members', parts('members'), '各类会员之和＝会员合计'),
        makesUp('all.added', parts('added'), '各类新增之和＝新增合计'),
        within('all.unions', 'all.members', '有八大员会员的工会≤会员'),
      ],
    }),
  }
}

/** Or had some who joined and left in its time. */
function hasMembers({ groups }: Pick<GroupsPlace, 'groups'>): boolean {
  return Object.values(groups).some((counts) => groupSums.some((sum) => counts[sum] > 0))
}

function footersOf(input: GroupsInput): string[] {
  const footers = [
    `统计口径：截至${dayLabel(input.period.to)}会籍在会、填有职业类别的会员，按会籍当日所在的工会计；转出、保留会籍、除名、退会的不计。日期只到年或月的，按该年、该月首日计。`,
    '工会为有该类会员的基层工会；一个工会有几类会员的，各类都计，合计栏只计一次，因此各类工会数之和不等于合计。新增为期内入会的人次，计入入会时所在的工会，以后离会、转走的也计入；离会后再次入会的再计一次。',
  ]
  footers.push(...unfinishedNotes(input.period, input.today))
  if (input.groups.includes(otherGroup)) footers.push('“其他”为职业类别不在八大员之内的会员。')
  return footers
}

// Report I 十件实事与需求菜单: what the office promised for the year and how far each has come, by department too; and what workers asked for.
import { lastDay } from '../outreach/deadlines.ts'
import { checkRows } from './checks.ts'
import { heldAgainst } from './compared.ts'
import { type ComparedCounts, type CountedRow, comparedIn, countedKeys, countedTable, isCounting } from './countedTable.ts'
import { yearOf } from './fallsIn.ts'
import { dayLabel, unfinishedNotes } from './period.ts'
import type { Report, ReportColumn } from './report.ts'
import { reportHead } from './reportHead.ts'
import { type MenuInput, menuTables, type ServiceTables } from './serviceMenu.ts'

export const servicesReport = {
  id: 'I',
  title: '十件实事与需求菜单情况',
  label: '附件',
  rhythm: 'quarter',
  units: '（单位：个、件、万元、人、单、%）',
  rules: 'I-1',
} as const

export const departmentsTotal = 'departments:total'

/** A course and a reading room do not add up. */
const unsummed = ['target', 'done']

export interface RecordedThing {
  readonly target: number | null
  readonly done: number | null
  /** Day of day, month or year precision. */
  readonly dueOn: string | null
}

/** How a thing of the year stands, by what the register says of it now. @param day y-m-d, after which an unkept deadline is late */
export function thingOn({ target, done, dueOn }: RecordedThing, day: string): { readonly finished: boolean; readonly late: boolean } {
  const finished = target !== null && done !== null && done >= target
  return { finished, late: !finished && dueOn !== null && lastDay(dueOn) < day }
}

/** @param whole all targets are whole numbers, and print as such */
function thingsColumns(whole: boolean): ReportColumn[] {
  const kind = whole ? 'count' : 'amount'
  return [
    { key: 'label', path: ['实事项目'], kind: 'label' },
    { key: 'number', path: ['编号'], kind: 'text' },
    { key: 'target', path: ['目标', '目标数'], kind },
    { key: 'measure', path: ['目标', '单位'], kind: 'text' },
    { key: 'done', path: ['完成', '完成数'], kind },
    { key: 'doneRate', path: ['完成', '完成率（%）'], kind: 'rate', formula: { of: 'rate', part: 'done', whole: 'target' } },
    { key: 'state', path: ['完成', '状态'], kind: 'text' },
    { key: 'department', path: ['责任部门'], kind: 'text' },
    { key: 'leader', path: ['责任领导'], kind: 'text' },
    { key: 'dueOn', path: ['完成时限'], kind: 'text' },
    { key: 'funds', path: ['投入资金（万元）'], kind: 'amount' },
    { key: 'peopleServed', path: ['受益人数（人）'], kind: 'people' },
  ]
}

const departmentColumns: readonly ReportColumn[] = [
  { key: 'label', path: ['责任部门'], kind: 'label' },
  { key: 'things', path: ['实事（件）', '合计'], kind: 'count' },
  { key: 'finished', path: ['实事（件）', '已完成'], kind: 'count' },
  { key: 'late', path: ['实事（件）', '逾期'], kind: 'count' },
  { key: 'finishedRate', path: ['完成率（%）'], kind: 'rate', formula: { of: 'rate', part: 'finished', whole: 'things' } },
  { key: 'funds', path: ['投入资金（万元）'], kind: 'amount' },
  { key: 'peopleServed', path: ['受益人数（人）'], kind: 'people' },
]

export interface ServicesInput extends MenuInput {
  readonly scope: Report['scope']
  /** Things of the year, kind 'record', keys 'thing:ID'. */
  readonly things: readonly CountedRow[]
  /** Keys 'department:…'. */
  readonly departments: readonly CountedRow[]
  /** Totals of the things of the other periods' years. */
  readonly otherThings: readonly (ComparedCounts & { readonly year: number })[]
  /** Things are the office's own, and not those of a part of it. */
  readonly isOwn: boolean
  readonly serviceDayUnknown: number
  /** y-m-d */
  readonly today: string
}

/** Without the office's things the menu is the first table: a part of the office has no promises of its own. */
export function servicesTable(input: ServicesInput): Report {
  const things = input.isOwn ? thingTables(input) : { tables: [], checks: [], notes: [] }
  const menu = menuTables(input)
  const [first, ...annexes] = [...things.tables, ...menu.tables]
  if (!first) throw new Error('a report without a table')
  return {
    ...reportHead({ ...servicesReport, units: input.isOwn ? servicesReport.units : '（单位：个、单、人、%）' }, input),
    columns: first.columns,
    rows: first.rows,
    annexes,
    footers: [...footersOf(input), ...things.notes, ...menu.notes],
    checks: [...things.checks, ...menu.checks],
  }
}

function thingTables({ period, things, departments, otherThings }: ServicesInput): ServiceTables {
  // Of one year the register knows one state: a period of the same year would print the same once more.
  const year = yearOf(period)
  const other = heldAgainst(otherThings, (then) => then.year !== year, `与本期同属${year}年度，实事没有逐期登记`)
  const { compared, notes } = heldAgainst(other.compared, isCounting, '没有登记实事')
  const columns = thingsColumns(things.every(({ counts }) => Number.isInteger(counts.target ?? 0) && Number.isInteger(counts.done ?? 0)))
  const main = countedTable({ title: servicesReport.title, columns, rows: things, total: 'total', unsummed, compared })
  const byDepartment = countedTable({
    title: '十件实事（按责任部门）',
    columns: departmentColumns,
    rows: departments,
    total: departmentsTotal,
    compared: comparedIn('departments', compared),
  })
  return {
    notes: [...other.notes, ...notes],
    tables: [main, byDepartment],
    checks: [
      ...checkRows(columns, main.rows, { sums: countedKeys(columns, unsummed), rules: [] }),
      ...checkRows(departmentColumns, byDepartment.rows, { sums: countedKeys(departmentColumns), rules: thingRules, annex: byDepartment.title }),
    ],
  }
}

const thingRules = [
  {
    code: 'finished',
    text: '已完成＋逾期≤合计',
    keys: ['finished', 'late', 'things'],
    holds: (finished = 0, late = 0, things = 0) => finished + late <= things,
  },
]

function footersOf({ period, things, departments, isOwn, serviceDayUnknown, rows, today }: ServicesInput): string[] {
  const day = dayLabel(period.to)
  const sum = (key: string) => departments.reduce((all, { counts }) => all + (counts[key] ?? 0), 0)
  const unplaced = rows.find(({ kind }) => kind === 'unplaced')
  const footers = [
    isOwn
      ? `统计口径：${yearOf(period)}年度的实事${things.length}件，已完成${sum('finished')}件，逾期${sum('late')}件。完成数、受益人数、资金为台账现载数，没有逐期登记，因此同一年度各期相同；要看某一天的数，请选历史日期。`
      : '十件实事由本会统一实施，不分地区登记，分地区的报表只列需求菜单与点单。',
    ...(isOwn
      ? [
          `完成率＝完成数÷目标数；完成数达到目标数的为已完成，完成时限早于${day}仍未完成的为逾期。各项计量单位不同，目标数、完成数不合计；与其他年度比较只比资金和受益人数。`,
        ]
      : []),
    `点单按点单职工所在工会的所在地计，没有登记工会的按服务项目所在地计。点单、取消、完成为期内数，可以跨期相加；应服务＝期初待服务＋点单－取消，完成率＝完成÷应服务；取消没有登记日期，按点单日期计。菜单项目为台账现载数。`,
    '满意率＝满意÷已评价，满意包括“非常满意”和“满意”，已评价为期内完成并已评价的。没有填服务人数的按1人计。合计行按合计数计算，保留一位小数；分母为0的记“—”。',
  ]
  footers.push(...unfinishedNotes(period, today))
  if (serviceDayUnknown > 0) footers.push(`已完成而没有填服务日期的点单${serviceDayUnknown}单，按点单日期计。`)
  if (unplaced) footers.push(`“${unplaced.label}”为所在地不在区划表内的，已计入合计。`)
  return footers
}

/** Words for a thing's state, for a text column. */
export function thingState({ finished, late }: ReturnType<typeof thingOn>, done: number | null): string {
  if (finished) return '已完成'
  if (late) return '逾期'
  return done === null ? '未填' : '推进中'
}

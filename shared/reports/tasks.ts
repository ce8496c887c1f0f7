// Report J 任务完成与考核: the year's tasks by place and by source, what of them is done, late, put off or given up; and the scores of the federations.
import { type AppraisalPart, appraisalColumns, appraisalTables } from './appraisals.ts'
import { checkRows, makesUp, within } from './checks.ts'
import { heldAgainst } from './compared.ts'
import { type CountedPlaces, type CountedRow, comparedIn, countedKeys, countedTable, isCounting } from './countedTable.ts'
import { yearOf } from './fallsIn.ts'
import { footersOf } from './footersOf.ts'
import { dayLabel, type Period, periodWords } from './period.ts'
import type { Report, ReportColumn, ReportTable } from './report.ts'
import { reportHead } from './reportHead.ts'

export const tasksReport = { id: 'J', title: '任务完成与考核情况', label: '附件', rhythm: 'quarter', units: '（单位：项、条、分、%）', rules: 'J-1' } as const

export const sourcesTotal = 'sources:total'

function taskColumns(first: string, period: Period): ReportColumn[] {
  const now = periodWords(period).this
  return [
    { key: 'label', path: [first], kind: 'label' },
    { key: 'assigned', path: ['下达'], kind: 'count' },
    { key: 'done', path: ['已完成', '合计'], kind: 'count' },
    { key: 'doneNow', path: ['已完成', `其中：${now}`], kind: 'count' },
    { key: 'running', path: ['未完成', '进行中'], kind: 'count' },
    { key: 'toConfirm', path: ['未完成', '待确认'], kind: 'count' },
    { key: 'overdue', path: ['未完成', '其中：逾期'], kind: 'count' },
    { key: 'extended', path: ['延期'], kind: 'count' },
    { key: 'cancelled', path: ['取消'], kind: 'count' },
    { key: 'due', path: ['应完成'], kind: 'count', formula: { of: 'sum', plus: ['assigned'], minus: ['cancelled'] } },
    { key: 'doneRate', path: ['完成率（%）'], kind: 'rate', formula: { of: 'rate', part: 'done', whole: 'due' } },
    { key: 'entries', path: [`${now}进展（条）`], kind: 'count' },
  ]
}

/** @param places heading of the first column */
function tasksColumns(places: string, period: Period): ReportColumn[] {
  return [...taskColumns(places, period), { key: 'rank', path: ['位次'], kind: 'rank', formula: { of: 'rank', by: 'doneRate' } }]
}

const lateColumns: readonly ReportColumn[] = [
  { key: 'label', path: ['任务'], kind: 'label' },
  { key: 'place', path: ['所属'], kind: 'text' },
  { key: 'lead', path: ['牵头单位'], kind: 'text' },
  { key: 'person', path: ['责任人'], kind: 'text' },
  { key: 'dueOn', path: ['完成时限'], kind: 'text' },
  { key: 'progress', path: ['最近进展'], kind: 'text' },
]

export interface TasksInput extends CountedPlaces {
  /** Keys 'source:CODE'. */
  readonly sources: readonly CountedRow[]
  /** Tasks that are late, keys 'task:ID'. */
  readonly late: readonly CountedRow[]
  readonly appraisals: readonly AppraisalPart[]
  readonly doneUnknown: number
}

export function tasksTable(input: TasksInput): Report {
  const { compared, notes } = heldAgainst(input.compared, isCounting, '没有下达的任务')
  const columns = tasksColumns(input.places, input.period)
  const main = countedTable({ title: tasksReport.title, columns, rows: input.rows, total: input.total ? 'total' : null, compared })
  const bySource = taskColumns('任务来源', input.period)
  const sources = countedTable({
    title: '按任务来源',
    columns: bySource,
    rows: input.sources,
    total: sourcesTotal,
    compared: comparedIn('sources', compared),
  })
  const late = input.late.length > 0 ? [countedTable({ title: '逾期任务', columns: lateColumns, rows: input.late, total: null })] : []
  const appraisals = appraisalTables(input.period, input.appraisals)
  return {
    ...reportHead(tasksReport, input),
    columns,
    rows: main.rows,
    annexes: [sources, ...late, ...appraisals],
    footers: taskFooters(input, main, notes),
    checks: [
      ...checkRows(columns, main.rows, { sums: [...countedKeys(columns), 'due'], rules }),
      ...checkRows(bySource, sources.rows, { sums: [...countedKeys(bySource), 'due'], rules, annex: sources.title }),
      ...appraisals.flatMap(({ title, rows }) => checkRows(appraisalColumns, rows, { sums: [], rules: scoreRules, annex: title })),
    ],
  }
}

const rules = [
  makesUp('assigned', ['done', 'running', 'toConfirm', 'extended', 'cancelled'], '已完成＋进行中＋待确认＋延期＋取消＝下达'),
  within('doneNow', 'done', '本期完成≤已完成'),
  {
    code: 'overdue',
    text: '逾期≤进行中＋待确认',
    keys: ['overdue', 'running', 'toConfirm'],
    holds: (overdue = 0, running = 0, toConfirm = 0) => overdue <= running + toConfirm,
  },
]

// Points may be given beyond an item's weight, so that a score may exceed it.
const scoreRules = [within('scored', 'items', '已评分≤考评项目')]

function taskFooters(input: TasksInput, main: ReportTable, notes: readonly string[]): string[] {
  const { period, rows, doneUnknown, appraisals } = input
  const day = dayLabel(period.to)
  const total = main.rows.find(({ kind }) => kind === 'total') ?? main.rows[0]
  const unplaced = rows.find(({ kind }) => kind === 'unplaced')
  const rules = [
    `统计口径：${yearOf(period)}年度的任务，没有填年度的按完成时限的年份；按下达到的县（市、区）、镇（街道）计，没有填的为本级任务。截至${day}完成日期已到的为已完成，以后完成的计为进行中；没有填完成日期的，按首次填报完成比例100%的日期。状态未填的计为待确认。`,
    `完成率＝已完成÷应完成（本表合计 ${total?.figures.done ?? 0}÷${total?.figures.due ?? 0}），应完成＝下达－取消；合计行按合计数计算，保留一位小数；分母为0的记“—”。位次按完成率从高到低排列，相同的并列。`,
    `逾期为进行中、待确认的任务中，完成时限早于${day}的。延期、取消没有登记日期，按台账现在的状态计，因此以前各期也计为延期、取消。进展为期内填报的条数。`,
  ]
  if (appraisals.length > 0) rules.push('考评为考评周期在期内结束的；得分率＝考评得分÷权重合计，没有评分的项目不得分；全部没有评分的记“—”，不排位次。')
  const said: [number, string][] = [
    [doneUnknown, `已完成而查不到完成日期的任务${doneUnknown}项，各期都计为已完成，不计入${periodWords(period).this}完成。`],
    [unplaced ? 1 : 0, `“${unplaced?.label}”为所属地区不在区划表内的任务，已计入合计，不排位次。`],
  ]
  return footersOf(input, rules, said, notes)
}

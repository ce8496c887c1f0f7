// Report E 换届预警: whose term ends within the days of the reminders, whose is over without an election, and who they are. How near an end is, the core asks in one place
// for this report, the start page and the checks.
import { checkRows, makesUp } from './checks.ts'
import { heldAgainst } from './compared.ts'
import { type CountedPlaces, countedTable, summedCounts } from './countedTable.ts'
import { footersOf } from './footersOf.ts'
import { dayLabel } from './period.ts'
import type { Report, ReportColumn, ReportTable } from './report.ts'
import { reportHead } from './reportHead.ts'

/** Of a union whose term is known, by the day on which it has to elect, which may have been put off; each is in one of them. `last`, `second`, `first`: within the days of that reminder. */
export const termStandings = ['overdue', 'last', 'second', 'first', 'later'] as const
export type TermStanding = (typeof termStandings)[number]

export const termSums = ['unions', 'withTerm', ...termStandings, 'extended', 'unknown'] as const
export type TermSum = (typeof termSums)[number]
/** Of the unknown ones: the term on record began after the day, and nothing tells of the one before. */
export const termGaps = ['electedSince'] as const
export type TermCount = TermSum | (typeof termGaps)[number]

/** A union whose turn it is. */
export interface TermUnion {
  readonly id: number
  readonly name: string
  /** 椒江区 海门街道 */
  readonly place: string
  /** As it is known: y, y-m or y-m-d. */
  readonly endsOn: string
  readonly extendedTo: string | null
  /** From the day to the last one on which it may elect; below 0 that is over. */
  readonly daysLeft: number
  readonly standing: Exclude<TermStanding, 'later'>
  readonly chair: string | null
}

/** Counts of the rows: `TermCount`. */
export interface TermInput extends CountedPlaces {
  /** Days of the first, the second and the last reminder. */
  readonly reminders: readonly [number, number, number]
  /** By the days that are left. */
  readonly unions: readonly TermUnion[]
}

export const termReport = { id: 'E', title: '基层工会换届预警', label: '附件', rhythm: 'quarter', units: '（单位：个、%）', rules: 'E-1' } as const

function labels([first, second, last]: TermInput['reminders']): Record<TermStanding, string> {
  return {
    overdue: '逾期未换届',
    last: `${last}天以内`,
    second: `${last + 1}—${second}天`,
    first: `${second + 1}—${first}天`,
    later: `${first}天以上`,
  }
}

function termColumns(places: string, reminders: TermInput['reminders']): ReportColumn[] {
  const words = labels(reminders)
  return [
    { key: 'label', path: [places], kind: 'label' },
    { key: 'unions', path: ['基层工会'], kind: 'count' },
    { key: 'unknown', path: ['届期不详'], kind: 'count' },
    { key: 'withTerm', path: ['已登记届期', '合计'], kind: 'count' },
    { key: 'later', path: ['已登记届期', '距应换届', words.later], kind: 'count' },
    { key: 'first', path: ['已登记届期', '距应换届', words.first], kind: 'count' },
    { key: 'second', path: ['已登记届期', '距应换届', words.second], kind: 'count' },
    { key: 'last', path: ['已登记届期', '距应换届', words.last], kind: 'count' },
    { key: 'overdue', path: ['已登记届期', words.overdue], kind: 'count' },
    { key: 'extended', path: ['其中：已届满、延期中'], kind: 'count' },
    { key: 'ending', path: [`${reminders[0]}天内应换届`], kind: 'count', formula: { of: 'sum', plus: ['first', 'second', 'last'] } },
    { key: 'overdueRate', path: ['逾期率（%）'], kind: 'rate', formula: { of: 'rate', part: 'overdue', whole: 'withTerm' } },
  ]
}

const listTitle = '应换届基层工会名单'

function termListColumns(): ReportColumn[] {
  return [
    { key: 'label', path: ['工会名称'], kind: 'label' },
    { key: 'place', path: ['所在地'], kind: 'text' },
    { key: 'chair', path: ['工会主席'], kind: 'text' },
    { key: 'endsOn', path: ['本届届满时间'], kind: 'text' },
    { key: 'extendedTo', path: ['换届延期至'], kind: 'text' },
    { key: 'daysLeft', path: ['距应换届（天）'], kind: 'count' },
    { key: 'standing', path: ['情形'], kind: 'text' },
  ]
}

/** @returns the table, and the list of those whose turn it is as its annex, where there are any */
export function termTable(given: TermInput): Report {
  const { compared, notes } = heldAgainst(given.compared, ({ counts }) => (counts.withTerm ?? 0) > 0, '没有已登记届期的工会')
  const input = { ...given, compared }
  const sum = summedCounts([...termSums, ...termGaps], input.rows)
  const columns = termColumns(input.places, input.reminders)
  const { rows } = countedTable({
    title: termReport.title,
    columns,
    rows: input.rows,
    total: input.total ? 'total' : null,
    compared: input.compared,
  })
  return {
    ...reportHead(termReport, input),
    columns,
    rows,
    ...(input.unions.length > 0 && { annexes: [listOf(input)] }),
    footers: termFooters(input, sum, notes),
    checks: checkRows(columns, rows, {
      sums: [...termSums, 'ending'],
      rules: [
        makesUp('unions', ['withTerm', 'unknown'], '已登记届期＋届期不详＝基层工会'),
        makesUp('withTerm', [...termStandings], '各档之和＝已登记届期'),
        {
          code: 'extended',
          text: '已届满、延期中≤已登记届期－逾期未换届',
          keys: ['extended', 'withTerm', 'overdue'],
          holds: (extended = 0, all = 0, overdue = 0) => extended <= all - overdue,
        },
      ],
    }),
  }
}

function listOf({ unions, reminders }: TermInput): ReportTable {
  const words = labels(reminders)
  const rows = unions.map(({ id, name, place, chair, endsOn, extendedTo, daysLeft, standing }) => ({
    key: `union:${id}`,
    label: name,
    kind: 'record' as const,
    counts: { daysLeft },
    texts: { place, chair, endsOn, extendedTo, standing: words[standing] },
    record: { register: 'union' as const, id },
  }))
  return countedTable({ title: listTitle, columns: termListColumns(), rows, total: null })
}

function termFooters(input: TermInput, sum: Readonly<Record<TermCount, number>>, notes: readonly string[]): string[] {
  const [first] = input.reminders
  const day = dayLabel(input.period.to)
  const unplaced = input.rows.find(({ kind }) => kind === 'unplaced')
  const known = sum.unions - sum.unknown
  return footersOf(
    input,
    [
      `统计口径：截至${day}已建立且未撤销、未合并的基层工会。届满时间按台账登记的计，没有的按本届起始日期加任期推算；只到年或月的，按其末日。`,
      `应换届日期为届满时间，批准延期换届的为延期至的日期。按${day}距应换届日期的天数分档，一个工会只计入一档；“${first}天内应换届”为其中三档之和；“已届满、延期中”已在各档之内，不另相加。`,
      `逾期未换届为应换届日期已过、没有新一届届期的。逾期率＝逾期未换届÷已登记届期（本表合计 ${sum.overdue}÷${known}），合计行按合计数计算，保留一位小数，分母为0的记“—”。`,
      ...(input.compared.length > 0 ? ['上期、上年同期中其后已换届的工会，上一届届期按修改历史所载，历史没有的计入届期不详。'] : []),
      input.unions.length > 0
        ? `附表“${listTitle}”列出逾期未换届和${first}天内应换届的工会${input.unions.length}个，按距应换届天数排列，负数为已逾期的天数。`
        : `没有逾期未换届或${first}天内应换届的工会。`,
    ],
    [
      [sum.electedSince, `${day}以后才开始本届、修改历史中又没有上一届届期的工会${sum.electedSince}个，计入届期不详。`],
      [sum.unknown - sum.electedSince, `没有登记届满时间，也没有登记本届起始日期和任期的工会${sum.unknown - sum.electedSince}个。`],
      [unplaced?.counts.unions ?? 0, `“${unplaced?.label}”为所在地未填或不在区划表内的工会${unplaced?.counts.unions}个，已计入合计。`],
    ],
    notes,
  )
}

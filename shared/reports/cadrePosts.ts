// Report F 干部配备: who holds the posts of the unions on a day, full-time, seconded or part-time, which posts nobody holds, and whether each township has its social union worker.
import { checkRows, makesUp, within } from './checks.ts'
import { heldAgainst } from './compared.ts'
import { type CountedPlaces, countedKeys, countedTable, summedCounts } from './countedTable.ts'
import { footersOf } from './footersOf.ts'
import { dayLabel } from './period.ts'
import type { Report, ReportColumn, ReportTable } from './report.ts'
import { reportHead } from './reportHead.ts'

/** Full-time, seconded, part-time, as the keys of the columns end. */
export const engagements = { 'full-time': 'FullTime', seconded: 'Seconded', 'part-time': 'PartTime' } as const

export const postSums = [
  'unions',
  'posts',
  'postsFullTime',
  'postsSeconded',
  'postsPartTime',
  'postsOther', // nobody wrote which
  'chairsFullTime',
  'chairsSeconded',
  'chairsPartTime',
  'vicesFullTime',
  'vicesSeconded',
  'vicesPartTime',
  'pilotVicesSeconded',
  'pilotVicesPartTime',
  'chairVacant',
  'noAudit',
  'auditHeadVacant',
  'noWomen',
  'womenHeadVacant',
  'townships',
  'townshipsWithWorker',
  'workers',
] as const
export type PostSum = (typeof postSums)[number]

/** What has to be said about the counts under the table. */
export const postGaps = [
  'postsUndated', // counted without the day on which they began
  'auditUnknown',
  'womenUnknown',
  'contractsOver', // not counted: the contract ended, and nobody wrote that the worker left
] as const
export type PostCount = PostSum | (typeof postGaps)[number]

export interface TownshipWithoutWorker {
  /** Of the region's record. */
  readonly id: number
  readonly name: string
  readonly county: string
}

/** Counts of the rows: `PostCount`. */
export interface PostsInput extends CountedPlaces {
  readonly without: readonly TownshipWithoutWorker[]
}

export const postsReport = { id: 'F', title: '工会干部配备情况', label: '附件', rhythm: 'quarter', units: '（单位：个、人次、人、%）', rules: 'F-1' } as const

/** @param withOther some posts do not say whether they are full-time, seconded or part-time */
function postColumns(places: string, withOther: boolean): ReportColumn[] {
  const counted = (key: PostSum, ...path: string[]): ReportColumn => ({ key, path, kind: 'count' })
  const people = (key: PostSum, ...path: string[]): ReportColumn => ({ key, path, kind: 'people' })
  return [
    { key: 'label', path: [places], kind: 'label' },
    counted('unions', '基层工会（个）'),
    people('posts', '任职（人次）', '合计'),
    people('postsFullTime', '任职（人次）', '专职'),
    people('postsSeconded', '任职（人次）', '挂职'),
    people('postsPartTime', '任职（人次）', '兼职'),
    ...(withOther ? [people('postsOther', '任职（人次）', '未填')] : []),
    people('chairsFullTime', '主席（人次）', '专职'),
    people('chairsSeconded', '主席（人次）', '挂职'),
    people('chairsPartTime', '主席（人次）', '兼职'),
    people('vicesFullTime', '副主席（人次）', '专职'),
    people('vicesSeconded', '副主席（人次）', '挂职'),
    people('vicesPartTime', '副主席（人次）', '兼职'),
    people('pilotVicesSeconded', '其中：改革试点副主席（人次）', '挂职'),
    people('pilotVicesPartTime', '其中：改革试点副主席（人次）', '兼职'),
    counted('chairVacant', '主席空缺（个）'),
    counted('noAudit', '经审组织（个）', '未设'),
    counted('auditHeadVacant', '经审组织（个）', '主任空缺'),
    counted('noWomen', '女职工组织（个）', '未设'),
    counted('womenHeadVacant', '女职工组织（个）', '主任空缺'),
    counted('townships', '社会化工会工作者', '镇（街道）（个）'),
    counted('townshipsWithWorker', '社会化工会工作者', '已配备（个）'),
    { key: 'workerRate', path: ['社会化工会工作者', '配备率（%）'], kind: 'rate', formula: { of: 'rate', part: 'townshipsWithWorker', whole: 'townships' } },
    people('workers', '社会化工会工作者', '在岗（人）'),
  ]
}

const withoutTitle = '没有社会化工会工作者的镇（街道）'

export function postsTable(given: PostsInput): Report {
  const isManned = ({ counts }: CountedPlaces['compared'][number]) => (counts.posts ?? 0) + (counts.workers ?? 0) > 0
  const { compared, notes } = heldAgainst(given.compared, isManned, '没有在任的工会干部和在岗的社会化工会工作者')
  const input = { ...given, compared }
  const sum = summedCounts([...postSums, ...postGaps], input.rows)
  const withOther = sum.postsOther > 0 || input.compared.some(({ counts }) => (counts.postsOther ?? 0) > 0)
  const columns = postColumns(input.places, withOther)
  const { rows } = countedTable({ title: postsReport.title, columns, rows: input.rows, total: input.total ? 'total' : null, compared: input.compared })
  return {
    ...reportHead(postsReport, input, 'A3'),
    columns,
    rows,
    ...(input.without.length > 0 && { annexes: [listOf(input.without)] }),
    footers: postFooters(input, sum, notes),
    checks: checkRows(columns, rows, {
      sums: countedKeys(columns),
      rules: [
        makesUp('posts', ['postsFullTime', 'postsSeconded', 'postsPartTime', ...(withOther ? ['postsOther'] : [])], '专职＋挂职＋兼职＋未填＝任职合计'),
        ...Object.values(engagements).map((engagement) => ({
          code: `posts${engagement}`,
          text: '主席＋副主席≤任职',
          keys: [`posts${engagement}`, `chairs${engagement}`, `vices${engagement}`],
          holds: (posts = 0, chairs = 0, vices = 0) => chairs + vices <= posts,
        })),
        within('pilotVicesSeconded', 'vicesSeconded', '试点挂职副主席≤挂职副主席'),
        within('pilotVicesPartTime', 'vicesPartTime', '试点兼职副主席≤兼职副主席'),
        within('chairVacant', 'unions', '主席空缺≤基层工会'),
        within('townshipsWithWorker', 'townships', '已配备的镇（街道）≤镇（街道）'),
        within('townshipsWithWorker', 'workers', '已配备的镇（街道）≤在岗人数'),
      ],
    }),
  }
}

function listOf(without: readonly TownshipWithoutWorker[]): ReportTable {
  const columns: ReportColumn[] = [
    { key: 'label', path: ['镇（街道）'], kind: 'label' },
    { key: 'county', path: ['县（市、区）'], kind: 'text' },
  ]
  const rows = without.map(({ id, name, county }) => ({
    key: `region:${id}`,
    label: name,
    kind: 'record' as const,
    counts: {},
    texts: { county },
    record: { register: 'region' as const, id },
  }))
  return countedTable({ title: withoutTitle, columns, rows, total: null })
}

function postFooters(input: PostsInput, sum: Readonly<Record<PostCount, number>>, notes: readonly string[]): string[] {
  const day = dayLabel(input.period.to)
  const unplaced = input.rows.find(({ kind }) => kind === 'unplaced')
  return footersOf(
    input,
    [
      `统计口径：截至${day}已建立且未撤销、未合并的基层工会，当日任期内的工会干部；任期届满日起不再计入，挂职的到挂职结束日为止；没有登记起止日期的视为在任。日期只到年或月的，按该年、该月首日计。`,
      '任职按人次计：一人在几个工会任职或兼任几个职务的，各计一次。任职合计包括主席、副主席、经审主任、女工主任、委员和组织员。上期、上年同期按现有任职记录的起止日期计。',
      '主席空缺为工会台账没有主席姓名、当日又没有在任主席记录的工会，届满未换届的主席任期已过，不计任职，也不算空缺；经审、女职工组织未设为台账填“否”的，主任空缺为已设而台账没有主任姓名、当日又没有在任主任记录的。工会台账的姓名和是否设立没有日期，按现有台账计。',
      `镇（街道）为当日有效的区划，本级所设的不计；社会化工会工作者为当日合同期内、没有离职的，按所服务的镇（街道）计。配备率＝已配备的镇（街道）÷镇（街道）（本表合计 ${sum.townshipsWithWorker}÷${sum.townships}），合计行按合计数计算，保留一位小数；分母为0的记“—”。`,
    ],
    [
      [sum.postsUndated, `没有登记任期起始的任职${sum.postsUndated}人次，已计入。`],
      [sum.auditUnknown, `没有填是否设经审组织的工会${sum.auditUnknown}个，不计未设。`],
      [sum.womenUnknown, `没有填是否设女职工组织的工会${sum.womenUnknown}个，不计未设。`],
      [sum.contractsOver, `合同已到期、没有续签也没有离职日期的社会化工会工作者${sum.contractsOver}人，不计。`],
      [input.without.length, `没有社会化工会工作者的镇（街道）${input.without.length}个，见附表。`],
      [unplaced ? 1 : 0, `“${unplaced?.label}”为所在地未填或不在区划表内的工会和工作者，已计入合计。`],
    ],
    notes,
  )
}

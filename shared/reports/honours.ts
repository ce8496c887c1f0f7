// Report K 劳模工匠与工作室: who was honoured, at which level and where; the studios; the problems collected and solved; the craftsmen's forums.
import { checkRows, leaves, makesUp, within } from './checks.ts'
import { heldAgainst } from './compared.ts'
import { type CountedPlaces, type CountedRow, comparedIn, countedKeys, countedTable, isCounting } from './countedTable.ts'
import { forumTable } from './craftsForums.ts'
import { yearOf } from './fallsIn.ts'
import { footersOf } from './footersOf.ts'
import { dayLabel, type Period, periodWords } from './period.ts'
import type { Report, ReportColumn } from './report.ts'
import { reportHead } from './reportHead.ts'

export const honoursReport = {
  id: 'K',
  title: '劳模工匠与工作室情况',
  label: '附件',
  rhythm: 'quarter',
  units: '（单位：人次、个、场、人）',
  rules: 'K-1',
} as const

/** Of a code table; `other` = none, or one that the table does not know. */
export interface Named {
  readonly code: string
  readonly label: string
}
export const otherCode: Named = { code: 'other', label: '其他' }

export const levelKey = (code: string) => `level.${code}`
export const studioKindKey = (code: string) => `studioKind.${code}`
export const studioLevelKey = (code: string) => `studioLevel.${code}`
export const studioKindRow = (code: string) => `studioKind:${code}`
export const studiosTotal = 'studioKinds:total'

/** Which columns there are; each list ends with `other` where something falls under it. */
export interface HonourColumns {
  readonly levels: readonly Named[]
  readonly kinds: readonly Named[]
  readonly studioLevels: readonly Named[]
}

/** @param places heading of the first column */
function honoursColumns(places: string, { levels, kinds }: HonourColumns, period: Period): ReportColumn[] {
  const now = periodWords(period).this
  return [
    { key: 'label', path: [places], kind: 'label' },
    { key: 'honourees', path: ['劳模工匠（人次）', '合计'], kind: 'people' },
    ...levels.map(({ code, label }): ReportColumn => ({ key: levelKey(code), path: ['劳模工匠（人次）', label], kind: 'people' })),
    { key: 'honouredYear', path: ['劳模工匠（人次）', '其中：本年'], kind: 'people' },
    { key: 'studios', path: ['创新工作室（个）', '合计'], kind: 'count' },
    ...kinds.map(({ code, label }): ReportColumn => ({ key: studioKindKey(code), path: ['创新工作室（个）', label.replace(/工作室$/, '')], kind: 'count' })),
    { key: 'named', path: ['创新工作室（个）', `其中：${now}`], kind: 'count' },
    { key: 'unsolvedBefore', path: ['技术难题（个）', '期初未解决'], kind: 'count' },
    { key: 'collected', path: ['技术难题（个）', `${now}征集`], kind: 'count' },
    { key: 'solved', path: ['技术难题（个）', `${now}解决`], kind: 'count' },
    { key: 'givenUp', path: ['技术难题（个）', `${now}终止`], kind: 'count' },
    { key: 'unsolved', path: ['技术难题（个）', '期末未解决'], kind: 'count' },
    { key: 'forums', path: ['工匠论坛', '场次'], kind: 'count' },
    { key: 'forumPeople', path: ['工匠论坛', '人数'], kind: 'people' },
  ]
}

function studioColumns({ studioLevels }: HonourColumns): ReportColumn[] {
  return [
    { key: 'label', path: ['工作室类型'], kind: 'label' },
    { key: 'studios', path: ['合计'], kind: 'count' },
    ...studioLevels.map(({ code, label }): ReportColumn => ({ key: studioLevelKey(code), path: ['级别', label], kind: 'count' })),
  ]
}

const nameColumns: readonly ReportColumn[] = [
  { key: 'label', path: ['姓名'], kind: 'label' },
  { key: 'unit', path: ['工作单位'], kind: 'text' },
  { key: 'place', path: ['所在地'], kind: 'text' },
  { key: 'title', path: ['荣誉称号'], kind: 'text' },
  { key: 'level', path: ['级别'], kind: 'text' },
  { key: 'conferredBy', path: ['授予单位'], kind: 'text' },
  { key: 'conferralDocument', path: ['文号'], kind: 'text' },
]

export interface HonoursInput extends CountedPlaces, HonourColumns {
  /** Kinds of studios, keys 'studioKind:CODE'. */
  readonly studios: readonly CountedRow[]
  /** Keys 'month:Y-M'. */
  readonly months: readonly CountedRow[]
  /** Of the office itself, not of a part of it. */
  readonly isOwn: boolean
  /** Who was honoured in the year, keys 'honouree:ID'. */
  readonly honoured: readonly CountedRow[]
  readonly gaps: { readonly yearUnknown: number; readonly solvedDayUnknown: number }
}

export function honoursTable(input: HonoursInput): Report {
  const { period, places, levels, kinds, studioLevels } = input
  const { compared, notes } = heldAgainst(input.compared, isCounting, '没有劳模工匠、创新工作室、技术难题和工匠论坛')
  const columns = honoursColumns(places, input, period)
  const main = countedTable({ title: honoursReport.title, columns, rows: input.rows, total: input.total ? 'total' : null, compared })
  const byLevel = studioColumns(input)
  const studios = countedTable({
    title: '创新工作室（按类型和级别）',
    columns: byLevel,
    rows: input.studios,
    total: studiosTotal,
    compared: comparedIn('studioKinds', compared),
  })
  const forums = forumTable(input.months, comparedIn('months', compared), input.isOwn)
  const year = yearOf(period)
  const names = input.honoured.length > 0 ? [countedTable({ title: `${year}年授予的劳模工匠`, columns: nameColumns, rows: input.honoured, total: null })] : []
  const parts = (key: (code: string) => string, list: readonly Named[]) => list.map(({ code }) => key(code))
  return {
    ...reportHead(honoursReport, input, 'A3'),
    columns,
    rows: main.rows,
    annexes: [studios, forums, ...names],
    footers: honourFooters(input, notes),
    checks: [
      ...checkRows(columns, main.rows, {
        sums: countedKeys(columns),
        rules: [
          makesUp('honourees', parts(levelKey, levels), '各级劳模工匠之和＝合计'),
          within('honouredYear', 'honourees', '本年授予≤劳模工匠'),
          makesUp('studios', parts(studioKindKey, kinds), '各类工作室之和＝合计'),
          within('named', 'studios', '本期命名≤工作室'),
          leaves('unsolved', ['unsolvedBefore', 'collected'], ['solved', 'givenUp'], '期初未解决＋本期征集－本期解决－本期终止＝期末未解决'),
        ],
      }),
      ...checkRows(byLevel, studios.rows, {
        sums: countedKeys(byLevel),
        rules: [makesUp('studios', parts(studioLevelKey, studioLevels), '各级工作室之和＝合计')],
        annex: studios.title,
      }),
      ...checkRows(forums.columns, forums.rows, { sums: countedKeys(forums.columns), rules: [], annex: forums.title }),
    ],
  }
}

function honourFooters(input: HonoursInput, notes: readonly string[]): string[] {
  const { period, rows, gaps } = input
  const year = yearOf(period)
  const unplaced = rows.find(({ kind }) => kind === 'unplaced')
  const rules = [
    `统计口径：劳模工匠为${year}年及以前授予的，一人获得几次荣誉的按次计，按工作单位所在地计；授予时间只登记到年，因此同一年度各期相同。创新工作室为截至${dayLabel(period.to)}已命名的（命名时间未填的计入），级别见附表；撤销命名没有登记，以台账现载为准。`,
    '技术难题按提出单位所在地计，没有登记单位的按攻关工作室所在地计；没有征集日期的，按年度首日计；终止没有登记日期，按征集日期计。征集、解决、终止数可以跨期相加，未解决数不能。',
    '工匠论坛为期内已举办的、类型为“工匠论坛”的活动，按活动所在地计，没有登记地点的按活动阵地，都没有的为本级；一般每月1至2场。',
  ]
  const said: [number, string][] = [
    [gaps.yearUnknown, `没有登记授予年度的劳模工匠${gaps.yearUnknown}人次，已计入合计。`],
    [gaps.solvedDayUnknown, `已解决而没有填解决日期的技术难题${gaps.solvedDayUnknown}个，按征集日期计为解决。`],
    [unplaced ? 1 : 0, `“${unplaced?.label}”为单位未登记，或所在地不在区划表内的，已计入合计。`],
  ]
  return footersOf(input, rules, said, notes)
}

// Report G 活动阵地: the centres in use on a day, their area, visits and stars, by place and by type, and whom they reach within half an hour.
import { checkRows, makesUp, within } from './checks.ts'
import { heldAgainst } from './compared.ts'
import { type CountedPlaces, type CountedRow, countedKeys, countedTable, summedCounts } from './countedTable.ts'
import { footersOf } from './footersOf.ts'
import { dayLabel } from './period.ts'
import type { Report, ReportColumn } from './report.ts'
import { reportHead } from './reportHead.ts'

/** From five stars down. */
export const starKeys = ['stars5', 'stars4', 'stars3', 'stars2', 'stars1'] as const
/** Of a centre alone; the rest is of the unions around. */
const ownSums = ['centres', 'area', 'visits', ...starKeys, 'demonstration'] as const
/** Unions of which it is known where they stand, and their members; those of them within the circle. */
export const circleSums = ['unionsPlaced', 'unionsNear', 'membersPlaced', 'membersNear'] as const
export const centreSums = [...ownSums, ...circleSums] as const
export type CentreSum = (typeof centreSums)[number]

/** What has to be said about the counts under the table. */
export const centreGaps = ['openedUnknown', 'areaMissing', 'visitsMissing', 'unionsUnplaced'] as const
export type CentreCount = CentreSum | (typeof centreGaps)[number]

/** The types of the code table; `others` = texts that it does not know, or none. */
export interface CentreType {
  readonly code: string
  readonly label: string
}
export const otherType: CentreType = { code: 'others', label: '其他' }

/** Counts of the rows: `CentreCount`, and how many centres of each type by `typeColumn`. */
export interface CentresInput extends CountedPlaces {
  /** In the order of their rows and columns. */
  readonly types: readonly CentreType[]
  /** Centres of one type in the whole scope, keys `typeRow`. */
  readonly ofTypes: readonly CountedRow[]
  /** How many minutes away is near, and what that is, as a clerk reads it. */
  readonly circle: { readonly minutes: number; readonly text: string }
}

export const centresReport = { id: 'G', title: '活动阵地情况', label: '附件', rhythm: 'quarter', units: '（单位：个、㎡、人次、人、%）', rules: 'G-1' } as const

const starNames = { stars5: '五星', stars4: '四星', stars3: '三星', stars2: '二星', stars1: '一星' } as const

/** @param first heading of the first column */
function centreColumns(first: string): ReportColumn[] {
  return [
    { key: 'label', path: [first], kind: 'label' },
    { key: 'centres', path: ['阵地数（个）'], kind: 'count' },
    { key: 'area', path: ['面积（㎡）'], kind: 'amount' },
    { key: 'visits', path: ['日均服务（人次）'], kind: 'people' },
    { key: 'starred', path: ['星级阵地（个）', '合计'], kind: 'count', formula: { of: 'sum', plus: starKeys } },
    ...starKeys.map((key): ReportColumn => ({ key, path: ['星级阵地（个）', starNames[key]], kind: 'count' })),
    { key: 'demonstration', path: ['示范点（个）'], kind: 'count' },
  ]
}

function circleColumns(minutes: number): ReportColumn[] {
  const circle = `${minutes}分钟服务圈`
  const rate = (key: string, part: string, whole: string, band: string): ReportColumn => ({
    key,
    path: [circle, band, '覆盖率（%）'],
    kind: 'rate',
    formula: { of: 'rate', part, whole },
  })
  return [
    { key: 'unionsPlaced', path: [circle, '基层工会（个）', '位置已知'], kind: 'count' },
    { key: 'unionsNear', path: [circle, '基层工会（个）', '圈内'], kind: 'count' },
    rate('unionRate', 'unionsNear', 'unionsPlaced', '基层工会（个）'),
    { key: 'membersPlaced', path: [circle, '会员（人）', '位置已知'], kind: 'people' },
    { key: 'membersNear', path: [circle, '会员（人）', '圈内'], kind: 'people' },
    rate('memberRate', 'membersNear', 'membersPlaced', '会员（人）'),
  ]
}

/** Rows of an annex and those of the table must not share a key. */
export const typeRow = (code: string) => `type:${code}`
export const placeRow = (key: string) => `place:${key}`
export const typeColumn = (code: string) => `type.${code}`

function typeColumns(places: string, types: readonly CentreType[]): ReportColumn[] {
  return [
    { key: 'label', path: [places], kind: 'label' },
    { key: 'centres', path: ['阵地数'], kind: 'count' },
    ...types.map(({ code, label }): ReportColumn => ({ key: typeColumn(code), path: [label], kind: 'count' })),
  ]
}

/** @returns the table by place; as annexes the same by type, and how many of each type there are at each place */
export function centresTable(given: CentresInput): Report {
  const { compared, notes } = heldAgainst(given.compared, ({ counts }) => (counts.centres ?? 0) > 0, '没有已启用的活动阵地')
  const input = { ...given, compared }
  const sum = summedCounts([...centreSums, ...centreGaps], input.rows)
  const total = (key: string) => (input.total ? key : null)
  const unsummed = untold(sum)
  const main = countedTable({
    title: centresReport.title,
    columns: [...centreColumns(input.places), ...circleColumns(input.circle.minutes)],
    rows: input.rows.map(asTold),
    total: total('total'),
    unsummed,
    compared: input.compared.map(asTold),
  })
  const byType = countedTable({
    title: '各类活动阵地',
    columns: centreColumns('阵地类型'),
    rows: input.ofTypes.map(asTold),
    total: typeRow('total'),
    unsummed,
  })
  const byPlaceAndType = countedTable({
    title: '各地各类活动阵地数（个）',
    columns: typeColumns(input.places, input.types),
    rows: input.rows.map((row) => ({ ...row, key: placeRow(row.key) })),
    total: total(placeRow('total')),
  })
  const annexes = sum.centres > 0 ? [byType, byPlaceAndType] : []
  const ofTypes = makesUp(
    'centres',
    input.types.map(({ code }) => typeColumn(code)),
    '各类之和＝阵地数',
  )
  return {
    ...reportHead(centresReport, input, 'A3'),
    columns: main.columns,
    rows: main.rows,
    ...(annexes.length > 0 && { annexes }),
    footers: centreFooters(input, sum, notes),
    checks: [
      ...checkRows(main.columns, main.rows, {
        sums: [...countedKeys(main.columns), 'starred'],
        rules: [...rules, within('unionsNear', 'unionsPlaced', '圈内工会≤位置已知的工会'), within('membersNear', 'membersPlaced', '圈内会员≤位置已知的会员')],
      }),
      ...annexes.flatMap((annex) =>
        checkRows(annex.columns, annex.rows, {
          annex: annex.title,
          sums: [...countedKeys(annex.columns), ...(annex === byType ? ['starred'] : [])],
          rules: annex === byType ? rules : [ofTypes],
        }),
      ),
    ],
  }
}

const rules = [
  makesUp('starred', starKeys, '各星级之和＝星级阵地'),
  within('starred', 'centres', '星级阵地≤阵地数'),
  within('demonstration', 'centres', '示范点≤阵地数'),
]

/** Of what no centre has told nobody knows the sum: it prints —, not nought. */
function untold(counts: CountedRow['counts']): string[] {
  const { centres } = counts
  if (centres === null || centres === undefined || centres === 0) return []
  return [...(counts.areaMissing === centres ? ['area'] : []), ...(counts.visitsMissing === centres ? ['visits'] : [])]
}

function asTold<T extends Pick<CountedRow, 'counts'>>(row: T): T {
  return { ...row, counts: { ...row.counts, ...Object.fromEntries(untold(row.counts).map((key) => [key, null])) } }
}

function centreFooters(input: CentresInput, sum: Readonly<Record<CentreCount, number>>, notes: readonly string[]): string[] {
  const day = dayLabel(input.period.to)
  const unplaced = input.rows.find(({ kind }) => kind === 'unplaced')
  return footersOf(
    input,
    [
      `统计口径：截至${day}已启用的活动阵地，按阵地所在地计。启用时间只到年或月的，按该年、该月首日计；台账没有停用日期，停用的阵地从台账删除后不再计入。`,
      '面积、日均服务人次、示范点按现有台账所填计；一行中各阵地均未填的记“—”。',
      `星级为截至${input.period.to.slice(0, 4)}年度最近一次评定的星级，取消的不计；评定只有年度，自该年度起计；阵地台账自己填有星级的，以所填为准。`,
      `${input.circle.minutes}分钟服务圈为${input.circle.text}，工会到任何一个已启用的阵地不超过这个距离的在圈内，不限本地的阵地；工会没有登记经纬度的按所在镇（街道）的位置。覆盖率＝圈内÷位置已知（本表合计工会 ${sum.unionsNear}÷${sum.unionsPlaced}、会员 ${sum.membersNear}÷${sum.membersPlaced}），会员为各工会填报数；合计行按合计数计算，保留一位小数，分母为0的记“—”。`,
    ],
    [
      [sum.unionsUnplaced, `位置不详的工会${sum.unionsUnplaced}个，不计入服务圈。`],
      [sum.openedUnknown, `启用时间不详的阵地${sum.openedUnknown}个，已计入。`],
      [sum.areaMissing, `未填面积的阵地${sum.areaMissing}个，面积按0计。`],
      [sum.visitsMissing, `未填日均服务人次的阵地${sum.visitsMissing}个，按0计。`],
      [input.types.some(({ code }) => code === otherType.code) ? 1 : 0, '“其他”为阵地类型未填或不在代码表内的阵地。'],
      [unplaced?.counts.centres ?? 0, `“${unplaced?.label}”为所在地未填或不在区划表内的阵地${unplaced?.counts.centres}个，已计入合计。`],
    ],
    notes,
  )
}

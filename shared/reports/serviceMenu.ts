// 需求菜单 and 点单: the annexes of report I, by category and by place.
import { checkRows, leaves, within } from './checks.ts'
import { heldAgainst } from './compared.ts'
import { type ComparedCounts, type CountedRow, comparedIn, countedKeys, countedTable } from './countedTable.ts'
import { type Period, periodWords } from './period.ts'
import type { ReportCheck, ReportColumn, ReportTable } from './report.ts'

export const categoriesTotal = 'categories:total'
export const menuTotal = 'menu:total'

/** Without any of these a period has nothing to be compared with: the menu itself is the same at all times. */
const menuFlows = ['waitingBefore', 'demands', 'served'] as const

function menuColumns(first: string, period: Period): ReportColumn[] {
  const now = periodWords(period).this
  return [
    { key: 'label', path: [first], kind: 'label' },
    { key: 'items', path: ['菜单项目（个）'], kind: 'count' },
    { key: 'waitingBefore', path: ['点单（单）', '期初待服务'], kind: 'count' },
    { key: 'demands', path: ['点单（单）', `${now}点单`], kind: 'count' },
    { key: 'cancelled', path: ['点单（单）', `${now}取消`], kind: 'count' },
    { key: 'toServe', path: ['点单（单）', '应服务'], kind: 'count', formula: { of: 'sum', plus: ['waitingBefore', 'demands'], minus: ['cancelled'] } },
    { key: 'served', path: ['点单（单）', `${now}完成`], kind: 'count' },
    { key: 'waiting', path: ['点单（单）', '期末待服务'], kind: 'count' },
    { key: 'servedRate', path: ['完成率（%）'], kind: 'rate', formula: { of: 'rate', part: 'served', whole: 'toServe' } },
    { key: 'people', path: ['服务人数（人）'], kind: 'people' },
    { key: 'rated', path: ['评价（单）', '已评价'], kind: 'count' },
    { key: 'satisfied', path: ['评价（单）', '满意'], kind: 'count' },
    { key: 'satisfiedRate', path: ['满意率（%）'], kind: 'rate', formula: { of: 'rate', part: 'satisfied', whole: 'rated' } },
  ]
}

export interface MenuInput {
  readonly period: Period
  readonly places: string
  /** Keys 'category:CODE'. */
  readonly categories: readonly CountedRow[]
  /** Keys 'menu:PLACE'. */
  readonly rows: readonly CountedRow[]
  readonly compared: readonly ComparedCounts[]
}

export interface ServiceTables {
  readonly tables: readonly ReportTable[]
  readonly checks: readonly ReportCheck[]
  /** Why rows of other periods are missing. */
  readonly notes: readonly string[]
}

/** By place only where there are several. */
export function menuTables({ period, places, categories, rows, compared: given }: MenuInput): ServiceTables {
  const { compared, notes } = heldAgainst(given, ({ counts }) => menuFlows.some((key) => (counts[key] ?? 0) > 0), '没有点单')
  const kinds = menuColumns('服务类别', period)
  const here = menuColumns(places, period)
  const tables = [
    countedTable({ title: '需求菜单与点单（按类别）', columns: kinds, rows: categories, total: categoriesTotal, compared: comparedIn('categories', compared) }),
    ...(rows.length > 1
      ? [countedTable({ title: '需求菜单与点单（按地区）', columns: here, rows, total: menuTotal, compared: comparedIn('menu', compared) })]
      : []),
  ]
  return {
    tables,
    notes,
    checks: tables.flatMap(({ title, columns, rows: printed }) =>
      checkRows(columns, printed, { sums: [...countedKeys(columns), 'toServe'], rules, annex: title }),
    ),
  }
}

const rules = [
  leaves('waiting', ['toServe'], ['served'], '应服务－本期完成＝期末待服务'),
  within('rated', 'served', '已评价≤本期完成'),
  within('satisfied', 'rated', '满意≤已评价'),
]

// What the dashboard shows of the office and of each of its places: what it is called, and the records that it is counted from, to which its bars lead.
import type { CountedKey } from './counted.ts'

/** All that the figures are made from. */
export const placeCounts = [
  'unions',
  'single',
  'joint',
  'unitsCovered',
  'members',
  'pilots',
  'centres',
  'circleWithin',
  'circleKnown',
  'cases',
  'founded',
  'shouldFound',
  'casesOverdue',
  'termsExpired',
  'incomplete',
] as const satisfies readonly CountedKey[]
export type PlaceCount = (typeof placeCounts)[number]

interface DashboardFigure {
  readonly label: string
  readonly unit: string
  readonly kind: 'count' | 'rate'
  /** The records that it counts; of a rate those above the line. */
  readonly counts: PlaceCount
  /** Of a rate: those below the line. */
  readonly whole?: PlaceCount
  /** Whether little of it is good. */
  readonly warns?: true
  /** Said under the chart. */
  readonly note?: string
}

export const dashboardFigures = {
  unions: { label: '基层工会', unit: '个', kind: 'count', counts: 'unions' },
  single: { label: '单独建会', unit: '个', kind: 'count', counts: 'single' },
  joint: { label: '联合工会', unit: '个', kind: 'count', counts: 'joint' },
  unitsCovered: {
    label: '覆盖单位',
    unit: '家',
    kind: 'count',
    counts: 'unitsCovered',
    note: '同一单位只计一次，计在覆盖它的工会所在地。',
  },
  members: { label: '会员', unit: '人', kind: 'count', counts: 'members', note: '按各工会上报数；名单列出上报的工会，会员多的在前。' },
  pilots: { label: '改革试点', unit: '家', kind: 'count', counts: 'pilots' },
  centres: { label: '活动阵地', unit: '处', kind: 'count', counts: 'centres' },
  circleRate: {
    label: '服务圈覆盖率',
    unit: '%',
    kind: 'rate',
    counts: 'circleWithin',
    whole: 'circleKnown',
    note: '服务圈内的工会÷知道位置的工会；柱子通到服务圈内的工会。',
  },
  cases: { label: '未建会核查', unit: '件', kind: 'count', counts: 'cases' },
  foundedRate: { label: '建会率', unit: '%', kind: 'rate', counts: 'founded', whole: 'shouldFound', note: '本月通报的口径：已建会÷应建会；柱子通到已建会的。' },
  casesOverdue: { label: '核查逾期', unit: '件', kind: 'count', counts: 'casesOverdue', warns: true },
  termsExpired: { label: '届满未换届', unit: '个', kind: 'count', counts: 'termsExpired', warns: true },
  incomplete: { label: '资料待完善', unit: '个', kind: 'count', counts: 'incomplete', warns: true },
} as const satisfies Readonly<Record<string, DashboardFigure>>

export type FigureKey = keyof typeof dashboardFigures
export const figureKeys = Object.keys(dashboardFigures) as readonly FigureKey[]

export function dashboardFigure(key: FigureKey): DashboardFigure {
  return dashboardFigures[key]
}

// Figures as conditions of lists: under each of these names stand the very records that a figure of the dashboard counts, on a day and of a place.
import type { RegisterId } from '../registers/index.ts'

interface CountedFigure {
  readonly label: string
  /** Of the figure, which need not be the number of its records. */
  readonly unit: string
  readonly register: RegisterId
  readonly sort?: { readonly field: string; readonly descending: boolean }
}

export const countedFigures = {
  unions: { label: '基层工会', unit: '个', register: 'union' },
  single: { label: '单独建会', unit: '个', register: 'union' },
  joint: { label: '联合工会', unit: '个', register: 'union' },
  unitsCovered: { label: '覆盖单位', unit: '家', register: 'unit' },
  members: { label: '会员', unit: '人', register: 'union', sort: { field: 'members', descending: true } },
  pilots: { label: '改革试点', unit: '家', register: 'pilot' },
  centres: { label: '活动阵地', unit: '处', register: 'centre' },
  centresNowhere: { label: '没有可用经纬度的阵地', unit: '处', register: 'centre' },
  circleWithin: { label: '服务圈内的工会', unit: '个', register: 'union' },
  circleKnown: { label: '知道位置的工会', unit: '个', register: 'union' },
  circleUnknown: { label: '不知道位置的工会', unit: '个', register: 'union' },
  circleNear: { label: '服务圈内的工会', unit: '个', register: 'union' },
  cases: { label: '未建会核查', unit: '件', register: 'outreach' },
  casesOverdue: { label: '核查逾期', unit: '件', register: 'outreach' },
  issued: { label: '核查下发（累计）', unit: '家', register: 'outreach' },
  verified: { label: '已核查（累计）', unit: '家', register: 'outreach' },
  founded: { label: '已建会（累计）', unit: '家', register: 'outreach' },
  shouldFound: { label: '应建会', unit: '家', register: 'outreach' },
  notEligible: { label: '不符合条件', unit: '家', register: 'outreach' },
  open: { label: '核查未办结', unit: '家', register: 'outreach' },
  overdue: { label: '核查逾期（月末）', unit: '家', register: 'outreach' },
  termsExpired: { label: '届满未换届', unit: '个', register: 'union', sort: { field: 'electionDueOn', descending: false } },
  termsEnding: { label: '即将届满', unit: '个', register: 'union', sort: { field: 'electionDueOn', descending: false } },
  incomplete: { label: '资料待完善', unit: '个', register: 'union' },
} as const satisfies Readonly<Record<string, CountedFigure>>

export type CountedKey = keyof typeof countedFigures
export const countedKeys = Object.keys(countedFigures) as readonly CountedKey[]

export function countedFigure(key: CountedKey): CountedFigure {
  return countedFigures[key]
}

export function isCountedKey(text: string | null): text is CountedKey {
  return countedKeys.some((key) => key === text)
}

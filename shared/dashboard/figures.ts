// What the dashboard shows of the office and of each of its places: what it is called, how it is counted, and the list that a bar of it leads to.
import type { Filter } from '../api/recordsContract.ts'
import { type RegisterId, registers } from '../registers/index.ts'
import type { RegisterDefinition } from '../registers/register.ts'
import { addDays } from '../values/calendar.ts'

/** organisation, bulletin: as reports A and B count it · circle: as the service circle does · list: the records of the list that it leads to, no more and no fewer */
type Source = 'organisation' | 'bulletin' | 'circle' | 'list'

/** A list without its place. */
export interface FigureList {
  readonly register: RegisterId
  readonly filters: readonly Filter[]
  readonly incompleteOnly?: true
  readonly sort?: { readonly field: string; readonly descending: boolean }
}

interface DashboardFigure {
  readonly label: string
  readonly unit: string
  readonly kind: 'count' | 'rate'
  readonly source: Source
  /** Whether little of it is good. */
  readonly warns?: true
  /** Said under the chart. */
  readonly note?: string
}

export const dashboardFigures = {
  unions: { label: '基层工会', unit: '个', kind: 'count', source: 'organisation' },
  single: { label: '单独建会', unit: '个', kind: 'count', source: 'organisation' },
  joint: { label: '联合工会', unit: '个', kind: 'count', source: 'organisation' },
  unitsCovered: {
    label: '覆盖单位',
    unit: '家',
    kind: 'count',
    source: 'organisation',
    note: '同一单位只计一次；名单按覆盖关系列出，一家单位可能不止一条。',
  },
  members: { label: '会员', unit: '人', kind: 'count', source: 'organisation', note: '按各工会上报数；名单列出这些工会，会员多的在前。' },
  pilots: { label: '改革试点', unit: '家', kind: 'count', source: 'list' },
  centres: { label: '活动阵地', unit: '处', kind: 'count', source: 'list' },
  circleRate: { label: '服务圈覆盖率', unit: '%', kind: 'rate', source: 'circle', note: '服务圈内的工会÷知道位置的工会；名单列出当地的活动阵地。' },
  cases: { label: '未建会核查', unit: '件', kind: 'count', source: 'list' },
  foundedRate: { label: '建会率', unit: '%', kind: 'rate', source: 'bulletin', note: '本月通报的口径：已建会÷应建会；名单列出已建会的。' },
  casesOverdue: { label: '核查逾期', unit: '件', kind: 'count', source: 'list', warns: true },
  termsExpired: { label: '届满未换届', unit: '个', kind: 'count', source: 'list', warns: true },
  incomplete: { label: '资料待完善', unit: '个', kind: 'count', source: 'list', warns: true },
} as const satisfies Readonly<Record<string, DashboardFigure>>

export type FigureKey = keyof typeof dashboardFigures
export const figureKeys = Object.keys(dashboardFigures) as readonly FigureKey[]

export function dashboardFigure(key: FigureKey): DashboardFigure {
  return dashboardFigures[key]
}

const active: Filter = { field: 'status', op: 'is', value: 'active' }

/** The records that a figure of the whole office stands for. @param today y-m-d */
export function figureList(key: FigureKey, today: string): FigureList {
  switch (key) {
    case 'unions':
      return { register: 'union', filters: [active] }
    case 'single':
    case 'joint':
      return { register: 'union', filters: [active, { field: 'form', op: 'is', value: key }] }
    case 'unitsCovered':
      return { register: 'coverage', filters: [{ field: 'coveredTo', op: 'blank' }] }
    case 'members':
      return { register: 'union', filters: [active], sort: { field: 'members', descending: true } }
    case 'pilots':
      return { register: 'pilot', filters: [] }
    case 'centres':
    case 'circleRate':
      return { register: 'centre', filters: [] }
    case 'cases':
      return { register: 'outreach', filters: [] }
    case 'foundedRate':
      return {
        register: 'outreach',
        filters: [
          { field: 'state', op: 'in', value: ['founded', 'closed'] },
          { field: 'verificationResult', op: 'is', value: 'confirmed' },
        ],
      }
    case 'casesOverdue':
      return { register: 'outreach', filters: [{ field: 'urgency', op: 'is', value: 'overdue' }] }
    case 'termsExpired':
      return {
        register: 'union',
        filters: [active, { field: 'electionDueOn', op: 'to', value: addDays(today, -1) }],
        sort: { field: 'electionDueOn', descending: false },
      }
    case 'incomplete':
      return { register: 'union', filters: [active], incompleteOnly: true }
  }
}

/** @param place what narrows a list to a place @returns null: no list would hold just the figure's records, as the coverage of one township */
export function placedList(list: FigureList, place: readonly Filter[] | null): FigureList | null {
  const register: RegisterDefinition = registers[list.register]
  if (place === null || place.some(({ field }) => register.fields.every(({ key }) => key !== field))) return null
  return { ...list, filters: [...place, ...list.filters] }
}

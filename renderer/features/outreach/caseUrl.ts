// Which cases are on screen stands in the address: Back, reload and links from the start page show the same.
import type { CaseQueryInput } from '#shared/api/outreachContract.ts'
import type { CaseCounts } from '#shared/api/outreachTypes.ts'
import type { Filter } from '#shared/api/recordsContract.ts'
import { type CaseState, caseStates } from '#shared/outreach/states.ts'
import { type Tier, tiers } from '#shared/outreach/tiers.ts'

/** States, what is late, what nobody has answered, and unions that still have to be put on record. */
export const caseTabs = [
  'all',
  'to-issue',
  'issued',
  'verifying',
  'founding',
  'extended',
  'overdue',
  'due-soon',
  'without-union',
  'founded',
  'not-eligible',
  'closed',
] as const
export type CaseTab = (typeof caseTabs)[number]

export const tabLabels: Readonly<Record<CaseTab, string>> = {
  all: '全部',
  'to-issue': '待下发',
  issued: '已下发',
  verifying: '核查中',
  founding: '建会中',
  extended: '延期',
  overdue: '逾期',
  'due-soon': '临期',
  'without-union': '待登记工会',
  founded: '已建会',
  'not-eligible': '不符合条件',
  closed: '已办结',
}

export interface CaseView {
  readonly tab: CaseTab
  /** By name. */
  readonly county: string | null
  readonly township: string | null
  readonly tier: Tier | null
  readonly search: string
  /** 1-based. */
  readonly page: number
}

export function readCaseView(params: URLSearchParams): CaseView {
  const page = Number(params.get('page') ?? '1')
  return {
    tab: caseTabs.find((tab) => tab === params.get('tab')) ?? 'all',
    county: params.get('county'),
    township: params.get('township'),
    tier: tiers.find((tier) => tier === params.get('tier')) ?? null,
    search: params.get('q') ?? '',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

export function writeCaseView({ tab, county, township, tier, search, page }: CaseView): URLSearchParams {
  const params = new URLSearchParams()
  if (tab !== 'all') params.set('tab', tab)
  if (county !== null) params.set('county', county)
  if (township !== null) params.set('township', township)
  if (tier !== null) params.set('tier', tier)
  if (search !== '') params.set('q', search)
  if (page > 1) params.set('page', String(page))
  return params
}

/** As the core is asked, without the page. */
export function caseQuery({ tab, county, township, tier, search }: CaseView): CaseQueryInput & { filters: Filter[] } {
  const is = (field: string, value: string): Filter => ({ field, op: 'is', value })
  const filters: Filter[] = []
  if (isState(tab)) filters.push(is('state', tab))
  if (tab === 'overdue' || tab === 'due-soon') filters.push(is('urgency', tab))
  if (tab === 'without-union') filters.push(is('state', 'founded'), { field: 'resultingUnion', op: 'blank' })
  if (county !== null) filters.push(county === '' ? { field: 'county', op: 'blank' } : is('county', county))
  if (township !== null) filters.push(is('township', township))
  if (tier !== null) filters.push(is('tier', tier))
  return { filters, search: search.trim() }
}

/** How many cases a tab holds, of the whole office or of a county. */
export function tabCount(counts: CaseCounts, tab: CaseTab): number {
  if (isState(tab)) return counts.states[tab]
  switch (tab) {
    case 'overdue':
      return counts.overdue
    case 'due-soon':
      return counts.dueSoon
    case 'without-union':
      return counts.withoutUnion
    case 'all':
      return counts.total
  }
}

function isState(tab: CaseTab): tab is CaseTab & CaseState {
  return caseStates.some((state) => state === tab)
}

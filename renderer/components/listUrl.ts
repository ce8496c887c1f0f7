// Everything that a list shows stands in its address: Back, reload and links from other screens then find the same rows.
import type { Counted, Filter, ListQueryInput } from '#shared/api/recordsContract.ts'
import { type CountedKey, countedFigure, isCountedKey } from '#shared/dashboard/counted.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'

export interface ListState {
  readonly search: string
  readonly filters: readonly Filter[]
  readonly incompleteOnly: boolean
  readonly sort: { readonly field: string; readonly descending: boolean } | null
  /** 1-based. */
  readonly page: number
  /** Shown as a sheet to work in. */
  readonly sheet?: true
  /** Only the records behind this figure. */
  readonly counted?: Counted
  /** y-m-d: the list as it stood at the end of that day; absent: as it is. */
  readonly asOf?: string
}

export const emptyListState: ListState = { search: '', filters: [], incompleteOnly: false, sort: null, page: 1 }

const operators: readonly Filter['op'][] = ['is', 'contains', 'in', 'from', 'to', 'blank', 'filled']

/** `county.is=椒江区`, `form.in=single,joint`, `foundedOn.blank=`. */
function readFilter(key: string, text: string): Filter | null {
  const dot = key.lastIndexOf('.')
  const op = operators.find((known) => known === key.slice(dot + 1))
  if (dot < 1 || !op) return null
  const field = key.slice(0, dot)
  if (op === 'blank' || op === 'filled') return { field, op }
  return { field, op, value: op === 'in' ? text.split(',') : text }
}

/** `figure=members&place=331002&day=2018-12-31`; no such figure: none. */
function countedIn(params: URLSearchParams): { readonly counted?: Counted } {
  const [figure, place, day] = [params.get('figure'), params.get('place'), params.get('day')]
  const centre = Number(params.get('centre') ?? '')
  if (!isCountedKey(figure)) return {}
  return { counted: { figure, ...(place && { place }), ...(centre > 0 && { centre }), ...(day && { day }) } }
}

/** The past day that an address looks at, of a list and of a record alike. */
export function dayIn(params: URLSearchParams): { readonly asOf?: string } {
  const asOf = params.get('asOf') ?? ''
  return asOf === '' ? {} : { asOf }
}

/** Address of a record, on the past day that is being looked at. */
export function recordPath(register: string, id: number, asOf?: string): string {
  return `/r/${register}/${id}${asOf === undefined ? '' : `?asOf=${asOf}`}`
}

export function readListState(params: URLSearchParams): ListState {
  const filters: Filter[] = []
  for (const [key, text] of params) {
    const filter = readFilter(key, text)
    if (filter) filters.push(filter)
  }
  const sort = params.get('sort') ?? ''
  const field = sort.replace(/^-/, '')
  const page = Number(params.get('page') ?? '1')
  return {
    search: params.get('q') ?? '',
    filters,
    incompleteOnly: params.has('incomplete'),
    sort: field === '' ? null : { field, descending: sort.startsWith('-') },
    page: Number.isInteger(page) && page > 0 ? page : 1,
    ...(params.has('sheet') ? { sheet: true as const } : {}),
    ...countedIn(params),
    ...dayIn(params),
  }
}

export function writeListState(state: ListState): URLSearchParams {
  const params = new URLSearchParams()
  if (state.search !== '') params.set('q', state.search)
  for (const filter of state.filters) {
    params.append(`${filter.field}.${filter.op}`, Array.isArray(filter.value) ? filter.value.join(',') : String(filter.value ?? ''))
  }
  if (state.incompleteOnly) params.set('incomplete', '1')
  if (state.sort) params.set('sort', `${state.sort.descending ? '-' : ''}${state.sort.field}`)
  if (state.counted) for (const key of ['figure', 'place', 'centre', 'day'] as const) if (state.counted[key]) params.set(key, String(state.counted[key]))
  if (state.sheet) params.set('sheet', '1')
  if (state.page > 1) params.set('page', String(state.page))
  if (state.asOf !== undefined) params.set('asOf', state.asOf)
  return params
}

/** Address of a list, for links. */
export function listPath(register: RegisterId, state: Partial<ListState> = {}): string {
  const query = writeListState({ ...emptyListState, ...state }).toString()
  return `/r/${register}${query === '' ? '' : `?${query}`}`
}

/** Address of the list of just those records that a figure counts. */
export function countedPath(figure: CountedKey, where: Omit<Counted, 'figure'> = {}): string {
  const { register, sort = null } = countedFigure(figure)
  return listPath(register, { counted: { figure, ...where }, sort })
}

/** Address of a new record of which some fields are known, e.g. the union that its cadre is entered from. */
export function newRecordPath(register: RegisterId, known: Readonly<Record<string, number>>): string {
  return `/r/${register}/new?${new URLSearchParams(Object.entries(known).map(([field, id]) => [field, String(id)]))}`
}

/** Address where records that may be one are compared and merged. */
export function mergePath(register: RegisterId, ids: readonly number[]): string {
  return `/r/${register}/merge?ids=${ids.join(',')}`
}

/** The links that such an address names. */
export function knownLinks(register: RegisterDefinition, params: URLSearchParams): Record<string, number> {
  const known: Record<string, number> = {}
  for (const field of register.fields) {
    const id = field.kind === 'link' ? Number(params.get(field.key) ?? '') : 0
    if (Number.isInteger(id) && id > 0) known[field.key] = id
  }
  return known
}

/** One filter more, or another value for it; `null` takes it away. Back to the first page. */
export function withFilter(state: ListState, field: string, op: Filter['op'], value: Filter['value'] | null): ListState {
  const others = state.filters.filter((filter) => filter.field !== field || filter.op !== op)
  const filters = value === null || value === '' ? others : [...others, value === undefined ? { field, op } : { field, op, value }]
  return { ...state, filters, page: 1 }
}

export function filterValue(state: ListState, field: string, op: Filter['op']): string | null {
  const value = state.filters.find((filter) => filter.field === field && filter.op === op)?.value
  return value === undefined || Array.isArray(value) ? null : String(value)
}

/** What is asked of the core, without the page. */
export function listInput(register: RegisterId, state: ListState): ListQueryInput {
  return {
    register,
    search: state.search.trim(),
    filters: [...state.filters],
    incompleteOnly: state.incompleteOnly,
    ...(state.sort ? { sort: state.sort } : {}),
    ...(state.counted ? { counted: state.counted } : {}),
    ...(state.asOf === undefined ? {} : { asOf: state.asOf }),
  }
}

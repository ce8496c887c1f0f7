// What a list shows when its address names a view: the view's conditions, until the address says others. Pure.

import type { Counted } from '#shared/api/recordsContract.ts'
import type { ListView } from '#shared/api/recordTypes.ts'
import type { ListColumns, ViewContent } from '#shared/api/viewsContract.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { type ListState, readListState, writeListState } from '../../components/listUrl.ts'

/** The view that an address names; 0: expressly none; null: it does not say. */
export function namedView(params: URLSearchParams): number | null {
  const text = params.get('view')
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null
}

/** Whether the address has conditions of its own, which then hold instead of a view's. `own` says that it has none on purpose. */
export function saysConditions(params: URLSearchParams): boolean {
  return params.has('own') || hasConditions(readListState(params))
}

export function stateInView(params: URLSearchParams, view: ListView | null): ListState {
  const state = readListState(params)
  return view && !saysConditions(params) ? { ...state, ...conditionsIn(view.content) } : state
}

/** @param view the one that is looked through; null: none. `hasDefault`: an address that says nothing would be the default view's. */
export function addressInView(state: ListState, view: ListView | null, hasDefault: boolean): URLSearchParams {
  if (view && sameConditions(state, view.content)) {
    const { counted: _, ...others } = state
    const params = writeListState({ ...others, search: '', filters: [], incompleteOnly: false, sort: null })
    params.set('view', String(view.id))
    return params
  }
  const params = writeListState(state)
  if (view) {
    params.set('view', String(view.id))
    if (!hasConditions(state)) params.set('own', '1')
  } else if (hasDefault && !hasConditions(state)) params.set('view', '0')
  return params
}

type Conditions = Pick<ListState, 'search' | 'filters' | 'incompleteOnly' | 'sort'> & { readonly counted?: Counted | undefined }

function conditionsIn({ search, filters, incompleteOnly, sort, counted }: ViewContent) {
  return { search, filters, incompleteOnly, sort, ...(counted && { counted }) }
}

function hasConditions({ search, filters, incompleteOnly, sort, counted }: Conditions): boolean {
  return search !== '' || filters.length > 0 || incompleteOnly || sort !== null || counted !== undefined
}

/** What would be saved as a view of what is on screen. */
export function contentOf(state: ListState, columns: ListColumns): ViewContent {
  const { search, filters, incompleteOnly, sort, counted } = state
  return { columns, search, filters: [...filters], incompleteOnly, sort, ...(counted && { counted }) }
}

/** Filters hold together, in whatever order they were set; their values may be numbers in a view and are texts in an address. */
export function sameConditions(one: Conditions, other: Conditions): boolean {
  const filters = ({ filters: list }: Conditions) =>
    list.map(({ field, op, value }) => JSON.stringify([field, op, Array.isArray(value) ? value : String(value ?? '')])).sort()
  const counted = ({ counted: of }: Conditions) => [of?.figure, of?.place, of?.centre, of?.day]
  return (
    one.search === other.search &&
    one.incompleteOnly === other.incompleteOnly &&
    one.sort?.field === other.sort?.field &&
    (one.sort?.descending ?? false) === (other.sort?.descending ?? false) &&
    JSON.stringify(filters(one)) === JSON.stringify(filters(other)) &&
    JSON.stringify(counted(one)) === JSON.stringify(counted(other))
  )
}

export function sameColumns(one: ListColumns, other: ListColumns): boolean {
  const widths = (columns: ListColumns) => columns.keys.map((key) => columns.widths[key] ?? 0)
  return one.frozen === other.frozen && one.keys.join() === other.keys.join() && widths(one).join() === widths(other).join()
}

/** What a register's list shows before anybody arranged it. */
export function ownColumns(register: RegisterDefinition): ListColumns {
  return { keys: [...register.list], widths: {}, frozen: 1 }
}

/** One column further up or down the order. */
export function moveColumn(keys: readonly string[], key: string, to: number): string[] {
  const others = keys.filter((other) => other !== key)
  return [...others.slice(0, Math.max(0, to)), key, ...others.slice(Math.max(0, to))]
}

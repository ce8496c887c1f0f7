// Which rows of a list are ticked: some by name, or all that the list finds but for some. Pure, so that every key and click means the same.
import type { ListQueryInput } from '#shared/api/recordsContract.ts'

export type Selected =
  | { readonly kind: 'some'; readonly ids: readonly number[] }
  /** `of`: the list's conditions as they were; other conditions are other records, and nothing is ticked then. */
  | { readonly kind: 'all'; readonly of: string; readonly except: readonly number[] }

export const nothingSelected: Selected = { kind: 'some', ids: [] }

/** What makes two lists hold the same records, whatever their order. */
export function conditionsOf({ sort: _sort, ...conditions }: ListQueryInput): string {
  return JSON.stringify(conditions)
}

/** Ticks stay while the clerk searches for the next record, but "all" only holds for the list that it was said of. */
export function stillSelected(selected: Selected, list: ListQueryInput): Selected {
  return selected.kind === 'all' && selected.of !== conditionsOf(list) ? nothingSelected : selected
}

export function isSelected(selected: Selected, id: number): boolean {
  return selected.kind === 'some' ? selected.ids.includes(id) : !selected.except.includes(id)
}

export function withRows(selected: Selected, ids: readonly number[], on: boolean): Selected {
  const add = (to: readonly number[]) => [...new Set([...to, ...ids])]
  const take = (from: readonly number[]) => from.filter((id) => !ids.includes(id))
  if (selected.kind === 'some') return { kind: 'some', ids: on ? add(selected.ids) : take(selected.ids) }
  return { ...selected, except: on ? take(selected.except) : add(selected.except) }
}

export function countSelected(selected: Selected, total: number): number {
  return selected.kind === 'some' ? selected.ids.length : Math.max(0, total - selected.except.length)
}

/** Asks for exactly the records that are ticked. Those ticked one by one may come from several searches, so only the order and the day are the list's. */
export function selectedQuery(selected: Selected, list: ListQueryInput): ListQueryInput {
  if (selected.kind === 'all') return selected.except.length === 0 ? list : { ...list, except: [...selected.except] }
  return { register: list.register, ids: [...selected.ids], ...(list.sort ? { sort: list.sort } : {}), ...(list.asOf === undefined ? {} : { asOf: list.asOf }) }
}

/** The rows from the one ticked before to this one, as Shift reaches them. */
export function idsBetween(ids: readonly number[], from: number | null, to: number): number[] {
  const [start, end] = [from === null ? -1 : ids.indexOf(from), ids.indexOf(to)]
  if (start < 0 || end < 0) return [to]
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1)
}

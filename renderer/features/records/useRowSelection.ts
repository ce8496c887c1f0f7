// The ticked rows of one list, kept while the clerk turns pages, searches on, or looks into a record.
import { useCallback, useMemo, useRef, useState } from 'react'
import type { ListQueryInput } from '#shared/api/recordsContract.ts'
import { conditionsOf, countSelected, idsBetween, isSelected, nothingSelected, type Selected, selectedQuery, stillSelected, withRows } from './rowSelection.ts'

export interface RowSelection {
  readonly count: number
  /** All records of the list are meant, those on other pages too. */
  readonly all: boolean
  /** Finds exactly the ticked records. */
  readonly query: ListQueryInput
  has(id: number): boolean
  /** @param reach with Shift: every row from the one ticked before */
  tick(id: number, on: boolean, reach: boolean): void
  tickRows(ids: readonly number[], on: boolean): void
  tickAll(): void
  clear(): void
}

const kept = new Map<string, Selected>()

/** @param list what is asked of the core, without the page; `total` how many records it has; `rows` ids on this page */
export function useRowSelection(list: ListQueryInput, total: number, rows: readonly number[]): RowSelection {
  const [stored, setStored] = useState<Selected>(() => kept.get(list.register) ?? nothingSelected)
  const anchor = useRef<number | null>(null)
  const selected = stillSelected(stored, list)
  const { register } = list
  const set = useCallback(
    (next: Selected) => {
      kept.set(register, next)
      setStored(next)
    },
    [register],
  )
  return useMemo(
    () => ({
      count: countSelected(selected, total),
      all: selected.kind === 'all',
      query: selectedQuery(selected, list),
      has: (id) => isSelected(selected, id),
      tick(id, on, reach) {
        set(withRows(selected, reach ? idsBetween(rows, anchor.current, id) : [id], on))
        anchor.current = id
      },
      tickRows: (ids, on) => set(withRows(selected, ids, on)),
      tickAll: () => set({ kind: 'all', of: conditionsOf(list), except: [] }),
      clear() {
        anchor.current = null
        set(nothingSelected)
      },
    }),
    [selected, list, total, rows, set],
  )
}

// The pointer in the sheet: selecting by dragging, whole rows by their numbers, and the selection's corner that is pulled over the cells it shall fill, as in Excel.
import { type PointerEvent, useRef, useState } from 'react'
import { type CellRange, extendTo, type Filling, pulledFilling, rangeOf, type Selection, selectCell } from '../../../components/cellRange.ts'
import type { GridPosition } from '../../../components/gridKeys.ts'

interface Sheet {
  readonly selection: Selection
  readonly columns: number
  /** A cell is about to be pointed at: what is being typed goes in first, and the keyboard comes along. */
  settle(): void
  /** Without moving the sheet: the cell is under the pointer. */
  select(selection: Selection): void
  /** The far end of a block goes on, and is brought in sight. */
  stretch(selection: Selection): void
  /** Values are repeated; no series is guessed. */
  fill(filling: Filling): void
}

export interface GridPointer {
  /** The cells that letting the corner go would fill; null: none. */
  readonly pulledOver: CellRange | null
  onPointerDown(event: PointerEvent<HTMLDivElement>): void
  onPointerMove(event: PointerEvent<HTMLDivElement>): void
  onPointerUp(): void
}

export function useGridPointer({ selection, columns, settle, select, stretch, fill }: Sheet): GridPointer {
  const dragging = useRef<'block' | 'corner' | null>(null)
  const [pulledTo, setPulledTo] = useState<GridPosition | null>(null)
  const filling = pulledTo === null ? null : pulledFilling(rangeOf(selection), pulledTo)
  return {
    pulledOver: filling?.range ?? null,
    onPointerDown(event) {
      const hit = cellUnder(event.target)
      if (!hit || event.button !== 0) return
      event.preventDefault()
      const begin = (what: 'block' | 'corner') => {
        dragging.current = what
        event.currentTarget.setPointerCapture(event.pointerId)
      }
      if (event.target instanceof HTMLElement && event.target.dataset.corner !== undefined) return begin('corner')
      settle()
      if (hit.column === null) {
        const anchor = { row: event.shiftKey ? selection.anchor.row : hit.row, column: 0 }
        return select({ active: { row: hit.row, column: 0 }, anchor, head: { row: hit.row, column: columns - 1 } })
      }
      const at = { row: hit.row, column: hit.column }
      begin('block')
      select(event.shiftKey ? extendTo(selection, at) : selectCell(at))
    },
    onPointerMove(event) {
      const hit = dragging.current ? cellUnder(document.elementFromPoint(event.clientX, event.clientY)) : null
      if (!hit || hit.column === null) return
      const at = { row: hit.row, column: hit.column }
      if (dragging.current === 'corner') return setPulledTo(at)
      if (at.row !== selection.head.row || at.column !== selection.head.column) stretch(extendTo(selection, at))
    },
    onPointerUp() {
      dragging.current = null
      setPulledTo(null)
      if (filling) fill(filling)
    },
  }
}

/** The cell, or the head of the row (column null), that the pointer is on. */
export function cellUnder(target: EventTarget | null): { readonly row: number; readonly column: number | null } | null {
  if (!(target instanceof HTMLElement)) return null
  const row = target.closest<HTMLElement>('[data-row]')?.dataset.row
  if (row === undefined) return null
  const column = target.closest<HTMLElement>('[data-column]')?.dataset.column
  return { row: Number(row), column: column === undefined ? null : Number(column) }
}

// Blocks of cells as Excel reckons with them: what is selected, where the next cell is, where a pasted block lands, what fills what. Pure.
import { clamp, type GridPosition, type GridSize } from './gridKeys.ts'

/** All four included. */
export interface CellRange {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface Selection {
  /** The cell that typing goes to; inside the range. */
  readonly active: GridPosition
  /** The corner that stays while Shift extends, and the one that moves. */
  readonly anchor: GridPosition
  readonly head: GridPosition
}

export function selectCell(at: GridPosition): Selection {
  return { active: at, anchor: at, head: at }
}

export function extendTo({ anchor }: Selection, head: GridPosition): Selection {
  return { active: anchor, anchor, head }
}

export function rangeOf({ anchor, head }: Selection): CellRange {
  return {
    top: Math.min(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    bottom: Math.max(anchor.row, head.row),
    right: Math.max(anchor.column, head.column),
  }
}

export function rangeSize({ top, left, bottom, right }: CellRange): { readonly rows: number; readonly columns: number } {
  return { rows: bottom - top + 1, columns: right - left + 1 }
}

function isSingle(range: CellRange): boolean {
  return range.top === range.bottom && range.left === range.right
}

export interface Steps {
  readonly selection: Selection
  /** The column in which a row of Tabs began, to which Enter returns; null: none. */
  readonly tabFrom: number | null
}

/** The cell after a commit. Within a block it goes round the block; Tab by rows, Enter by columns. */
export function stepOn({ selection, tabFrom }: Steps, by: 'enter' | 'tab', back: boolean, size: GridSize): Steps {
  const { active } = selection
  const range = rangeOf(selection)
  const step = back ? -1 : 1
  if (!isSingle(range)) {
    const { rows, columns } = rangeSize(range)
    const at = by === 'tab' ? (active.row - range.top) * columns + active.column - range.left : (active.column - range.left) * rows + active.row - range.top
    const next = (at + step + rows * columns) % (rows * columns)
    const [row, column] = by === 'tab' ? [Math.floor(next / columns), next % columns] : [next % rows, Math.floor(next / rows)]
    return { selection: { ...selection, active: { row: range.top + row, column: range.left + column } }, tabFrom: null }
  }
  if (by === 'tab') return { selection: selectCell(clamp({ row: active.row, column: active.column + step }, size)), tabFrom: tabFrom ?? active.column }
  return { selection: selectCell(clamp({ row: active.row + step, column: tabFrom ?? active.column }, size)), tabFrom: null }
}

export interface Landing {
  readonly range: CellRange
  /** Rows and columns of the block that have no place. */
  readonly lostRows: number
  readonly lostColumns: number
}

/**
 * Where a block of so many rows and columns lands: over the whole selection where that is a multiple of it (one cell fills any), otherwise once from its first cell.
 * Cell (r, c) of the landing takes cell (r mod rows, c mod columns) of the block.
 */
export function landingOf(block: { readonly rows: number; readonly columns: number }, selected: CellRange, size: GridSize): Landing {
  const chosen = rangeSize(selected)
  const repeats = chosen.rows % block.rows === 0 && chosen.columns % block.columns === 0
  const { rows, columns } = repeats ? chosen : block
  const bottom = Math.min(size.rows, selected.top + rows) - 1
  const right = Math.min(size.columns, selected.left + columns) - 1
  return {
    range: { top: selected.top, left: selected.left, bottom, right },
    lostRows: selected.top + rows - 1 - bottom,
    lostColumns: selected.left + columns - 1 - right,
  }
}

export interface Filling {
  /** Cells that are filled. */
  readonly range: CellRange
  /** The cell that a filled one takes its value from. */
  from(at: GridPosition): GridPosition
}

/** Down from the first row of the selection, right from its first column; a single row or column takes from the one before it. Null where there is none. */
export function fillingOf(selected: CellRange, way: 'down' | 'right'): Filling | null {
  if (way === 'down') {
    const source = selected.top === selected.bottom ? selected.top - 1 : selected.top
    return source < 0 ? null : { range: { ...selected, top: source + 1 }, from: (at) => ({ row: source, column: at.column }) }
  }
  const source = selected.left === selected.right ? selected.left - 1 : selected.left
  return source < 0 ? null : { range: { ...selected, left: source + 1 }, from: (at) => ({ row: at.row, column: source }) }
}

/**
 * What pulling the selection's corner to a cell fills: the cells on that side on which it goes furthest beyond it, with the selection over and over again.
 * Null where it stays within.
 */
export function pulledFilling(selected: CellRange, to: GridPosition): Filling | null {
  const { rows, columns } = rangeSize(selected)
  const sides: readonly { readonly beyond: number; readonly range: CellRange }[] = [
    { beyond: to.row - selected.bottom, range: { ...selected, top: selected.bottom + 1, bottom: to.row } },
    { beyond: selected.top - to.row, range: { ...selected, top: to.row, bottom: selected.top - 1 } },
    { beyond: to.column - selected.right, range: { ...selected, left: selected.right + 1, right: to.column } },
    { beyond: selected.left - to.column, range: { ...selected, left: to.column, right: selected.left - 1 } },
  ]
  const furthest = sides.reduce((one, other) => (other.beyond > one.beyond ? other : one))
  if (furthest.beyond <= 0) return null
  const turn = (place: number, length: number) => ((place % length) + length) % length
  return {
    range: furthest.range,
    from: ({ row, column }) => ({ row: selected.top + turn(row - selected.top, rows), column: selected.left + turn(column - selected.left, columns) }),
  }
}

/** The least block that holds both. */
export function around(one: CellRange, other: CellRange): CellRange {
  return {
    top: Math.min(one.top, other.top),
    left: Math.min(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
  }
}

// Where the keyboard leads in a sheet of cells, as Excel taught it. Pure: the component that uses it moves focus and edits.

export interface GridPosition {
  readonly row: number
  readonly column: number
}

export interface GridState extends GridPosition {
  readonly editing: boolean
}

export interface GridSize {
  readonly rows: number
  readonly columns: number
  /** Rows that fit on the screen, for PageUp and PageDown. */
  readonly page: number
}

export interface GridKey {
  readonly key: string
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
  /** An input method is composing: its keys are not ours. */
  readonly composing: boolean
}

export type GridAction =
  /** The key is not ours. */
  | { readonly kind: 'none' }
  | { readonly kind: 'move'; readonly to: GridPosition }
  /** `typed` replaces the cell's text; null keeps it. */
  | { readonly kind: 'edit'; readonly typed: string | null }
  /** `reach`: the same correction also for equal cells of the column, or of the whole sheet. */
  | { readonly kind: 'commit'; readonly to: GridPosition; readonly reach?: 'column' | 'sheet' }
  /** The last correction reaches further. */
  | { readonly kind: 'widen'; readonly reach: 'column' | 'sheet' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'undo' }

const none: GridAction = { kind: 'none' }

/** The nearest cell that there is. */
export function clamp(position: GridPosition, size: GridSize): GridPosition {
  return {
    row: Math.max(0, Math.min(size.rows - 1, position.row)),
    column: Math.max(0, Math.min(size.columns - 1, position.column)),
  }
}

function reachOf(pressed: GridKey): 'column' | 'sheet' {
  return pressed.shift ? 'sheet' : 'column'
}

function whileEditing(state: GridState, pressed: GridKey, size: GridSize): GridAction {
  if (pressed.key === 'Enter' && pressed.ctrl) return { kind: 'commit', to: { row: state.row, column: state.column }, reach: reachOf(pressed) }
  const step = pressed.shift ? -1 : 1
  if (pressed.key === 'Enter' && !pressed.alt) return { kind: 'commit', to: clamp({ row: state.row + step, column: state.column }, size) }
  if (pressed.key === 'Tab') return { kind: 'commit', to: clamp({ row: state.row, column: state.column + step }, size) }
  if (pressed.key === 'Escape') return { kind: 'cancel' }
  return none
}

/** Where a key that moves leads, whether or not there is such a cell; null: it does not move. */
export function destination(state: GridPosition, pressed: GridKey, size: GridSize): GridPosition | null {
  const { row, column } = state
  switch (pressed.key) {
    case 'ArrowUp':
      return { row: pressed.ctrl ? 0 : row - 1, column }
    case 'ArrowDown':
      return { row: pressed.ctrl ? size.rows - 1 : row + 1, column }
    case 'ArrowLeft':
      return { row, column: pressed.ctrl ? 0 : column - 1 }
    case 'ArrowRight':
      return { row, column: pressed.ctrl ? size.columns - 1 : column + 1 }
    case 'Home':
      return { row: pressed.ctrl ? 0 : row, column: 0 }
    case 'End':
      return { row: pressed.ctrl ? size.rows - 1 : row, column: size.columns - 1 }
    case 'PageUp':
      return { row: row - size.page, column }
    case 'PageDown':
      return { row: row + size.page, column }
    default:
      return null
  }
}

/** Tab is left to the browser while nothing is edited, so that the clerk can leave the sheet. */
export function gridAction(state: GridState, pressed: GridKey, size: GridSize): GridAction {
  if (pressed.composing) return none
  if (state.editing) return whileEditing(state, pressed, size)
  if (pressed.alt) return none
  const to = destination(state, pressed, size)
  if (to) return { kind: 'move', to: clamp(to, size) }
  if (pressed.ctrl && pressed.key === 'Enter') return { kind: 'widen', reach: reachOf(pressed) }
  if (pressed.ctrl) return pressed.key === 'z' || pressed.key === 'Z' ? { kind: 'undo' } : none
  if (pressed.key === 'F2' || pressed.key === 'Enter') return { kind: 'edit', typed: null }
  if (pressed.key === 'Delete' || pressed.key === 'Backspace') return { kind: 'edit', typed: '' }
  return pressed.key.length === 1 && pressed.key !== ' ' ? { kind: 'edit', typed: pressed.key } : none
}

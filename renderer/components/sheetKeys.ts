// What a key means in a sheet that is worked in as in Excel: blocks are selected, filled, cleared and taken back. Pure; the component does it.
import { extendTo, rangeOf, type Selection, type Steps, selectCell, stepOn } from './cellRange.ts'
import { clamp, destination, type GridKey, type GridSize } from './gridKeys.ts'

/** `replace`: typing has begun on a cell, and arrows still leave it; `amend`: its text is worked on, and arrows move within it. */
export type Editing = 'no' | 'replace' | 'amend'

export interface SheetState extends Steps {
  readonly editing: Editing
}

export type SheetAction =
  /** The key is not ours. */
  | { readonly kind: 'none' }
  | ({ readonly kind: 'select' } & Steps)
  /** Works on the cell's text; `keep` false begins with nothing. */
  | { readonly kind: 'edit'; readonly keep: boolean }
  | ({ readonly kind: 'commit' } & Steps)
  /** What was typed goes to every selected cell. */
  | { readonly kind: 'commit-all' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'line-break' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'fill'; readonly way: 'down' | 'right' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  /** The page of the record. */
  | { readonly kind: 'open' }
  /** The next Tab leaves the sheet. */
  | { readonly kind: 'leave' }

const none: SheetAction = { kind: 'none' }

function whileEditing(state: SheetState, pressed: GridKey, size: GridSize): SheetAction {
  const { key, ctrl, shift, alt } = pressed
  if (key === 'Enter' && alt) return { kind: 'line-break' }
  if (key === 'Enter' && ctrl) return { kind: 'commit-all' }
  if (key === 'Enter' || key === 'Tab') return { kind: 'commit', ...stepOn(state, key === 'Tab' ? 'tab' : 'enter', shift, size) }
  if (key === 'Escape') return { kind: 'cancel' }
  if (state.editing === 'replace' && /^(Arrow|Page)/.test(key) && !shift) {
    const to = destination(state.selection.active, pressed, size)
    if (to) return { kind: 'commit', selection: selectCell(clamp(to, size)), tabFrom: null }
  }
  return none
}

function withCtrl(pressed: GridKey): SheetAction {
  switch (pressed.key.toLowerCase()) {
    case 'z':
      return pressed.shift ? { kind: 'redo' } : { kind: 'undo' }
    case 'y':
      return { kind: 'redo' }
    case 'd':
      return { kind: 'fill', way: 'down' }
    case 'r':
      return { kind: 'fill', way: 'right' }
    default:
      return none
  }
}

function selectAll(selection: Selection, pressed: GridKey, size: GridSize): Selection | null {
  const range = rangeOf(selection)
  const whole = { top: 0, left: 0, bottom: size.rows - 1, right: size.columns - 1 }
  const rows = pressed.key === ' ' && pressed.ctrl ? whole : range
  const columns = pressed.key === ' ' && pressed.shift ? whole : range
  const all = pressed.ctrl && pressed.key.toLowerCase() === 'a'
  if (!all && !(pressed.key === ' ' && (pressed.ctrl || pressed.shift))) return null
  const [high, wide] = all ? [whole, whole] : [rows, columns]
  return { active: selection.active, anchor: { row: high.top, column: wide.left }, head: { row: high.bottom, column: wide.right } }
}

/** Copying, cutting and pasting come as events of their own. Letters are not ours either: the input takes them, so that input methods can begin with them. */
export function sheetAction(state: SheetState, pressed: GridKey, size: GridSize): SheetAction {
  if (pressed.composing || size.rows === 0 || size.columns === 0) return none
  if (state.editing !== 'no') return whileEditing(state, pressed, size)
  const { key, shift, alt, ctrl } = pressed
  if (alt) return key === 'Enter' ? { kind: 'open' } : none
  const { selection } = state
  const to = destination(shift ? selection.head : selection.active, pressed, size)
  if (to) return { kind: 'select', selection: shift ? extendTo(selection, clamp(to, size)) : selectCell(clamp(to, size)), tabFrom: null }
  const all = selectAll(selection, pressed, size)
  if (all) return { kind: 'select', selection: all, tabFrom: null }
  if (ctrl) return withCtrl(pressed)
  if (key === 'Enter' || key === 'Tab') return { kind: 'select', ...stepOn(state, key === 'Tab' ? 'tab' : 'enter', shift, size) }
  if (key === 'F2') return { kind: 'edit', keep: true }
  if (key === 'Backspace') return { kind: 'edit', keep: false }
  if (key === 'Delete') return { kind: 'clear' }
  return key === 'Escape' ? { kind: 'leave' } : none
}

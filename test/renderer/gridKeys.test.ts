import { describe, expect, it } from 'vitest'
import { type GridKey, type GridState, gridAction } from '../../renderer/components/gridKeys.ts'

const size = { rows: 100, columns: 5, page: 20 }
const at = (row: number, column: number, editing = false): GridState => ({ row, column, editing })
const press = (key: string, more: Partial<GridKey> = {}): GridKey => ({ key, ctrl: false, shift: false, alt: false, composing: false, ...more })

describe('keys in a sheet', () => {
  it('arrows move one cell and stop at the edge', () => {
    expect(gridAction(at(3, 2), press('ArrowDown'), size)).toEqual({ kind: 'move', to: { row: 4, column: 2 } })
    expect(gridAction(at(0, 0), press('ArrowUp'), size)).toEqual({ kind: 'move', to: { row: 0, column: 0 } })
    expect(gridAction(at(0, 4), press('ArrowRight'), size)).toEqual({ kind: 'move', to: { row: 0, column: 4 } })
  })

  it('Ctrl and an arrow goes to the end, PageDown a screen', () => {
    expect(gridAction(at(3, 2), press('ArrowDown', { ctrl: true }), size)).toEqual({ kind: 'move', to: { row: 99, column: 2 } })
    expect(gridAction(at(90, 2), press('PageDown'), size)).toEqual({ kind: 'move', to: { row: 99, column: 2 } })
    expect(gridAction(at(90, 2), press('Home', { ctrl: true }), size)).toEqual({ kind: 'move', to: { row: 0, column: 0 } })
  })

  it('F2 and Enter edit the text, a letter replaces it', () => {
    expect(gridAction(at(1, 1), press('F2'), size)).toEqual({ kind: 'edit', typed: null })
    expect(gridAction(at(1, 1), press('Enter'), size)).toEqual({ kind: 'edit', typed: null })
    expect(gridAction(at(1, 1), press('7'), size)).toEqual({ kind: 'edit', typed: '7' })
  })

  it('Enter in an edit commits and goes down, Escape gives it up', () => {
    expect(gridAction(at(1, 1, true), press('Enter'), size)).toEqual({ kind: 'commit', to: { row: 2, column: 1 } })
    expect(gridAction(at(1, 1, true), press('Enter', { shift: true }), size)).toEqual({ kind: 'commit', to: { row: 0, column: 1 } })
    expect(gridAction(at(1, 1, true), press('Escape'), size)).toEqual({ kind: 'cancel' })
  })

  it('arrows belong to the text while it is edited', () => {
    expect(gridAction(at(1, 1, true), press('ArrowLeft'), size)).toEqual({ kind: 'none' })
  })

  it("an input method's Enter commits nothing and its letters start nothing", () => {
    expect(gridAction(at(1, 1, true), press('Enter', { composing: true }), size)).toEqual({ kind: 'none' })
    expect(gridAction(at(1, 1), press('z', { composing: true }), size)).toEqual({ kind: 'none' })
  })

  it('Tab leaves the sheet unless a cell is edited', () => {
    expect(gridAction(at(1, 1), press('Tab'), size)).toEqual({ kind: 'none' })
    expect(gridAction(at(1, 1, true), press('Tab'), size)).toEqual({ kind: 'commit', to: { row: 1, column: 2 } })
  })

  it('Ctrl+Enter lets a correction reach its column, with Shift the whole sheet', () => {
    expect(gridAction(at(1, 1, true), press('Enter', { ctrl: true }), size)).toEqual({ kind: 'commit', to: { row: 1, column: 1 }, reach: 'column' })
    expect(gridAction(at(2, 1), press('Enter', { ctrl: true, shift: true }), size)).toEqual({ kind: 'widen', reach: 'sheet' })
  })

  it('Ctrl+Z takes a fix back, other shortcuts pass', () => {
    expect(gridAction(at(1, 1), press('z', { ctrl: true }), size)).toEqual({ kind: 'undo' })
    expect(gridAction(at(1, 1), press('c', { ctrl: true }), size)).toEqual({ kind: 'none' })
  })
})

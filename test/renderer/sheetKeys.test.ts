import { describe, expect, it } from 'vitest'
import { selectCell } from '../../renderer/components/cellRange.ts'
import type { GridKey } from '../../renderer/components/gridKeys.ts'
import { type Editing, type SheetState, sheetAction } from '../../renderer/components/sheetKeys.ts'

const size = { rows: 100, columns: 5, page: 20 }
const at = (row: number, column: number, editing: Editing = 'no'): SheetState => ({ selection: selectCell({ row, column }), tabFrom: null, editing })
const press = (key: string, more: Partial<GridKey> = {}): GridKey => ({ key, ctrl: false, shift: false, alt: false, composing: false, ...more })
const select = (row: number, column: number) => ({ kind: 'select', selection: selectCell({ row, column }), tabFrom: null })

describe('keys in a sheet to work in', () => {
  it('no key is ours while an input method composes', () => {
    for (const editing of ['no', 'replace', 'amend'] as const) {
      for (const key of ['Enter', 'Tab', 'Escape', 'ArrowDown', 'Delete', 'z']) {
        expect(sheetAction(at(3, 2, editing), press(key, { composing: true, ctrl: key === 'z' }), size)).toEqual({ kind: 'none' })
      }
    }
  })

  it('arrows, Ctrl with arrows, Home, End and pages move', () => {
    expect(sheetAction(at(3, 2), press('ArrowDown'), size)).toEqual(select(4, 2))
    expect(sheetAction(at(3, 2), press('ArrowDown', { ctrl: true }), size)).toEqual(select(99, 2))
    expect(sheetAction(at(3, 2), press('End', { ctrl: true }), size)).toEqual(select(99, 4))
    expect(sheetAction(at(3, 2), press('Home'), size)).toEqual(select(3, 0))
    expect(sheetAction(at(3, 2), press('PageDown'), size)).toEqual(select(23, 2))
  })

  it('Shift extends from the cell, Ctrl+A takes everything', () => {
    const first = sheetAction(at(3, 2), press('ArrowDown', { shift: true }), size)
    expect(first).toMatchObject({ selection: { active: { row: 3, column: 2 }, anchor: { row: 3, column: 2 }, head: { row: 4, column: 2 } } })
    expect(sheetAction(at(3, 2), press('a', { ctrl: true }), size)).toMatchObject({
      selection: { anchor: { row: 0, column: 0 }, head: { row: 99, column: 4 } },
    })
    expect(sheetAction(at(3, 2), press(' ', { shift: true }), size)).toMatchObject({
      selection: { anchor: { row: 3, column: 0 }, head: { row: 3, column: 4 } },
    })
    expect(sheetAction(at(3, 2), press(' ', { ctrl: true }), size)).toMatchObject({
      selection: { anchor: { row: 0, column: 2 }, head: { row: 99, column: 2 } },
    })
  })

  it('Enter and Tab commit and move; arrows commit only what was typed anew', () => {
    expect(sheetAction(at(3, 2, 'amend'), press('Enter', { shift: true }), size)).toEqual({ ...select(2, 2), kind: 'commit' })
    expect(sheetAction(at(3, 2, 'amend'), press('Tab'), size)).toMatchObject({ kind: 'commit', tabFrom: 2 })
    expect(sheetAction(at(3, 2, 'replace'), press('ArrowRight'), size)).toEqual({ ...select(3, 3), kind: 'commit' })
    expect(sheetAction(at(3, 2, 'amend'), press('ArrowRight'), size)).toEqual({ kind: 'none' })
    expect(sheetAction(at(3, 2, 'amend'), press('Escape'), size)).toEqual({ kind: 'cancel' })
    expect(sheetAction(at(3, 2, 'amend'), press('Enter', { alt: true }), size)).toEqual({ kind: 'line-break' })
    expect(sheetAction(at(3, 2, 'amend'), press('Enter', { ctrl: true }), size)).toEqual({ kind: 'commit-all' })
  })

  it('F2 keeps the text, Backspace begins anew, letters are the input’s own', () => {
    expect(sheetAction(at(3, 2), press('F2'), size)).toEqual({ kind: 'edit', keep: true })
    expect(sheetAction(at(3, 2), press('Backspace'), size)).toEqual({ kind: 'edit', keep: false })
    expect(sheetAction(at(3, 2), press('d'), size)).toEqual({ kind: 'none' })
  })

  it('fills, clears, takes back and does again', () => {
    expect(sheetAction(at(3, 2), press('d', { ctrl: true }), size)).toEqual({ kind: 'fill', way: 'down' })
    expect(sheetAction(at(3, 2), press('R', { ctrl: true }), size)).toEqual({ kind: 'fill', way: 'right' })
    expect(sheetAction(at(3, 2), press('Delete'), size)).toEqual({ kind: 'clear' })
    expect(sheetAction(at(3, 2), press('z', { ctrl: true }), size)).toEqual({ kind: 'undo' })
    expect(sheetAction(at(3, 2), press('Z', { ctrl: true, shift: true }), size)).toEqual({ kind: 'redo' })
    expect(sheetAction(at(3, 2), press('y', { ctrl: true }), size)).toEqual({ kind: 'redo' })
  })

  it('leaves copying and pasting, and the browser’s own keys, alone', () => {
    for (const key of ['c', 'x', 'v', 'f', 'p']) expect(sheetAction(at(3, 2), press(key, { ctrl: true }), size)).toEqual({ kind: 'none' })
  })
})

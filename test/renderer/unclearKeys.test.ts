import { describe, expect, it } from 'vitest'
import { unclearAction } from '../../renderer/features/imports/unclearKeys.ts'

const press = (key: string, more = {}) => unclearAction({ key, ctrl: false, alt: false, composing: false, ...more }, 3)

describe('keys for a row that fits several records', () => {
  it('a digit takes that candidate, if there is one', () => {
    expect(press('2')).toEqual({ kind: 'take', candidate: 1 })
    expect(press('4')).toEqual({ kind: 'none' })
  })

  it('N makes a new record, S leaves the row out, arrows look at the next', () => {
    expect(press('n')).toEqual({ kind: 'new' })
    expect(press('S')).toEqual({ kind: 'skip' })
    expect(press('ArrowDown')).toEqual({ kind: 'move', by: 1 })
    expect(press('ArrowUp')).toEqual({ kind: 'move', by: -1 })
  })

  it('Ctrl+Z takes the last decision back; other shortcuts pass', () => {
    expect(press('z', { ctrl: true })).toEqual({ kind: 'undo' })
    expect(press('n', { ctrl: true })).toEqual({ kind: 'none' })
    expect(press('1', { alt: true })).toEqual({ kind: 'none' })
  })

  it('an input method’s keys decide nothing', () => {
    expect(press('n', { composing: true })).toEqual({ kind: 'none' })
  })
})

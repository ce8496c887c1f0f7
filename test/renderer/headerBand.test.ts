import { describe, expect, it } from 'vitest'
import { bandAfterKey, bandOf, extendBand, rowsOfBand } from '../../renderer/features/imports/headerBand.ts'

const down = { key: 'ArrowDown', shift: false }
const shiftDown = { key: 'ArrowDown', shift: true }
const shiftUp = { key: 'ArrowUp', shift: true }

describe('the header band', () => {
  it('holds every row from its first to its last', () => {
    expect(rowsOfBand({ anchor: 5, focus: 3 })).toEqual([3, 4, 5])
    expect(bandOf([3, 4])).toEqual({ anchor: 3, focus: 4 })
    expect(bandOf([])).toBeNull()
  })

  it('moves as a whole with an arrow, and stays within the rows', () => {
    expect(bandAfterKey({ anchor: 3, focus: 4 }, down, 12)).toEqual({ anchor: 4, focus: 5 })
    expect(bandAfterKey({ anchor: 11, focus: 12 }, down, 12)).toEqual({ anchor: 11, focus: 12 })
    expect(bandAfterKey({ anchor: 1, focus: 2 }, { key: 'ArrowUp', shift: false }, 12)).toEqual({ anchor: 1, focus: 2 })
  })

  it('grows and shrinks with Shift, to three rows at most', () => {
    expect(bandAfterKey({ anchor: 3, focus: 3 }, shiftDown, 12)).toEqual({ anchor: 3, focus: 4 })
    expect(bandAfterKey({ anchor: 3, focus: 5 }, shiftDown, 12)).toEqual({ anchor: 3, focus: 5 })
    expect(bandAfterKey({ anchor: 3, focus: 4 }, shiftUp, 12)).toEqual({ anchor: 3, focus: 3 })
    expect(bandAfterKey({ anchor: 3, focus: 3 }, shiftUp, 12)).toEqual({ anchor: 3, focus: 2 })
  })

  it('follows the mouse as far as it may reach', () => {
    expect(rowsOfBand(extendBand({ anchor: 4, focus: 4 }, 9, 12))).toEqual([4, 5, 6])
    expect(rowsOfBand(extendBand({ anchor: 2, focus: 2 }, -3, 12))).toEqual([1, 2])
  })

  it('leaves other keys alone', () => {
    expect(bandAfterKey({ anchor: 3, focus: 3 }, { key: 'Enter', shift: false }, 12)).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { around, extendTo, fillingOf, landingOf, pulledFilling, rangeOf, selectCell, stepOn } from '../../renderer/components/cellRange.ts'

const size = { rows: 100, columns: 6, page: 20 }
const at = (row: number, column: number) => ({ row, column })
const range = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right })

describe('a selection', () => {
  it('spans its two corners whichever way it was made, and keeps its cell', () => {
    const selection = extendTo(selectCell(at(5, 3)), at(2, 4))
    expect(rangeOf(selection)).toEqual(range(2, 3, 5, 4))
    expect(selection.active).toEqual(at(5, 3))
  })

  it('Tab goes right, and Enter below where the Tabs began', () => {
    let steps = stepOn({ selection: selectCell(at(3, 1)), tabFrom: null }, 'tab', false, size)
    steps = stepOn(steps, 'tab', false, size)
    expect(steps).toEqual({ selection: selectCell(at(3, 3)), tabFrom: 1 })
    expect(stepOn(steps, 'enter', false, size)).toEqual({ selection: selectCell(at(4, 1)), tabFrom: null })
  })

  it('Enter without Tabs stays in its column and stops at the last row', () => {
    expect(stepOn({ selection: selectCell(at(99, 2)), tabFrom: null }, 'enter', false, size).selection).toEqual(selectCell(at(99, 2)))
    expect(stepOn({ selection: selectCell(at(5, 2)), tabFrom: null }, 'enter', true, size).selection).toEqual(selectCell(at(4, 2)))
  })

  it('goes round a block, by columns with Enter and by rows with Tab', () => {
    const block = { active: at(1, 1), anchor: at(0, 0), head: at(1, 1) }
    expect(stepOn({ selection: block, tabFrom: null }, 'enter', false, size).selection.active).toEqual(at(0, 0))
    expect(stepOn({ selection: { ...block, active: at(1, 0) }, tabFrom: null }, 'enter', false, size).selection.active).toEqual(at(0, 1))
    expect(stepOn({ selection: { ...block, active: at(0, 1) }, tabFrom: null }, 'tab', false, size).selection.active).toEqual(at(1, 0))
    expect(stepOn({ selection: { ...block, active: at(0, 0) }, tabFrom: null }, 'tab', true, size).selection.active).toEqual(at(1, 1))
  })
})

describe('a pasted block', () => {
  const two = { rows: 2, columns: 2 }
  it('lands once from the first selected cell', () => {
    expect(landingOf(two, range(3, 1, 3, 1), size)).toEqual({ range: range(3, 1, 4, 2), lostRows: 0, lostColumns: 0 })
    expect(landingOf(two, range(3, 1, 5, 3), size).range).toEqual(range(3, 1, 4, 2))
  })
  it('repeats where the selection is a multiple of it; one cell fills any', () => {
    expect(landingOf(two, range(0, 0, 5, 3), size).range).toEqual(range(0, 0, 5, 3))
    expect(landingOf({ rows: 1, columns: 1 }, range(2, 2, 8, 4), size).range).toEqual(range(2, 2, 8, 4))
  })
  it('says what has no place at the end', () => {
    expect(landingOf({ rows: 3, columns: 4 }, range(99, 4, 99, 4), size)).toEqual({ range: range(99, 4, 99, 5), lostRows: 2, lostColumns: 2 })
  })
})

describe('filling', () => {
  it('takes the first row of the selection, or the row above a single one', () => {
    const filling = fillingOf(range(2, 1, 5, 3), 'down')
    expect(filling?.range).toEqual(range(3, 1, 5, 3))
    expect(filling?.from(at(5, 2))).toEqual(at(2, 2))
    const single = fillingOf(range(2, 1, 2, 3), 'down')
    expect(single?.range).toEqual(range(2, 1, 2, 3))
    expect(single?.from(at(2, 3))).toEqual(at(1, 3))
  })
  it('takes the first column, or the one to the left', () => {
    expect(fillingOf(range(2, 1, 3, 3), 'right')?.range).toEqual(range(2, 2, 3, 3))
    expect(fillingOf(range(2, 1, 3, 1), 'right')?.from(at(3, 1))).toEqual(at(3, 0))
  })
  it('has nothing to take above the first row and left of the first column', () => {
    expect(fillingOf(range(0, 0, 0, 0), 'down')).toBeNull()
    expect(fillingOf(range(0, 0, 4, 0), 'right')).toBeNull()
  })
})

describe('pulling the corner', () => {
  const block = range(4, 2, 5, 3)
  it('fills on the side that it goes furthest beyond, the block over and over again', () => {
    const down = pulledFilling(block, at(10, 4))
    expect(down?.range).toEqual(range(6, 2, 10, 3))
    expect([6, 7, 8, 9, 10].map((row) => down?.from(at(row, 3)))).toEqual([at(4, 3), at(5, 3), at(4, 3), at(5, 3), at(4, 3)])
    expect(pulledFilling(block, at(6, 5))?.range).toEqual(range(4, 4, 5, 5))
  })
  it('fills upwards and to the left so that the block goes on', () => {
    const up = pulledFilling(block, at(1, 2))
    expect(up?.range).toEqual(range(1, 2, 3, 3))
    expect([1, 2, 3].map((row) => up?.from(at(row, 2)).row)).toEqual([5, 4, 5])
    const left = pulledFilling(block, at(4, 0))
    expect(left?.range).toEqual(range(4, 0, 5, 1))
    expect(left?.from(at(5, 1))).toEqual(at(5, 3))
  })
  it('fills nothing within the selection', () => {
    expect(pulledFilling(block, at(5, 2))).toBeNull()
  })
  it('leaves what gave and what took selected', () => {
    expect(around(block, range(6, 2, 10, 3))).toEqual(range(4, 2, 10, 3))
  })
})

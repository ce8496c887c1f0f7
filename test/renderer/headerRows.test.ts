import { expect, it } from 'vitest'
import { parseHeaderRows, showHeaderRows } from '../../renderer/features/imports/headerRows.ts'

it.each([
  ['3', [3]],
  ['3-4', [3, 4]],
  [' 3 ～ 4 ', [3, 4]],
  ['3、5', [3, 4, 5]],
])('%s names the header rows %j', (text, rows) => {
  expect(parseHeaderRows(text)).toEqual(rows)
})

it.each(['', '0', '4-3', '1-9', '三', '3-', 'A1'])('%j names none', (text) => {
  expect(parseHeaderRows(text)).toBeNull()
})

it('rows are shown as they are typed', () => {
  expect(showHeaderRows([4, 5])).toBe('4-5')
  expect(showHeaderRows([4])).toBe('4')
  expect(showHeaderRows([])).toBe('')
})

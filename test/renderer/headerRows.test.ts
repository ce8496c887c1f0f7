import { expect, it } from 'vitest'
import { showHeaderRows } from '../../renderer/features/imports/headerRows.ts'

it('header rows are shown as the first and the last', () => {
  expect(showHeaderRows([4, 5])).toBe('4-5')
  expect(showHeaderRows([4])).toBe('4')
  expect(showHeaderRows([])).toBe('')
})

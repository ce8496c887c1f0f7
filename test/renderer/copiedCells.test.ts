import { expect, it } from 'vitest'
import { cellsAsHtml, cellsAsText } from '../../renderer/components/copiedCells.ts'
import { pastedCells } from '../../renderer/components/pastedCells.ts'

const cells = [
  ['甲工会', '12', ''],
  ['两行\n的', '一\t二', '"引号"开头'],
  ['中间"有', '91331002MA28G3XQ5J', '<b>&'],
]

it('what is copied is read back as it was', () => {
  expect(pastedCells(cellsAsText(cells))).toEqual(cells)
})

it('cells with tabs or line breaks are quoted as Excel quotes them, others are not', () => {
  expect(cellsAsText([['a\tb', 'c "d"', 'e']])).toBe('"a\tb"\tc "d"\te')
})

it('as a table, codes stay text, breaks stay in their cell, and nothing becomes markup', () => {
  const html = cellsAsHtml(cells, [true, false, true])
  expect(html).toContain(`<td style="mso-number-format:'\\@'">甲工会</td><td>12</td>`)
  expect(html).toContain('两行<br style="mso-data-placement:same-cell">的')
  expect(html).toContain('&lt;b&gt;&amp;')
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ImportRow } from '#shared/api/previewTypes.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'
import { unionRow, writeUnions } from '#test/support/unionLedger.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

test('the pages of a preview hold every row once, landed or skipped, in the order of the sheet, and so does each choice of them', async () => {
  const path = writeUnions(office.path('a.xlsx'), [
    unionRow(1),
    ['合计', '', '', '', '', '', '', 150, 111],
    unionRow(2, { 4: '2010-13-05' }),
    unionRow(3, { 2: '' }),
    unionRow(1),
    ['总计', '', '', '', '', '', '', 450, 333],
    unionRow(4),
    ['合计', '', '', '', '', '', '', 150, 111],
  ])
  const { previewId, sheets } = await office.preview(path)
  const sheet = sheets[0]?.key ?? ''
  const page = (outcome: 'added' | 'unchanged' | 'rejected' | 'skipped' | 'problem' | undefined, offset: number, limit: number) =>
    office.core.call.imports.rows({ previewId, sheet, offset, limit, ...(outcome ? { outcome } : {}) })
  const all = (await page(undefined, 0, 100)).rows
  expect(all.map(({ row, outcome }) => `${row} ${outcome}`)).toEqual([
    '3 added',
    '4 skipped',
    '5 added',
    '6 rejected',
    '7 unchanged',
    '8 skipped',
    '9 added',
    '10 skipped',
  ])
  expect(all.map(({ cells }) => cells.A)).toEqual(['1', '合计', '2', '3', '1', '总计', '4', '合计'])
  for (const outcome of [undefined, 'added', 'unchanged', 'rejected', 'skipped', 'problem'] as const) {
    const fits = (row: ImportRow) => outcome === undefined || (outcome === 'problem' ? row.problems.length > 0 : row.outcome === outcome)
    const wanted = all.filter(fits)
    expect(wanted.length).toBeGreaterThan(0)
    for (const limit of [1, 3]) {
      const paged: ImportRow[] = []
      for (let offset = 0; offset < 9; offset += limit) {
        const { total, rows } = await page(outcome, offset, limit)
        expect(total).toBe(wanted.length)
        paged.push(...rows)
      }
      expect(paged).toEqual(wanted)
    }
  }
})

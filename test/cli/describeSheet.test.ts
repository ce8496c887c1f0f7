import { expect, test } from 'vitest'
import { describeSheet } from '#electron/cli/describeSheet.ts'
import type { Sheet } from '#shared/importing/sheet.ts'

const sheet: Sheet = {
  name: '台账',
  kind: 'cells',
  hidden: false,
  merges: [{ fromRow: 1, toRow: 1, fromColumn: 0, toColumn: 27 }],
  hiddenColumns: [3, 26],
  hiddenRows: [4],
  comments: [],
  rows: [
    { number: 1, cells: [{ type: 's', value: '2019年单位台账' }] },
    {
      number: 2,
      cells: ['单位名称', '成立日期', '厂务公开', '职工人数'].map((value) => ({ type: 's', value }) as const),
    },
    {
      number: 3,
      cells: [
        { type: 's', value: '甲公司' },
        { type: 'd', value: '2019-01-05', serial: 43470 },
        { type: 'b', value: false },
        { type: 'e', value: '#REF!' },
      ],
    },
  ],
}

test('a sheet is described by address, dates as days, with the rows of its header', () => {
  expect(describeSheet(sheet)).toEqual({
    name: '台账',
    kind: 'cells',
    hidden: false,
    merges: ['A1:AB1'],
    hiddenRows: [4],
    hiddenColumns: ['D', 'AA'],
    header: [2],
    cells: {
      A1: { type: 's', value: '2019年单位台账' },
      A2: { type: 's', value: '单位名称' },
      B2: { type: 's', value: '成立日期' },
      C2: { type: 's', value: '厂务公开' },
      D2: { type: 's', value: '职工人数' },
      A3: { type: 's', value: '甲公司' },
      B3: { type: 'd', value: '2019-01-05' },
      C3: { type: 'b', value: false },
      D3: { type: 'e', value: '#REF!' },
    },
  })
})

test('a chart has no header', () => {
  expect(describeSheet({ ...sheet, kind: 'chart', rows: [] }).header).toEqual([])
})

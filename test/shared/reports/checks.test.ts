import { expect, test } from 'vitest'
import { checkRows, makesUp, within } from '#shared/reports/checks.ts'
import type { ReportColumn, ReportRow } from '#shared/reports/report.ts'

const columns: ReportColumn[] = ['all', 'one', 'two'].map((key) => ({ key, path: ['数', key], kind: 'count' }))
const row = (label: string, kind: ReportRow['kind'], all: number | null, one: number, two: number): ReportRow => ({
  key: label,
  label,
  kind,
  figures: { all, one, two },
})
const rules = [makesUp('all', ['one', 'two'], '甲＋乙＝合计'), within('one', 'all', '甲≤合计')]
const failing = (rows: ReportRow[]) => checkRows(columns, rows, { rules, sums: ['all', 'one'] }).map(({ code, failing }) => [code, failing])

test('a sound table fails no check', () => {
  expect(failing([row('椒江区', 'region', 3, 1, 2), row('市本级', 'own', 1, 1, 0), row('合计', 'total', 4, 2, 2)])).toEqual([
    ['all', []],
    ['one', []],
    ['total', []],
  ])
})

test('a failing check names the rows with the figures that do not agree', () => {
  expect(failing([row('椒江区', 'region', 3, 4, 2), row('黄岩区', 'region', 1, 1, 0), row('合计', 'total', 4, 5, 2)])).toEqual([
    ['all', ['椒江区（3、4、2）', '合计（4、5、2）']],
    ['one', ['椒江区（4、3）', '合计（5、4）']],
    ['total', []],
  ])
  expect(failing([row('椒江区', 'region', 3, 1, 2), row('合计', 'total', 4, 1, 3)])).toContainEqual(['total', ['合计（数/all：4、3）']])
})

test('a failing check says where its rows stand, so that a screen can lead to them', () => {
  const checks = checkRows(columns, [row('椒江区', 'region', 3, 4, 2), row('合计', 'total', 4, 4, 0)], { rules, sums: ['all'] })
  expect(checks.map(({ places }) => places)).toEqual([[{ row: '椒江区', column: 'all' }], [{ row: '椒江区', column: 'one' }], [{ row: '合计', column: 'all' }]])
  expect(checkRows(columns, [row('合计', 'total', 4, 4, 0)], { rules, sums: [] })[0]).not.toHaveProperty('places')
})

test('what nobody knows fails nothing, and other periods are not checked', () => {
  expect(failing([row('椒江区', 'region', null, 1, 2), row('合计', 'total', null, 1, 2), row('上月', 'compare', 9, 1, 1)])).toEqual([
    ['all', []],
    ['one', []],
    ['total', []],
  ])
})

test('a table without a total has no sums to check', () => {
  expect(failing([row('海门街道', 'region', 3, 1, 2)])).toEqual([
    ['all', []],
    ['one', []],
  ])
})

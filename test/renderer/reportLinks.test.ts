import { expect, test } from 'vitest'
import type { Report, ReportRow } from '#shared/reports/report.ts'
import { nowPath, rowPath } from '../../renderer/features/reports/reportLinks.ts'

const report = (id: string) => ({ id, asOf: '2019-06-30', scope: { code: '331000', name: '台州市' } }) as Report
const county: ReportRow = { key: '331002', label: '椒江区', kind: 'region', figures: {} }
const filters = (path: string | null) => decodeURIComponent(path ?? '')

test('a county of the pilots’ report leads to its pilots, one of the tasks’ to its tasks of that year', () => {
  expect(filters(rowPath(report('H'), county, '椒江区'))).toMatch(/pilot.*county.*椒江区/)
  const tasks = filters(rowPath(report('J'), county, '椒江区'))
  expect(tasks).toMatch(/task/)
  expect(tasks).toMatch(/year.*2019.*county.*椒江区/)
  expect(rowPath(report('K'), county, '椒江区')).toBeNull()
})

test('a total, a category and another period lead nowhere', () => {
  for (const kind of ['total', 'group', 'compare', 'own'] as const) expect(rowPath(report('H'), { ...county, kind }, undefined)).toBeNull()
})

test('a county of the unions’ reports leads to those that stand today, whatever their state says; a figure to what it counts today', () => {
  for (const id of ['A', 'C', 'D']) expect(rowPath(report(id), county, '椒江区')).toBe('/r/union?figure=unions&place=331002')
  expect(nowPath(report('A'), county, 'unitsCovered')).toBe('/r/unit?figure=unitsCovered&place=331002')
  expect(nowPath(report('B'), county, 'notEligible')).toBe('/r/outreach?figure=notEligible&place=331002')
  expect(nowPath(report('A'), county, 'employees')).toBeNull()
  expect(nowPath(report('A'), { ...county, kind: 'total' }, 'unions')).toBeNull()
})

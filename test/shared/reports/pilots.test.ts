import { expect, test } from 'vitest'
import { parsePeriod } from '#shared/reports/period.ts'
import { otherKind, type PilotsInput, pilotsTable } from '#shared/reports/pilots.ts'

const nothing = {
  ...{ pilots: 0, 'kind.园区': 0, 'kind.企业': 0, keyPilots: 0, secondedViceChairs: 0, partTimeViceChairs: 0, centres: 0, serviceCentres: 0 },
  ...{ brandProjects: 0, coveredUnits: 0, coveredWorkers: 0, openBefore: 0, visits: 0, found: 0, corrected: 0, open: 0, overdue: 0 },
}
const park = {
  ...nothing,
  secondedViceChairs: 1,
  partTimeViceChairs: 2,
  centres: 3,
  serviceCentres: 2,
  brandProjects: 1,
  coveredUnits: 20,
  coveredWorkers: 900,
}
const firm = { ...nothing, partTimeViceChairs: 1, coveredUnits: 1, coveredWorkers: 300, open: 1, overdue: 1 }
const here = { ...park, partTimeViceChairs: 3, coveredUnits: 21, coveredWorkers: 1200, pilots: 2, 'kind.园区': 1, 'kind.企业': 1, keyPilots: 1 }
const input = (changes: Partial<PilotsInput> = {}): PilotsInput => ({
  period: parsePeriod('2019Q2'),
  scope: { code: '331000', name: '台州市' },
  places: '县（市、区）',
  kinds: [
    { code: '园区', label: '园区' },
    { code: '企业', label: '企业' },
  ],
  rows: [
    { key: '331002', label: '椒江区', kind: 'region', counts: { ...here, openBefore: 2, visits: 1, found: 1, corrected: 2, open: 1, overdue: 1 } },
    { key: '331003', label: '黄岩区', kind: 'region', counts: nothing },
  ],
  total: true,
  pilots: [
    { key: 'pilot:1', label: '甲园区', kind: 'record', counts: park },
    { key: 'pilot:2', label: '乙公司', kind: 'record', counts: firm },
  ],
  compared: [
    { key: 'before', label: '上季度', counts: { ...nothing, pilots: 1 } },
    { key: 'lastYear', label: '上年同季', counts: nothing },
  ],
  gaps: { pilotsWithoutUnion: 0, unionsShared: 0, projectsWithoutPilot: 0, findingsWithoutDeadline: 0 },
  today: '2019-07-03',
  ...changes,
})
const failing = (changes: Partial<PilotsInput>) => pilotsTable(input(changes)).checks.flatMap(({ failing: rows }) => rows)

test('places add up, the list stands beside them, and a period without pilots is not compared', () => {
  const report = pilotsTable(input())
  expect(report.rows.map(({ key }) => key)).toEqual(['331002', '331003', 'total', 'before'])
  expect(report.rows[2]?.figures).toMatchObject({ pilots: 2, keyPilots: 1, partTimeViceChairs: 3, coveredWorkers: 1200, open: 1 })
  expect(report.annexes?.[0]?.rows.at(-1)).toMatchObject({ key: 'pilots:total', figures: { partTimeViceChairs: 3, centres: 3, open: 1, overdue: 1 } })
  expect(report.checks.flatMap(({ failing: rows }) => rows)).toEqual([])
  expect(report.footers.join()).not.toContain('尚未结束')
})

test('what does not agree is named', () => {
  const [first, ...rest] = input().rows
  const changed = (counts: Record<string, number>) => ({ rows: first ? [{ ...first, counts: { ...first.counts, ...counts } }, ...rest] : [] })
  expect(failing(changed({ open: 2 }))).toEqual(['椒江区（2、1、2、2）', '合计（2、1、2、2）'])
  expect(failing(changed({ pilots: 3 }))).toEqual(['椒江区（3、1、1）', '合计（3、1、1）'])
  expect(failing(changed({ centres: 4 }))).toEqual(['活动阵地/合计（4、3）'])
})

test('gaps are spoken of, those of 0 are not', () => {
  const gaps = { pilotsWithoutUnion: 1, unionsShared: 2, projectsWithoutPilot: 3, findingsWithoutDeadline: 4 }
  const footers = pilotsTable(input({ gaps, today: '2019-06-28' })).footers.join()
  for (const words of ['没有登记对应工会的试点1个', '同一工会的试点2个', '品牌项目3个', '问题4个', '本期尚未结束']) expect(footers).toContain(words)
  // Three rules, and of the year before that there was nothing.
  expect(pilotsTable(input()).footers.slice(3)).toEqual(['上年同季没有改革试点，不作比较。'])
})

test('a kind that the table of kinds does not know has a column of its own', () => {
  const report = pilotsTable(input({ kinds: [...input().kinds, otherKind] }))
  expect(report.columns.map(({ key }) => key)).toContain('kind.other')
})

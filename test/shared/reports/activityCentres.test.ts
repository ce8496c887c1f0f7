import { expect, test } from 'vitest'
import { type CentreCount, type CentresInput, centreGaps, centreSums, centresTable } from '#shared/reports/activityCentres.ts'
import { countedInput } from './countedInput.ts'

const keys = [...centreSums, ...centreGaps]
const first: Partial<Record<CentreCount, number>> = { centres: 3, area: 100.1, visits: 40, stars5: 1, stars3: 1, demonstration: 1, areaMissing: 1 }
const second: Partial<Record<CentreCount, number>> = { centres: 1, area: 0, visits: 5, stars3: 1, areaMissing: 1 }
const all = { centres: 4, area: 100.1, visits: 45, stars5: 1, stars3: 2, demonstration: 1, areaMissing: 2 }
const input = (extra: Partial<CentresInput> = {}): CentresInput => {
  const counted = countedInput(keys, first, second)
  const none = countedInput(keys, {}, all)
  return {
    ...counted,
    types: [
      { code: '工会驿站', label: '工会驿站', counts: (none.rows[1] ?? none.rows[0])?.counts as never, byPlace: { '331002': 3, '331003': 1 } },
      { code: '司机之家', label: '司机之家', counts: none.rows[0]?.counts as never, byPlace: {} },
    ],
    ...extra,
  }
}
const failing = (given: CentresInput) =>
  centresTable(given)
    .checks.filter((check) => check.failing.length > 0)
    .map(({ text }) => text)

test('places add up, and what no centre of a place has told is unknown', () => {
  const { rows } = centresTable(input())
  expect(rows.map(({ key, figures }) => [key, figures.centres, figures.area, figures.visits, figures.starred])).toEqual([
    ['331002', 3, 100.1, 40, 2],
    ['331003', 1, null, 5, 1],
    ['total', 4, 100.1, 45, 3],
    ['before', 1, null, 5, 1],
  ])
  expect(failing(input())).toEqual([])
})

test('by type, and by place and type', () => {
  const [types, both] = centresTable(input()).annexes ?? []
  expect(types?.rows.map(({ key, kind, figures }) => [key, kind, figures.centres, figures.starred])).toEqual([
    ['type:工会驿站', 'group', 4, 3],
    ['type:司机之家', 'group', 0, 0],
    ['type:total', 'total', 4, 3],
  ])
  expect(both?.rows.map(({ key, figures }) => [key, figures.centres, figures['type.工会驿站'], figures['type.司机之家']])).toEqual([
    ['place:331002', 3, 3, 0],
    ['place:331003', 1, 1, 0],
    ['place:total', 4, 4, 0],
  ])
})

test('types that do not make up a place fail the check of their annex', () => {
  const [one, ...rest] = input().types
  const broken = input({ types: one ? [{ ...one, byPlace: { '331002': 2, '331003': 1 } }, ...rest] : [] })
  expect(failing(broken)).toEqual(['各地各类活动阵地数（个）：各类之和＝阵地数', '各地各类活动阵地数（个）：各行之和＝合计'])
})

import { expect, test } from 'vitest'
import { type CentresInput, centreGaps, centreSums, centresTable, typeColumn, typeRow } from '#shared/reports/activityCentres.ts'
import { countedInput } from './countedInput.ts'

const keys = [...centreSums, ...centreGaps]
const first = {
  unionsPlaced: 8,
  unionsNear: 6,
  membersPlaced: 900,
  membersNear: 810,
  unionsUnplaced: 2,
  centres: 3,
  area: 100.1,
  visits: 40,
  stars5: 1,
  stars3: 1,
  demonstration: 1,
  areaMissing: 1,
  [typeColumn('工会驿站')]: 3,
}
const second = { centres: 1, area: 0, visits: 5, stars3: 1, areaMissing: 1, [typeColumn('工会驿站')]: 1 }
const types = [
  { code: '工会驿站', label: '工会驿站' },
  { code: '司机之家', label: '司机之家' },
]
const all = { centres: 4, area: 100.1, visits: 45, stars5: 1, stars3: 2, demonstration: 1, areaMissing: 2, [typeColumn('工会驿站')]: 4 }
const input = (extra: Partial<CentresInput> = {}): CentresInput => ({
  ...countedInput([...keys, ...types.map(({ code }) => typeColumn(code))], first, second),
  types,
  ofTypes: countedInput(keys, all, {}).rows.map(({ counts }, index) => ({ key: typeRow(types[index]?.code ?? ''), label: '', kind: 'group' as const, counts })),
  circle: { minutes: 30, text: '直线7.7公里' },
  ...extra,
})
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
  const [one, ...rest] = input().rows
  const broken = input({ rows: one ? [{ ...one, counts: { ...one.counts, [typeColumn('工会驿站')]: 2 } }, ...rest] : [] })
  // Of 3 centres 2 have a type, and so have 3 of 4.
  expect(centresTable(broken).checks.flatMap(({ failing, text }) => failing.map((row) => `${text} ${row.slice(0, 3)}`))).toEqual([
    '各地各类活动阵地数（个）：各类之和＝阵地数 椒江区',
    '各地各类活动阵地数（个）：各类之和＝阵地数 合计（',
  ])
})

test('the shares within the circle are of the unions that stand somewhere known, Σ ÷ Σ', () => {
  const second = { centres: 1, unionsPlaced: 4, unionsNear: 1, membersPlaced: 100, membersNear: 90 }
  const { rows, footers } = centresTable({ ...input(), ...countedInput(keys, first, second) })
  // 6 of 8 and 1 of 4 make 7 of 12; 810 of 900 and 90 of 100 make 900 of 1000.
  expect(rows.slice(0, 3).map(({ figures }) => [figures.unionRate, figures.memberRate])).toEqual([
    [0.75, 0.9],
    [0.25, 0.9],
    [0.583, 0.9],
  ])
  expect(footers.join()).toContain('本表合计工会 7÷12、会员 900÷1000')
  expect(footers.join()).toContain('位置不详的工会2个')
  expect(failing({ ...input(), ...countedInput(keys, { unionsPlaced: 1, unionsNear: 2 }, {}) })).toContain('圈内工会≤位置已知的工会')
})

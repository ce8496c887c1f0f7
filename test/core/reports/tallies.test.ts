import { expect, test } from 'vitest'
import { type Measures, Tallies } from '#core/reports/tallies.ts'

const measures: Measures = {
  members: { register: 'union', fields: ['members'] },
  women: { register: 'union', fields: ['womenMembers'] },
  area: { register: 'centre', fields: ['areaSqm'] },
}
const here = ['甲', 'total']
const there = ['乙', 'total']
const one = { members: true }
const woman = { members: true, women: true }

/** Days as bits: 1 the first, 2 the second, 3 both. */
function fill(tallies: Tallies): Tallies {
  tallies.addAlike(here, 1, one, 3)
  tallies.addAlike(here, 2, one, 1)
  tallies.addAlike(here, 3, woman, 2)
  tallies.addAlike(there, 4, woman, 3, 5)
  tallies.addAlike(there, 5, woman, 0)
  tallies.addAlike(there, 6, woman, 3, 0)
  tallies.add(here, 7, { area: 0.105, women: null, members: false })
  tallies.add([null, 'total'], 8, { area: 0.2 })
  return tallies
}

test('records that count alike are added up, on each of their days, as often as they count', () => {
  const tallies = fill(new Tallies(measures))
  expect(tallies.of('甲')).toEqual({ members: 2, women: 0, area: 0.11 })
  expect(tallies.of('乙')).toEqual({ members: 5, women: 5, area: 0 })
  expect(tallies.of('total')).toEqual({ members: 7, women: 5, area: 0.31 })
  expect(tallies.of('甲', 1)).toEqual({ members: 2, women: 1, area: 0 })
  expect(tallies.of('total', 1)).toEqual({ members: 7, women: 6, area: 0 })
  expect(tallies.of('total', 2)).toEqual({ members: 0, women: 0, area: 0 })
  tallies.addAlike(here, 9, one)
  expect(tallies.of('甲').members).toBe(3)
})

test('a row is there as soon as something, or something of some columns, was counted in it on the first day', () => {
  const tallies = fill(new Tallies(measures))
  tallies.addAlike(['丙'], 1, one, 2)
  expect(['甲', '乙', '丙', '丁'].map((row) => tallies.has(row))).toEqual([true, true, false, false])
  expect([tallies.has('甲', ['women']), tallies.has('甲', ['women', 'area'])]).toEqual([false, true])
  expect(tallies.keys('')).toEqual(expect.arrayContaining(['甲', '乙', 'total']))
})

test('the records behind a cell of the first day make up its figure', () => {
  for (const row of ['甲', '乙', 'total', '丙'])
    for (const column of Object.keys(measures)) {
      const [found] = fill(new Tallies(measures, { row, column })).behind()
      const sum = found?.records.reduce((all, { amount }) => all + Math.round(amount * 100), 0) ?? Number.NaN
      expect([row, column, sum / 100]).toEqual([row, column, fill(new Tallies(measures)).of(row)[column]])
    }
  expect(fill(new Tallies(measures, { row: 'total', column: 'members' })).behind()).toEqual([
    { register: 'union', fields: ['members'], records: [1, 2].map((id) => ({ id, amount: 1 })).concat({ id: 4, amount: 5 }) },
  ])
  expect(fill(new Tallies(measures, { row: 'total', column: 'rate' })).behind()).toEqual([])
})

test('what nobody said it is counted from is a mistake', () => {
  const counted = new Tallies(measures)
  counted.addAlike(here, 1, { men: true })
  expect(() => counted.of('甲')).toThrow('men')
})

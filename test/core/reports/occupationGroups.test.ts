import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buildReport } from '#core/reports/buildReport.ts'
import type { Value } from '#shared/registers/field.ts'
import { type Add, openReportOffice, type ReportOffice } from './reportOffice.ts'

let office: ReportOffice
beforeEach(async () => {
  office = await openReportOffice()
})
afterEach(() => office.close())

const build = (period = '2019Q2', scope?: string) => buildReport(office, { report: 'D', period, scope })
const figures = (key: string, period?: string) => build(period).rows.find((row) => row.key === key)?.figures
const union = (add: Add, county: string) => add('union', { name: '某工会', county, status: 'active' })
const member = (add: Add, of: number, occupationGroup: Value, joinedOn: Value = '2018-01-01') =>
  add('member', { name: '王某', union: of, occupationGroup, joinedOn })

describe('report D', () => {
  test('counts unions, members and who joined, by group and county', () => {
    office.fill((add) => {
      const [first, second, far] = [union(add, '331002'), union(add, '331002'), union(add, '331003')]
      member(add, first, '货车司机')
      member(add, first, '货车司机', '2019-04-01')
      member(add, first, '快递员', '2019-06-30')
      member(add, second, '货车司机', '2019-03-31')
      member(add, far, '快递员', '2019-07-01') // still to come
      member(add, far, '保安员')
      member(add, far, null)
    })
    expect(figures('331002')).toMatchObject({
      'all.unions': 2,
      'all.members': 4,
      'all.added': 2,
      '货车司机.unions': 2,
      '货车司机.members': 3,
      '货车司机.added': 1,
      '快递员.unions': 1,
      '快递员.members': 1,
      '快递员.added': 1,
      '保安员.members': 0,
    })
    expect(figures('331003')).toMatchObject({ 'all.unions': 1, 'all.members': 1, '保安员.unions': 1, '快递员.unions': 0, '快递员.members': 0 })
    expect(figures('total')).toMatchObject({ 'all.unions': 3, 'all.members': 5, 'all.added': 2 })
    expect(build().checks.flatMap(({ failing }) => failing)).toEqual([])
    expect(build().columns).toHaveLength(1 + 3 * 9)
    expect(build().paper).toBe('A3')
  })

  test('counts neither who left nor who moved away, on the day, and counts who came back as added', () => {
    office.fill((add) => {
      const [here, there] = [union(add, '331002'), union(add, '331003')]
      const left = member(add, here, '保安员')
      add('membershipEvent', { member: left, kind: '退会', date: '2019-05-01', fromUnion: here })
      const moved = member(add, there, '保安员')
      add('membershipEvent', { member: moved, kind: '转出', date: '2019-05-10', fromUnion: here, toUnion: there })
      add('membershipEvent', { member: moved, kind: '转入', date: '2019-05-10', fromUnion: here, toUnion: there })
      const back = member(add, here, '保安员')
      add('membershipEvent', { member: back, kind: '退会', date: '2018-05-01', fromUnion: here })
      add('membershipEvent', { member: back, kind: '入会', date: '2019-06-01', toUnion: here })
    })
    expect([figures('331002', '2019Q1')?.['保安员.members'], figures('331003', '2019Q1')?.['保安员.members']]).toEqual([2, 0])
    expect([figures('331002')?.['保安员.members'], figures('331003')?.['保安员.members']]).toEqual([1, 1])
    expect(figures('total')?.['保安员.added']).toBe(1)
  })

  test('keeps groups that no table knows together, each union once', () => {
    office.fill((add) => {
      const one = union(add, '331002')
      member(add, one, '网约车司机')
      member(add, one, '直播员')
    })
    expect(figures('331002')).toMatchObject({ 'others.unions': 1, 'others.members': 2, 'all.unions': 1, 'all.members': 2 })
    expect(build().columns.at(-1)?.path).toEqual(['其他', '新增'])
    expect(build().checks.flatMap(({ failing }) => failing)).toEqual([])
  })

  test('is held against the period before and the same one last year', () => {
    office.fill((add) => {
      const one = union(add, '331002')
      member(add, one, '货车司机')
      member(add, one, '快递员', '2019-02-03')
      member(add, union(add, '331003'), '直播员', '2019-05-01')
    })
    const { rows } = build()
    expect(rows.slice(-3).map(({ key, kind }) => [key, kind])).toEqual([
      ['total', 'total'],
      ['before', 'compare'],
      ['lastYear', 'compare'],
    ])
    expect(figures('total')).toMatchObject({ 'all.members': 3, 'others.members': 1 })
    expect(figures('before')).toMatchObject({ ...figures('total', '2019Q1'), 'all.members': 2, 'all.added': 1, 'others.members': 0 })
    expect(figures('lastYear')).toMatchObject({ ...figures('total', '2018Q2'), 'all.members': 1 })
    // In 2018 nobody had joined before the year's first day, so a year has nothing to compare with.
    expect(build('2018').rows.some(({ kind }) => kind === 'compare')).toBe(false)
  })
})

import { describe, expect, test } from 'vitest'
import { noCounts, type OrganisationInput, organisationTable } from '#shared/reports/organisation.ts'
import { parsePeriod } from '#shared/reports/period.ts'
import { reportJson } from '#shared/reports/reportJson.ts'

const north = { unions: 3, single: 2, joint: 1, unitsCovered: 9, employees: 200, womenEmployees: 80, members: 150, womenMembers: 60, migrantMembers: 50 }
const south = { unions: 1, single: 1, joint: 0, unitsCovered: 1, employees: 1000, womenEmployees: 400, members: 950, womenMembers: 390, migrantMembers: 100 }

function input(extra: Partial<OrganisationInput> = {}): OrganisationInput {
  return {
    period: parsePeriod('2018Q3'),
    scope: { code: '331000', name: '台州市' },
    places: '县（市、区）',
    rows: [
      { key: '331002', label: '椒江区', kind: 'region', counts: { ...noCounts(), ...north } },
      { key: '331003', label: '黄岩区', kind: 'region', counts: { ...noCounts(), ...south } },
      { key: 'own', label: '市本级', kind: 'own', counts: noCounts() },
    ],
    total: true,
    compared: [],
    today: '2019-07-03',
    ...extra,
  }
}

describe('the table of basic-level unions', () => {
  test('adds its rows to the total and takes the rate of the sums, not the mean of the rates', () => {
    const { rows } = organisationTable(input())
    expect(rows.map((row) => row.label)).toEqual(['椒江区', '黄岩区', '市本级', '合计'])
    expect(rows[0]?.figures).toEqual({ ...north, memberRate: 0.75 })
    expect(rows[1]?.figures).toEqual({ ...south, memberRate: 0.95 })
    expect(rows[2]?.figures.memberRate).toBeNull()
    // 1100 ÷ 1200 = 91.66… %; the mean of the rates would be 85.0.
    expect(rows[3]).toEqual({
      key: 'total',
      label: '合计',
      kind: 'total',
      figures: {
        unions: 4,
        single: 3,
        joint: 1,
        unitsCovered: 10,
        employees: 1200,
        womenEmployees: 480,
        members: 1100,
        womenMembers: 450,
        migrantMembers: 150,
        memberRate: 0.917,
      },
    })
  })

  test('of one township has no total', () => {
    expect(organisationTable(input({ total: false })).rows.map((row) => row.kind)).toEqual(['region', 'region', 'own'])
  })

  test('cannot leave the house when single and joint do not make up the unions', () => {
    const broken = { key: '331002', label: '椒江区', kind: 'region', counts: { ...noCounts(), unions: 3, single: 1, joint: 1 } } as const
    expect(() => organisationTable(input({ rows: [broken] }))).toThrow('single 1 + joint 1 is not 3')
  })

  test('says under the table what its figures rest on and speaks of no gap that is not there', () => {
    const { footers } = organisationTable(input())
    expect(footers).toHaveLength(3)
    expect(footers[0]).toContain('截至2018年9月30日')
    expect(footers[2]).toContain('本表合计 1100÷1200')
  })

  test('says how many unions were counted without founding date, employees, form or units', () => {
    const gaps = {
      foundedUnknown: 2,
      foundedYearOnly: 1,
      formUnknown: 1,
      employeesMissing: 1,
      membersMissing: 1,
      withoutUnits: 1,
      unitsShared: 4,
      townshipMissing: 1,
    }
    const footers = organisationTable(
      input({
        rows: [
          { key: '331002', label: '椒江区', kind: 'region', counts: { ...noCounts(), ...north, ...gaps } },
          { key: 'unplaced', label: '未归属', kind: 'unplaced', counts: { ...noCounts(), ...south } },
        ],
      }),
    ).footers.join('\n')
    expect(footers).toContain('未填职工数的工会1个，占工会总数的25.0%')
    expect(footers).toContain('未填会员数的工会1个')
    expect(footers).toContain('建会时间不详的工会2个，已计入')
    expect(footers).toContain('只知2018年建会、月份不详的工会1个')
    expect(footers).toContain('未填建会形式的工会1个')
    expect(footers).toContain('没有登记覆盖单位的工会1个')
    expect(footers).toContain('同时覆盖的单位4个')
    expect(footers).toContain('未填镇（街道）的工会1个')
    expect(footers).toContain('“未归属”为所在地未填或不在区划表内的工会1个')
  })

  test('says so when the period is not over', () => {
    expect(organisationTable(input({ today: '2018-09-29' })).footers.join()).toContain('本期尚未结束，数字为2018年9月29日台账所载')
    expect(organisationTable(input({ today: '2018-09-30' })).footers.join()).not.toContain('尚未结束')
  })
})

describe('the table as JSON', () => {
  test('has the figures beside the row they belong to', () => {
    const json = reportJson(organisationTable(input()), 'a.json')
    expect(json).toMatchObject({ id: 'A', period: '2018Q3', asOf: '2018-09-30', scope: { code: '331000', name: '台州市' }, rules: 'A-1', out: 'a.json' })
    expect(json.columns[1]).toEqual({ key: 'unions', label: '基层工会（个）/合计', kind: 'count' })
    expect(json.rows.at(-1)).toEqual({
      key: 'total',
      label: '合计',
      kind: 'total',
      unions: 4,
      single: 3,
      joint: 1,
      unitsCovered: 10,
      employees: 1200,
      womenEmployees: 480,
      members: 1100,
      womenMembers: 450,
      migrantMembers: 150,
      memberRate: 0.917,
    })
    expect(JSON.parse(JSON.stringify(json))).toEqual(json)
  })
})

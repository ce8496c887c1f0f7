// A year of two counties, worked out by hand: unions founded, merged and revoked, their units, and members who join, move between the counties, leave and come back.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildReport } from '#core/reports/buildReport.ts'
import type { Value } from '#shared/registers/field.ts'
import { openReportOffice, type ReportOffice } from './reportOffice.ts'

const jiaojiang = '331002'
const wenling = '331081'
const quarters = ['2018Q1', '2018Q2', '2018Q3', '2018Q4'] as const
const months = Array.from({ length: 12 }, (_, index) => `2018-${String(index + 1).padStart(2, '0')}`)

/** Each union with its last day's return; employees are unknown to nobody, so that every rate can be worked out. */
const unions: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  // 椒江
  u1: { county: jiaojiang, form: 'single', foundedOn: '2015-03-01', employees: 50, members: 40 },
  u2: { county: jiaojiang, form: 'single', foundedOn: '2018-02-10', employees: 30, members: 20 }, // founded in Q1
  u5: { county: jiaojiang, form: 'joint', foundedOn: '2018-07-01', employees: 80, members: 40 }, // founded on the first day of Q3
  u7: { county: jiaojiang, form: 'single', foundedOn: '2014', status: 'revoked', endedOn: '2018-03-31', employees: 5, members: 5 }, // revoked on the last day of Q1
  u9: { county: jiaojiang, form: 'single', foundedOn: '2018-08-08', status: 'merged', endedOn: '2018-09-30', employees: 9, members: 9 }, // came and went in Q3
  // 温岭
  u3: { county: wenling, form: 'joint', foundedOn: '2016-01-01', employees: 100, members: 60 },
  u4: { county: wenling, form: 'single', foundedOn: '2017-06-01', status: 'merged', endedOn: '2018-05-20', employees: 10, members: 10 }, // into u3, in Q2
  u6: { county: wenling, form: 'single', foundedOn: '2018-04-15', status: 'revoked', endedOn: '2018-11-30', employees: 20, members: 10 }, // founded in Q2, revoked in Q4
  u8: { county: wenling, form: 'single', foundedOn: '2018-12-31', employees: 12, members: 6 }, // founded on the last day of Q4
  u10: { county: wenling, form: 'single', foundedOn: '2018-03-01', status: 'preparing', employees: 99, members: 99 }, // not yet
}

/** unit, its county, union, from, to */
const links = [
  ['c1', jiaojiang, 'u1', '2015-03-01', null],
  ['c2', jiaojiang, 'u2', '2018-02-10', null],
  ['c3', wenling, 'u3', '2016-01-01', null],
  ['c4', wenling, 'u3', null, null],
  ['c5', wenling, 'u4', '2017-06-01', '2018-05-20'], // goes with its union into u3
  ['c5', wenling, 'u3', '2018-05-20', null],
  ['c6', jiaojiang, 'u5', '2018-07-01', null],
  ['c7', jiaojiang, 'u5', '2018-07-01', '2018-12-31'], // left on the last day
  ['c8', wenling, 'u6', '2018-04-15', '2018-11-30'],
  ['c9', wenling, 'u8', '2018-12-31', null],
  ['c10', wenling, 'u5', '2018-07-01', null], // of both counties' unions: counted at home
  ['c10', wenling, 'u3', '2018-07-01', null],
] as const

/** Couriers and drivers: the union in which they lie today, the day of joining, and what happened to them. */
const members: readonly {
  readonly group: string | null
  readonly union: string
  readonly joinedOn: string
  readonly events?: readonly (readonly [kind: string, date: string, from: string | null, to: string | null])[]
}[] = [
  { group: '快递员', union: 'u1', joinedOn: '2016-05-01' },
  {
    group: '快递员', // moves from 椒江 to 温岭 in Q3
    union: 'u3',
    joinedOn: '2018-01-20',
    events: [
      ['转出', '2018-08-15', 'u1', 'u3'],
      ['转入', '2018-08-15', 'u1', 'u3'],
    ],
  },
  { group: '货车司机', union: 'u3', joinedOn: '2015', events: [['退会', '2018-06-30', 'u3', null]] }, // left on the last day of Q2
  {
    group: '货车司机', // with u4 into u3, in Q2
    union: 'u3',
    joinedOn: '2017-07-01',
    events: [
      ['转出', '2018-05-20', 'u4', 'u3'],
      ['转入', '2018-05-20', 'u4', 'u3'],
    ],
  },
  { group: '快递员', union: 'u6', joinedOn: '2018-04-20', events: [['保留会籍', '2018-11-30', 'u6', null]] },
  {
    group: '货车司机', // joins, leaves and joins again
    union: 'u5',
    joinedOn: '2018-07-10',
    events: [
      ['退会', '2018-09-20', 'u5', null],
      ['入会', '2018-10-15', null, 'u5'],
    ],
  },
  { group: '快递员', union: 'u8', joinedOn: '2018-12-31', events: [['入会', '2018-12-31', null, 'u8']] },
  { group: null, union: 'u1', joinedOn: '2018-02-01' }, // of no group
  { group: '货车司机', union: 'u2', joinedOn: '2018-02-10', events: [['除名', '2018-04-01', 'u2', null]] },
  { group: '快递员', union: 'u1', joinedOn: '2017-03-01', events: [['转出', '2018-10-01', 'u1', null]] }, // to another city
]

/** By hand, for Q1 to Q4. */
const expected = {
  [jiaojiang]: {
    opening: [2, 2, 2, 3], // u1 u7 · u1 u2 · u1 u2 · u1 u2 u5
    added: [1, 0, 2, 0], // u2 · — · u5 u9 · —
    deregistered: [1, 0, 0, 0], // u7
    merged: [0, 0, 1, 0], // u9
    closing: [2, 2, 3, 3],
    single: [2, 2, 2, 2],
    joint: [0, 0, 1, 1],
    unitsCovered: [2, 2, 4, 3],
    employees: [80, 80, 160, 160],
    members: [60, 60, 100, 100],
    memberRate: [0.75, 0.75, 0.625, 0.625],
    // Of the groups: who is a member on the last day, who joined, and in how many unions they are.
    groupMembers: [4, 3, 2, 2], // 2 + 2 · − expelled · + 1 − 1 left − 1 to 温岭 · + 1 back − 1 to another city
    groupAdded: [2, 0, 1, 1],
    groupUnions: [2, 1, 1, 2],
    couriers: [3, 3, 2, 1],
    drivers: [1, 0, 0, 1],
  },
  [wenling]: {
    opening: [2, 2, 2, 2], // u3 u4 · u3 u4 · u3 u6 · u3 u6
    added: [0, 1, 0, 1], // — · u6 · — · u8
    deregistered: [0, 0, 0, 1], // u6
    merged: [0, 1, 0, 0], // u4
    closing: [2, 2, 2, 2],
    single: [1, 1, 1, 1],
    joint: [1, 1, 1, 1],
    unitsCovered: [3, 4, 5, 5],
    employees: [110, 120, 120, 112],
    members: [70, 70, 70, 66],
    memberRate: [0.636, 0.583, 0.583, 0.589],
    groupMembers: [2, 2, 3, 3], // 2 · + 1 − 1 left · + 1 from 椒江 · + 1 − 1 retained
    groupAdded: [0, 1, 0, 1],
    groupUnions: [2, 2, 2, 2],
    couriers: [0, 1, 2, 2],
    drivers: [2, 1, 1, 1],
  },
} as const
type Line = keyof (typeof expected)[typeof jiaojiang]
const counties = [jiaojiang, wenling] as const
/** Σ ÷ Σ: 130 of 190, 130 of 200, 170 of 280, 166 of 272. The means of the two rates would be 69.3, 66.7, 60.4 and 60.7. */
const totalRates = [0.684, 0.65, 0.607, 0.61]

let office: ReportOffice
beforeAll(async () => {
  office = await openReportOffice()
  office.fill((add) => {
    const of = new Map(Object.entries(unions).map(([name, values]) => [name, add('union', { name: `${name}工会`, status: 'active', ...values })]))
    const union = (name: string | null) => (name === null ? null : (of.get(name) ?? null))
    const units = new Map<string, number>()
    for (const [name, county, owner, coveredFrom, coveredTo] of links) {
      const unit = units.get(name) ?? add('unit', { name: `${name}公司`, county })
      units.set(name, unit)
      add('coverage', { union: union(owner), unit, coveredFrom, coveredTo })
    }
    for (const [index, { group, union: lies, joinedOn, events = [] }] of members.entries()) {
      const member = add('member', { name: `会员${index}`, union: union(lies), occupationGroup: group, joinedOn })
      for (const [kind, date, from, to] of events) add('membershipEvent', { member, kind, date, fromUnion: union(from), toUnion: union(to) })
    }
  })
})
afterAll(() => office?.close())

const figures = (report: string, period: string, key: string, scope?: string) =>
  buildReport(office, { report, period, scope }).rows.find((row) => row.key === key)?.figures ?? {}

/** The figures of a county, or of all, by the names of the table above. */
function lineOf(period: string, key: string, scope?: string): Record<Line, number | null | undefined> {
  const [a, c, d] = ['A', 'C', 'D'].map((report) => figures(report, period, key, scope)) as [
    Record<string, number>,
    Record<string, number>,
    Record<string, number>,
  ]
  return {
    opening: c.opening,
    added: c.added,
    deregistered: c.deregistered,
    merged: c.merged,
    closing: c.closing,
    single: a.single,
    joint: a.joint,
    unitsCovered: a.unitsCovered,
    employees: a.employees,
    members: a.members,
    memberRate: a.memberRate,
    groupMembers: d['all.members'],
    groupAdded: d['all.added'],
    groupUnions: d['all.unions'],
    couriers: d['快递员.members'],
    drivers: d['货车司机.members'],
  }
}
const byHand = (county: (typeof counties)[number], quarter: number) =>
  Object.fromEntries(Object.entries(expected[county]).map(([line, values]) => [line, values[quarter]]))
const lines = Object.keys(expected[jiaojiang]) as Line[]
const flows: readonly Line[] = ['added', 'deregistered', 'merged', 'groupAdded']
const sum = (numbers: readonly (number | null | undefined)[]) => numbers.reduce<number>((all, number) => all + (number ?? 0), 0)

describe.each(quarters.map((quarter, index) => ({ quarter, index })))('$quarter', ({ quarter, index }) => {
  test.each(counties)('of %s says what was worked out by hand, in the city’s table and in its own', (county) => {
    expect(lineOf(quarter, county)).toEqual(byHand(county, index))
    expect(lineOf(quarter, 'total', county)).toEqual(byHand(county, index))
  })

  test('of the city is the sum of both, its rate Σ ÷ Σ', () => {
    const total = lineOf(quarter, 'total')
    for (const line of lines.filter((line) => line !== 'memberRate'))
      expect(total[line], line).toBe(sum(counties.map((county) => expected[county][line][index])))
    expect(total.memberRate).toBe(totalRates[index])
  })

  test('opens with what stood, and what came less what went leads to what stands', () => {
    for (const key of [...counties, 'total']) {
      const { opening = 0, added = 0, deregistered = 0, merged = 0, closing, single, joint } = lineOf(quarter, key) as Record<Line, number>
      expect(opening + added - deregistered - merged, key).toBe(closing)
      expect(single + joint, key).toBe(closing)
      if (index > 0) expect(opening, key).toBe(lineOf(quarters[index - 1] ?? '', key).closing)
    }
  })

  test('has no check that fails', () => {
    for (const report of ['A', 'C', 'D'])
      expect(buildReport(office, { report, period: quarter }).checks.filter(({ failing }) => failing.length > 0)).toEqual([])
  })
})

describe('the year', () => {
  test('is its four quarters for what came and went, its last quarter for what stands, its first for what stood', () => {
    for (const key of [...counties, 'total']) {
      const year = lineOf('2018', key)
      const parts = quarters.map((quarter) => lineOf(quarter, key))
      for (const line of lines) {
        const wanted = flows.includes(line) ? sum(parts.map((part) => part[line])) : line === 'opening' ? parts[0]?.opening : parts[3]?.[line]
        expect(year[line], `${key} ${line}`).toBe(wanted)
      }
    }
  })

  test('is its twelve months likewise', () => {
    for (const key of [...counties, 'total']) {
      const parts = months.map((month) => lineOf(month, key))
      const year = lineOf('2018', key)
      for (const line of flows) expect(year[line], `${key} ${line}`).toBe(sum(parts.map((part) => part[line])))
      expect(parts.map(({ closing }) => closing).at(-1)).toBe(year.closing)
    }
  })
})

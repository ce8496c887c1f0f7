// Offices made by chance, counted again the slow way: every union and every unit one by one.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildReport } from '#core/reports/buildReport.ts'
import type { Value } from '#shared/registers/field.ts'
import { openReportOffice, type ReportOffice } from './reportOffice.ts'

const counties = ['331002', '331003', '331021', '331083', '331000L0', null, '外县']
const townships = ['331002001', '331002002', '331003001', '某街道', null]
const dates = [null, '2016', '2018', '2018-03', '2018-09', '2018-10', '2018-03-31', '2018-04-01', '2018-09-29', '2018-09-30', '2018-10-01', '2019-02-28']
const statuses = ['active', 'active', 'active', null, 'preparing', 'merged', 'revoked']

type Union = { id: number } & Record<'form' | 'county' | 'township' | 'status' | 'foundedOn' | 'endedOn', string | null> &
  Record<'employees' | 'members', number | null>
interface Link {
  readonly union: number
  readonly unit: number
  readonly coveredFrom: string | null
  readonly coveredTo: string | null
}

/** mulberry32: the same office for the same seed. */
function chance(seed: number): <T>(choices: readonly T[]) => T {
  let state = seed
  return (choices) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return choices[((mixed ^ (mixed >>> 14)) >>> 0) % choices.length] as (typeof choices)[number]
  }
}

/** The first day that a date may mean, as a number; independent of how SQL compares. */
const dayNumber = (date: string) => {
  const [year, month = '1', day = '1'] = date.split('-')
  return Number(year) * 10000 + Number(month) * 100 + Number(day)
}

describe.each([1, 2, 3, 4, 5])('office %i', (seed) => {
  let office: ReportOffice
  const unions: Union[] = []
  const links: Link[] = []
  const unitCounty = new Map<number, string | null>()

  beforeAll(async () => {
    office = await openReportOffice()
    const pick = chance(seed)
    const whole = Array.from({ length: 300 }, (_, n) => n)
    office.fill((add) => {
      for (let n = 0; n < 250; n++) {
        const values = {
          form: pick(['single', 'single', 'joint', null]),
          county: pick(counties),
          township: pick(townships),
          status: pick(statuses),
          foundedOn: pick(dates),
          endedOn: pick([null, null, null, ...dates]),
          employees: pick([null, ...whole]),
          members: pick([null, ...whole]),
        }
        unions.push({ id: add('union', { name: `工会${n}`, ...values }), ...values })
      }
      for (let n = 0; n < 300; n++) {
        const county = pick(counties)
        unitCounty.set(add('unit', { name: `单位${n}`, county, township: pick(townships) }), county)
      }
      for (let n = 0; n < 600; n++) {
        const link = { union: pick(unions).id, unit: pick([...unitCounty.keys()]), coveredFrom: pick(dates), coveredTo: pick([null, null, ...dates]) }
        add('coverage', link satisfies Record<string, Value>)
        links.push(link)
      }
    })
  })
  afterAll(() => office.close())

  const isCounted = (union: Union, day: number) => {
    if (union.status === 'preparing') return false
    if (union.foundedOn !== null && dayNumber(union.foundedOn) > day) return false
    return union.endedOn === null ? union.status !== 'merged' && union.status !== 'revoked' : dayNumber(union.endedOn) > day
  }
  const isActive = (link: Link, day: number) =>
    (link.coveredFrom === null || dayNumber(link.coveredFrom) <= day) && (link.coveredTo === null || dayNumber(link.coveredTo) > day)
  const sum = (numbers: (number | null)[]) => numbers.reduce<number>((total, number) => total + (number ?? 0), 0)

  test.each([
    ['2018Q1', 20180331],
    ['2018Q3', 20180930],
    ['2018-09', 20180930],
    ['2018', 20181231],
    ['2019Q1', 20190331],
  ])('%s equals a recount', (period, day) => {
    const { rows } = buildReport(office, { report: 'A', period })
    const total = rows.find(({ key }) => key === 'total')?.figures ?? {}
    const alive = unions.filter((union) => isCounted(union, day))
    const byId = new Map(alive.map((union) => [union.id, union]))
    const active = links.filter((link) => isActive(link, day) && byId.has(link.union))
    const unitsOf = (union: Union) => new Set(active.filter((link) => link.union === union.id).map((link) => link.unit)).size
    const joint = alive.filter((union) => union.form === 'joint' || (union.form === null && unitsOf(union) > 1)).length

    expect(alive.length).toBeGreaterThan(20)
    expect(total).toMatchObject({
      unions: alive.length,
      single: alive.length - joint,
      joint,
      unitsCovered: new Set(active.map((link) => link.unit)).size,
      employees: sum(alive.map((union) => union.employees)),
      members: sum(alive.map((union) => union.members)),
    })
    const yuhuan = alive.filter((union) => union.county === '331021' || union.county === '331083')
    const row = rows.find(({ key }) => key === '331083')?.figures
    expect(row).toMatchObject({ unions: yuhuan.length, members: sum(yuhuan.map((union) => union.members)) })
    // Units of 玉环 that a union of 玉环 covers can stand nowhere else.
    const atHome = new Set(
      active.filter((link) => unitCounty.get(link.unit) === '331083' && byId.get(link.union)?.county === '331083').map((link) => link.unit),
    )
    expect(row?.unitsCovered).toBeGreaterThanOrEqual(atHome.size)
    for (const key of ['unions', 'single', 'joint', 'unitsCovered', 'employees', 'members']) {
      expect(sum(rows.filter(({ kind }) => kind !== 'total' && kind !== 'compare').map(({ figures }) => figures[key] ?? 0))).toBe(total[key])
    }
  })

  test('a county’s own table ends in its row of the city’s', () => {
    const city = buildReport(office, { report: 'A', period: '2018Q3' })
    for (const code of ['331002', '331003', '331083', '331000L0']) {
      const county = buildReport(office, { report: 'A', period: '2018Q3', scope: code })
      expect(county.rows.find(({ key }) => key === 'total')?.figures).toEqual(
        city.rows.find(({ key }) => key === (code === '331000L0' ? 'own' : code))?.figures,
      )
    }
  })
})

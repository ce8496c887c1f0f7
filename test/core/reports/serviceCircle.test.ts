// Which unions have a centre within reach, held against a plain double loop and its processor time.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRandom } from '#core/demo/random.ts'
import { asOf } from '#core/records/asOf.ts'
import { serviceCircle } from '#core/reports/serviceCircle.ts'
import { distanceM, travelled } from '#shared/geography/sphere.ts'
import type { Value } from '#shared/registers/field.ts'
import { cpuTime } from '#test/support/cpuTime.ts'
import { openReportOffice, type ReportOffice } from './reportOffice.ts'

const day = '2019-06-30'
const middle = { longitude: 121.3, latitude: 28.6 }
let office: ReportOffice

beforeAll(async () => {
  office = await openReportOffice()
})
afterAll(() => office.close())

let number = 0
const union = (values: Readonly<Record<string, Value>>) => ({
  name: `台州第${++number}厂工会`,
  form: 'single',
  status: 'active',
  county: '331002',
  foundedOn: '2015-01-01',
  members: 10,
  ...values,
})
const centre = (values: Readonly<Record<string, Value>>) => ({ name: `第${++number}驿站`, type: '工会驿站', county: '331002', openedOn: '2016-05', ...values })

test('a union stands where its record says, else in the middle of its township or of that one’s successor, else nobody knows', () => {
  const near = travelled(middle, 3000, 90)
  const far = travelled(middle, 9000, 200)
  const ids = office.fill((add) => {
    const township = (code: string, values: Readonly<Record<string, Value>>) =>
      add('region', { code, name: code, level: 'township', parent: '331002', ...values })
    township('331002901', { ...near })
    township('331002902', { ...far })
    township('331002903', { successor: '331002901' })
    township('331002904', { successor: '331002904' })
    township('331002905', {})
    add('centre', centre({ ...middle }))
    add('centre', centre({ openedOn: '2019-07-01', ...far }))
    add('centre', centre({ longitude: 28.6, latitude: 121.3 }))
    const removed = add('centre', centre({ ...far }))
    return {
      removed,
      own: add('union', union({ township: '331002902', ...near })),
      ownFar: add('union', union({ township: '331002901', ...far })),
      ofTownship: add('union', union({ township: '331002901', members: null })),
      farTownship: add('union', union({ township: '331002902' })),
      renamed: add('union', union({ township: '331002903' })),
      round: add('union', union({ township: '331002904' })),
      noMiddle: add('union', union({ township: '331002905' })),
      noTownship: add('union', union({ township: null })),
      exchanged: add('union', union({ township: '331002901', longitude: 28.6, latitude: 121.3 })),
      later: add('union', union({ foundedOn: '2019-07-01', ...near })),
    }
  })
  office.remove('centre', ids.removed)
  const { unions, centres } = serviceCircle(office.database.reader, day, 7692)
  const within = Object.fromEntries(unions.map((one) => [one.id, one.within]))
  expect(within).toEqual({
    [ids.own]: true,
    [ids.ownFar]: false,
    [ids.ofTownship]: true,
    [ids.farTownship]: false,
    [ids.renamed]: true,
    [ids.round]: null,
    [ids.noMiddle]: null,
    [ids.noTownship]: null,
    [ids.exchanged]: true,
  })
  expect(unions.find(({ id }) => id === ids.ofTownship)).toEqual({
    id: ids.ofTownship,
    position: near,
    county: '331002',
    township: '331002901',
    members: null,
    within: true,
  })
  expect(centres.map(({ position }) => position)).toEqual([middle, null])
  expect(serviceCircle(office.database.reader, '2019-07-01', 7692).unions.find(({ id }) => id === ids.farTownship)?.within).toBe(true)
  expect(asOf(office, '2019-07-02', (then) => serviceCircle(then.database.reader, day, 7692).unions)).toEqual([])
})

test('nine thousand unions and four hundred centres: the same as a plain double loop, in a fraction of the time', () => {
  const random = createRandom(11)
  const somewhere = () => ({ longitude: 120.3 + random.between(0, 15_000) / 1e4, latitude: 28.05 + random.between(0, 12_500) / 1e4 })
  const [homes, houses] = [Array.from({ length: 9400 }, somewhere), Array.from({ length: 400 }, somewhere)]
  const first = office.fill((add) => {
    for (const house of houses) add('centre', centre({ county: '331081', ...house }))
    return Math.min(...homes.map((home) => add('union', union({ county: '331081', ...home }))))
  })
  const started = cpuTime()
  const { unions } = serviceCircle(office.database.reader, day, 3000)
  const took = cpuTime() - started
  const looped = cpuTime()
  const plain = homes.map((home) => [...houses, middle].some((house) => distanceM(home, house) <= 3000))
  const loopTook = cpuTime() - looped
  expect(unions.filter(({ id }) => id >= first).map(({ within }) => within)).toEqual(plain)
  expect(plain.filter(Boolean).length).toBeGreaterThan(1000)
  expect(took).toBeLessThan(loopTook)
})

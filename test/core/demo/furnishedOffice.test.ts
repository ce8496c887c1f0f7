// The demo office in all its registers: the city's figures, links that lead both ways, and no fault but those of the list. Figures are asked for twice, by SQL that is
// written out here and through the contract. LEDGER_LONG_DEMO=1 holds the office with all of its 1,033,100 members as records against the same facts.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Core } from '#core/core.ts'
import { demoFlaws, type Flaw } from '#core/demo/flaws.ts'
import { holds, ringOf } from '#shared/geography/outline.ts'
import { taizhouMap } from '#shared/geography/taizhou.ts'
import { columnOf, type RegisterId, registerIds, registers, storedFields } from '#shared/registers/index.ts'
import { idBirthDate, idSex, isValidIdNumber } from '#shared/values/idNumber.ts'
import { type OpenDemo, openDemo } from './openDemo.ts'

const today = '2019-06-28'
const long = process.env.LEDGER_LONG_DEMO === '1'
const patience = long ? 600_000 : 120_000
let demo: OpenDemo
let core: Core

beforeAll(async () => {
  demo = await openDemo(long ? 'all' : 'sample')
  core = demo.core
}, patience)
afterAll(() => demo?.close())

const one: OpenDemo['one'] = (sql, ...values) => demo.one(sql, ...values)
const rows: OpenDemo['rows'] = (sql, ...values) => demo.rows(sql, ...values)
const list = (register: RegisterId, filters: { field: string; op: 'is'; value: string }[] = [], limit = 1) =>
  core.call.records.list({ register, filters, limit })

test('the lists of two months have come in, each with thousands of enterprises and answers of every kind', async () => {
  const lists = await core.call.matching.lists()
  expect(lists.map(({ source, month }) => [source, month])).toEqual([
    ['social-insurance', '2019-06'],
    ['social-insurance', '2019-05'],
  ])
  for (const { entries, outcomes, batches } of lists) {
    expect(entries).toBeGreaterThan(3000)
    for (const outcome of ['own-union', 'joint-union', 'no-union', 'to-verify'] as const) expect(outcomes[outcome], outcome).toBeGreaterThan(10)
    expect(outcomes.notMatched).toBe(0)
    expect(batches).toHaveLength(1)
  }
  const { counts } = await core.call.matching.compare({ listId: lists[0]?.id ?? 0 })
  for (const kind of ['new', 'gone', 'changed'] as const) expect(counts[kind], kind).toBeGreaterThan(50)
  // What the program decided stands on the units as they are: nothing that it matched lacks its unit.
  expect(
    one("SELECT count(*) FROM match_result r LEFT JOIN unit u ON u.id = r.unit_id AND u.deleted_at IS NULL WHERE r.outcome = 'matched' AND u.id IS NULL"),
  ).toBe(0)
})

describe('the figures of the city', () => {
  const members =
    "(SELECT count(*) FROM member m WHERE m.union_id = u.id AND m.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM membership_event e WHERE e.member_id = m.id AND e.kind IN ('转出', '保留会籍', '除名', '退会') AND e.date <= '2019-06-28' AND NOT EXISTS (SELECT 1 FROM membership_event l WHERE l.member_id = m.id AND (l.date > e.date OR (l.date = e.date AND l.id > e.id)))))"

  test('9,394 unions, 8,457 of them single and 937 joint, 26,353 units and 1,033,100 members, on the day on which the office stands still too', async () => {
    const { figures } = await core.call.office.status()
    expect(figures).toMatchObject({ unions: 9394, single: 8457, joint: 937, unitsCovered: 26353, members: 1_033_100 })
    const active = [{ field: 'status', op: 'is', value: 'active' }] as const
    expect((await list('union', [...active])).total).toBe(9394)
    expect((await list('union', [...active, { field: 'form', op: 'is', value: 'single' }])).total).toBe(8457)
    expect((await list('union', [...active, { field: 'form', op: 'is', value: 'joint' }])).total).toBe(937)
    expect(one("SELECT sum(members) FROM trade_union WHERE status = 'active'")).toBe(1_033_100)
    expect(
      one("SELECT count(DISTINCT l.unit_id) FROM union_unit l JOIN trade_union u ON u.id = l.union_id WHERE u.status = 'active' AND l.covered_to IS NULL"),
    ).toBe(26353)
  })

  test('30 pilots, 3 of them key units of the province', async () => {
    expect((await list('pilot')).total).toBe(30)
    expect((await list('pilot', [{ field: 'level', op: 'is', value: '省级重点' }])).total).toBe(3)
    expect([one('SELECT count(*) FROM pilot'), one("SELECT count(*) FROM pilot WHERE level = '省级重点'")]).toEqual([30, 3])
  })

  test('21 seconded and 43 part-time vice-chairs of the pilots, and 48 service centres', async () => {
    const { records } = await list('pilot', [], 50)
    const sum = (key: string) => records.reduce((total, record) => total + Number(record[key]), 0)
    expect([sum('secondedViceChairs'), sum('partTimeViceChairs'), sum('serviceCentres')]).toEqual([21, 43, 48])
    const vice = (engagement: string) =>
      one(
        `SELECT count(*) FROM cadre c JOIN pilot p ON p.union_id = c.union_id
         WHERE c.position = '副主席' AND c.engagement = ? AND c.from_on <= '2019-06-28' AND c.to_on > '2019-06-28' AND (c.seconded_to IS NULL OR c.seconded_to > '2019-06-28')`,
        engagement,
      )
    expect([vice('seconded'), vice('part-time')]).toEqual([21, 43])
    expect(one("SELECT count(*) FROM centre WHERE type = '党群服务中心' AND pilot_id IS NOT NULL")).toBe(48)
    // Those who were sent earlier and have gone back stand beside them.
    expect(one("SELECT count(*) FROM cadre WHERE engagement = 'seconded' AND to_on < ?", today)).toBe(4)
  })

  test('at least one social union worker in every township', async () => {
    const townships = rows("SELECT code FROM region WHERE level = 'township' AND local = 0 AND valid_to IS NULL AND code <> '331002009'")
    expect(townships).toHaveLength(135)
    const serving = rows('SELECT township, count(*) AS workers FROM social_worker WHERE left_on IS NULL AND contract_to >= ? GROUP BY township', today)
    expect(new Set(serving.map(({ township }) => township))).toEqual(new Set(townships.map(({ code }) => code)))
    expect((await list('socialWorker')).total).toBeGreaterThan(135 + 9)
  })

  test('the nine counties are those of Taizhou', () => {
    expect(rows('SELECT DISTINCT county FROM centre ORDER BY county').map(({ county }) => county)).toEqual([
      ...['331002', '331003', '331004', '331022', '331023', '331024', '331081', '331082', '331083'],
    ])
  })

  test(
    'of unions whose members are records as many count as they report, with as many women and migrant workers among them',
    async () => {
      const compared = rows(
        `SELECT u.id, u.members, ${members} AS counted,
         (SELECT sum(sex = 'female') FROM member m WHERE m.union_id = u.id) - u.women_members AS women,
         (SELECT sum(migrant_worker) FROM member m WHERE m.union_id = u.id) - u.migrant_members AS migrants
       FROM trade_union u WHERE EXISTS (SELECT 1 FROM member m WHERE m.union_id = u.id)`,
      )
      expect(compared.length).toBe(long ? 9394 : 92)
      const complete = compared.filter(({ members, counted }) => members === counted)
      expect(compared.length - complete.length).toBe(long ? 0 : demoFlaws.rosterIncomplete.findings)
      // In the sample some who left stand beside those who count, women and migrant workers as it comes.
      for (const { women, migrants } of complete) {
        expect(Number(women)).toBeGreaterThanOrEqual(0)
        expect(Number(women)).toBeLessThanOrEqual(long ? 0 : 3)
        expect(Number(migrants)).toBeGreaterThanOrEqual(0)
        expect(Number(migrants)).toBeLessThanOrEqual(long ? 0 : 3)
      }
      const current = compared.reduce((sum, { counted }) => sum + Number(counted), 0)
      expect((await list('member', [{ field: 'isCurrent', op: 'is', value: 'true' }])).total).toBe(current)
      const { total } = await list('member')
      if (long) expect([current, total]).toEqual([1_033_100, 1_033_100])
      else expect(total).toBeGreaterThan(current + 100)
    },
    patience,
  )
})

describe('every register', () => {
  test('has records, and is counted by the contract as it stands in the file', async () => {
    const { counts } = await core.call.office.status()
    for (const id of registerIds) {
      expect(counts[id], id).toBeGreaterThanOrEqual(20)
      expect(counts[id], id).toBe(one(`SELECT count(*) FROM ${registers[id].table} WHERE deleted_at IS NULL`))
    }
  })

  test('links to records that link back', async () => {
    for (const id of registerIds) {
      for (const field of storedFields(registers[id])) {
        if (field.kind !== 'link') continue
        const column = columnOf(field)
        const target = one(`SELECT ${column} FROM ${registers[id].table} WHERE ${column} IS NOT NULL ORDER BY id DESC LIMIT 1`)
        expect(target, `${id}.${field.key} is never filled`).not.toBeNull()
        const related = await core.call.records.related({ register: field.register as RegisterId, id: Number(target) })
        const back = related.find((entry) => entry.register === id && entry.field === field.key)
        expect(back?.total).toBe(one(`SELECT count(*) FROM ${registers[id].table} WHERE ${column} = ?`, target))
      }
    }
  })

  test('has days that have come, but for ends, limits and terms', () => {
    for (const id of registerIds) {
      for (const field of storedFields(registers[id])) {
        if (
          field.kind !== 'date' ||
          !/^(date|joinedOn|birthDate|openedOn|namedOn|collectedOn|issuedOn|startedOn|contractFrom|from|secondedFrom|servedOn|doneOn|solvedOn|correctedOn|leftOn)$/.test(
            field.key,
          )
        )
          continue
        expect(one(`SELECT count(*) FROM ${registers[id].table} WHERE ${columnOf(field)} > ?`, today), `${id}.${field.key}`).toBe(0)
      }
    }
  })
})

test('craftsmen’s forums are held once or twice a month, and three times in the one month that stands on the list', () => {
  const months = rows("SELECT substr(date, 1, 7) AS month, count(*) AS forums FROM activity WHERE kind = '工匠论坛' GROUP BY 1 ORDER BY 1")
  expect(months).toHaveLength(18)
  expect(months.filter(({ forums }) => Number(forums) > 2)).toEqual([{ month: '2018-11', forums: 3 }])
})

test('centres lie in their counties, but for one whose axes were exchanged', () => {
  const away = rows('SELECT county, longitude, latitude FROM centre').filter(({ county, longitude, latitude }) => {
    return !holds(ringOf(taizhouMap, String(county)), { longitude: Number(longitude), latitude: Number(latitude) })
  })
  expect(away).toHaveLength(1)
  expect(Number(away[0]?.latitude)).toBeGreaterThan(120)
})

describe('persons', () => {
  const people = ['member', 'cadre', 'social_worker', 'honouree']

  test('have document numbers that check, of regions that were never given a code, and mobiles of a block that no network has', () => {
    for (const table of people) {
      const phone = table === 'member' ? 'mobile' : 'phone'
      const documents = `SELECT document_number AS number, sex, birth_date AS birth, ${phone} AS phone FROM ${table} WHERE document_number IS NOT NULL`
      for (const row of demo.each(documents)) {
        const number = String(row.number)
        if (!isValidIdNumber(number) || number.slice(2, 5) !== '999') throw new Error(`${table}: ${number}`)
        if (idBirthDate(number) !== row.birth) throw new Error(`${table}: born on another day`)
        if (table !== 'member' && idSex(number) !== row.sex) throw new Error(`${table}: of the other sex`)
        if (!/^142\d{8}$/.test(String(row.phone))) throw new Error(`${table}: ${row.phone}`)
      }
    }
  })

  test('are as many as their numbers, chairs and three who are in two unions apart', () => {
    const all = people.map((table) => `SELECT document_number AS number, name FROM ${table} WHERE document_number IS NOT NULL`).join(' UNION ALL ')
    const twice = rows(`SELECT number, count(*) AS records, count(DISTINCT name) AS names FROM (${all}) GROUP BY number HAVING count(*) > 1`)
    expect(twice.filter(({ names }) => names !== 1)).toEqual([])
    const chairs = Number(
      one("SELECT count(*) FROM member m JOIN cadre c ON c.document_number = m.document_number AND c.union_id = m.union_id AND c.position = '主席'"),
    )
    expect(chairs).toBeGreaterThan(60)
    expect(twice).toHaveLength(chairs + demoFlaws.memberInTwoUnions.findings)
  })

  test('joined when they were of age and their union stood', () => {
    expect(one('SELECT count(*) FROM member m JOIN trade_union u ON u.id = m.union_id WHERE m.joined_on < u.founded_on')).toBe(0)
    expect(
      one('SELECT count(*) FROM member WHERE document_number IS NOT NULL AND cast(substr(joined_on, 1, 4) AS INTEGER) - substr(birth_date, 1, 4) < 16'),
    ).toBe(0)
  })
})

test(
  'what the checks of data quality find is what the list of flaws says, but for ends that draw near',
  async () => {
    let found: Readonly<Record<string, number>> = {}
    for await (const event of await core.call.quality.run({})) {
      if (event.type !== 'summary') continue
      const lasting = event.summary.counts.filter(({ code, count }) => count > 0 && !/^(term-reminder-|contract-ends$)/.test(code))
      found = added(lasting.map(({ register, code, count }) => [`${register} ${code}`, count]))
    }
    const listed = (Object.entries(demoFlaws) as [string, Flaw][]).filter(([name]) => !(long && name === 'rosterIncomplete'))
    expect(found).toEqual(added(listed.map(([, { register, code, findings }]) => [`${register} ${code}`, findings])))
  },
  patience,
)

function added(counts: readonly (readonly [string, number])[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const [key, count] of counts) sums[key] = (sums[key] ?? 0) + count
  return sums
}

// The demo office looked back upon: it stands still on 28 June 2019, and the half-year before is in its history, so that the year's end can be looked at as it was.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Core } from '#core/core.ts'
import { clerks } from '#core/demo/demoHistory.ts'
import { demoFacts } from '#core/demo/facts.ts'
import { takeOver, workDay } from '#core/demo/workDays.ts'
import { systemClock } from '#core/systemClock.ts'
import type { ListQueryInput } from '#shared/api/recordsContract.ts'
import { columnOf, type RegisterId, registerIds, registers, storedFields } from '#shared/registers/index.ts'
import { type OpenDemo, openDemo } from './openDemo.ts'

let demo: OpenDemo
let core: Core

beforeAll(async () => {
  demo = await openDemo()
  core = demo.core
})
afterAll(() => demo?.close())

const one: OpenDemo['one'] = (sql, ...values) => demo.one(sql, ...values)
const rows: OpenDemo['rows'] = (sql, ...values) => demo.rows(sql, ...values)
type Filters = NonNullable<ListQueryInput['filters']>
const list = (register: RegisterId, asOf: string, filters: Filters = [], more: Partial<ListQueryInput> = {}) =>
  core.call.records.list({ register, asOf, filters, limit: 1, ...more })
const all = async (register: RegisterId, asOf: string, filters: Filters) => (await core.call.records.list({ register, asOf, filters })).records
const active = { field: 'status', op: 'is', value: 'active' } as const
const form = (value: string) => ({ field: 'form', op: 'is', value }) as const

async function lookedAt(asOf: string) {
  const unions = await all('union', asOf, [active])
  const covered = await all('coverage', asOf, [{ field: 'coveredTo', op: 'blank' }])
  return {
    unions: unions.length,
    single: (await list('union', asOf, [active, form('single')])).total,
    joint: (await list('union', asOf, [active, form('joint')])).total,
    members: unions.reduce((sum, { members }) => sum + Number(members), 0),
    unitsCovered: new Set(covered.map(({ unit }) => unit)).size,
  }
}
async function reported(period: string) {
  const { rows } = await core.call.reports.build({ report: 'A', period })
  return rows.find((row) => row.kind === 'total')?.figures
}

test('the office stands still on its day, whatever the day is, so that its terms do not all run out', async () => {
  const { today, figures, scope } = await core.call.office.status()
  expect(systemClock.today()).not.toBe(today)
  expect({ today, scope: scope.name }).toEqual({ today: '2019-06-28', scope: '台州市' })
  expect(figures).toMatchObject({ unions: 9394, single: 8457, joint: 937, unitsCovered: 26353, members: 1033100 })
  expect(figures.termsExpired).toBeLessThan(figures.unions / 2)
})

describe('lists of a past day', () => {
  test('count at the end of 2018 what was published, and what report A says', async () => {
    const then = await lookedAt('2018-12-31')
    const { single, joint, unitsCovered, members } = demoFacts
    expect(then).toEqual({ unions: single + joint, single, joint, unitsCovered, members })
    expect(await reported('2018Q4')).toMatchObject(then)
  })

  test('count at the end of March what report A says of that quarter, county by county', async () => {
    expect(await reported('2019Q1')).toMatchObject(await lookedAt('2019-03-31'))
    const { rows } = await core.call.reports.build({ report: 'A', period: '2019Q1' })
    const q4 = await core.call.reports.build({ report: 'A', period: '2018Q4' })
    for (const county of ['椒江区', '温岭市']) {
      const unions = (report: typeof rows) => report.find(({ label }) => label === county)?.figures.unions
      const { total } = await list('union', '2019-03-31', [active, { field: 'county', op: 'is', value: county }])
      expect(total).toBe(unions(rows))
      expect(total).not.toBe(unions(q4.rows))
    }
  })

  test('say of a union that ended in 2019 that it stood, with its units; before the taking over there is nothing', async () => {
    const id = Number(one("SELECT id FROM trade_union WHERE status = 'revoked' AND form = 'joint' AND ended_on >= '2019-01-01' ORDER BY id LIMIT 1"))
    const then = await core.call.records.get({ register: 'union', id, asOf: '2018-12-31' })
    expect(then.record).toMatchObject({ status: 'active', endedOn: null, version: 1 })
    const links = { field: 'unionName', op: 'is', value: String(then.record.name) } as const
    expect((await list('coverage', '2018-12-31', [links, { field: 'coveredTo', op: 'blank' }])).total).toBeGreaterThan(5)
    expect((await list('coverage', '2019-06-28', [links, { field: 'coveredTo', op: 'blank' }])).total).toBe(0)
    expect((await list('union', '2018-12-27')).total).toBe(0)
  })

  test('name regions', async () => {
    expect((await list('unit', '2018-12-31')).records[0]?.county).toMatch(/^[\u4e00-\u9fff]+$/)
  })
})

describe('the history', () => {
  test('of a union tells who wrote down its end, when and why, and that it was taken over', async () => {
    const union = rows("SELECT id, ended_on AS endedOn FROM trade_union WHERE status = 'revoked' AND ended_on >= '2019-01-01' ORDER BY id LIMIT 1")[0]
    const { entries } = await core.call.records.history({ register: 'union', id: Number(union?.id) })
    const ended = entries.find(({ field }) => field === 'status')
    expect(ended).toMatchObject({ by: clerks.organisation, from: 'active', to: 'revoked', why: expect.stringContaining('撤销') })
    expect(ended?.at.slice(0, 10)).toBe(workDay(String(union?.endedOn)))
    expect(entries.at(-1)).toMatchObject({ action: 'create', by: clerks.organisation, why: '2018年底台账移交' })
    expect(entries.at(-1)?.at.slice(0, 10)).toBe(takeOver)
  })

  test('has elections with and without another chair, certificates that were given and that ran out', () => {
    const lines = (why: string) => Number(one("SELECT count(*) FROM change WHERE register = 'union' AND why LIKE ?", why))
    for (const why of ['%连任', '%新一届主席', '取得%证书', '%到期%']) expect(lines(why), why).toBeGreaterThan(20)
    expect(lines('%批复撤销')).toBe(24)
  })

  test('of a term follows upon the term before', () => {
    for (const row of rows("SELECT fields FROM change WHERE register = 'union' AND why LIKE '换届%'")) {
      const { termFrom, termNumber } = JSON.parse(String(row.fields)) as Record<string, readonly [string | number, string | number]>
      if (!termFrom || !termNumber) throw new Error(String(row.fields))
      expect(Number(termNumber[1])).toBe(Number(termNumber[0]) + 1)
      if (termFrom[0] >= termFrom[1]) throw new Error(String(row.fields))
    }
  })

  test('is of the past, on working days, in office hours, and in the order in which it happened', () => {
    const days = new Set<string>()
    for (const id of registerIds) {
      const { table } = registers[id]
      for (const { at } of rows(`SELECT DISTINCT created_at AS at FROM ${table} UNION SELECT updated_at FROM ${table}`)) days.add(String(at))
    }
    for (const { at } of rows('SELECT DISTINCT at FROM change')) days.add(String(at))
    for (const { at } of rows("SELECT DISTINCT at FROM creation WHERE register <> 'region'")) days.add(String(at))
    expect(days.size).toBeGreaterThan(200)
    for (const at of days) {
      expect(at).toMatch(/^20(18-12-(28|29|31)|19-0[1-6]-\d\d)T0[1-9]:[0-5]\d:00\.000Z$/)
      const day = at.slice(0, 10)
      expect(day <= '2019-06-28').toBe(true)
      expect(workDay(day)).toBe(day)
    }
    const changes = rows('SELECT register, record_id AS id, at FROM change ORDER BY id')
    const last = new Map<string, string>()
    for (const { register, id, at } of changes) {
      const created = one(`SELECT created_at FROM ${registers[register as RegisterId].table} WHERE id = ?`, id)
      const before = last.get(`${register} ${id}`) ?? String(created)
      if (before > String(at)) throw new Error(`${register} ${id}: ${before} after ${at}`)
      last.set(`${register} ${id}`, String(at))
    }
  })

  test('of nothing begins before that of what it links to', () => {
    for (const id of registerIds) {
      for (const field of storedFields(registers[id])) {
        if (field.kind !== 'link') continue
        // A link may have been made later than its record.
        const older = rows(
          `SELECT r.id, r.created_at AS at, t.created_at AS came,
             (SELECT max(c.at) FROM change c WHERE c.register = ? AND c.record_id = r.id AND json_extract(c.fields, '$.' || ?) IS NOT NULL) AS linked
           FROM ${registers[id].table} r JOIN ${registers[field.register as RegisterId].table} t ON t.id = r.${columnOf(field)} WHERE t.created_at > r.created_at`,
          id,
          field.key,
        ).filter(({ came, linked }) => linked === null || String(linked) < String(came))
        expect(older, `${id}.${field.key}`).toEqual([])
      }
    }
  })

  test('is short: neighbours that were entered together are one line', () => {
    expect(Number(one('SELECT count(*) FROM creation'))).toBeLessThan(15_000)
    expect(Number(one("SELECT count(*) FROM creation WHERE register IN ('unit', 'union', 'member')"))).toBeLessThan(1500)
  })
})

test('in the recycle bin lie a few mistakes and a unit that another stands for; one activity came back', async () => {
  const { entries } = await core.call.records.bin({})
  expect(entries.map(({ register, why, by }) => [register, why, by])).toEqual([
    ['unit', '合并重复记录：同一单位录入了两次', clerks.organisation],
    ['serviceItem', '设备停用，不再提供', clerks.rooms],
    ['task', '与“基层工会换届提醒”重复', clerks.rooms],
    ['activity', '因雨取消，没有举办', clerks.rooms],
    ['unit', '学习录入时试填的，不是真实单位', clerks.organisation],
  ])
  const merged = entries[0]?.record.id ?? 0
  await expect(core.call.records.restore({ register: 'unit', id: merged })).rejects.toMatchObject({ data: { code: 'merged-away' } })
  const congress = (await core.call.records.list({ register: 'activity', search: '台州市工匠大会' })).records[0]
  const { entries: lines } = await core.call.records.history({ register: 'activity', id: Number(congress?.id) })
  expect(lines.map(({ action }) => action)).toEqual(['restore', 'remove', 'create'])
  expect((await list('activity', '2019-05-06', [{ field: 'name', op: 'is', value: '台州市工匠大会' }])).total).toBe(0)
  expect((await list('activity', '2019-05-05', [{ field: 'name', op: 'is', value: '台州市工匠大会' }])).total).toBe(1)
})

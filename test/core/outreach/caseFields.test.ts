// What SQL says of a case is what the rules in shared/outreach say: cases of every kind, one by one.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deadlineOf, urgencyOf } from '#shared/outreach/deadlines.ts'
import { caseStates, isOpen } from '#shared/outreach/states.ts'
import { tierOf } from '#shared/outreach/tiers.ts'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { openOffice, type TestOffice, today } from '#test/support/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const create = async (register: RegisterId, values: Record<string, Value>) => (await office.core.call.records.create({ register, values })).record.id
const all = async () => (await office.core.call.records.list({ register: 'outreach' })).records
const text = (value: unknown) => (typeof value === 'string' ? value : null)

test('tier and urgency follow from headcount, production, coverage, deadline and settings', async () => {
  const own = await create('union', { name: '甲公司工会', form: 'single' })
  const joint = await create('union', { name: '海门街道联合工会', form: 'joint' })
  const gone = await create('union', { name: '乙公司工会', form: 'single', status: 'revoked' })
  const covered = new Map<number, 'own' | 'joint' | 'none'>()
  const kinds = [
    ['none', null, null],
    ['own', own, null],
    ['joint', joint, null],
    ['none', joint, '2019-07-03'],
    ['joint', joint, '2019-07-04'],
    ['none', gone, null],
  ] as const
  const days = [
    { dueOn: null, extendedTo: null },
    { dueOn: '2019-07-02', extendedTo: null },
    { dueOn: '2019-07-03', extendedTo: null },
    { dueOn: '2019-07-18', extendedTo: null },
    { dueOn: '2019-07-19', extendedTo: null },
    { dueOn: '2019-06', extendedTo: null },
    { dueOn: '2019-07', extendedTo: null },
    { dueOn: '2019-06-01', extendedTo: '2019-07-10' },
    { dueOn: '2018', extendedTo: '2019' },
  ]
  let turn = 0
  for (const [coverage, union, until] of kinds) {
    for (const headcount of [null, 24, 25, 26, 99, 100]) {
      for (const inProductionSince of [null, '2018-07-03', '2018-07-04', '2018-07', '2019']) {
        const unit = await create('unit', { name: `第${turn}机械有限公司`, inProductionSince })
        if (union !== null) await create('coverage', { union, unit, coveredFrom: '2017-01-01', coveredTo: until })
        const day = days[turn % days.length] ?? days[0]
        const state = turn % 17 === 0 ? null : (caseStates[turn % caseStates.length] ?? null)
        const id = await create('outreach', { unit, headcount, state, issuedOn: null, ...day })
        covered.set(id, coverage)
        turn++
      }
    }
  }
  const check = async (thresholds: Parameters<typeof tierOf>[1], dueSoonDays: number) => {
    const units = new Map((await office.core.call.records.list({ register: 'unit' })).records.map((unit) => [unit.id, unit]))
    const seen = new Set<unknown>()
    for (const record of await all()) {
      const state = text(record.state)
      const inProductionSince = text(units.get(Number(record.unit))?.inProductionSince)
      const coverage = isOpen(state) ? (covered.get(record.id) ?? 'none') : 'none'
      const standing = { state, verificationResult: null, issuedOn: null, dueOn: text(record.dueOn), extendedTo: text(record.extendedTo) }
      const headcount = typeof record.headcount === 'number' ? record.headcount : null
      const about = JSON.stringify({ ...standing, headcount, inProductionSince, coverage })
      expect(record.tier, about).toBe(tierOf({ headcount, inProductionSince, coverage }, thresholds, today))
      expect(record.urgency, about).toBe(urgencyOf(standing, today, dueSoonDays))
      expect(record.deadline, about).toBe(deadlineOf(standing))
      seen.add(record.tier).add(record.urgency)
    }
    expect(seen.size).toBe(8)
  }
  await check({ campaignEmployees: 100, employees: 25, productionYears: 1, jointEmployees: 25 }, 15)

  const set = { campaignEmployees: 99, employees: 26, productionYears: 2, jointEmployees: 24, dueSoonDays: 16 }
  await office.core.call.settings.save({ outreach: set })
  await check(set, 16)
})
